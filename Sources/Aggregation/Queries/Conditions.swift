/// Conditions that several metrics' SELECTs share, so that the same word means the same everywhere.
enum Conditions {
  /// The lines that count in shares: not those of generated, vendored, lock, minified and snapshot files.
  static func counts(_ fileClass: String) -> String {
    "\(fileClass) IN ('source', 'test', 'documentation')"
  }

  /// The person is a contributor: the author of at least one change in the store that no agent and no bot authored.
  ///
  /// Agents that author commits are rows of `people` too; what tells them from people is that they never author
  /// anything else. A person whose tool writes itself into the author's name stays a person this way.
  static func isContributor(_ person: String) -> String {
    """
    \(person) IN (
        SELECT h.personId AS humanId
        FROM change_sums AS h
        WHERE h.origin <> 'agentic' AND h.origin <> 'automation'
      )
    """
  }

  /// The person is one: a contributor, or somebody who opened a change request, set a machine to work on one, or reviewed.
  ///
  /// Review records know people of whom the history has no commit.
  static func isPerson(_ person: String) -> String {
    """
    (\(isContributor(person)) OR \(person) IN (
        SELECT a.authorPersonId AS openerId
        FROM request_facts AS a
        WHERE a.authorKind = 'person'
      ) OR \(person) IN (
        SELECT i.initiatorId AS initiatedBy
        FROM request_facts AS i
      ) OR \(person) IN (
        SELECT v.personId AS reviewedBy
        FROM review_facts AS v
        WHERE v.actorKind = 'person'
      ))
    """
  }

  /// A line of `line_spans` is on the mainline at the end of the day before `day`.
  ///
  /// An end that the data do not reach yet is none.
  static func isAlive(_ alias: String, on day: String) -> String {
    """
    \(alias).landedDay < \(day) AND \(alias).landedDay < {dataEnd}
            AND (\(alias).endDay IS NULL OR \(alias).endDay >= \(day) OR \(alias).endDay >= {dataEnd})
    """
  }

  /// Whether the owner of a line of `line_spans` and the like is known: `known`, or `unknown` where the clone lacks the history.
  static func ownerState(_ alias: String) -> String {
    "CASE WHEN \(alias).origin = 'unknown' THEN 'unknown' ELSE 'known' END"
  }
}
