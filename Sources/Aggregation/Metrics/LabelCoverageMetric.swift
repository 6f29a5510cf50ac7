import Facts
import Store

/// The share of commits about which anything at all is recorded.
struct LabelCoverageMetric: Metric {
  let id = "label-coverage"
  let title = "Label coverage"
  let question = "Of how many commits does anything recorded say who made them?"
  let definition = """
    Commits with an AI mark or a record that attests lines, over all commits that are no merges and that no rule-based \
    bot made, with a 95 % Wilson interval; and the same weighed by added lines. Every share of AI is to be read against \
    this one.
    """
  let unit = MetricUnit.share
  let denominator = "non-merge commits, automation left out"
  let measures = [
    Measure("", .share, "Commits with a mark or a record."),
    Measure("lines", .share, "Added lines of commits with a mark or a record; coverage is the share of known diffs."),
    Measure("suspected", .commits, "Commits with weak signs of AI only; they count as unmarked."),
    Measure("automation", .commits, "Commits of rule-based bots, left out of the denominator."),
  ]
  let inputs = ["git", "AI marks", "line records"]
  let pitfalls = [
    "What is not labelled is not therefore human.",
    "A fall can be an outage of the tool that writes the records, not a return to typing.",
  ]
  let dimensions: [Dimension: String] = [
    .week: "c.landedWeek", .repository: "c.repositoryId", .contributor: "c.personId", .team: "c.personId",
  ]
  let sql = """
    SELECT {select}
      c.origin AS changeOrigin,
      CASE WHEN c.hasMark = 1 OR c.hasRecord = 1 THEN 'labelled' ELSE 'unlabelled' END AS labelState,
      SUM(c.changeCount) AS changeTotal,
      SUM(c.isSuspected * c.changeCount) AS suspectedTotal,
      SUM(COALESCE(c.addedLines, 0)) AS lineTotal,
      SUM(c.unknownCount) AS unknownTotal
    FROM {sums change_facts} AS c
    WHERE {window c.landedDay}
      AND c.isMerge = 0
    GROUP BY {keys}c.origin, CASE WHEN c.hasMark = 1 OR c.hasRecord = 1 THEN 'labelled' ELSE 'unlabelled' END
    ORDER BY {keys}c.origin, CASE WHEN c.hasMark = 1 OR c.hasRecord = 1 THEN 'labelled' ELSE 'unlabelled' END
    """

  func estimate(_ rows: [Row], _ context: EstimateContext) -> [MetricResult] {
    let results = GroupResults(of: self, in: context)
    let isAutomation = { (row: Row) in row.text("changeOrigin") == ChangeOrigin.automation.rawValue }
    let counted = rows.filter { !isAutomation($0) }
    let labelled = counted.filter { $0.text("labelState") == "labelled" }
    let commits = counted.sum("changeTotal")
    return [
      results.rate("", labelled.sum("changeTotal"), of: commits),
      results.share(
        "lines", labelled.sum("lineTotal"), of: counted.sum("lineTotal"),
        coverage: ratio(commits - counted.sum("unknownTotal"), commits)),
      results.count("suspected", counted.sum("suspectedTotal"), n: commits),
      results.count("automation", rows.sum("changeTotal", where: isAutomation)),
    ]
  }
}
