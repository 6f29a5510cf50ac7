import Facts
import Store

/// Whose lines go, and whose changes take them away.
struct WhoRewritesWhomMetric: Metric {
  let id = "who-rewrites-whom"
  let title = "Who rewrites whom"
  let question = "Whose lines are deleted or rewritten, and by whose changes?"
  let definition = """
    Lines that left the mainline in the window because a commit deleted or rewrote them, in source, test and \
    documentation files, by the origin of the line and of the commit; and, of the lines with origin ai or assisted, the \
    share that went with a commit that is neither agentic nor assisted. Its 95 % interval takes the deleting commit as \
    the observation, as churn-14 does the unit; it needs five. Coverage is the share of lines of which both origins are \
    known.
    """
  let unit = MetricUnit.share
  let denominator = "for the share, AI lines (ai and assisted) deleted or rewritten in the window"
  let measures = [
    Measure("", .share, "AI lines that a human, unmarked or automatic commit deleted or rewrote."),
    Measure("ai.*", .lines, "Lines with origin ai that commits of this origin deleted or rewrote."),
    Measure("assisted.*", .lines, "Lines with origin assisted that commits of this origin deleted or rewrote."),
    Measure("human.*", .lines, "Lines with origin human that commits of this origin deleted or rewrote."),
    Measure("unmarked.*", .lines, "Unmarked lines that commits of this origin deleted or rewrote."),
    Measure("automation.*", .lines, "Lines of rule-based bots that commits of this origin deleted or rewrote."),
    Measure("unknown.*", .lines, "Lines of unknown owners that commits of this origin deleted or rewrote."),
  ]
  let inputs = ["git", "AI marks", "line records"]
  let pitfalls = [
    "Whoever owns more lines loses more: compare with the share of the code.",
    "An unmarked commit may have been made with AI.",
    "A commit that reformats or moves code owns it from then on; moves themselves are not counted here.",
    "The commit's origin is that of all of it: an assisted commit may delete by hand.",
  ]
  let dimensions: [Dimension: String] = [
    .week: "f.endWeek", .repository: "f.repositoryId", .language: "f.language", .contributor: "f.personId",
    .team: "f.personId",
  ]
  let sql = """
    SELECT {select}
      f.repositoryId AS clusterRepository,
      f.enderId AS clusterNumber,
      f.origin AS lineOrigin,
      f.enderOrigin AS deleterOrigin,
      f.lineCount AS lineTotal
    FROM {sums removed_lines} AS f
    WHERE {window f.endDay}
      AND f.endDay < {dataEnd}
    """

  func estimate(_ rows: [Row], _ context: EstimateContext) -> [MetricResult] {
    let results = GroupResults(of: self, in: context)
    let changes = ChangeOrigin.allCases.map(\.rawValue)
    var cells: [String: Int] = [:]
    var ai = ClusteredRatio()
    var (known, all) = (0, 0)
    for row in rows {
      let lines = row.integer("lineTotal") ?? 0
      let line = row.text("lineOrigin")
      let change = changes.contains(row.text("deleterOrigin")) ? row.text("deleterOrigin") : "unknown"
      cells["\(line).\(change)", default: 0] += lines
      all += lines
      if line != "unknown", change != "unknown" { known += lines }
      guard line == Origin.ai.rawValue || line == Origin.assisted.rawValue else { continue }
      let isOthers = ["human", "unmarked", "automation"].contains(change)
      ai.add(isOthers ? lines : 0, of: lines, in: row.cluster)
    }
    let matrix = (Origin.allCases.map(\.rawValue) + ["unknown"]).flatMap { line in
      (changes + ["unknown"]).compactMap { change -> MetricResult? in
        let lines = cells["\(line).\(change)"] ?? 0
        // Commits of unknown origin are no column of the matrix unless there are some.
        return change == "unknown" && lines == 0 ? nil : results.count("\(line).\(change)", lines)
      }
    }
    return [results.clusteredShare("", ai, coverage: ratio(known, all))] + matrix
  }
}
