import Facts
import Store

/// How often an AI reviewer objects first, and how often such a request is merged after all.
struct AIReviewerVetoMetric: Metric {
  let id = "ai-reviewer-veto"
  let title = "AI reviewer's vetoes"
  let question = "How often does an AI reviewer object, and how many of those change requests recover?"
  let definition = """
    Change requests opened in the window that no rule-based bot made and to which an AI reviewer gave a verdict (an approval \
    or an objection): those whose first verdict was an objection, with a 95 % Wilson interval. Recovered are those of them \
    that were merged, over those merged or closed, as far as the data reach; what is still open is counted beside.
    """
  let unit = MetricUnit.share
  let denominator = "requests with a verdict of an AI reviewer, automation left out"
  let measures = [
    Measure("", .share, "Requests to which an AI reviewer objected before it ever approved."),
    Measure("recovered", .share, "Vetoed requests that were merged, of those merged or closed."),
    Measure("judged", .changes, "Requests with a verdict of an AI reviewer: the denominator."),
    Measure("vetoed", .changes, "Requests to which an AI reviewer objected first, as a count."),
    Measure("vetoedOpen", .changes, "Vetoed requests that are still open."),
  ]
  let inputs = ["AI marks", "review records"]
  let pitfalls = [
    "Most AI reviewers only comment: a review without a verdict is no veto and no approval.",
    "A judge that runs before the request is opened, or as a check, is not seen.",
    "Merged after a veto can mean mended, or merged in spite of it.",
    "The latest requests may recover yet.",
  ]
  let dimensions: [Dimension: String] = JudgedRequests.dimensions
  let sql = """
    WITH verdicts AS (
      SELECT
        v.repositoryId AS verdictRepository,
        v.projectId AS verdictProject,
        v.number AS verdictNumber,
        MIN(CASE WHEN v.kind = 'changes-requested' THEN v.eventTime ELSE 9000000000000 END) AS vetoTime,
        MIN(CASE WHEN v.kind = 'approved' THEN v.eventTime ELSE 9000000000000 END) AS passTime
      FROM review_facts AS v
      WHERE {scope v}
        AND v.actorKind = 'reviewer'
        AND v.kind IN ('approved', 'changes-requested')
        AND v.eventDay < {dataEnd}
      GROUP BY v.repositoryId, v.projectId, v.number
    ),
    judged AS (
      SELECT
        \(JudgedRequests.keys(of: "q", week: "q.createdWeek")),
        CASE WHEN d.vetoTime < d.passTime THEN 'vetoed' ELSE 'passed' END AS factVerdict,
        CASE
          WHEN q.mergedDay < {dataEnd} THEN 'merged'
          WHEN q.closedDay < {dataEnd} THEN 'closed'
          ELSE 'open'
        END AS factFate
      FROM verdicts AS d
      JOIN request_facts AS q ON q.repositoryId = d.verdictRepository AND q.projectId = d.verdictProject
        AND q.number = d.verdictNumber
      WHERE {window q.createdDay}
        AND q.createdDay < {dataEnd}
        AND q.origin <> 'automation'
      UNION ALL
      SELECT
        \(JudgedRequests.keys(of: "n", week: "n.createdWeek")),
        CASE WHEN n.hasReviews = 1 THEN 'recorded' ELSE 'unrecorded' END AS factVerdict,
        '' AS factFate
      FROM request_facts AS n
      WHERE {window n.createdDay}
        AND n.createdDay < {dataEnd}
        AND n.origin <> 'automation'
      UNION ALL
      SELECT
        \(JudgedRequests.keys(of: "u", week: "u.landedWeek")),
        'unrecorded' AS factVerdict,
        '' AS factFate
      FROM {sums unit_facts} AS u
      WHERE {window u.landedDay}
        AND u.origin <> 'automation'
        AND u.repositoryId NOT IN (SELECT r.repositoryId AS knownId FROM request_facts AS r WHERE r.createdTime > 0)
    )
    SELECT {select}
      j.factVerdict AS requestVerdict,
      j.factFate AS requestFate,
      COUNT(*) AS requestTotal
    FROM judged AS j
    GROUP BY {keys}j.factVerdict, j.factFate
    ORDER BY {keys}j.factVerdict, j.factFate
    """

  func estimate(_ rows: [Row], _ context: EstimateContext) -> [MetricResult] {
    let results = GroupResults(of: self, in: context)
    let verdicts = rows.sums("requestTotal", by: "requestVerdict")
    guard verdicts["unrecorded"] == nil || verdicts["recorded"] != nil else {
      return measures.map { results.unavailable($0.id, needs: "review records") }
    }
    let fates = rows.filter { $0.text("requestVerdict") == "vetoed" }.sums("requestTotal", by: "requestFate")
    let vetoed = verdicts["vetoed"] ?? 0
    let judged = vetoed + (verdicts["passed"] ?? 0)
    let (merged, closed) = (fates["merged"] ?? 0, fates["closed"] ?? 0)
    return [
      results.rate("", vetoed, of: judged),
      results.rate("recovered", merged, of: merged + closed),
      results.count("judged", judged),
      results.count("vetoed", vetoed, n: judged),
      results.count("vetoedOpen", vetoed - merged - closed, n: vetoed),
    ]
  }
}
