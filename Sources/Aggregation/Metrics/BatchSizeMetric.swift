import Facts
import Store

/// How large the changes are that land.
struct BatchSizeMetric: Metric {
  /// What reviewers are commonly advised not to exceed in one sitting; a flag, not a law.
  private static let large = 400

  let id = "batch-size"
  let title = "Batch size"
  let question = "How large are the changes that land?"
  let definition = """
    Added plus deleted lines of each mainline unit landed in the window that no rule-based bot made: median and 90th \
    percentile (linear interpolation, type 7) with 95 % intervals by order statistics, and the share of units over 400 \
    lines with a Wilson interval. Coverage is the share of units whose diff is known.
    """
  let unit = MetricUnit.lines
  let denominator = "none; for the share, mainline units with a known diff, automation left out"
  let measures = [
    Measure("p50", .lines, "The median unit; needs five units."),
    Measure("p90", .lines, "The 90th percentile; needs five units."),
    Measure("over400", .share, "Units of more than 400 lines."),
  ]
  let inputs = ["git"]
  let pitfalls = [
    "Moved and reformatted code counts as written anew.",
    "A long-lived branch that is merged at once is one unit.",
  ]
  let dimensions: [Dimension: String] = [
    .week: "u.landedWeek", .repository: "u.repositoryId", .origin: "u.origin", .agent: "u.agent", .model: "u.model",
    .contributor: "u.personId", .team: "u.personId",
  ]
  let sql = """
    SELECT {select}
      COALESCE(u.addedLines + u.deletedLines, -1) AS unitSize,
      SUM(u.unitCount) AS unitTotal
    FROM {sums unit_facts} AS u
    WHERE {window u.landedDay}
      AND u.origin <> 'automation'
    GROUP BY {keys}COALESCE(u.addedLines + u.deletedLines, -1)
    ORDER BY {keys}COALESCE(u.addedLines + u.deletedLines, -1)
    """

  func estimate(_ rows: [Row], _ context: EstimateContext) -> [MetricResult] {
    let results = GroupResults(of: self, in: context)
    let sizes = rows.filter { ($0.integer("unitSize") ?? -1) >= 0 }.distribution(of: "unitSize", count: "unitTotal")
    let coverage = ratio(sizes.count, rows.sum("unitTotal"))
    return [
      results.quantile("p50", 0.5, of: sizes, coverage: coverage),
      results.quantile("p90", 0.9, of: sizes, coverage: coverage),
      results.rate("over400", sizes.count(above: Self.large), of: sizes.count, coverage: coverage),
    ]
  }
}
