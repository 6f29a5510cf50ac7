import Facts
import Store

/// The share of change requests that went from opening to merge without a person.
struct ZeroHumanTouchMergesMetric: Metric {
  let id = "zero-human-touch-merges"
  let title = "Zero-touch merges"
  let question = "How many change requests were opened and merged without any person?"
  let definition = """
    Change requests merged in the window that an agent or a rule-based bot authored and a machine merged (or that were set \
    to merge by themselves), without a commit of a person and without a review or comment of an independent person, over \
    all merged requests whose reviews and merger are recorded, with a 95 % Wilson interval. Its denominator includes \
    rule-based bots. Coverage is the share of the merged requests whose records say so.
    """
  let unit = MetricUnit.share
  let denominator = "merged requests whose reviews and merger are recorded, automation included"
  let measures = [
    Measure("", .share, "Requests that no person touched."),
    Measure("agentic", .share, "The same among requests that an agent authored."),
    Measure("automation", .share, "The same among requests that a rule-based bot authored."),
    Measure("merges", .changes, "Requests that no person touched, as a count."),
    Measure("unknown", .changes, "Merged requests whose records do not say, left out."),
  ]
  let inputs = ["git", "AI marks", "review records"]
  let pitfalls = [
    "Meant for dependency updates and the like, where it saves work; for features it is a risk: read it by class of change.",
    "Whoever started the agent, or asked for the automatic merge, is not counted as a touch.",
    "A person's commit on an agent's branch is seen only where the request's commits are recorded.",
  ]
  let dimensions = JudgedRequests.dimensions
  private static let columns: [JudgedRequests.Column] = [
    .state(
      """
      CASE
            WHEN NOT (\(JudgedRequests.isLookTold)) THEN 'unknown'
            WHEN q.mergerKind IN ('', 'unknown') AND q.isAutoMerged = 0 THEN 'unknown'
            WHEN q.authorKind = 'agent' AND (q.commitCount IS NULL OR q.agentCommitCount IS NULL) THEN 'unknown'
            ELSE 'known'
          END
      """),
    .init(
      "factHit",
      """
      CASE
            WHEN \(JudgedRequests.isLookedAt) THEN 0
            WHEN q.isAutoMerged = 0 AND q.mergerKind NOT IN ('agent', 'automation') THEN 0
            WHEN q.authorKind = 'automation' THEN 1
            WHEN q.authorKind = 'agent' AND q.agentCommitCount >= q.commitCount THEN 1
            ELSE 0
          END
      """, ofUnit: "0"),
  ]

  let sql = """
    WITH \(JudgedRequests.table(withAutomation: true, columns: Self.columns))
    SELECT {select}
      j.factState AS requestState,
      j.factOrigin AS requestOrigin,
      SUM(j.factTotal) AS requestTotal,
      SUM(j.factHit) AS hitTotal
    FROM judged AS j
    GROUP BY {keys}j.factState, j.factOrigin
    ORDER BY {keys}j.factState, j.factOrigin
    """

  func estimate(_ rows: [Row], _ context: EstimateContext) -> [MetricResult] {
    let results = GroupResults(of: self, in: context)
    let states = rows.sums("requestTotal", by: "requestState")
    let (known, unknown) = (states["known"] ?? 0, states["unknown"] ?? 0)
    guard known > 0 || unknown + (states["unrecorded"] ?? 0) == 0 else {
      return measures.map { results.unavailable($0.id, needs: "review records") }
    }
    let judged = rows.filter { $0.text("requestState") == "known" }
    let totals = judged.sums("requestTotal", by: "requestOrigin")
    let hits = judged.sums("hitTotal", by: "requestOrigin")
    let untouched = judged.sum("hitTotal")
    return [results.rate("", untouched, of: known, coverage: ratio(known, known + unknown))]
      + [ChangeOrigin.agentic, .automation].map {
        results.rate($0.rawValue, hits[$0.rawValue] ?? 0, of: totals[$0.rawValue] ?? 0)
      }
      + [results.count("merges", untouched, n: known), results.count("unknown", unknown)]
  }
}
