import Facts
import GRDB

extension FactStore {
  /// Every commit of a repository with its parents, oldest number first.
  package func graph(_ repository: Int) throws -> [GraphNode] {
    try read { db in
      var nodes: [GraphNode] = []
      let commits = try GRDB.Row.fetchCursor(
        db, sql: "SELECT commitId, sha, committerTime FROM commits WHERE repositoryId = ? ORDER BY commitId",
        arguments: [repository])
      var position: [Int: Int] = [:]
      while let row = try commits.next() {
        guard let id = FactStore.id(row, 1) else { continue }
        position[row[0]] = nodes.count
        nodes.append(GraphNode(number: row[0], id: id, parents: [], committerSeconds: row[2]))
      }
      let parents = try GRDB.Row.fetchCursor(
        db, sql: "SELECT commitId, parentSha FROM commit_parents WHERE repositoryId = ? ORDER BY commitId, ordinal",
        arguments: [repository])
      while let row = try parents.next() {
        if let index = position[row[0]], let id = FactStore.id(row, 1) { nodes[index].parents.append(id) }
      }
      return nodes
    }
  }

  private static func id(_ row: GRDB.Row, _ index: Int) -> ObjectID? {
    let text: String = row[index]
    return ObjectID(text)
  }

  /// The numbers of the commits that a repository has.
  package func commitNumbers(_ repository: Int) throws -> [ObjectID: Int] {
    try read { db in
      var numbers: [ObjectID: Int] = [:]
      let rows = try GRDB.Row.fetchCursor(
        db, sql: "SELECT sha, commitId FROM commits WHERE repositoryId = ?", arguments: [repository])
      while let row = try rows.next() {
        if let id = FactStore.id(row, 0) { numbers[id] = row[1] }
      }
      return numbers
    }
  }

  /// The commits that were read without some of the objects that their diffs need.
  package func commitsWithAbsentObjects(_ repository: Int) throws -> [(id: ObjectID, isMerge: Bool)] {
    try read { db in
      try GRDB.Row.fetchAll(
        db,
        sql: """
          SELECT sha, parentCount > 1 FROM commits WHERE repositoryId = ? AND diffState = 'absent-objects'
          ORDER BY commitId
          """, arguments: [repository]
      ).compactMap { row in FactStore.id(row, 0).map { ($0, row[1]) } }
    }
  }

  /// Removes commits, with all that hangs on them and the paths and identities that no other commit has.
  package func remove(commits numbers: [Int], of repository: Int) throws {
    guard !numbers.isEmpty else { return }
    try write { db in
      try db.execute(sql: "CREATE TEMP TABLE gone (commitId INTEGER PRIMARY KEY, sha TEXT)")
      let entry = try db.makeStatement(
        sql: "INSERT INTO gone SELECT commitId, sha FROM commits WHERE repositoryId = ? AND commitId = ?")
      for number in numbers { try entry.execute(arguments: [repository, number]) }
      for (table, condition) in [
        ("file_changes", "commitId IN (SELECT commitId FROM gone)"),
        ("merge_files", "commitId IN (SELECT commitId FROM gone)"),
        ("commit_parents", "commitId IN (SELECT commitId FROM gone)"),
        ("trailers", "commitId IN (SELECT commitId FROM gone)"),
        ("evidence", "commitId IN (SELECT commitId FROM gone)"),
        ("attested_lines", "commitId IN (SELECT commitId FROM gone)"),
        ("attestations", "sha IN (SELECT sha FROM gone)"),
        ("record_evidence", "sha IN (SELECT sha FROM gone)"),
        ("rejections", "place IN (SELECT sha FROM gone)"),
        ("commits", "commitId IN (SELECT commitId FROM gone)"),
        (
          "paths",
          """
          pathId NOT IN (SELECT pathId FROM file_changes WHERE repositoryId = ?1)
          AND pathId NOT IN (SELECT oldPathId FROM file_changes WHERE repositoryId = ?1 AND oldPathId IS NOT NULL)
          AND pathId NOT IN (SELECT pathId FROM merge_files WHERE repositoryId = ?1)
          AND pathId NOT IN (SELECT oldPathId FROM merge_files WHERE repositoryId = ?1 AND oldPathId IS NOT NULL)
          """
        ),
        (
          "identities",
          """
          identityId NOT IN (SELECT authorId FROM commits WHERE repositoryId = ?1)
          AND identityId NOT IN (SELECT committerId FROM commits WHERE repositoryId = ?1)
          """
        ),
      ] {
        try db.execute(
          sql: "DELETE FROM \(table) WHERE repositoryId = ?1 AND \(condition)", arguments: [repository])
      }
      try db.execute(sql: "DROP TABLE gone")
      // Its lines have numbers that other commits and paths may get.
      try db.execute(sql: "DELETE FROM line_history WHERE repositoryId = ?", arguments: [repository])
    }
  }

