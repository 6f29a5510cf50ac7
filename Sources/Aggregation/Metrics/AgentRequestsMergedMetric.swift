import Facts
import Store

/// The agents' change requests that were merged.
struct AgentRequestsMergedMetric: Metric {
  let id = "agent-requests-merged"
  let title = "Agent requests merged"
  let question = "How many change requests of agents have been merged, and at what pace?"
  let definition = """
    Change requests that an agent opened or authored and that were merged: in the window, per 30 days, up to the window's \
    end, and in the best run of 10 days up to then. Requests that only git knows of are among them where \
    their commits are an agent's.
    """
  let unit = MetricUnit.changes
  let denominator = "none"
  let measures = [
    Measure("", .changes, "Agents' requests merged in the window."),
    Measure("per30Days", .changes, "Agents' requests merged per 30 days; needs a window of at least 30 days."),
    Measure("cumulative", .changes, "Agents' requests merged up to the window's end."),
    Measure(
      "best10Days", .changes,
      "The most that were merged in 10 days running, up to the window's end; its period is that run."
    ),
  ]
  let inputs = ["git", "AI marks", "review records"]
  let pitfalls = [
    "Volume is vanity: read it with the agent merge rate and the revert rate.",
    "It begins with the first request that was recorded, not with the first that was made.",
    "A person's request with an AI mark is assisted and not here; ai-assisted-change-share has both.",
  ]
  let dimensions = JudgedRequests.dimensions(of: "m").filter { $0.key != .origin }
  let sql = """
    WITH merged AS (
      SELECT
        \(JudgedRequests.keys(of: "q", week: "q.mergedWeek")),
        CASE WHEN q.origin = 'agentic' THEN 'agentic' ELSE 'other' END AS factState,
        q.mergedDay AS factDay
      FROM request_facts AS q
      WHERE {before q.mergedDay}
        AND q.mergedDay < {dataEnd}
      UNION ALL
      SELECT
        \(JudgedRequests.keys(of: "u", week: "u.landedWeek")),
        'unrecorded' AS factState,
        u.landedDay AS factDay
      FROM {sums unit_facts} AS u
      WHERE {before u.landedDay}
        AND u.landedDay < {dataEnd}
        AND u.origin <> 'automation'
        AND u.repositoryId NOT IN (SELECT r.repositoryId AS knownId FROM request_facts AS r)
    )
    SELECT {select}
      m.factState AS requestState,
      m.factDay AS requestDay,
      COUNT(*) AS requestTotal
    FROM merged AS m
    GROUP BY {keys}m.factState, m.factDay
    ORDER BY {keys}m.factState, m.factDay
    """

  func estimate(_ rows: [Row], _ context: EstimateContext) -> [MetricResult] {
    let results = GroupResults(of: self, in: context)
    let merged = rows.filter { $0.text("requestState") == "agentic" }
    guard rows.isEmpty || rows.contains(where: { $0.text("requestState") != "unrecorded" }) else {
      return measures.map { results.unavailable($0.id, needs: "records of change requests") }
    }
    let days = merged.reduce(into: [:]) {
      $0[$1.integer("requestDay") ?? 0, default: 0] += $1.integer("requestTotal") ?? 0
    }
    let inWindow = days.reduce(0) { $1.key >= context.period.firstDay ? $0 + $1.value : $0 }
    let headline = results.count("", inWindow)
    // A week's rows hold nothing of the weeks before it.
    guard !context.dimensions.contains(.week) else { return [headline] }
    let cumulative = merged.sum("requestTotal")
    let best = BestRun(days, length: 10)
    var bestResult = results.count("best10Days", best?.total ?? 0, n: cumulative)
    if let best { bestResult.period = Period(firstDay: best.firstDay, endDay: best.firstDay + 10) }
    return [
      headline,
      context.period.days < 30
        ? results.insufficient("per30Days", n: inWindow)
        : results.number("per30Days", Double(inWindow) * 30 / Double(context.period.days), n: inWindow),
      results.count("cumulative", cumulative),
      bestResult,
    ]
  }
}
