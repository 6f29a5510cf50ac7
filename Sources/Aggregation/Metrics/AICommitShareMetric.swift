import Facts
import Store

/// The share of commits that an agent authored or that carry an AI mark.
struct AICommitShareMetric: Metric {
  let id = "ai-commit-share"
  let title = "AI commit share"
  let question = "What share of the commits was made with AI?"
  let definition = """
    Commits that an agent authored (agentic) or that a person authored with an AI mark (assisted), over all commits that \
    are no merges and that no rule-based bot made, with a 95 % Wilson interval. A lower bound: an unmarked commit may \
    have been made with AI. Coverage is the share of the commits with any mark or record.
    """
  let unit = MetricUnit.share
  let denominator = "non-merge commits, automation left out"
  let measures = [
    Measure("", .share, "Commits that are agentic or assisted."),
    Measure("agentic", .share, "Commits that an agent authored."),
    Measure("assisted", .share, "Commits that a person authored and that carry an AI mark."),
    Measure("automation", .commits, "Commits of rule-based bots, left out of the denominator."),
  ]
  let inputs = ["git", "AI marks", "line records"]
  let pitfalls = [
    "A squash merge hides the commits that it joins: compare with the changes landed.",
    "One AI line marks a commit as much as a thousand do.",
    "Marks are voluntary: a rise can be better labelling.",
  ]
  let dimensions: [Dimension: String] = [
    .week: "c.landedWeek", .repository: "c.repositoryId", .contributor: "c.personId", .team: "c.personId",
  ]
  let sql = """
    SELECT {select}
      c.origin AS changeOrigin,
      c.hasMark AS marked,
      c.hasRecord AS recorded,
      SUM(c.changeCount) AS changeTotal
    FROM {sums change_facts} AS c
    WHERE {window c.landedDay}
      AND c.isMerge = 0
    GROUP BY {keys}c.origin, c.hasMark, c.hasRecord
    ORDER BY {keys}c.origin, c.hasMark, c.hasRecord
    """

  func estimate(_ rows: [Row], _ context: EstimateContext) -> [MetricResult] {
    let results = GroupResults(of: self, in: context)
    let changes = Counts<ChangeOrigin>(rows, "changeTotal", by: "changeOrigin")
    let labelled = rows.sum("changeTotal") {
      ($0.integer("marked") == 1 || $0.integer("recorded") == 1)
        && $0.text("changeOrigin") != ChangeOrigin.automation.rawValue
    }
    let coverage = ratio(labelled, changes.counted)
    return [
      results.rate("", changes.ai, of: changes.counted, coverage: coverage),
      results.rate("agentic", changes[.agentic], of: changes.counted, coverage: coverage),
      results.rate("assisted", changes[.assisted], of: changes.counted, coverage: coverage),
      results.count("automation", changes[.automation]),
    ]
  }
}
