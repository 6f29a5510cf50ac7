import Facts
import Store

/// What the verdicts need to know of a commit.
struct CommitRecord {
  let number: Int
  let sha: String
  let subject: String
  let authorTime: Int
  /// The hour of the week, from 0 on Monday, by the author's own clock.
  let authoredHour: Int
  let person: Int
  let isMerge: Bool
  let isAggregate: Bool
  let mainlineIndex: Int?
  let landedBy: Int
  let landedTime: Int
  let landedDay: Int
  let landedWeek: Int
  let release: Int?
  /// The commits that the message says it reverts, as written.
  let reverts: [String]
  var evidence: [Evidence] = []
  var attested = AttestedSummary()
  /// Added and deleted lines of files that count; nil when the diff is unknown.
  var added: Int? = 0
  var deleted: Int? = 0
  var excluded: Int? = 0
  /// Those of the added lines that AI wrote or helped with.
  var aiLines = 0
  /// The values of its co-author lines.
  var coAuthors: [String] = []
  var files = 0
}

extension CommitRecord {
  /// The landed commits of a repository, by number.
  static func load(_ store: FactStore, _ repository: Int) throws -> [CommitRecord] {
    var records: [CommitRecord] = []
    try store.each(
      """
      SELECT c.commitId, c.sha, c.subject, c.authorTime, i.personId, c.parentCount, c.isAggregate, c.mainlineIndex,
        c.landedId, c.landedTime, c.landedDay, c.landedWeek, c.releaseId, c.diffState,
        CASE WHEN c.message LIKE '%This reverts commit %' OR c.message LIKE '%This reapplies commit %'
          THEN c.message ELSE '' END, c.authorOffset
      FROM commits AS c
      JOIN identities AS i ON i.repositoryId = c.repositoryId AND i.identityId = c.authorId
      WHERE c.repositoryId = ?1 AND c.landedId IS NOT NULL ORDER BY c.commitId
      """, of: repository
    ) { row in
      let message = row.text(14)
      let isKnown = row.text(13) == Commit.DiffState.complete.rawValue
      var record = CommitRecord(
        number: row.integer(0), sha: row.text(1), subject: row.text(2), authorTime: row.integer(3),
        authoredHour: CommitRecord.hour(time: row.integer(3), offset: row.integer(15)),
        person: row.integer(4), isMerge: row.integer(5) > 1, isAggregate: row.integer(6) == 1,
        mainlineIndex: row.optional(7), landedBy: row.integer(8), landedTime: row.integer(9),
        landedDay: row.integer(10),
        landedWeek: row.integer(11), release: row.optional(12),
        reverts: message.isEmpty ? [] : Reverts.commits(namedIn: message))
      if !isKnown { (record.added, record.deleted, record.excluded) = (nil, nil, nil) }
      records.append(record)
    }
    return records
  }

  /// The hour of the week of a time in seconds, by a clock that is so many minutes east of UTC.
  private static func hour(time: Int, offset: Int) -> Int {
    // Hour 0 of 1970 was on a Thursday, three days after a Monday.
    let hour = ((time + offset * 60) / 3600 + 72) % 168
    return hour < 0 ? hour + 168 : hour
  }

  /// Adds the co-authors that messages name.
  static func addCoAuthors(to records: inout [CommitRecord], _ store: FactStore, _ repository: Int) throws {
    let position = Dictionary(uniqueKeysWithValues: records.enumerated().map { ($1.number, $0) })
    try store.each(
      """
      SELECT commitId, value FROM trailers WHERE repositoryId = ?1 AND LOWER(token) = 'co-authored-by'
      ORDER BY commitId, ordinal
      """, of: repository
    ) { row in
      if let index = position[row.integer(0)] { records[index].coAuthors.append(row.text(1)) }
    }
  }

  /// Adds the evidence of messages and of records to the commits it is about.
  static func addEvidence(to records: inout [CommitRecord], _ store: FactStore, _ repository: Int) throws {
    let position = Dictionary(uniqueKeysWithValues: records.enumerated().map { ($1.number, $0) })
    try store.each(
      """
      SELECT commitId, channel, rule, role, strength, agent, model, session FROM evidence
      WHERE repositoryId = ?1
      UNION ALL
      SELECT a.commitId, e.channel, e.rule, e.role, e.strength, e.agent, e.model, e.session FROM record_evidence AS e
      JOIN attestations AS a ON a.repositoryId = e.repositoryId AND a.format = e.format AND a.sha = e.sha
      WHERE e.repositoryId = ?1
      """, of: repository
    ) { row in
      guard let index = position[row.integer(0)], let channel = Evidence.Channel(rawValue: row.text(1)),
        let role = Evidence.Role(rawValue: row.text(3)), let strength = Evidence.Strength(rawValue: row.text(4))
      else { return }
      records[index].evidence.append(
        Evidence(
          channel: channel, rule: row.text(2), role: role, strength: strength, agent: row.text(5), model: row.text(6),
          session: row.text(7)))
    }
  }
}
