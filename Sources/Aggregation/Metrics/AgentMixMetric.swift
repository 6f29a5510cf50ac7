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
    .agent: "f.agent", .model: "f.model", .week: "f.landedWeek", .repository: "f.repositoryId",
    .contributor: "f.personId", .team: "f.personId",
  ]
  let partDimensions: Set<Dimension> = [.agent, .model]
  let sql = """
    WITH written AS (
      SELECT {select}
        'lines' AS factKind,
        f.addedLines AS factAmount
      FROM {sums line_facts} AS f
      WHERE {window f.landedDay}
        AND f.origin IN ('ai', 'assisted')
        AND \(Conditions.counts("f.fileClass"))
      UNION ALL
      SELECT {select}
        'commits' AS factKind,
        f.changeCount AS factAmount
      FROM {sums change_facts} AS f
      WHERE {window f.landedDay}
        AND f.isMerge = 0
        AND f.origin IN ('agentic', 'assisted')
    )
    SELECT {groups}
      w.factKind AS partKind,
      SUM(w.factAmount) AS partTotal
    FROM written AS w
    GROUP BY {groups}w.factKind
    ORDER BY {groups}w.factKind
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
