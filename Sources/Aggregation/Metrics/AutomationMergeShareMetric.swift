import Facts
import Store

/// The share of merged change requests that machines made.
struct AutomationMergeShareMetric: Metric {
  let id = "automation-merge-share"
  let title = "Automation share of merges"
  let question = "What share of the merged change requests did a machine make?"
  let definition = """
    Change requests merged in the window that an agent or a rule-based bot authored, over all merged change requests, with \
    a 95 % Wilson interval; requests that only git knows of are among them. Unlike most shares, its denominator includes \
    rule-based bots.
    """
  let unit = MetricUnit.share
  let denominator = "merged change requests, automation included"
  let measures = [
    Measure("", .share, "Requests that an agent or a rule-based bot authored."),
    Measure("agentic", .share, "Requests that an agent authored."),
    Measure("automation", .share, "Requests that a rule-based bot authored."),
    Measure("requests", .changes, "Merged change requests: the denominator."),
  ]
  let inputs = ["git", "AI marks", "review records"]
  let pitfalls = [
    "Dependency updates are many and small: the two kinds of machine are printed apart for that.",
    "Who authored a request says nothing of who looked at it: read it with the zero-touch merges.",
  ]
  let dimensions = JudgedRequests.dimensions(of: "m").filter {
    ![.origin, .agent, .model, .contributor].contains($0.key)
  }
  let sql = """
    WITH \(MergedRequests.all)
    SELECT {select}
      m.factState AS requestState,
      m.factOrigin AS requestOrigin,
      SUM(m.factTotal) AS requestTotal
    FROM merged AS m
    GROUP BY {keys}m.factState, m.factOrigin
    ORDER BY {keys}m.factState, m.factOrigin
    """

  func estimate(_ rows: [Row], _ context: EstimateContext) -> [MetricResult] {
    let results = GroupResults(of: self, in: context)
    guard let requests = MergedRequests.known(rows) else {
      return measures.map { results.unavailable($0.id, needs: "change requests") }
    }
    let origins = Counts<ChangeOrigin>(requests, "requestTotal", by: "requestOrigin")
    return [
      results.rate("", origins[.agentic] + origins[.automation], of: origins.all),
      results.rate("agentic", origins[.agentic], of: origins.all),
      results.rate("automation", origins[.automation], of: origins.all),
      results.count("requests", origins.all),
    ]
  }
}
