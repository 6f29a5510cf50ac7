import Facts
import Store

/// The share of merged change requests that were made with AI, and how much of their lines it was.
struct AIAssistedChangeShareMetric: Metric {
  /// The bands of the AI's share of a request's lines, by the number that the SELECT gives them.
  private static let bands = [
    ("lines0", "none of the lines is AI's"), ("lines1to25", "up to 25 % of the lines are AI's"),
    ("lines26to50", "over 25 % and up to 50 % of the lines are AI's"),
    ("lines51to75", "over 50 % and up to 75 % of the lines are AI's"),
    ("lines76to100", "over 75 % of the lines are AI's"),
  ]

  let id = "ai-assisted-change-share"
  let title = "AI-assisted change requests"
  let question = "How many of the merged change requests were made with AI?"
  let definition = """
    Change requests merged in the window with any sign of AI (agentic or assisted, by the request or its commits), over all \
    that no rule-based bot made, with a 95 % Wilson interval; requests that only git knows of are among them. One line is \
    enough for the headline, so the bands say how much it was: requests by the share of their counted lines that are AI's \
    (origin ai or assisted), over the requests whose lines are known; their coverage is the share of requests of which that \
    holds.
    """
  let unit = MetricUnit.share
  let denominator = "merged change requests, automation left out; for the bands, those whose lines are known"
  let measures =
    [
      Measure("", .share, "Agentic and assisted requests."),
      Measure("agentic", .share, "Requests that an agent opened or authored."),
      Measure("assisted", .share, "Requests of a person with an AI mark."),
    ] + bands.map { Measure($0.0, .share, "Requests of which \($0.1).") } + [
      Measure("requests", .changes, "Merged change requests: the denominator."),
      Measure("automation", .changes, "Merged change requests of rule-based bots, left out."),
    ]
  let inputs = ["git", "AI marks", "line records", "review records"]
  let pitfalls = [
    "A lower bound: unmarked requests may have been made with AI.",
    "A request with one AI line counts as much as one with nothing else: read the bands.",
    "Lines of a marked commit without a line record all count as assisted.",
  ]
  let dimensions = JudgedRequests.dimensions(of: "m").filter { ![.origin, .agent, .model].contains($0.key) }
  let sql = """
    WITH \(MergedRequests.all)
    SELECT {select}
      m.factState AS requestState,
      m.factOrigin AS requestOrigin,
      m.factBand AS requestBand,
      SUM(m.factTotal) AS requestTotal
    FROM merged AS m
    GROUP BY {keys}m.factState, m.factOrigin, m.factBand
    ORDER BY {keys}m.factState, m.factOrigin, m.factBand
    """

  func estimate(_ rows: [Row], _ context: EstimateContext) -> [MetricResult] {
    let results = GroupResults(of: self, in: context)
    guard let requests = MergedRequests.known(rows) else {
      return measures.map { results.unavailable($0.id, needs: "change requests") }
    }
    let origins = Counts<ChangeOrigin>(requests, "requestTotal", by: "requestOrigin")
    let counted = origins.counted
    let bands = requests.filter { $0.text("requestOrigin") != ChangeOrigin.automation.rawValue }
      .sums("requestTotal", by: "requestBand")
    let known = Self.bands.indices.reduce(0) { $0 + (bands[String($1)] ?? 0) }
    return [
      results.rate("", origins.ai, of: counted),
      results.rate("agentic", origins[.agentic], of: counted),
      results.rate("assisted", origins[.assisted], of: counted),
    ]
      + Self.bands.enumerated().map {
        results.rate($1.0, bands[String($0)] ?? 0, of: known, coverage: ratio(known, counted))
      }
      + [results.count("requests", counted), results.count("automation", origins[.automation])]
  }
}
