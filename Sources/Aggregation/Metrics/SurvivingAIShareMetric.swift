import Facts
import Store

/// Who wrote the code that is there.
struct SurvivingAIShareMetric: Metric {
  let id = "surviving-ai-share"
  let title = "AI share of the code"
  let question = "What share of the code that is there at the window's end did AI write?"
  let definition = """
    Lines on the mainline at the window's end whose origin is ai (the lower bound) up to those whose origin is ai or \
    assisted (the upper bound), over all lines there that no rule-based bot wrote, in source, test and documentation \
    files. Low and high bound what is known, they are no sampling interval. A line is that commit's which git blame \
    names; lines whose commit the clone lacks are in the denominator, and in no share. An agent's, a model's or an \
    origin's share is of the lines of all. Coverage is the share of lines whose commit has a line-level record.
    """
  let unit = MetricUnit.share
  let denominator = "lines at the window's end, automation and excluded file classes left out"
  let measures = [
    Measure(
      "", .share,
      "Lines with origin ai; low is the same, high adds the lines with origin assisted. Of one origin, its share."),
    Measure("assisted", .share, "Lines of commits with an AI mark where nothing says which lines."),
    Measure("human", .share, "Lines that a line-level record says a person wrote."),
    Measure("unmarked", .share, "Lines about which nothing is recorded."),
    Measure("unknown", .share, "Lines whose commit the clone lacks."),
    Measure("lines", .lines, "Lines at the window's end, automation left out."),
    Measure("automation", .lines, "Lines that rule-based bots wrote, left out of the denominator."),
  ]
  let inputs = ["git", "AI marks", "line records"]
  let pitfalls = [
    "Unmarked is not human, and old code is unmarked because it is older than the marks.",
    "A line that was moved or reformatted is that commit's, as with git blame, whoever wrote it first.",
    "More lines are not more value.",
  ]
  let dimensions: [Dimension: String] = [
    .repository: "f.repositoryId", .origin: "f.origin", .agent: "f.agent", .model: "f.model", .directory: "f.directory",
    .language: "f.language", .fileClass: "f.fileClass", .contributor: "f.personId", .team: "f.personId",
    .age: AgeBand.sql(age: "{endDay} - 1 - f.landedDay", origin: "f.origin"),
  ]
  let partDimensions: Set<Dimension> = [.origin, .agent, .model]
  let sql = """
    SELECT {select}
      f.origin AS lineOrigin,
      f.isAttested AS attested,
      SUM(f.lineCount) AS lineTotal
    FROM {sums line_spans} AS f
    WHERE {scope f}
      AND \(Conditions.isAlive("f", on: "{endDay}"))
    GROUP BY {keys}f.origin, f.isAttested
    ORDER BY {keys}f.origin, f.isAttested
    """

  func estimate(_ rows: [Row], _ context: EstimateContext) -> [MetricResult] {
    let results = GroupResults(of: self, in: context)
    let lines = Counts<Origin>(rows, "lineTotal", by: "lineOrigin")
    let all = Counts<Origin>(context.whole, "lineTotal", by: "lineOrigin")
    let whole = all.all - all[.automation]
    let attested = context.whole.sum("lineTotal") {
      $0.integer("attested") == 1 && $0.text("lineOrigin") != Origin.automation.rawValue
    }
    let coverage = ratio(attested, whole)
    let own = lines.all - lines[.automation]
    let counts = [
      results.count("lines", own, coverage: coverage), results.count("automation", lines[.automation]),
    ]
    if context.dimensions.contains(.origin) {
      // A group of nothing but a bot's lines is no part of the whole.
      return (own == 0 && lines[.automation] > 0 ? [] : [results.share("", own, of: whole, coverage: coverage)])
        + counts
    }
    let range = ratio(lines[.ai], whole).flatMap { low in
      ratio(lines[.ai] + lines[.assisted], whole).map { Interval(low: low, high: $0) }
    }
    return [
      results.share("", lines[.ai], of: whole, interval: range, coverage: coverage),
      results.share("assisted", lines[.assisted], of: whole, coverage: coverage),
      results.share("human", lines[.human], of: whole, coverage: coverage),
      results.share("unmarked", lines[.unmarked], of: whole, coverage: coverage),
      results.share("unknown", own - lines.counted, of: whole, coverage: coverage),
    ] + counts
  }
}
