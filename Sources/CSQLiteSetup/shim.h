#include <sqlite3.h>

/// Keeps SQLite from counting the memory that it takes: every allocation would wait for a lock that all connections share.
///
/// `sqlite3_config` is variadic, which Swift cannot call. It has an effect before SQLite is first used, and none later.
static inline int withoutMemoryStatistics(void) { return sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0); }
