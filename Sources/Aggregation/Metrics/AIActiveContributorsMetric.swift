import Facts
import Store

/// The share of active contributors who made at least one change with AI.
struct AIActiveContributorsMetric: Metric {
  let id = "ai-active-contributors"
  let title = "AI-active contributors"
  let question = "How many of the active contributors work with AI?"
  let definition = """
    Contributors with at least one non-merge commit that carries an AI mark or an AI line record, over contributors with at least \
    one non-merge commit in the window, with a 95 % Wilson interval. Agents and rule-based bots are no contributors: an \
    author with nothing but agentic or automation commits in the whole store is one of those.
    """
  let unit = MetricUnit.share
  let denominator = "active contributors"
  let measures = [
    Measure("", .share, "Active contributors with an AI-marked commit; kept back for fewer than five active ones."),
    Measure("active", .people, "Contributors with a non-merge commit in the window."),
  ]
  let inputs = ["git", "AI marks", "line records"]
  let pitfalls = [
    "A lower bound: use of AI that leaves no mark is not seen.",
    "One marked commit counts as much as all of them.",
    "People with several addresses count several times unless a mailmap joins them.",
  ]
  let dimensions: [Dimension: String] = [.week: "c.landedWeek", .repository: "c.repositoryId", .team: "c.personId"]
  let describesPeople = true
  // A person is one row, in however many weeks.
  let rowsAddUp = false
  let sql = """
    SELECT {select}
      c.personId AS person,
      MAX(c.hasMark) AS anyMark
    FROM {sums change_facts} AS c
    WHERE {window c.landedDay}
      AND c.isMerge = 0
      AND c.origin <> 'automation'
      AND \(Conditions.isContributor("c.personId"))
    GROUP BY {keys}c.personId
    ORDER BY {keys}c.personId
    """

  func estimate(_ rows: [Row], _ context: EstimateContext) -> [MetricResult] {
    let results = GroupResults(of: self, in: context)
    return [
      results.protecting(people: rows.count, results.rate("", rows.sum("anyMark"), of: rows.count)),
      results.count("active", rows.count),
    ]
  }
}
