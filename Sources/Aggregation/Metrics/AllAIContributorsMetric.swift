import Facts
import Store

/// The share of contributors who committed nothing without an AI mark, and for how long that has been so.
struct AllAIContributorsMetric: Metric {
  /// With fewer commits than this, that all of them carry a mark says little.
  private static let minimumChanges = 3

  let id = "all-ai-contributors"
  let title = "All-AI contributors"
  let question = "How many contributors no longer commit anything without AI, and since when?"
  let definition = """
    Contributors whose every non-merge commit in the window carries an AI mark or an AI line record, over contributors with at \
    least three non-merge commits in the window, with a 95 % Wilson interval. A contributor's streak begins on the first \
    day with a commit after the last day with an unmarked one, in the asked repositories, and is as long as the days \
    from then to the window's end.
    """
  let unit = MetricUnit.share
  let denominator = "contributors with at least three non-merge commits"
  let measures = [
    Measure("", .share, "Contributors without any unmarked commit; kept back for fewer than five with three commits."),
    Measure("streak", .days, "The median streak of those contributors; kept back for fewer than five of them."),
    Measure("active", .people, "Contributors with at least three non-merge commits in the window."),
  ]
  let inputs = ["git", "AI marks", "line records"]
  let pitfalls = [
    "It shows that no unmarked commit was made, not that nobody typed.",
    "A tool that marks every commit by itself makes everyone all-AI.",
    "Short windows have few contributors with three commits.",
  ]
  let dimensions: [Dimension: String] = [.repository: "c.repositoryId", .team: "c.personId"]
  let describesPeople = true
  // A person is one row, in however many repositories.
  let rowsAddUp = false
  let sql = """
    WITH history AS (
      SELECT {select}
        c.personId AS historyPerson,
        c.landedDay AS historyDay,
        c.hasMark AS historyMark,
        MAX(CASE WHEN c.hasMark = 0 THEN c.landedDay ELSE -1000000 END)
          OVER (PARTITION BY {keys}c.personId) AS lastUnmarkedDay
      FROM change_facts AS c
      WHERE {before c.landedDay}
        AND c.isMerge = 0
        AND c.origin <> 'automation'
        AND \(Conditions.isContributor("c.personId"))
    )
    SELECT {groups}
      h.historyPerson AS person,
      SUM(CASE WHEN h.historyDay >= {firstDay} THEN 1 ELSE 0 END) AS changeTotal,
      SUM(CASE WHEN h.historyDay >= {firstDay} THEN h.historyMark ELSE 0 END) AS markedTotal,
      MIN(CASE WHEN h.historyDay > h.lastUnmarkedDay THEN h.historyDay ELSE {endDay} END) AS streakDay
    FROM history AS h
    GROUP BY {groups}h.historyPerson
    ORDER BY {groups}h.historyPerson
    """

  func estimate(_ rows: [Row], _ context: EstimateContext) -> [MetricResult] {
    let results = GroupResults(of: self, in: context)
    let active = rows.filter { ($0.integer("changeTotal") ?? 0) >= Self.minimumChanges }
    let allAI = active.filter { $0.integer("changeTotal") == $0.integer("markedTotal") }
    let streaks = Distribution(allAI.compactMap { $0.integer("streakDay") }.map { context.period.endDay - $0 })
    return [
      results.protecting(people: active.count, results.rate("", allAI.count, of: active.count)),
      results.protecting(people: allAI.count, results.number("streak", streaks.quantile(0.5), n: allAI.count)),
      results.count("active", active.count),
    ]
  }
}
