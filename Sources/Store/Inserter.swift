import GRDB
import GRDBSQLite

/// One prepared INSERT, bound by hand: the hot path of collecting.
///
/// Values are bound in the order of the columns. SQLite copies text and bytes, so nothing needs to outlive the call.
struct Inserter {
  private let statement: Statement
  private let handle: OpaquePointer?
  private var column: Int32 = 0

  /// Prepares `INSERT INTO table VALUES (?, …)`; `verb` may be `INSERT OR REPLACE` or the like.
  init(_ db: Database, _ table: String, columns: Int, verb: String = "INSERT") throws {
    let marks = Array(repeating: "?", count: columns).joined(separator: ", ")
    statement = try db.cachedStatement(sql: "\(verb) INTO \(table) VALUES (\(marks))")
    handle = statement.sqliteStatement
  }

  mutating func bind(_ number: Int) {
    column += 1
    sqlite3_bind_int64(handle, column, Int64(number))
  }

  mutating func bind(_ number: Int64) {
    column += 1
    sqlite3_bind_int64(handle, column, number)
  }

  mutating func bind(_ number: Int?) {
    if let number {
      bind(number)
    } else {
      column += 1
      sqlite3_bind_null(handle, column)
    }
  }

  mutating func bind(_ flag: Bool) { bind(flag ? 1 : 0) }

  mutating func bind(_ text: String) {
    column += 1
    let index = column
    var text = text
    _ = text.withUTF8 { bytes in
      sqlite3_bind_text(
        handle, index, UnsafeRawPointer(bytes.baseAddress)?.assumingMemoryBound(to: CChar.self), Int32(bytes.count),
        Inserter.transient)
    }
  }

  mutating func bind(_ bytes: [UInt8]) {
    column += 1
    if bytes.isEmpty {
      sqlite3_bind_zeroblob(handle, column, 0)
    } else {
      let index = column
      _ = bytes.withUnsafeBytes {
        sqlite3_bind_blob(handle, index, $0.baseAddress, Int32($0.count), Inserter.transient)
      }
    }
  }

  /// Inserts the bound row and makes ready for the next.
  mutating func insert(_ db: Database) throws {
    column = 0
    let result = sqlite3_step(handle)
    sqlite3_reset(handle)
    guard result == SQLITE_DONE else {
      throw DatabaseError(
        resultCode: ResultCode(rawValue: result), message: String(cString: sqlite3_errmsg(db.sqliteConnection)))
    }
  }

  /// Tells SQLite to copy what is bound (`SQLITE_TRANSIENT`, a macro that Swift does not import).
  private static var transient: sqlite3_destructor_type { unsafeBitCast(-1, to: sqlite3_destructor_type.self) }
}
