import GRDB

extension FactStore {
  /// Makes every derived table whose definition the store does not know, with those that are made of it.
  func deriveTables() throws {
    guard try queue.read({ try FactStore.outdated($0) }).isEmpty == false else { return }
    try write { db in
      // Another process may have done it meanwhile.
      for table in try FactStore.outdated(db) {
        try db.execute(sql: table.schema)
        try db.execute(sql: table.filling(where: "1 = 1"))
        try db.execute(
          sql: "INSERT OR REPLACE INTO derived_tables (name, definition) VALUES (?, ?)",
          arguments: [table.name, table.definition])
      }
    }
  }

  private static func outdated(_ db: Database) throws -> [DerivedTable] {
    let known = try GRDB.Row.fetchAll(db, sql: "SELECT name, definition FROM derived_tables").reduce(into: [:]) {
      $0[$1["name"] as String] = $1["definition"] as String
    }
    var names: Set<String> = []
    return DerivedTable.all.filter { table in
      guard known[table.name] != table.definition || names.contains(table.source) else { return false }
      names.insert(table.name)
      return true
    }
  }

  /// Brings what follows from verdict tables of a repository up to date with them.
  static func derive(from tables: [String], of repository: Int, _ db: Database) throws {
    if tables.contains("unit_facts") {
      try db.execute(
        sql: """
          UPDATE unit_facts SET isRecorded = 1 WHERE repositoryId = ?1 AND commitId IN (
            SELECT unitId FROM request_facts WHERE repositoryId = ?1
          )
          """, arguments: [repository])
    }
    var changed = Set(tables)
    for table in DerivedTable.all where changed.contains(table.source) {
      changed.insert(table.name)
      try db.execute(sql: "DELETE FROM \(table.name) WHERE repositoryId = ?", arguments: [repository])
      try db.execute(sql: table.filling(where: "repositoryId = \(repository)"))
    }
  }
}
