import Facts
import GRDB
import GRDBSQLite

/// Reads the columns of one row by their positions, without names: for queries with very many rows.
package struct Columns {
  fileprivate let handle: OpaquePointer?

  /// The whole number in a column; 0 when it is NULL.
  package func integer(_ index: Int32) -> Int { Int(sqlite3_column_int64(handle, index)) }

  /// The whole number in a column; nil when it is NULL.
  package func optional(_ index: Int32) -> Int? {
    sqlite3_column_type(handle, index) == SQLITE_NULL ? nil : integer(index)
  }

  /// The text in a column; empty when it is NULL.
  package func text(_ index: Int32) -> String {
    guard let bytes = sqlite3_column_text(handle, index) else { return "" }
    return String(
      decoding: UnsafeBufferPointer(start: bytes, count: Int(sqlite3_column_bytes(handle, index))), as: UTF8.self)
  }

  /// The value in a column, as the database holds it.
  func value(_ index: Int32) -> Row.Value {
    switch sqlite3_column_type(handle, index) {
    case SQLITE_INTEGER: .integer(sqlite3_column_int64(handle, index))
    case SQLITE_FLOAT: .real(sqlite3_column_double(handle, index))
    case SQLITE_TEXT: .text(text(index))
    case SQLITE_BLOB: .bytes(Array(bytes(index)))
    default: .null
    }
  }

  /// The bytes in a column, for as long as the row stands.
  package func bytes(_ index: Int32) -> UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(
      start: sqlite3_column_blob(handle, index), count: Int(sqlite3_column_bytes(handle, index)))
  }
}

extension Statement {
  /// Gives each row of a query, with whole numbers for its parameters.
  func each(_ numbers: [Int], of db: Database, _ body: (Columns) throws -> Void) throws {
    let handle = sqliteStatement
    for (index, number) in numbers.enumerated() { sqlite3_bind_int64(handle, Int32(index + 1), Int64(number)) }
    defer { sqlite3_reset(handle) }
    while true {
      let result = sqlite3_step(handle)
      guard result == SQLITE_ROW else {
        guard result == SQLITE_DONE else {
          throw DatabaseError(
            resultCode: ResultCode(rawValue: result), message: String(cString: sqlite3_errmsg(db.sqliteConnection)))
        }
        return
      }
      try body(Columns(handle: handle))
    }
  }

  /// Runs a statement that gives no rows, with whole numbers (or NULL) for its parameters.
  func run(_ numbers: [Int?], of db: Database) throws {
    let handle = sqliteStatement
    for (index, number) in numbers.enumerated() {
      if let number {
        sqlite3_bind_int64(handle, Int32(index + 1), Int64(number))
      } else {
        sqlite3_bind_null(handle, Int32(index + 1))
      }
    }
    let result = sqlite3_step(handle)
    sqlite3_reset(handle)
    guard result == SQLITE_DONE else {
      throw DatabaseError(
        resultCode: ResultCode(rawValue: result), message: String(cString: sqlite3_errmsg(db.sqliteConnection)))
    }
  }
}

/// Writes rows of the verdict tables within one transaction.
package struct VerdictWriter {
  let db: Database
  private var inserters: [Inserter] = []
  private var indexes: [String: Int] = [:]
  /// The table of the last row, which mostly is the next one's.
  private var current = (table: "", index: 0)

  fileprivate init(db: Database) { self.db = db }

  /// Adds one row to a verdict table, its values in the order of the columns.
  package mutating func add(to table: String, _ values: [Row.Value]) throws {
    if table != current.table {
      if let index = indexes[table] {
        current = (table, index)
      } else {
        current = (table, inserters.count)
        indexes[table] = inserters.count
        inserters.append(try Inserter(db, table, columns: values.count))
      }
    }
    let index = current.index
    for value in values {
      switch value {
      case .null: inserters[index].bind(Int?.none)
      case .integer(let number): inserters[index].bind(number)
      case .text(let text): inserters[index].bind(text)
      case .bytes(let bytes): inserters[index].bind(bytes)
      case .real(let number): inserters[index].bind(Int64(number))
      }
    }
    try inserters[index].insert(db)
  }
}

extension FactStore {
  /// The tables that hold verdicts.
  package static let verdictTables = [
    "change_facts", "unit_facts", "line_facts", "mark_facts", "release_facts", "feature_facts", "fate_facts",
    "request_facts", "review_facts", "deployment_facts", "request_links",
  ]

  /// Gives each row of a query that is too large to hold; `?1` in it is the repository.
  package func each(_ sql: String, of repository: Int, _ body: (Columns) throws -> Void) throws {
    try read { db in
      let statement = try db.cachedStatement(sql: sql)
      try statement.each([repository], of: db, body)
    }
  }

  /// Those of them that review records decide; the others follow from the history alone.
  package static let requestVerdictTables = [
    "unit_facts", "release_facts", "feature_facts", "request_facts", "review_facts", "deployment_facts",
    "request_links",
  ]

  /// Replaces verdicts of a repository, all of them or those of some tables, in one transaction.
  package func replaceVerdicts(
    of repository: Int, in tables: [String] = verdictTables, _ fill: (inout VerdictWriter) throws -> Void
  ) throws {
    try write { db in
      for table in tables {
        try db.execute(sql: "DELETE FROM \(table) WHERE repositoryId = ?", arguments: [repository])
      }
      var writer = VerdictWriter(db: db)
      try fill(&writer)
      try FactStore.derive(from: tables, of: repository, db)
    }
  }
}

extension FactStore {
  /// A source in which what is unmarked counts as human: for teams that enforce marking.
  ///
  /// The verdicts in the file stay as they are. Temporary views of the same names stand before the tables, on a
  /// connection of their own.
  package func countingUnmarkedAsHuman() throws -> FactStore {
    let other = try FactStore(path: path)
    try other.queue.writeWithoutTransaction { db in
      for table in [
        "change_facts", "unit_facts", "line_facts", "feature_facts", "fate_facts", "request_facts",
      ] + DerivedTable.all.map(\.name) {
        let columns = try db.columns(in: table).map { column in
          column.name == "origin" || column.name == "enderOrigin"
            ? "CASE WHEN \(column.name) = 'unmarked' THEN 'human' ELSE \(column.name) END AS \(column.name)"
            : column.name
        }
        try db.execute(
          sql: "CREATE TEMP VIEW \(table) AS SELECT \(columns.joined(separator: ", ")) FROM main.\(table)")
      }
    }
    return other
  }
}
