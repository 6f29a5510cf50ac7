import Facts
import Store

/// The share of decided change requests that were merged.
struct AcceptanceRateMetric: Metric {
  let id = "acceptance-rate"
  let title = "Acceptance rate"
  let question = "How many of the change requests that were decided within 30 days were merged?"
  let definition = """
    Change requests opened in the window and merged within 30 days, over those merged or closed within 30 days that no \
    rule-based bot made, with a 95 % Wilson interval. Requests that the data do not follow for 30 days are left out, and so \
    are those still open after 30 days; beside it stands the share of all of them, the still open among them. \(Comparison.sentence)
    """
  let unit = MetricUnit.share
  let denominator =
    "requests opened at least 30 days before the data end and decided within 30 days, automation left out"
  let measures =
    [Measure("", .share, "Requests merged within 30 days of being opened.")] + Comparison.measures(of: "requests")
    + [Measure("ofOpened", .share, "The same over all requests followed for 30 days, those still open among them.")]
    + CreatedRequests.measures
  let inputs = ["git", "AI marks", "review records"]
  let pitfalls = [
    "For the latest 30 days it is not known yet.",
    "What kind of work it is decides more than who did it: read it by class of change.",
    "A request that another one replaced counts as not accepted.",
    "A high rate can mean that nothing is looked at.",
  ]
  let dimensions: [Dimension: String] = JudgedRequests.dimensions
  let maturityDays = CreatedRequests.days
  let sql = JudgedRequests.sql(.created, state: CreatedRequests.state(), hit: CreatedRequests.isMerged)

  func estimate(_ rows: [Row], _ context: EstimateContext) -> [MetricResult] {
    let results = GroupResults(of: self, in: context)
    let tally = RequestTally(rows)
    guard !tally.isUntold else {
      return measures.map { results.unavailable($0.id, needs: "records of change requests") }
    }
    let all = tally.all
    return [results.rate("", all.hits, of: all.total)] + results.comparison(tally)
      + [results.rate("ofOpened", all.hits, of: all.total + tally[.open])] + results.undecided(tally)
  }
}

extension GroupResults {
  /// The requests that a rate of decided requests leaves out.
  func undecided(_ tally: RequestTally) -> [MetricResult] {
    [count("open", tally[.open]), count("immature", tally[.immature]), count("automation", tally[.automation])]
  }
}
