import Facts
import GRDB

extension FactStore {
  /// Replaces a repository's tags; gives their numbers in the order given.
  package func setTags(_ tags: [Tag], of repository: Int) throws {
    try write { db in
      try db.execute(sql: "DELETE FROM tags WHERE repositoryId = ?", arguments: [repository])
      for (index, tag) in tags.enumerated() {
        let day = Calendar.day(ofSeconds: tag.seconds)
        try db.execute(
          sql: """
            INSERT INTO tags VALUES (?1, ?2, ?3, ?10, ?4,
              (SELECT commitId FROM commits WHERE repositoryId = ?1 AND sha = ?4), ?5, ?6, ?7, ?8, ?9)
            """,
          arguments: [
            repository, index + 1, tag.name, tag.commit.hex, tag.seconds, day, Calendar.week(ofDay: day),
            tag.isRelease, tag.isPrerelease, tag.version,
          ])
      }
    }
  }

  /// Replaces a repository's change requests.
  package func setChangeRequests(_ requests: [ChangeRequest], of repository: Int) throws {
    try write { db in
      try db.execute(sql: "DELETE FROM change_requests WHERE repositoryId = ?", arguments: [repository])
      for request in requests {
        try db.execute(
          sql: """
            INSERT OR REPLACE INTO change_requests VALUES (?1, ?2, ?3,
              (SELECT commitId FROM commits WHERE repositoryId = ?1 AND sha = ?4), ?5, ?6, ?7, ?8, ?9, ?10)
            """,
          arguments: [
            repository, request.key, request.number, request.landedBy?.hex, request.landing.rawValue, request.rule,
            request.confidence.rawValue, request.title, request.headBranch, request.head?.hex ?? "",
          ])
      }
    }
  }

  /// The mainline commits' messages, oldest first, for what their subjects say of change requests.
  package func mainlineMessages(_ repository: Int) throws -> [(
    id: ObjectID, parents: Int, committer: Identity, message: String
  )] {
    try read { db in
      var result: [(id: ObjectID, parents: Int, committer: Identity, message: String)] = []
      let rows = try GRDB.Row.fetchCursor(
        db,
        sql: """
          SELECT c.sha, c.parentCount, i.rawName, i.rawEmail, c.message FROM commits AS c
          JOIN identities AS i ON i.repositoryId = c.repositoryId AND i.identityId = c.committerId
          WHERE c.repositoryId = ? AND c.mainlineIndex IS NOT NULL ORDER BY c.mainlineIndex
          """, arguments: [repository])
      while let row = try rows.next() {
        let sha: String = row[0]
        guard let id = ObjectID(sha) else { continue }
        result.append((id, row[1], Identity(name: row[2], email: row[3]), row[4]))
      }
      return result
    }
  }

  /// Replaces the entries of a repository's changelog.
  package func setChangelog(_ entries: [ChangelogEntry], of repository: Int) throws {
    try write { db in
      try db.execute(sql: "DELETE FROM changelog_entries WHERE repositoryId = ?", arguments: [repository])
      for (ordinal, entry) in entries.enumerated() {
        try db.execute(
          sql: "INSERT INTO changelog_entries VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
          arguments: [
            repository, ordinal, entry.version, entry.section, entry.text, entry.number, entry.commit,
            entry.isFeature,
          ])
      }
    }
  }

  /// Replaces what was rejected of one source.
  package func setRejections(_ rejections: [Rejection], source: String, of repository: Int) throws {
    try write { db in
      try db.execute(
        sql: "DELETE FROM rejections WHERE repositoryId = ? AND source = ?", arguments: [repository, source])
      try FactStore.add(rejections, of: repository, db)
    }
  }

  /// Replaces what was rejected at some places of one source.
  package func setRejections(
    _ rejections: [Rejection], source: String, at places: [String], of repository: Int
  ) throws {
    try write { db in
      let old = try db.cachedStatement(
        sql: "DELETE FROM rejections WHERE repositoryId = ? AND source = ? AND place = ?")
      for place in places { try old.execute(arguments: [repository, source, place]) }
      try FactStore.add(rejections, of: repository, db)
    }
  }

  private static func add(_ rejections: [Rejection], of repository: Int, _ db: Database) throws {
    let insert = try db.cachedStatement(
      sql: """
        INSERT INTO rejections VALUES (?, ?, ?, ?, ?)
        ON CONFLICT DO UPDATE SET occurrences = occurrences + excluded.occurrences
        """)
    for rejection in rejections {
      try insert.execute(
        arguments: [repository, rejection.source, rejection.place, rejection.reason, rejection.occurrences])
    }
  }

  /// Writes one count about the state of a repository's data.
  package func setHealth(_ item: String, _ amount: Int, note: String = "", of repository: Int) throws {
    try write { db in
      try db.execute(
        sql: "INSERT OR REPLACE INTO health VALUES (?, ?, ?, ?)", arguments: [repository, item, amount, note])
    }
  }

  /// One count about the state of a repository's data; nil when it was never written.
  package func health(_ item: String, of repository: Int) throws -> (amount: Int, note: String)? {
    try read { db in
      try GRDB.Row.fetchOne(
        db, sql: "SELECT amount, note FROM health WHERE repositoryId = ? AND item = ?", arguments: [repository, item]
      ).map { ($0[0], $0[1]) }
    }
  }
}
