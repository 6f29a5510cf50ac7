import Facts
import Store

/// How much people say about the changes that they review.
struct ReviewDepthMetric: Metric {
  /// The measures' names for the bands of size.
  private static let bands = [
    (SizeBand.upTo10, "upTo10", "at most 10 changed lines"), (.upTo50, "upTo50", "11 to 50 changed lines"),
    (.upTo200, "upTo200", "51 to 200 changed lines"), (.upTo500, "upTo500", "201 to 500 changed lines"),
    (.over500, "over500", "more than 500 changed lines"),
  ]

  let id = "review-depth"
  let title = "Review depth"
  let question = "How much do people say about the changes that they review?"
  let definition = """
    Over the change requests merged in the window that no rule-based bot made, whose reviews and size are recorded and that \
    an independent person reviewed or commented on: comments of independent persons per 100 changed lines, all comments over \
    all lines; the same within bands of size, because large changes get fewer comments a line; the share with at least one \
    comment, with a 95 % Wilson interval; and the rounds (objections followed by new commits) per request. Coverage is the \
    share of the merged requests whose reviews and size are recorded.
    """
  let unit = MetricUnit.ratio
  let denominator = "hundreds of changed lines of reviewed merged requests, automation left out"
  let measures =
    [
      Measure("", .ratio, "Comments per 100 changed lines."),
      Measure("ai", .ratio, "The same of agentic and assisted requests."),
      Measure("rest", .ratio, "The same of human and unmarked requests."),
    ] + bands.map { Measure($0.1, .ratio, "The same of requests with \($0.2).") } + [
      Measure("commented", .share, "Reviewed requests with at least one comment."),
      Measure("rounds", .ratio, "Rounds per reviewed request."),
      Measure("requests", .changes, "Requests that an independent person reviewed or commented on."),
    ]
  let inputs = ["git", "AI marks", "review records"]
  let pitfalls = [
    "More comments are not a better review: they may be about spaces.",
    "AI requests are larger: compare them within the bands.",
    "What people say in pairs or in chat is not recorded.",
  ]
  let dimensions = JudgedRequests.dimensions
  private static let columns: [JudgedRequests.Column] = [
    .side,
    .state(
      """
      CASE
            WHEN q.hasReviews = 0 OR q.hasComments = 0 OR q.isCut = 1 OR q.addedLines IS NULL OR q.deletedLines IS NULL THEN 'unknown'
            WHEN \(JudgedRequests.isLookedAt) THEN 'known'
            ELSE 'outside'
          END
      """),
    .band,
    .init("factLines", "COALESCE(q.addedLines + q.deletedLines, 0)", ofUnit: "0"),
    .init("factComments", "q.humanComments", ofUnit: "0"),
    .init("factSpoken", "CASE WHEN q.humanComments > 0 THEN 1 ELSE 0 END", ofUnit: "0"),
    .init("factRounds", "q.rounds", ofUnit: "0"),
  ]

  let sql = """
    WITH \(JudgedRequests.table(columns: Self.columns))
    SELECT {select}
      j.factState AS requestState,
      j.factSide AS requestSide,
      j.factBand AS requestBand,
      SUM(j.factTotal) AS requestTotal,
      SUM(j.factLines) AS lineTotal,
      SUM(j.factComments) AS commentTotal,
      SUM(j.factSpoken) AS spokenTotal,
      SUM(j.factRounds) AS roundTotal
    FROM judged AS j
    GROUP BY {keys}j.factState, j.factSide, j.factBand
    ORDER BY {keys}j.factState, j.factSide, j.factBand
    """

  func estimate(_ rows: [Row], _ context: EstimateContext) -> [MetricResult] {
    let results = GroupResults(of: self, in: context)
    let states = rows.sums("requestTotal", by: "requestState")
    let (known, unknown) = (states["known"] ?? 0, states["unknown"] ?? 0)
    let told = known + (states["outside"] ?? 0)
    guard told > 0 || unknown + (states["unrecorded"] ?? 0) == 0 else {
      return measures.map { results.unavailable($0.id, needs: "review records") }
    }
    let coverage = ratio(told, told + unknown)
    let reviewed = rows.filter { $0.text("requestState") == "known" }
    let depth = { (measure: String, rows: [Row]) in
      let perLine = ratio(rows.sum("commentTotal"), rows.sum("lineTotal"))
      return results.number(measure, perLine.map { $0 * 100 }, n: rows.sum("requestTotal"), coverage: coverage)
    }
    return [
      depth("", reviewed),
      depth("ai", reviewed.filter { $0.text("requestSide") == "ai" }),
      depth("rest", reviewed.filter { $0.text("requestSide") == "rest" }),
    ]
      + Self.bands.map { band in
        depth(band.1, reviewed.filter { $0.integer("requestBand") == band.0.rawValue })
      }
      + [
        results.rate("commented", reviewed.sum("spokenTotal"), of: known, coverage: coverage),
        results.number("rounds", ratio(reviewed.sum("roundTotal"), known), n: known, coverage: coverage),
        results.count("requests", known, coverage: coverage),
      ]
  }
}
