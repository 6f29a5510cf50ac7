import Facts
import GRDB

/// The claims of one record about one commit, cut down to the lines that the commit itself adds.
package struct IntersectedAttestation: Sendable {
  /// One claim about one path.
  package struct Claim: Sendable {
    package var path: Int
    package var claim: Attestation.Claim

    /// Makes a claim about a path.
    package init(path: Int, claim: Attestation.Claim) {
      self.path = path
      self.claim = claim
    }
  }

  package var format: String
  package var commit: ObjectID
  package var number: Int
  /// What the record was read from (a blob id), so that a changed record is seen.
  package var source: String
  /// How many lines the record claims, before they are intersected.
  package var claimedLines: Int
  package var claims: [Claim]
  package var evidence: [Evidence]

  /// Makes the claims of a record.
  package init(
    format: String, commit: ObjectID, number: Int, source: String, claimedLines: Int, claims: [Claim],
    evidence: [Evidence]
  ) {
    self.format = format
    self.commit = commit
    self.number = number
    self.source = source
    self.claimedLines = claimedLines
    self.claims = claims
    self.evidence = evidence
  }
}

extension FactStore {
  /// True when a record could not be read because a partial clone does not have it.
  package func hasAbsentRecords(_ repository: Int) throws -> Bool {
    try read { db in
      try Bool.fetchOne(
        db, sql: "SELECT EXISTS (SELECT 1 FROM attestations WHERE repositoryId = ? AND source = '')",
        arguments: [repository]) ?? false
    }
  }

  /// The records that a repository's store holds: for each format and commit, what it was read from.
  package func attestationSources(_ repository: Int, format: String) throws -> [ObjectID: String] {
    try read { db in
      var result: [ObjectID: String] = [:]
      let rows = try GRDB.Row.fetchCursor(
        db, sql: "SELECT sha, source FROM attestations WHERE repositoryId = ? AND format = ?",
        arguments: [repository, format])
      while let row = try rows.next() {
        let sha: String = row[0]
        if let id = ObjectID(sha) { result[id] = row[1] }
      }
      return result
    }
  }

  /// The added lines of a commit's files: path number to line numbers.
  package func addedRanges(_ repository: Int, commit: Int) throws -> [(path: [UInt8], number: Int, lines: LineRanges)] {
    try read { db in
      let statement = try db.cachedStatement(
        sql: """
          SELECT p.rawPath, f.pathId, f.addedRanges FROM file_changes AS f
          JOIN paths AS p ON p.repositoryId = f.repositoryId AND p.pathId = f.pathId
          WHERE f.repositoryId = ? AND f.commitId = ? ORDER BY f.ordinal
          """)
      var result: [(path: [UInt8], number: Int, lines: LineRanges)] = []
      try statement.each([repository, commit], of: db) { row in
        result.append((Array(row.bytes(0)), row.integer(1), LineRanges(encoded: row.bytes(2)) ?? LineRanges()))
      }
      return result
    }
  }

  /// The added lines of some commits' files, by commit and path number; files without added lines are left out.
  package func addedLines(_ repository: Int, commits: [Int]) throws -> [Int: [Int: LineRanges]] {
    try read { db in
      let statement = try db.cachedStatement(
        sql: "SELECT pathId, addedRanges FROM file_changes WHERE repositoryId = ? AND commitId = ? ORDER BY ordinal")
      var result: [Int: [Int: LineRanges]] = [:]
      for commit in commits {
        var files: [Int: LineRanges] = [:]
        try statement.each([repository, commit], of: db) { row in
          let bytes = row.bytes(1)
          if !bytes.isEmpty { files[row.integer(0)] = LineRanges(encoded: bytes) }
        }
        result[commit] = files
      }
      return result
    }
  }

  /// Forgets the records of some commits (changed, or gone), and adds others.
  package func setAttestations(
    _ records: [IntersectedAttestation], removing old: [ObjectID], format: String, of repository: Int
  ) throws {
    try write { db in
      for commit in old {
        try db.execute(
          sql: """
            DELETE FROM attested_lines WHERE repositoryId = ?1 AND format = ?2 AND commitId IN
              (SELECT commitId FROM attestations WHERE repositoryId = ?1 AND format = ?2 AND sha = ?3)
            """, arguments: [repository, format, commit.hex])
        for table in ["attestations", "record_evidence"] {
          try db.execute(
            sql: "DELETE FROM \(table) WHERE repositoryId = ? AND format = ? AND sha = ?",
            arguments: [repository, format, commit.hex])
        }
      }
      var rows = try Inserter(db, "attestations", columns: 6)
      var lines = try Inserter(db, "attested_lines", columns: 11)
      var signs = try Inserter(db, "record_evidence", columns: 12)
      for record in records {
        rows.bind(repository)
        rows.bind(format)
        rows.bind(record.commit.hex)
        rows.bind(record.source)
        rows.bind(record.number)
        rows.bind(record.claimedLines)
        try rows.insert(db)
        for (ordinal, item) in record.claims.enumerated() {
          lines.bind(repository)
          lines.bind(record.number)
          lines.bind(format)
          lines.bind(ordinal)
          lines.bind(item.path)
          lines.bind(item.claim.origin.rawValue)
          lines.bind(item.claim.agent)
          lines.bind(item.claim.model)
          lines.bind(item.claim.session)
          lines.bind(item.claim.lines.count)
          lines.bind(item.claim.lines.encoded)
          try lines.insert(db)
        }
        for (ordinal, sign) in record.evidence.enumerated() {
          signs.bind(repository)
          signs.bind(format)
          signs.bind(record.commit.hex)
          signs.bind(ordinal)
          signs.bind(sign)
          try signs.insert(db)
        }
      }
    }
  }
}
