import Facts
import Store

/// The share of an agent's decided requests that were merged.
struct AgentMergeRateMetric: Metric {
  let id = "agent-merge-rate"
  let title = "Agent merge rate"
  let question = "How many of the change requests that agents opened were merged?"
  let definition = """
    Change requests that an agent opened in the window and that were merged within 30 days, over those merged or closed \
    within 30 days, with a 95 % Wilson interval. Requests that the data do not follow for 30 days are left out, and so are \
    those still open after 30 days.
    """
  let unit = MetricUnit.share
  let denominator = "agents' requests opened at least 30 days before the data end and decided within 30 days"
  let measures =
    [
      Measure("", .share, "Agents' requests merged within 30 days of being opened."),
      Measure("opened", .changes, "Requests that agents opened in the window."),
    ] + CreatedRequests.measures
  let inputs = ["git", "AI marks", "review records"]
  let pitfalls = [
    "For the latest 30 days it is not known yet.",
    "Work that an agent did and never opened a request for is not seen.",
    "Several tries at one task are several requests, of which at most one is merged.",
  ]
  let dimensions: [Dimension: String] = JudgedRequests.dimensions.filter { $0.key != .origin }
  let maturityDays = CreatedRequests.days
  let sql = JudgedRequests.sql(
    .created, state: CreatedRequests.state(asked: "q.origin = 'agentic'"), hit: CreatedRequests.isMerged)

  func estimate(_ rows: [Row], _ context: EstimateContext) -> [MetricResult] {
    let results = GroupResults(of: self, in: context)
    let tally = RequestTally(rows)
    guard !tally.isUntold else {
      return measures.map { results.unavailable($0.id, needs: "records of change requests") }
    }
    let all = tally.all
    return [
      results.rate("", all.hits, of: all.total),
      results.count("opened", all.total + tally[.open] + tally[.immature]),
    ] + results.undecided(tally)
  }
}
