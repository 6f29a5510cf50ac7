import Facts
import Store

extension ExplanationFinder {
  /// A request with its signs, its commits and what was said of it.
  func explain(request row: Row, in repository: Int) throws -> Explanation {
    let (project, number) = (row.integer("projectId") ?? 0, row.integer("number") ?? 0)
    let condition = "l.repositoryId = \(repository) AND l.projectId = \(project) AND l.number = \(number)"
    return Explanation(
      kind: "request", name: row.text("projectPath") + row.text("requestKey"), title: row.text("title"),
      verdict: ExplanationFinder.verdict(ofRequest: row),
      signs: try ownSigns(project, number)
        + commitSigns(repository, "e.commitId IN (SELECT l.commitId FROM request_links AS l WHERE \(condition))"),
      joins: try joins(repository, condition), reviews: try reviews(repository, project, number))
  }

  /// A commit with its signs, and the requests that it belongs to.
  func explain(commit row: Row, in repository: Int) throws -> Explanation {
    let number = row.integer("commitNumber") ?? 0
    let joins = try joins(repository, "l.repositoryId = \(repository) AND l.commitId = \(number)")
    return Explanation(
      kind: "commit", name: row.text("commitSha"), title: row.text("commitSubject"),
      verdict: ExplanationFinder.verdict(ofCommit: row, isDirect: joins.isEmpty),
      signs: try commitSigns(repository, "e.commitId = \(number)"), joins: joins, reviews: [])
  }

  private static func verdict(ofRequest row: Row) -> [Explanation.Item] {
    func word(_ column: String, _ yes: String, _ no: String) -> String? {
      row.integer(column).map { $0 == 1 ? yes : no }
    }
    let merger = row.text("mergerLogin").isEmpty ? "" : " (\(row.text("mergerLogin")))"
    let author = row.text("authorLogin").isEmpty ? "" : " (\(row.text("authorLogin")))"
    let isMerged = row.text("state") == RequestRecord.State.merged.rawValue
    let items: [(String, String?)] = [
      ("origin", row.text("origin")), ("agent", row.text("agent")), ("model", row.text("model")),
      ("state", row.text("state")), ("opened by", row.text("authorKind") + author),
      ("set to work by", row.text("initiatorName")),
      ("merged by", isMerged ? row.text("mergerKind") + merger : nil),
      ("landed", row.text("unitSha").isEmpty ? "not found in the history" : landing(row)),
      (
        "AI lines",
        row.integer("countedLines").map { "\(row.integer("aiLines") ?? 0) of \($0) added lines that count" }
      ),
      (
        "verified",
        word(
          "isVerified", "yes: an independent person approved the merged head",
          "no: no approval of an independent person is of the merged head")
          ?? (row.integer("hasReviews") == 1
            ? "not known: approvals do not say what they looked at" : "not known: no record holds its reviews")
      ),
      ("stale", word("isStale", "yes: the last approval is of an earlier head", "no")),
      ("merged by its author", isMerged ? word("isSelfMerged", "yes", "no") ?? "not known" : nil),
      ("checks", row.text("checksState")), ("url", row.text("url")),
    ]
    return items.compactMap { name, value in
      value.flatMap { $0.isEmpty ? nil : Explanation.Item(name: name, value: $0) }
    }
  }

  private static func landing(_ row: Row) -> String {
    "\(row.text("landing")) as \(row.text("unitSha").prefix(12)), by \(row.text("joinRule")), confidence \(row.text("confidence"))"
  }

  private static func verdict(ofCommit row: Row, isDirect: Bool) -> [Explanation.Item] {
    let isSuspected = row.integer("isSuspected") == 1
    let items: [(String, String)] = [
      ("origin", row.text("origin") + (isSuspected ? " (suspected: only weak signs)" : "")),
      ("agent", row.text("agent")), ("model", row.text("model")), ("session", row.text("session")),
      ("author", "\(row.text("authorName")) <\(row.text("authorEmail"))>"),
      ("line records", row.integer("hasRecord") == 1 ? "yes" : ""),
      (
        "landed",
        row.text("unitSha").isEmpty
          ? "not on the history that counts"
          : row.text("unitSha") == row.text("commitSha") ? "by itself" : "with \(row.text("unitSha").prefix(12))"
      ),
      ("change request", isDirect ? "none that is known: pushed directly, or without a record" : ""),
    ]
    return items.compactMap { $0.1.isEmpty ? nil : Explanation.Item(name: $0.0, value: $0.1) }
  }

  private func ownSigns(_ project: Int, _ number: Int) throws -> [Explanation.Sign] {
    try store.rows(
      """
      SELECT e.sha AS commitSha, e.* FROM request_evidence AS e
      WHERE e.projectId = \(project) AND e.number = \(number) ORDER BY e.sha, e.ordinal
      """
    ).map(ExplanationFinder.sign)
  }

