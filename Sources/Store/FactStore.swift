import CSQLiteSetup
import Facts
import GRDB

/// The database file: facts in, rows out.
package struct FactStore: Sendable {
  /// The file's path; empty for a store in memory.
  package let path: String
  let queue: DatabaseQueue

  /// What must be said to SQLite once, before anything else.
  private static let setup = withoutMemoryStatistics()

  /// Opens a store, and makes it when there is none.
  package init(path: String) throws {
    self.path = path
    _ = Self.setup
    var configuration = Configuration()
    configuration.busyMode = .timeout(60)
    configuration.prepareDatabase { db in
      try db.execute(sql: "PRAGMA cache_size = -16384")
      try db.execute(sql: "PRAGMA temp_store = MEMORY")
    }
    do {
      queue =
        path.isEmpty
        ? try DatabaseQueue(configuration: configuration) : try DatabaseQueue(path: path, configuration: configuration)
      if !path.isEmpty {
        try queue.writeWithoutTransaction { db in
          _ = try String.fetchOne(db, sql: "PRAGMA journal_mode = WAL")
          try db.execute(sql: "PRAGMA synchronous = NORMAL")
          // 32 MB of the log before it is copied back: pages that several batches change are then copied once.
          try db.execute(sql: "PRAGMA wal_autocheckpoint = 8000")
        }
      }
      try FactStore.migrator.migrate(queue)
      if try queue.read({ try FactStore.migrator.hasBeenSuperseded($0) }) {
        throw BylineError(
          .failure, "the store \(path) was written by a newer Byline", hint: "update Byline, or name another --store")
      }
      try deriveTables()
    } catch let error as DatabaseError {
      throw FactStore.failure(path, error)
    }
  }

  /// Takes a database that is open.
  init(path: String, queue: DatabaseQueue) {
    self.path = path
    self.queue = queue
  }

  private static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("facts and verdicts") { db in
      try db.execute(sql: Schema.facts)
      try db.execute(sql: Schema.verdicts)
    }
    migrator.registerMigration("line history") { db in
      try db.execute(sql: Schema.lineHistory)
      try db.execute(sql: Schema.fates)
    }
    migrator.registerMigration("review records") { db in
      try db.execute(sql: Schema.reviews)
      try db.execute(sql: Schema.reviewFacts)
      try db.execute(sql: Schema.joins)
    }
    migrator.registerMigration("persons of facts") { db in
      try db.execute(sql: Schema.persons)
    }
    migrator.registerMigration("work on review records") { db in
      try db.execute(sql: Schema.reviewWork)
    }
    migrator.registerMigration("counts of facts") { db in
      try db.execute(sql: Schema.counts)
    }
    return migrator
  }

  static func failure(_ path: String, _ error: DatabaseError) -> BylineError {
    let words = error.message ?? "error \(error.resultCode.rawValue)"
    switch error.resultCode {
    case .SQLITE_NOTADB, .SQLITE_CORRUPT:
      return BylineError(
        .failure, "\(path) is not a Byline store: \(words)", hint: "name another file with --store, or remove this one")
    case .SQLITE_CANTOPEN, .SQLITE_READONLY, .SQLITE_PERM:
      return BylineError(
        .failure, "the store \(path) cannot be opened for writing: \(words)",
        hint: "name a file that can be written with --store or BYLINE_STORE")
    case .SQLITE_BUSY, .SQLITE_LOCKED:
      return BylineError(.failure, "the store \(path) is in use by another program", hint: "try again when it is done")
    case .SQLITE_FULL, .SQLITE_IOERR:
      return BylineError(.failure, "the store \(path) cannot be written: \(words)", hint: "check the space on the disk")
    default:
      return BylineError(.failure, "the store \(path) failed: \(words)")
    }
  }

  /// Writes in one transaction; the database's errors become sentences.
  func write<T>(_ body: (Database) throws -> T) throws -> T {
    do {
      return try queue.write(body)
    } catch let error as DatabaseError {
      throw FactStore.failure(path, error)
    }
  }

  /// Reads, everything as of one moment; the database's errors become sentences.
  ///
  /// GRDB's own `read` sets `PRAGMA query_only`, after which SQLite prepares every statement again: with thousands of
  /// small reads that costs more than reading.
  func read<T>(_ body: (Database) throws -> T) throws -> T {
    do {
      return try queue.unsafeRead { db in
        try db.beginTransaction(.deferred)
        do {
          let result = try body(db)
          try db.commit()
          return result
        } catch {
          if db.isInsideTransaction { try db.rollback() }
          throw error
        }
      }
    } catch let error as DatabaseError {
      throw FactStore.failure(path, error)
    }
  }
}

extension FactStore: RowSource {
  package func rows(_ sql: String) throws -> [Row] {
    try read { db in
      let statement = try db.makeStatement(sql: sql)
      let names = statement.columnNames
      var result: [Row] = []
      try statement.each([], of: db) { columns in
        result.append(Row(columns: names, values: (0..<names.count).map { columns.value(Int32($0)) }))
      }
      return result
    }
  }
}
