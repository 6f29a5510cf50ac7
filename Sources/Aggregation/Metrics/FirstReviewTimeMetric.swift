import Facts
import Store

/// How long a change request waits for the first person to look at it.
struct FirstReviewTimeMetric: Metric {
  let id = "first-review-time"
  let title = "Time to first review"
  let question = "How long does a change request wait until another person looks at it?"
  let definition = """
    For each change request merged in the window that no rule-based bot made and whose reviews were recorded: the time from \
    being ready for review to the first review or comment of an independent person before the merge; median, 75th and 90th \
    percentile (linear interpolation, type 7) with 95 % intervals by order statistics. Requests merged without any are \
    counted, not timed. \(DurationComparison.sentence) Coverage is the share of the merged requests whose reviews were \
    recorded.
    """
  let unit = MetricUnit.seconds
  let denominator = "none"
  let measures =
    [
      Measure("p50", .seconds, "The median; needs five reviewed requests."),
      Measure("p75", .seconds, "The 75th percentile; needs five reviewed requests."),
      Measure("p90", .seconds, "The 90th percentile; needs five reviewed requests."),
    ] + DurationComparison.measures() + [
      Measure("never", .changes, "Merged requests that no independent person looked at before the merge."),
      Measure("unknown", .changes, "Merged requests whose reviews were not recorded, left out."),
    ]
  let inputs = ["git", "AI marks", "review records"]
  let pitfalls = [
    "Only requests that were merged: those that still wait are in work-in-progress.",
    "Elapsed time, nights and weekends included.",
    "Bots and AI reviewers answer at once and do not count.",
    "Requests that nobody looked at have no time: read it with the review coverage.",
  ]
  let dimensions: [Dimension: String] = JudgedRequests.dimensions
  private static let columns: [JudgedRequests.Column] = [
    .side, .band,
    .state(
      """
      CASE
            WHEN q.hasReviews = 0 OR q.readyTime IS NULL THEN 'unknown'
            WHEN q.firstReviewTime <= q.mergedTime THEN 'reviewed'
            WHEN q.isCut = 1 OR q.hasComments = 0 THEN 'unknown'
            ELSE 'never'
          END
      """),
    .init(
      "factSeconds",
      """
      CASE
            WHEN q.hasReviews = 1 AND q.firstReviewTime <= q.mergedTime THEN COALESCE(q.firstReviewTime - q.readyTime, 0)
            ELSE 0
          END
      """, ofUnit: "0"),
  ]

  let sql = """
    WITH \(JudgedRequests.table(columns: Self.columns))
    SELECT {select}
      j.factState AS requestState,
      j.factSide AS requestSide,
      j.factBand AS requestBand,
      j.factSeconds AS waitSeconds,
      SUM(j.factTotal) AS requestTotal
    FROM judged AS j
    GROUP BY {keys}j.factState, j.factSide, j.factBand, j.factSeconds
    ORDER BY {keys}j.factState, j.factSide, j.factBand, j.factSeconds
    """

  func estimate(_ rows: [Row], _ context: EstimateContext) -> [MetricResult] {
    let results = GroupResults(of: self, in: context)
    let states = rows.sums("requestTotal", by: "requestState")
    let (reviewed, never, unknown) = (states["reviewed"] ?? 0, states["never"] ?? 0, states["unknown"] ?? 0)
    let told = reviewed + never
    guard told > 0 || unknown + (states["unrecorded"] ?? 0) == 0 else {
      return measures.map { results.unavailable($0.id, needs: "review records") }
    }
    let coverage = ratio(told, told + unknown)
    let times = DurationTally(rows.filter { $0.text("requestState") == "reviewed" }, seconds: "waitSeconds")
    return [
      results.quantile("p50", 0.5, of: times.all, coverage: coverage),
      results.quantile("p75", 0.75, of: times.all, coverage: coverage),
      results.quantile("p90", 0.9, of: times.all, coverage: coverage),
    ] + results.comparison(times, coverage: coverage) + [
      results.count("never", never, n: told),
      results.count("unknown", unknown),
    ]
  }
}
