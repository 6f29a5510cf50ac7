import Facts
import GRDB

/// A commit's text and people, as evidence is looked for in them.
package struct CommitText: Sendable {
  package var number: Int
  package var author: Identity
  package var committer: Identity
  package var message: String
  /// Days since 1970.
  package var authoredDay: Int
  /// The branch that a merge subject names for the change which landed with this commit; usually empty.
  package var branch: String
}

/// What was found in a commit's text.
package struct CommitSigns: Sendable {
  package var commit: Int
  package var trailers: [Trailer]
  package var evidence: [Evidence]
  /// True for a squash that carries the marks of several commits.
  package var isAggregate: Bool

  /// Makes the findings of a commit.
  package init(commit: Int, trailers: [Trailer], evidence: [Evidence], isAggregate: Bool) {
    self.commit = commit
    self.trailers = trailers
    self.evidence = evidence
    self.isAggregate = isAggregate
  }
}

extension FactStore {
  /// Gives the text of the commits above a number, in the order of their numbers, at most `limit` of them.
  package func eachCommitText(
    of repository: Int, above: Int, limit: Int, _ body: (CommitText) throws -> Void
  ) throws {
    try eachCommitText("c.commitId > ?2 ORDER BY c.commitId LIMIT ?3", [repository, above, limit], body)
  }

  /// Gives the text of some commits, in the order of their numbers.
  package func eachCommitText(
    of repository: Int, numbers: [Int], _ body: (CommitText) throws -> Void
  ) throws {
    let list = numbers.map(String.init).joined(separator: ", ")
    try eachCommitText("c.commitId IN (\(list)) ORDER BY c.commitId", [repository], body)
  }

  private func eachCommitText(
    _ condition: String, _ arguments: StatementArguments, _ body: (CommitText) throws -> Void
  ) throws {
    try read { db in
      let rows = try GRDB.Row.fetchCursor(
        db,
        sql: """
          SELECT c.commitId, a.rawName, a.rawEmail, k.rawName, k.rawEmail, c.message, c.authorTime,
            COALESCE(r.headBranch, '')
          FROM commits AS c
          JOIN identities AS a ON a.repositoryId = c.repositoryId AND a.identityId = c.authorId
          JOIN identities AS k ON k.repositoryId = c.repositoryId AND k.identityId = c.committerId
          LEFT JOIN (\(FactStore.headBranches)) AS r ON r.repositoryId = c.repositoryId AND r.landedId = c.landedId
          WHERE c.repositoryId = ?1 AND \(condition)
          """, arguments: arguments)
      while let row = try rows.next() {
        try body(
          CommitText(
            number: row[0], author: Identity(name: row[1], email: row[2]),
            committer: Identity(name: row[3], email: row[4]), message: row[5],
            authoredDay: Calendar.day(ofSeconds: row[6]), branch: row[7]))
      }
    }
  }

  /// The branch that each commit landed from, by the commit's number; commits without a known branch are not among them.
  package func landedBranches(_ repository: Int) throws -> [Int: String] {
    try read { db in
      var branchOf: [Int: String] = [:]
      let requests = try GRDB.Row.fetchCursor(
        db, sql: "SELECT landedId, headBranch FROM (\(FactStore.headBranches)) AS r WHERE repositoryId = ?",
        arguments: [repository])
      while let row = try requests.next() { branchOf[row[0]] = row[1] }
      guard !branchOf.isEmpty else { return [:] }
      // One pass over the commits: a join would look through them once a request.
      let commits = try GRDB.Row.fetchCursor(
        db, sql: "SELECT commitId, landedId FROM commits WHERE repositoryId = ? AND landedId IS NOT NULL",
        arguments: [repository])
      var branches: [Int: String] = [:]
      while let row = try commits.next() {
        if let branch = branchOf[row[1]] { branches[row[0]] = branch }
      }
      return branches
    }
  }

  /// The branch that a mainline commit's message names; where several requests landed with it, the first in order.
  private static let headBranches = """
    SELECT repositoryId, landedId, MIN(headBranch) AS headBranch FROM change_requests
    WHERE headBranch <> '' AND landedId IS NOT NULL GROUP BY repositoryId, landedId
    """

  /// Forgets the trailers and signs of the commits above a number.
  package func clearEvidence(of repository: Int, above: Int) throws {
    try write { db in
      for table in ["trailers", "evidence"] {
        try db.execute(
          sql: "DELETE FROM \(table) WHERE repositoryId = ? AND commitId > ?", arguments: [repository, above])
      }
      try db.execute(
        sql: "UPDATE commits SET isAggregate = 0 WHERE repositoryId = ? AND commitId > ? AND isAggregate = 1",
        arguments: [repository, above])
    }
  }

  /// Forgets the trailers and signs of some commits.
  package func clearEvidence(of repository: Int, commits: [Int]) throws {
    try write { db in
      for sql in [
        "DELETE FROM trailers WHERE repositoryId = ? AND commitId = ?",
        "DELETE FROM evidence WHERE repositoryId = ? AND commitId = ?",
        "UPDATE commits SET isAggregate = 0 WHERE repositoryId = ? AND commitId = ? AND isAggregate = 1",
      ] {
        let statement = try db.cachedStatement(sql: sql)
        for commit in commits { try statement.execute(arguments: [repository, commit]) }
      }
    }
  }

  /// Adds the trailers and signs of commits that have none yet.
  package func addEvidence(_ found: [CommitSigns], of repository: Int) throws {
    try write { db in
      var trailers = try Inserter(db, "trailers", columns: 5)
      var evidence = try Inserter(db, "evidence", columns: 11)
      let shape = try db.cachedStatement(
        sql: "UPDATE commits SET isAggregate = 1 WHERE repositoryId = ? AND commitId = ?")
      for item in found {
        if item.isAggregate { try shape.execute(arguments: [repository, item.commit]) }
        for (ordinal, trailer) in item.trailers.enumerated() {
          trailers.bind(repository)
          trailers.bind(item.commit)
          trailers.bind(ordinal)
          trailers.bind(trailer.token)
          trailers.bind(trailer.value)
          try trailers.insert(db)
        }
        for (ordinal, sign) in item.evidence.enumerated() {
          evidence.bind(repository)
          evidence.bind(item.commit)
          evidence.bind(ordinal)
          evidence.bind(sign)
          try evidence.insert(db)
        }
      }
    }
  }
}

extension Inserter {
  /// Binds the eight columns of a sign.
  mutating func bind(_ sign: Evidence) {
    bind(sign.channel.rawValue)
    bind(sign.rule)
    bind(sign.role.rawValue)
    bind(sign.strength.rawValue)
    bind(sign.agent)
    bind(sign.model)
    bind(sign.session)
    bind(sign.mark)
  }
}
