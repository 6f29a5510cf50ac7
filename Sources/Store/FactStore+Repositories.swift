import Facts
import GRDB

extension FactStore {
  /// The repositories of the store, by name.
  package func repositories() throws -> [StoredRepository] {
    try read { db in
      try GRDB.Row.fetchAll(db, sql: "SELECT * FROM repositories ORDER BY name, location").map(FactStore.repository)
    }
  }

  /// The repository with this location; nil when the store does not have it.
  package func repository(location: String) throws -> StoredRepository? {
    try read { db in
      try GRDB.Row.fetchOne(db, sql: "SELECT * FROM repositories WHERE location = ?", arguments: [location])
        .map(FactStore.repository)
    }
  }

  /// Enters a repository, or brings what is known of it up to date, and marks it as being collected.
  package func begin(_ facts: RepositoryFacts) throws -> Int {
    try write { db in
      let arguments: StatementArguments = [
        facts.name, facts.objectFormat, facts.refName, facts.tip?.hex ?? "", facts.diffOptions, facts.isShallow,
        facts.isPartial, facts.commitsExpected, facts.location,
      ]
      try db.execute(
        sql: """
          UPDATE repositories SET name = ?, objectFormat = ?, refName = ?, tip = ?, diffOptions = ?, isShallow = ?,
            isPartial = ?, commitsExpected = ?, isComplete = 0
          WHERE location = ?
          """, arguments: arguments)
      if db.changesCount == 0 {
        try db.execute(
          sql: """
            INSERT INTO repositories (name, objectFormat, refName, tip, diffOptions, isShallow, isPartial,
              commitsExpected, isComplete, rulesFingerprint, location)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, 0, '', ?)
            """, arguments: arguments)
      }
      return try Int.fetchOne(
        db, sql: "SELECT repositoryId FROM repositories WHERE location = ?", arguments: [facts.location]) ?? 0
    }
  }

  /// Marks a repository as collected whole, with the rules that its evidence was made with.
  package func complete(_ repository: Int, rulesFingerprint: String) throws {
    try write { db in
      try db.execute(
        sql: "UPDATE repositories SET isComplete = 1, rulesFingerprint = ? WHERE repositoryId = ?",
        arguments: [rulesFingerprint, repository])
    }
  }

  /// Gives a repository that moved on the disk its new location and name.
  package func move(_ repository: Int, to location: String, name: String) throws {
    try write { db in
      try db.execute(
        sql: "UPDATE repositories SET location = ?, name = ? WHERE repositoryId = ?",
        arguments: [location, name, repository])
    }
  }

  /// Removes every fact and verdict of a repository; the repository itself stays, as one that was never collected whole.
  package func clear(_ repository: Int) throws {
    try write { db in
      try db.execute(
        sql: "UPDATE repositories SET isComplete = 0, tip = '', rulesFingerprint = '' WHERE repositoryId = ?",
        arguments: [repository])
      for table in FactStore.tables where table != "repositories" && table != "people" {
        try db.execute(sql: "DELETE FROM \(table) WHERE repositoryId = ?", arguments: [repository])
      }
    }
  }

  /// All tables, in the order of the schema.
  package static let tables =
    [
      "repositories", "people", "identities", "commits", "commit_parents", "paths", "file_changes", "trailers",
      "evidence", "attestations", "attested_lines", "record_evidence", "tags", "change_requests", "changelog_entries",
      "rejections", "health", "merge_files", "line_events", "owned_files", "line_history", "change_facts", "unit_facts",
      "line_facts", "mark_facts", "release_facts",
      "feature_facts", "fate_facts", "request_facts", "review_facts", "deployment_facts",
      "remotes", "people_settings", "request_links", "patch_ids", "request_patches",
    ] + DerivedTable.all.map(\.name)

  private static func repository(_ row: GRDB.Row) -> StoredRepository {
    let tip: String = row["tip"]
    return StoredRepository(
      id: row["repositoryId"],
      facts: RepositoryFacts(
        location: row["location"], name: row["name"], objectFormat: row["objectFormat"], refName: row["refName"],
        tip: ObjectID(tip), diffOptions: row["diffOptions"], isShallow: row["isShallow"], isPartial: row["isPartial"],
        commitsExpected: row["commitsExpected"]),
      isComplete: row["isComplete"], rulesFingerprint: row["rulesFingerprint"])
  }
}
