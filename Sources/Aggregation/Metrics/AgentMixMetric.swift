import Facts
import Store

/// The AI lines and the AI commits by agent and model.
struct AgentMixMetric: Metric {
  let id = "agent-mix"
  let title = "Agent mix"
  let question = "Which agents and models wrote the AI part?"
  let definition = """
    Added lines with origin ai or assisted, and non-merge commits that are agentic or assisted, by agent and by model: \
    each group's share of all of them. Lines count in source, test and documentation files.
    """
  let unit = MetricUnit.share
  let denominator = "AI lines (ai and assisted), or AI commits (agentic and assisted), of all agents"
  let measures = [
    Measure("lines", .share, "The group's AI lines of all AI lines."),
    Measure("commits", .share, "The group's AI commits of all AI commits."),
  ]
  let inputs = ["git", "AI marks", "line records"]
  let pitfalls = [
    "Agents mark their work unequally: a rare agent may only be a silent one.",
    "Many marks do not name the model; those stand under unknown.",
    "A commit whose marks name several agents stands under several.",
  ]
  let dimensions: [Dimension: String] = [
    .agent: "w.factAgent", .model: "w.factModel", .week: "w.factWeek", .repository: "w.factRepository",
    .contributor: "w.factPerson", .team: "w.factPerson",
  ]
  let partDimensions: Set<Dimension> = [.agent, .model]
  let sql = """
    WITH written AS (
      SELECT
        'lines' AS factKind,
        l.repositoryId AS factRepository,
        l.landedWeek AS factWeek,
        l.personId AS factPerson,
        l.agent AS factAgent,
        l.model AS factModel,
        l.addedLines AS factAmount
      FROM line_facts AS l
      WHERE {window l.landedDay}
        AND l.origin IN ('ai', 'assisted')
        AND \(Conditions.counts("l.fileClass"))
      UNION ALL
      SELECT
        'commits' AS factKind,
        c.repositoryId AS factRepository,
        c.landedWeek AS factWeek,
        c.personId AS factPerson,
        c.agent AS factAgent,
        c.model AS factModel,
        1 AS factAmount
      FROM change_facts AS c
      WHERE {window c.landedDay}
        AND c.isMerge = 0
        AND c.origin IN ('agentic', 'assisted')
    )
    SELECT {select}
      w.factKind AS partKind,
      SUM(w.factAmount) AS partTotal
    FROM written AS w
    GROUP BY {keys}w.factKind
    ORDER BY {keys}w.factKind
    """

  func estimate(_ rows: [Row], _ context: EstimateContext) -> [MetricResult] {
    let results = GroupResults(of: self, in: context)
    let parts = rows.sums("partTotal", by: "partKind")
    let wholes = context.whole.sums("partTotal", by: "partKind")
    return [
      results.share("lines", parts["lines"] ?? 0, of: wholes["lines"] ?? 0),
      results.rate("commits", parts["commits"] ?? 0, of: wholes["commits"] ?? 0),
    ]
  }
}
