import Facts
import Store

/// How much of what branches wrote never landed.
struct PreMergeChurnMetric: Metric {
  let id = "pre-merge-churn"
  let title = "Churn before landing"
  let question = "What share of the lines written on branches was gone before the branch landed?"
  let definition = """
    Lines newly written by commits that landed in the window with another commit, a merge: those that were deleted or \
    rewritten before it landed, over all of them, in source, test and documentation files, lines of rule-based bots left \
    out. Lines that the branch only moved elsewhere are not gone. The 95 % interval is that of churn-14. Coverage is the \
    share of lines whose owner is known.
    """
  let unit = MetricUnit.share
  let denominator = "lines newly written on branches that landed with a merge, automation left out"
  let measures = [
    Measure("", .share, "Lines gone before their branch landed."),
    Measure("added", .lines, "Lines newly written on branches that landed with a merge: the denominator."),
    Measure("gone", .lines, "Lines of these that were gone before their branch landed."),
    Measure("unknown", .lines, "Lines whose owner is unknown, left out."),
  ]
  let inputs = ["git", "AI marks", "line records"]
  let pitfalls = [
    "Squashed and rebased landings hide it: their branches are not in the history.",
    "Rewriting before landing is what review is for; a low share is no merit by itself.",
    "Where some branches are squashed and others merged, it tells of the merged ones only.",
  ]
  let dimensions: [Dimension: String] = [
    .week: "f.landedWeek", .repository: "f.repositoryId", .origin: "f.origin", .agent: "f.agent", .model: "f.model",
    .contributor: "f.personId", .team: "f.personId",
  ]
  let sql = """
    SELECT {select}
      f.repositoryId AS clusterRepository,
      f.unitId AS clusterNumber,
      \(Conditions.ownerState("f")) AS ownerState,
      f.branchLines AS lineTotal,
      f.droppedLines AS goneTotal
    FROM {sums landing_lines} AS f
    WHERE {window f.landedDay}
      AND f.landedDay < {dataEnd}
      AND f.branchLines > 0
      AND f.origin <> 'automation'
    """

  func estimate(_ rows: [Row], _ context: EstimateContext) -> [MetricResult] {
    let results = GroupResults(of: self, in: context)
    let known = rows.filter { $0.text("ownerState") == "known" }
    guard !known.isEmpty else {
      return measures.map { results.unavailable($0.id, needs: "branches that landed with a merge") }
    }
    let branches = known.clusteredRatio(of: "goneTotal", in: "lineTotal")
    let unknown = rows.sum("lineTotal") { $0.text("ownerState") == "unknown" }
    return [
      results.clusteredShare("", branches, coverage: ratio(branches.whole, branches.whole + unknown)),
      results.count("added", branches.whole),
      results.count("gone", branches.part, n: branches.whole),
      results.count("unknown", unknown),
    ]
  }
}