  private func commitSigns(_ repository: Int, _ condition: String) throws -> [Explanation.Sign] {
    try store.rows(
      """
      SELECT c.sha AS commitSha, e.* FROM (
        SELECT repositoryId, commitId, ordinal, channel, rule, role, strength, agent, model, mark FROM evidence
        UNION ALL
        SELECT s.repositoryId, a.commitId, s.ordinal, s.channel, s.rule, s.role, s.strength, s.agent, s.model, s.mark
        FROM record_evidence AS s
        JOIN attestations AS a ON a.repositoryId = s.repositoryId AND a.format = s.format AND a.sha = s.sha
      ) AS e
      JOIN commits AS c ON c.repositoryId = e.repositoryId AND c.commitId = e.commitId
      WHERE e.repositoryId = \(repository) AND \(condition) ORDER BY e.commitId, e.channel, e.ordinal
      """
    ).map(ExplanationFinder.sign)
  }

  private static func sign(_ row: Row) -> Explanation.Sign {
    Explanation.Sign(
      commit: row.text("commitSha"), channel: row.text("channel"), rule: row.text("rule"), role: row.text("role"),
      strength: row.text("strength"), agent: row.text("agent"), model: row.text("model"), mark: row.text("mark"))
  }

  private func joins(_ repository: Int, _ condition: String) throws -> [Explanation.Join] {
    try store.rows(
      """
      SELECT c.sha AS commitSha, c.subject AS commitSubject, l.rule AS ruleName, l.confidence AS confidence,
        COALESCE(p.path, '') || f.requestKey AS requestName
      FROM request_links AS l
      JOIN commits AS c ON c.repositoryId = l.repositoryId AND c.commitId = l.commitId
      JOIN request_facts AS f ON f.repositoryId = l.repositoryId AND f.projectId = l.projectId AND f.number = l.number
      LEFT JOIN projects AS p ON p.projectId = l.projectId
      WHERE \(condition) ORDER BY l.commitId, l.projectId, l.number
      """
    ).map { row in
      let rule = JoinRule(rawValue: row.text("ruleName"))
      return Explanation.Join(
        request: row.text("requestName"), commit: row.text("commitSha"), subject: row.text("commitSubject"),
        rule: row.text("ruleName"), meaning: rule?.meaning ?? "", confidence: row.text("confidence"))
    }
  }

  private func reviews(_ repository: Int, _ project: Int, _ number: Int) throws -> [Explanation.Review] {
    try store.rows(
      """
      SELECT v.eventTime AS eventTime, v.kind AS kind, v.actorKind AS actorKind, v.isIndependent AS isIndependent,
        COALESCE(a.login, '') AS login, r.headSha AS head,
        CASE WHEN e.sha <> '' THEN e.sha ELSE COALESCE((
          SELECT MAX(s.sha) FROM request_events AS s
          WHERE s.projectId = e.projectId AND s.number = e.number AND s.actorId = e.actorId AND s.kind = e.kind
            AND s.eventTime IS NULL AND NOT EXISTS (
              SELECT 1 FROM request_events AS n
              WHERE n.projectId = e.projectId AND n.number = e.number AND n.actorId = e.actorId AND n.kind = e.kind
                AND n.eventTime > e.eventTime)
        ), '') END AS sha
      FROM review_facts AS v
      JOIN request_events AS e ON e.projectId = v.projectId AND e.number = v.number AND e.eventKey = v.eventKey
      JOIN requests AS r ON r.projectId = v.projectId AND r.number = v.number
      LEFT JOIN actors AS a ON a.actorId = e.actorId
      WHERE v.repositoryId = \(repository) AND v.projectId = \(project) AND v.number = \(number)
      ORDER BY COALESCE(v.eventTime, 0), v.eventKey
      """
    ).map { row in
      let counts = row.integer("isIndependent") == 1
      return Explanation.Review(
        time: row.integer("eventTime"), kind: row.text("kind"),
        actor: row.text("login").isEmpty ? "a deleted account" : row.text("login"), actorKind: row.text("actorKind"),
        counts: counts, reason: ExplanationFinder.reason(row, counts: counts))
    }
  }

  private static func reason(_ row: Row, counts: Bool) -> String {
    guard counts else {
      switch ActorKind(rawValue: row.text("actorKind")) {
      case .person: return "it is the author, or who set the agent to work"
      case .agent: return "an agent does not verify"
      case .reviewer: return "an AI reviewer is no person"
      case .automation: return "a program that follows rules"
      case .unknown, nil: return "nobody knows who it was"
      }
    }
    guard row.text("kind") == RequestEvent.Kind.approved.rawValue else { return "an independent person" }
    switch ReviewTimeline.isSame(row.text("sha"), row.text("head")) {
    case true: return "an independent person, of the merged head"
    case false: return "an independent person, but of an earlier head"
    case nil: return "an independent person; the record does not say what was looked at"
    }
  }
}
