import Facts
import Store

/// How old the code is.
struct CodeAgeMetric: Metric {
  let id = "code-age"
  let title = "Age of the code"
  let question = "How old are the lines of the code?"
  let definition = """
    For each line on the mainline at the window's end that no rule-based bot wrote, in source, test and documentation \
    files: the whole days from the day it landed to the window's last; quartiles and the 90th percentile (linear \
    interpolation, type 7). All lines are counted, so there is no interval. Coverage is the share of lines whose owner, \
    and so whose age, is known.
    """
  let unit = MetricUnit.days
  let denominator = "none"
  let measures = [
    Measure("p50", .days, "The median line; needs five lines."),
    Measure("p25", .days, "The 25th percentile; needs five lines."),
    Measure("p75", .days, "The 75th percentile; needs five lines."),
    Measure("p90", .days, "The 90th percentile; needs five lines."),
    Measure("unknown", .lines, "Lines whose owner is unknown, left out."),
  ]
  let inputs = ["git", "AI marks", "line records"]
  let pitfalls = [
    "Lines that a commit moved or reformatted are as young as that commit.",
    "Old code may be stable or abandoned, young code growing or churning.",
    "AI lines are young because marks are: compare ages only among code of the same time.",
  ]
  let dimensions: [Dimension: String] = [
    .repository: "f.repositoryId", .origin: "f.origin", .language: "f.language", .directory: "f.directory",
    .agent: "f.agent", .contributor: "f.personId", .team: "f.personId",
  ]
  let sql = """
    SELECT {select}
      \(Conditions.ownerState("f")) AS ownerState,
      {endDay} - 1 - f.landedDay AS lineAge,
      SUM(f.lineCount) AS lineTotal
    FROM {sums line_spans} AS f
    WHERE {scope f}
      AND \(Conditions.isAlive("f", on: "{endDay}"))
      AND f.origin <> 'automation'
    GROUP BY {keys}\(Conditions.ownerState("f")), {endDay} - 1 - f.landedDay
    ORDER BY {keys}\(Conditions.ownerState("f")), {endDay} - 1 - f.landedDay
    """

  func estimate(_ rows: [Row], _ context: EstimateContext) -> [MetricResult] {
    let results = GroupResults(of: self, in: context)
    let ages = rows.filter { $0.text("ownerState") == "known" }.distribution(of: "lineAge", count: "lineTotal")
    let unknown = rows.sum("lineTotal") { $0.text("ownerState") == "unknown" }
    let coverage = ratio(ages.count, ages.count + unknown)
    return [50, 25, 75, 90].map { percent -> MetricResult in
      guard ages.count == 0 || ages.count >= 5 else { return results.insufficient("p\(percent)", n: ages.count) }
      return results.number(
        "p\(percent)", ages.quantile(Double(percent) / 100), n: ages.count, coverage: coverage)
    } + [results.count("unknown", unknown)]
  }
}
