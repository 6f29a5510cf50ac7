import Facts
import Store

/// The share of the agents' requests that nobody took up again after a person objected.
struct GhostedAgentRequestsMetric: Metric {
  /// How long an answer may take.
  private static let days = 14

  let id = "ghosted-agent-requests"
  let title = "Ghosted agent requests"
  let question = "How many of the agents' change requests were left alone after a person objected?"
  let definition = """
    Change requests of agents to which an independent person objected for the first time in the window: those that got no \
    new commits after an objection and were neither merged nor closed within 14 days of it, over those that the data follow \
    for 14 days, with a 95 % Wilson interval.
    """
  let unit = MetricUnit.share
  let denominator = "agents' requests first objected to at least 14 days before the data end"
  let measures = [
    Measure("", .share, "Requests without an answer to the objection."),
    Measure("closed", .share, "Requests that were closed within 14 days of the objection, without new commits."),
    Measure("immature", .changes, "Requests objected to less than 14 days before the data end, left out."),
  ]
  let inputs = ["AI marks", "review records"]
  let pitfalls = [
    "A person may have taken the work over in another request.",
    "Feedback that is only a comment is not counted: many comments ask for nothing.",
    "New commits that came later than 14 days count as an answer too: the records say that they came, not when.",
  ]
  let dimensions = JudgedRequests.dimensions(of: "j").filter { $0.key != .origin }
  let maturityDays = days
  let sql = """
    WITH objected AS (
      SELECT
        v.repositoryId AS objectedRepository,
        v.projectId AS objectedProject,
        v.number AS objectedNumber,
        MIN(v.eventDay) AS objectedDay,
        MIN(v.eventWeek) AS objectedWeek
      FROM review_facts AS v
      WHERE {scope v}
        AND v.kind = 'changes-requested'
        AND v.actorKind = 'person'
        AND v.isIndependent = 1
        AND v.eventDay < {dataEnd}
      GROUP BY v.repositoryId, v.projectId, v.number
    ),
    judged AS (
      SELECT
        \(JudgedRequests.keys(of: "q", week: "o.objectedWeek")),
        CASE
          WHEN o.objectedDay + \(days) >= {dataEnd} THEN 'immature'
          WHEN q.mergedDay <= o.objectedDay + \(days) OR q.rounds > 0 THEN 'answered'
          WHEN q.closedDay <= o.objectedDay + \(days) THEN 'closed'
          ELSE 'ghosted'
        END AS factState
      FROM objected AS o
      JOIN request_facts AS q ON q.repositoryId = o.objectedRepository AND q.projectId = o.objectedProject
        AND q.number = o.objectedNumber
      WHERE o.objectedDay >= {firstDay}
        AND o.objectedDay < {endDay}
        AND q.origin = 'agentic'
      UNION ALL
      SELECT
        \(JudgedRequests.keys(of: "u", week: "u.landedWeek")),
        'unrecorded' AS factState
      FROM {sums unit_facts} AS u
      WHERE {window u.landedDay}
        AND u.origin <> 'automation'
        AND u.repositoryId NOT IN (SELECT r.repositoryId AS knownId FROM request_facts AS r WHERE r.hasReviews = 1)
    )
    SELECT {select}
      j.factState AS requestState,
      COUNT(*) AS requestTotal
    FROM judged AS j
    GROUP BY {keys}j.factState
    ORDER BY {keys}j.factState
    """

  func estimate(_ rows: [Row], _ context: EstimateContext) -> [MetricResult] {
    let results = GroupResults(of: self, in: context)
    let states = rows.sums("requestTotal", by: "requestState")
    guard rows.isEmpty || rows.contains(where: { $0.text("requestState") != "unrecorded" }) else {
      return measures.map { results.unavailable($0.id, needs: "review records") }
    }
    let (ghosted, closed) = (states["ghosted"] ?? 0, states["closed"] ?? 0)
    let mature = ghosted + closed + (states["answered"] ?? 0)
    return [
      results.rate("", ghosted, of: mature),
      results.rate("closed", closed, of: mature),
      results.count("immature", states["immature"] ?? 0),
    ]
  }
}
