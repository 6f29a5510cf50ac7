import Facts
import Store

/// How much of what was added had only been moved.
struct MovedLinesMetric: Metric {
  let id = "moved-lines"
  let title = "Moved lines"
  let question = "What share of the added lines was only moved from elsewhere?"
  let definition = """
    Lines that landed on the mainline in the window and that their commit deleted elsewhere with the same content, over \
    all lines that landed in the window and are newly written or moved, in source, test and documentation files, lines of \
    rule-based bots left out. Lines within a commit are not independent, so the share has no interval. Coverage is the \
    share of lines whose owner is known.
    """
  let unit = MetricUnit.share
  let denominator = "lines that landed in the window, newly written or moved; automation left out"
  let measures = [
    Measure("", .share, "Lines that were moved."),
    Measure("moved", .lines, "Lines that were moved."),
    Measure("added", .lines, "Lines that landed, newly written or moved: the denominator."),
    Measure("unknown", .lines, "Lines whose owner is unknown, left out."),
  ]
  let inputs = ["git", "AI marks", "line records"]
  let pitfalls = [
    "A move is told by exact content: code that is also changed or reindented on the way counts as written anew.",
    "A renamed file moves no lines; they stay where they are.",
    "Moves across commits are a deletion and an addition.",
  ]
  let dimensions: [Dimension: String] = [
    .week: "f.landedWeek", .repository: "f.repositoryId", .origin: "f.origin", .agent: "f.agent", .model: "f.model",
    .directory: "f.directory", .language: "f.language", .contributor: "f.personId", .team: "f.personId",
  ]
  let sql = """
    SELECT {select}
      \(Conditions.ownerState("f")) AS ownerState,
      SUM(f.movedLines) AS movedTotal,
      SUM(f.writtenLines + f.movedLines) AS lineTotal
    FROM {sums landing_lines} AS f
    WHERE {window f.landedDay}
      AND f.landedDay < {dataEnd}
      AND f.origin <> 'automation'
      AND f.writtenLines + f.movedLines > 0
    GROUP BY {keys}\(Conditions.ownerState("f"))
    ORDER BY {keys}\(Conditions.ownerState("f"))
    """

  func estimate(_ rows: [Row], _ context: EstimateContext) -> [MetricResult] {
    let results = GroupResults(of: self, in: context)
    let known = rows.filter { $0.text("ownerState") == "known" }
    let unknown = rows.sum("lineTotal") { $0.text("ownerState") == "unknown" }
    let (moved, added) = (known.sum("movedTotal"), known.sum("lineTotal"))
    return [
      results.share("", moved, of: added, coverage: ratio(added, added + unknown)),
      results.count("moved", moved, n: added),
      results.count("added", added),
      results.count("unknown", unknown),
    ]
  }
}
