import Facts
import GRDB
import Store
import Synchronization

/// The store's tables in memory, filled by the test itself.
final class MemoryStore: RowSource {
  private let database: DatabaseQueue
  /// Whether the tables that follow from others do follow from what they hold now.
  private let isDerived = Mutex(false)

  /// Makes a store with empty tables.
  init() throws {
    database = try DatabaseQueue()
    let tables = [
      Schema.facts, Schema.verdicts, Schema.lineHistory, Schema.fates, Schema.reviews, Schema.reviewFacts, Schema.joins,
      Schema.persons, Schema.reviewWork, Schema.counts,
    ]
    try database.write { try $0.execute(sql: tables.joined()) }
  }

  func rows(_ sql: String) throws -> [Store.Row] {
    try derive()
    return try database.read { database in
      try GRDB.Row.fetchAll(database, sql: sql).map { row in
        Store.Row(columns: Array(row.columnNames), values: row.databaseValues.map(Self.value))
      }
    }
  }

  /// Adds a row to a table; columns without a value are left to the table.
  func insert(_ table: String, _ values: [String: (any DatabaseValueConvertible)?]) throws {
    let columns = values.keys.sorted()
    isDerived.withLock { $0 = false }
    let marks = columns.map { _ in "?" }.joined(separator: ", ")
    try database.write {
      try $0.execute(
        sql: "INSERT INTO \(table) (\(columns.joined(separator: ", "))) VALUES (\(marks))",
        arguments: StatementArguments(columns.map { values[$0] ?? nil }))
    }
  }

  private func derive() throws {
    try isDerived.withLock { isDerived in
      guard !isDerived else { return }
      try database.write { database in
        try database.execute(
          sql: """
            UPDATE unit_facts SET isRecorded = EXISTS (
              SELECT 1 FROM request_facts AS q
              WHERE q.repositoryId = unit_facts.repositoryId AND q.unitId = unit_facts.commitId
            )
            """)
        for table in DerivedTable.all { try database.execute(sql: "\(table.schema);\(table.filling(where: "1 = 1"))") }
      }
      isDerived = true
    }
  }

  private static func value(_ value: DatabaseValue) -> Store.Row.Value {
    switch value.storage {
    case .null: .null
    case .int64(let number): .integer(number)
    case .double(let number): .real(number)
    case .string(let text): .text(text)
    case .blob(let data): .bytes(Array(data))
    }
  }
}
