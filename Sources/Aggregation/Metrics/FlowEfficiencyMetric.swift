import Facts
import Store

/// The share of a change request's time in which somebody had it in hand.
struct FlowEfficiencyMetric: Metric {
  let id = "flow-efficiency"
  let title = "Flow efficiency"
  let question = "How much of a change request's time is work, and how much is waiting?"
  let definition = """
    For change requests merged in the window that no rule-based bot made and whose stages are all known: the time in active \
    stages (coding, from the first commit to the opening; review, from the first look of an independent person to the first \
    approval), over the time from the first commit to the merge. The 95 % interval takes the request as the observation; it \
    needs five requests. Coverage is the share of the merged requests whose stages are all known and in order.
    """
  let unit = MetricUnit.share
  let denominator = "seconds from the first commit to the merge of requests whose stages are all known"
  let measures = [
    Measure("", .share, "The share of the elapsed time that is coding or review."),
    Measure("requests", .changes, "Requests whose stages are all known and in order."),
  ]
  let inputs = ["git", "AI marks", "review records"]
  let pitfalls = [
    "A proxy: nobody works on a request all the time that it is coded or reviewed.",
    "Requests without a review have no stages and are left out.",
    "Long requests weigh most, as their hours do.",
  ]
  let dimensions: [Dimension: String] = JudgedRequests.dimensions
  private static let columns: [JudgedRequests.Column] = [
    .state(
      """
      CASE
            WHEN q.firstCommitTime <= q.createdTime AND q.createdTime <= q.readyTime AND q.readyTime <= q.firstReviewTime
              AND q.firstReviewTime <= q.firstApprovalTime AND q.firstApprovalTime <= q.mergedTime THEN 'known'
            ELSE 'unknown'
          END
      """),
    .init("factRequest", "q.projectId * 1000000000 + q.number", ofUnit: "-1"),
    .init(
      "factActive", "COALESCE(q.createdTime - q.firstCommitTime + q.firstApprovalTime - q.firstReviewTime, 0)",
      ofUnit: "0"),
    .init("factElapsed", "COALESCE(q.mergedTime - q.firstCommitTime, 0)", ofUnit: "0"),
  ]

  let sql = """
    WITH \(JudgedRequests.table(columns: Self.columns))
    SELECT {select}
      j.factState AS requestState,
      j.factRepository AS clusterRepository,
      j.factRequest AS clusterNumber,
      SUM(j.factTotal) AS requestTotal,
      SUM(j.factActive) AS activeTotal,
      SUM(j.factElapsed) AS elapsedTotal
    FROM judged AS j
    GROUP BY {keys}j.factState, j.factRepository, j.factRequest
    ORDER BY {keys}j.factState, j.factRepository, j.factRequest
    """

  func estimate(_ rows: [Row], _ context: EstimateContext) -> [MetricResult] {
    let results = GroupResults(of: self, in: context)
    let requests = rows.filter { $0.text("requestState") == "known" }
    let states = rows.sums("requestTotal", by: "requestState")
    let unknown = states["unknown"] ?? 0
    guard !requests.isEmpty || unknown + (states["unrecorded"] ?? 0) == 0 else {
      return measures.map { results.unavailable($0.id, needs: "the times of reviews") }
    }
    let coverage = ratio(requests.count, requests.count + unknown)
    var efficiency = results.clusteredShare(
      "", requests.clusteredRatio(of: "activeTotal", in: "elapsedTotal"), coverage: coverage)
    // It rests on the requests, not on their seconds.
    efficiency.n = requests.count
    return [
      efficiency,
      results.count("requests", requests.count, coverage: coverage),
    ]
  }
}
