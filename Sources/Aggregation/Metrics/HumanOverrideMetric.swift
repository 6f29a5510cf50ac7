import Facts
import Store

/// How often a person objects to what an AI reviewer approved.
struct HumanOverrideMetric: Metric {
  let id = "human-override"
  let title = "Human overrides of AI approvals"
  let question = "How often does a person object to what an AI reviewer approved?"
  let definition = """
    Change requests merged or closed in the window that an AI reviewer approved and that no rule-based bot made: those to \
    which an independent person objected after the AI reviewer's first approval, with a 95 % Wilson interval.
    """
  let unit = MetricUnit.share
  let denominator = "merged or closed requests that an AI reviewer approved, automation left out"
  let measures = [
    Measure("", .share, "Requests to which an independent person objected after an AI reviewer's approval."),
    Measure("lookedAt", .share, "Requests that an independent person reviewed at all after an AI reviewer's approval."),
    Measure("approved", .changes, "Requests that an AI reviewer approved: the denominator."),
  ]
  let inputs = ["AI marks", "review records"]
  let pitfalls = [
    "No objection can mean that nobody looked: read it with its second number.",
    "Most AI reviewers only comment, and never approve.",
    "An objection may be about something that no AI reviewer was asked about.",
  ]
  let dimensions = JudgedRequests.dimensions(of: "r")
  let sql = """
    WITH approved AS (
      SELECT
        v.repositoryId AS approvedRepository,
        v.projectId AS approvedProject,
        v.number AS approvedNumber,
        MIN(v.eventTime) AS passTime
      FROM review_facts AS v
      WHERE {scope v}
        AND v.actorKind = 'reviewer'
        AND v.kind = 'approved'
        AND v.eventDay < {dataEnd}
      GROUP BY v.repositoryId, v.projectId, v.number
    ),
    answered AS (
      SELECT
        a.approvedRepository AS answeredRepository,
        a.approvedProject AS answeredProject,
        a.approvedNumber AS answeredNumber,
        0 AS answerReview,
        0 AS answerObjection
      FROM approved AS a
      UNION ALL
      SELECT
        h.repositoryId AS answeredRepository,
        h.projectId AS answeredProject,
        h.number AS answeredNumber,
        1 AS answerReview,
        CASE WHEN h.kind = 'changes-requested' THEN 1 ELSE 0 END AS answerObjection
      FROM approved AS p
      JOIN review_facts AS h ON h.repositoryId = p.approvedRepository AND h.projectId = p.approvedProject
        AND h.number = p.approvedNumber
      WHERE h.actorKind = 'person'
        AND h.isIndependent = 1
        AND h.eventTime > p.passTime
        AND h.eventDay < {dataEnd}
        AND h.kind IN ('approved', 'changes-requested', 'reviewed', 'line-comment', 'comment')
    ),
    requests AS (
      SELECT
        \(JudgedRequests.keys(of: "q", week: "COALESCE(q.mergedWeek, q.closedWeek)")),
        q.projectId AS factProject,
        q.number AS factNumber,
        MAX(w.answerReview) AS factReview,
        MAX(w.answerObjection) AS factObjection
      FROM answered AS w
      JOIN request_facts AS q ON q.repositoryId = w.answeredRepository AND q.projectId = w.answeredProject
        AND q.number = w.answeredNumber
      WHERE {scope q}
        AND COALESCE(q.mergedDay, q.closedDay) >= {firstDay}
        AND COALESCE(q.mergedDay, q.closedDay) < {endDay}
        AND COALESCE(q.mergedDay, q.closedDay) < {dataEnd}
        AND q.origin <> 'automation'
      GROUP BY q.repositoryId, q.personId, COALESCE(q.mergedWeek, q.closedWeek), q.origin, q.agent, q.model, q.changeClass,
        q.projectId, q.number
      UNION ALL
      SELECT
        \(JudgedRequests.keys(of: "u", week: "u.landedWeek")),
        0 AS factProject,
        0 AS factNumber,
        -1 AS factReview,
        0 AS factObjection
      FROM {sums unit_facts} AS u
      WHERE {window u.landedDay}
        AND u.origin <> 'automation'
        AND u.repositoryId NOT IN (SELECT r.repositoryId AS knownId FROM request_facts AS r WHERE r.hasReviews = 1)
    )
    SELECT {select}
      r.factReview AS requestReview,
      r.factObjection AS requestObjection,
      COUNT(*) AS requestTotal
    FROM requests AS r
    GROUP BY {keys}r.factReview, r.factObjection
    ORDER BY {keys}r.factReview, r.factObjection
    """

  func estimate(_ all: [Row], _ context: EstimateContext) -> [MetricResult] {
    let results = GroupResults(of: self, in: context)
    let rows = all.filter { $0.integer("requestReview") != -1 }
    guard !rows.isEmpty || all.isEmpty else {
      return measures.map { results.unavailable($0.id, needs: "review records") }
    }
    let approved = rows.sum("requestTotal")
    return [
      results.rate("", rows.sum("requestTotal") { $0.integer("requestObjection") == 1 }, of: approved),
      results.rate("lookedAt", rows.sum("requestTotal") { $0.integer("requestReview") == 1 }, of: approved),
      results.count("approved", approved),
    ]
  }
}
