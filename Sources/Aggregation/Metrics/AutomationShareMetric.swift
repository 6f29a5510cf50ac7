import Facts
import Store

/// The share of landed changes that an agent or a rule-based bot authored.
struct AutomationShareMetric: Metric {
  let id = "automation-share"
  let title = "Automation share"
  let question = "What share of the changes that landed did a machine author?"
  let definition = """
    Mainline units that an agent or a rule-based bot authored, over all mainline units landed in the window, with a 95 % \
    Wilson interval. The one share whose denominator includes rule-based bots.
    """
  let unit = MetricUnit.share
  let denominator = "mainline units landed, automation included"
  let measures = [
    Measure("", .share, "Units that an agent or a rule-based bot authored."),
    Measure("agentic", .share, "Units that an agent authored."),
    Measure("automation", .share, "Units that a rule-based bot authored."),
  ]
  let inputs = ["git", "AI marks"]
  let pitfalls = [
    "Who authored a change says nothing of who looked at it before it landed; that needs review records.",
    "Dependency updates are many and small.",
  ]
  let dimensions: [Dimension: String] = [.week: "u.landedWeek", .repository: "u.repositoryId", .team: "u.personId"]
  let sql = """
    SELECT {select}
      u.origin AS unitOrigin,
      SUM(u.unitCount) AS unitTotal
    FROM {sums unit_facts} AS u
    WHERE {window u.landedDay}
    GROUP BY {keys}u.origin
    ORDER BY {keys}u.origin
    """

  func estimate(_ rows: [Row], _ context: EstimateContext) -> [MetricResult] {
    let results = GroupResults(of: self, in: context)
    let units = Counts<ChangeOrigin>(rows, "unitTotal", by: "unitOrigin")
    return [
      results.rate("", units[.agentic] + units[.automation], of: units.all),
      results.rate("agentic", units[.agentic], of: units.all),
      results.rate("automation", units[.automation], of: units.all),
    ]
  }
}
