import Facts
import Store

/// What kinds of work land.
struct FlowDistributionMetric: Metric {
  /// The classes of change, in the order in which they are printed.
  private static let classes = [
    "feature", "fix", "security", "performance", "refactor", "documentation", "test", "maintenance", "dependency",
    "revert",
  ]

  let id = "flow-distribution"
  let title = "Flow distribution"
  let question = "What kinds of work land?"
  let definition = """
    Mainline units landed in the window by class of change, over the units that could be classified and that no \
    rule-based bot made, with 95 % Wilson intervals. Coverage is the share of units that could be classified.
    """
  let unit = MetricUnit.share
  let denominator = "classified mainline units, automation left out"
  let measures =
    classes.map { Measure($0, .share, "Units of class \($0), of the classified ones.") } + [
      Measure("unclassified", .share, "Units that nothing classifies, of all units."),
      Measure("automation", .changes, "Units of rule-based bots, left out of the denominator."),
    ]
  let inputs = ["git", "changelog"]
  let pitfalls = [
    "Without a convention for titles most units are unclassified, and the rest is no sample of them.",
    "A unit has one class, whatever else it contains.",
  ]
  let dimensions: [Dimension: String] = [
    .week: "u.landedWeek", .repository: "u.repositoryId", .origin: "u.origin", .agent: "u.agent", .model: "u.model",
    .contributor: "u.personId", .team: "u.personId",
  ]
  let sql = """
    SELECT {select}
      CASE WHEN u.origin = 'automation' THEN 'automation' ELSE u.changeClass END AS unitClass,
      SUM(u.unitCount) AS unitTotal
    FROM {sums unit_facts} AS u
    WHERE {window u.landedDay}
    GROUP BY {keys}CASE WHEN u.origin = 'automation' THEN 'automation' ELSE u.changeClass END
    ORDER BY {keys}CASE WHEN u.origin = 'automation' THEN 'automation' ELSE u.changeClass END
    """

  func estimate(_ rows: [Row], _ context: EstimateContext) -> [MetricResult] {
    let results = GroupResults(of: self, in: context)
    let units = rows.sums("unitTotal", by: "unitClass")
    let automation = units["automation"] ?? 0
    let unclassified = units[""] ?? 0
    let counted = units.values.reduce(0, +) - automation
    let classified = counted - unclassified
    let coverage = ratio(classified, counted)
    return Self.classes.map { results.rate($0, units[$0] ?? 0, of: classified, coverage: coverage) }
      + [
        results.rate("unclassified", unclassified, of: counted),
        results.count("automation", automation),
      ]
  }
}
