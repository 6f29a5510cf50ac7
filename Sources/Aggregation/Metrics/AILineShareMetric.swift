import Facts
import Store

/// The share of added lines that AI wrote, as the range that the records leave open.
struct AILineShareMetric: Metric {
  let id = "ai-line-share"
  let title = "AI line share"
  let question = "What share of the added lines did AI write?"
  let definition = """
    Lines added in the window whose origin is ai (the lower bound) up to those whose origin is ai or assisted (the upper \
    bound), over all added lines that no rule-based bot wrote, in source, test and documentation files. Low and high \
    bound what is known, they are no sampling interval. The unmarked share stands beside it: unmarked is not human. \
    Coverage is the share of the lines in commits with a line-level record.
    """
  let unit = MetricUnit.share
  let denominator = "added lines, automation and excluded file classes left out"
  let measures = [
    Measure("", .share, "Lines with origin ai; low is the same, high adds the lines with origin assisted."),
    Measure("assisted", .share, "Lines of commits with an AI mark where nothing says which lines."),
    Measure("human", .share, "Lines that a line-level record says a person wrote."),
    Measure("unmarked", .share, "Lines about which nothing is recorded."),
    Measure("automation", .lines, "Lines that rule-based bots added, left out of the denominator."),
  ]
  let inputs = ["git", "AI marks", "line records"]
  let pitfalls = [
    "Where few lines have a record, the range is wide and the unmarked share large: read the coverage first.",
    "A line counts as AI's as it was committed; what a person rewrote before the commit is not seen.",
    "More lines are not more value.",
  ]
  let dimensions: [Dimension: String] = [
    .week: "l.landedWeek", .repository: "l.repositoryId", .directory: "l.directory", .language: "l.language",
    .fileClass: "l.fileClass", .contributor: "l.personId", .team: "l.personId",
  ]
  let sql = """
    SELECT {select}
      l.origin AS lineOrigin,
      l.isAttested AS attested,
      SUM(l.addedLines) AS lineTotal
    FROM {sums line_facts} AS l
    WHERE {window l.landedDay}
      AND \(Conditions.counts("l.fileClass"))
    GROUP BY {keys}l.origin, l.isAttested
    ORDER BY {keys}l.origin, l.isAttested
    """

  func estimate(_ rows: [Row], _ context: EstimateContext) -> [MetricResult] {
    let results = GroupResults(of: self, in: context)
    let lines = Counts<Origin>(rows, "lineTotal", by: "lineOrigin")
    let whole = lines.counted
    let attested = rows.sum("lineTotal") {
      $0.integer("attested") == 1 && $0.text("lineOrigin") != Origin.automation.rawValue
    }
    let coverage = ratio(attested, whole)
    let range = ratio(lines[.ai], whole).flatMap { low in
      ratio(lines[.ai] + lines[.assisted], whole).map { Interval(low: low, high: $0) }
    }
    return [
      results.share("", lines[.ai], of: whole, interval: range, coverage: coverage),
      results.share("assisted", lines[.assisted], of: whole, coverage: coverage),
      results.share("human", lines[.human], of: whole, coverage: coverage),
      results.share("unmarked", lines[.unmarked], of: whole, coverage: coverage),
      results.count("automation", lines[.automation]),
    ]
  }
}