  /// Writes when and with what each commit landed.
  package func setLandings(_ landings: [Landing], of repository: Int) throws {
    try write { db in
      let statement = try db.makeStatement(
        sql: """
          UPDATE commits SET mainlineIndex = ?1, landedId = ?2, landedTime = ?3, landedDay = ?4, landedWeek = ?5,
            releaseId = ?6
          WHERE repositoryId = ?7 AND commitId = ?8 AND NOT (mainlineIndex IS ?1 AND landedId IS ?2
            AND landedTime IS ?3 AND releaseId IS ?6)
          """)
      for landing in landings {
        let day = Calendar.day(ofSeconds: landing.seconds)
        try statement.run(
          [
            landing.mainlineIndex, landing.landedBy, Int(landing.seconds), day, Calendar.week(ofDay: day),
            landing.release, repository, landing.commit,
          ], of: db)
      }
    }
  }

  /// Identities as git recorded them, with their numbers.
  package func identities(_ repository: Int) throws -> [(number: Int, identity: Identity)] {
    try read { db in
      try GRDB.Row.fetchAll(
        db, sql: "SELECT identityId, rawName, rawEmail FROM identities WHERE repositoryId = ? ORDER BY identityId",
        arguments: [repository]
      ).map { ($0[0], Identity(name: $0[1], email: $0[2])) }
    }
  }

  /// Writes who each identity is after mailmap; the same e-mail address is the same person in every repository.
  ///
  /// People without an e-mail address are told apart by their names. Equal names alone never make one person. Of several
  /// names of a person a full one comes before a login, then the shorter, then the first in order: whatever was read
  /// first, the name is the same.
  package func setPeople(_ people: [(number: Int, identity: Identity)], of repository: Int) throws {
    try write { db in
      for (number, identity) in people {
        let email = identity.email.lowercased()
        let key = email.isEmpty ? "name:\(identity.name)" : email
        try db.execute(
          sql: "INSERT INTO people (personKey, name, email) VALUES (?, '', ?) ON CONFLICT DO NOTHING",
          arguments: [key, email])
        try db.execute(
          sql: """
            UPDATE identities SET name = ?1, email = ?2,
              personId = (SELECT personId FROM people WHERE personKey = ?3)
            WHERE repositoryId = ?4 AND identityId = ?5
            """, arguments: [identity.name, identity.email, key, repository, number])
      }
      // Who is known only by a login on a forge has no identity in any history.
      try db.execute(
        sql: """
          DELETE FROM people WHERE personKey NOT LIKE '@%' AND personId NOT IN (SELECT personId FROM identities)
          """)
      try db.execute(
        sql: """
          WITH ranked AS (
            SELECT personId, name, ROW_NUMBER() OVER (
              PARTITION BY personId ORDER BY name = '', INSTR(name, ' ') = 0, LENGTH(name), name
            ) AS position
            FROM identities
          )
          UPDATE people SET name = ranked.name FROM ranked
          WHERE ranked.personId = people.personId AND ranked.position = 1 AND people.name <> ranked.name
          """)
    }
  }

  /// Paths as git's bytes, with their numbers; only those without a class unless all are asked for.
  package func paths(_ repository: Int, all: Bool) throws -> [(number: Int, path: [UInt8])] {
    try read { db in
      var result: [(number: Int, path: [UInt8])] = []
      let rows = try GRDB.Row.fetchCursor(
        db,
        sql: "SELECT pathId, rawPath FROM paths WHERE repositoryId = ? AND (? OR fileClass = '') ORDER BY pathId",
        arguments: [repository, all])
      while let row = try rows.next() {
        result.append((row[0], try row.withUnsafeData(atIndex: 1) { $0.map { Array($0) } ?? [] }))
      }
      return result
    }
  }

  /// Writes what each path is.
  package func setClasses(_ classes: [(number: Int, pathClass: PathClass)], of repository: Int) throws {
    try write { db in
      let statement = try db.makeStatement(
        sql: "UPDATE paths SET fileClass = ?, language = ?, directory = ? WHERE repositoryId = ? AND pathId = ?")
      for (number, pathClass) in classes {
        try statement.execute(
          arguments: [pathClass.fileClass.rawValue, pathClass.language, pathClass.directory, repository, number])
      }
    }
  }
}

extension FactStore {
  /// Who wrote some commits, after mailmap, and when.
  package func authors(_ repository: Int, of commits: Set<Int>) throws -> [Int: (name: String, seconds: Int64)] {
    try read { db in
      let statement = try db.cachedStatement(
        sql: """
          SELECT CASE WHEN i.name = '' THEN i.email ELSE i.name END, c.authorTime FROM commits AS c
          JOIN identities AS i ON i.repositoryId = c.repositoryId AND i.identityId = c.authorId
          WHERE c.repositoryId = ? AND c.commitId = ?
          """)
      var authors: [Int: (name: String, seconds: Int64)] = [:]
      for commit in commits {
        guard let row = try GRDB.Row.fetchOne(statement, arguments: [repository, commit]) else { continue }
        authors[commit] = (row[0], row[1])
      }
      return authors
    }
  }
}
