import Facts
import Store

/// How much of what changes was only just written.
struct Rework21Metric: Metric {
  let id = "rework-21"
  let title = "Rework of young lines"
  let question = "What share of the lines that are deleted or rewritten was younger than 21 days?"
  let definition = """
    Lines that left the mainline in the window because a commit deleted or rewrote them, in source, test and \
    documentation files: those that had landed less than 21 days before, over all of them. Lines that a rule-based bot \
    wrote are left out, and so are lines whose age is not known: their owner is not, or a commit had moved them. The 95 % \
    interval takes the deleting commit as the observation, as churn-14 does the unit; it needs five. Coverage is the \
    share of lines whose age is known.
    """
  let unit = MetricUnit.share
  let denominator = "lines deleted or rewritten in the window whose age is known, automation left out"
  let measures = [
    Measure("", .share, "Lines younger than 21 days."),
    Measure("changed", .lines, "Lines deleted or rewritten whose age is known: the denominator."),
    Measure("young", .lines, "Lines of these that were younger than 21 days."),
    Measure("unknown", .lines, "Lines deleted or rewritten whose age is not known, left out."),
  ]
  let inputs = ["git", "AI marks", "line records"]
  let pitfalls = [
    "It looks back from the change and churn looks ahead from the writing: their denominators differ.",
    "In a young repository every line is young.",
    "A week that clears out old code has little rework, however much it rewrites.",
  ]
  let dimensions: [Dimension: String] = [
    .week: "f.endWeek", .repository: "f.repositoryId", .origin: "f.origin", .agent: "f.agent",
    .directory: "f.directory", .language: "f.language", .contributor: "f.personId", .team: "f.personId",
  ]
  let sql = """
    SELECT {select}
      f.repositoryId AS clusterRepository,
      f.enderId AS clusterNumber,
      CASE WHEN f.origin <> 'unknown' THEN f.lineCount - f.movedLines ELSE 0 END AS changedTotal,
      CASE WHEN f.origin <> 'unknown' THEN f.youngLines ELSE 0 END AS youngTotal,
      CASE WHEN f.origin <> 'unknown' THEN f.movedLines ELSE f.lineCount END AS unknownTotal
    FROM {sums removed_lines} AS f
    WHERE {window f.endDay}
      AND f.endDay < {dataEnd}
      AND f.origin <> 'automation'
    """

  func estimate(_ rows: [Row], _ context: EstimateContext) -> [MetricResult] {
    let results = GroupResults(of: self, in: context)
    let known = rows.clusteredRatio(of: "youngTotal", in: "changedTotal")
    let unknown = rows.sum("unknownTotal")
    return [
      results.clusteredShare("", known, coverage: ratio(known.whole, known.whole + unknown)),
      results.count("changed", known.whole),
      results.count("young", known.part, n: known.whole),
      results.count("unknown", unknown),
    ]
  }
}
