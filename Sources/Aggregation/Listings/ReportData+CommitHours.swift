import Facts
import Store

/// When in the week the commits of a window were authored.
package enum CommitHours: Sendable, Equatable {
  /// There are no commits.
  case none
  /// Fewer people than the smallest group made them, which would show when single people work.
  case tooFewPeople(minimum: Int)
  /// For each day of the week, Monday first, and each hour of the day, how many.
  case counts([[Int]])
}

extension ReportData {
  /// Counts the commits that landed in a window by the hour of the week at which they were authored, by their authors'
  /// own clocks; merges and the commits of agents and rule-based bots are left out, for those are no people.
  package func commitHours(_ period: Period) throws -> CommitHours {
    let condition = """
      FROM change_facts AS c
      JOIN commits AS k ON k.repositoryId = c.repositoryId AND k.commitId = c.commitId
      WHERE \(scope("c.repositoryId")) AND c.landedDay >= \(period.firstDay)
        AND c.landedDay < \(min(period.endDay, dataEnd)) AND c.isMerge = 0
        AND c.origin <> 'automation' AND c.origin <> 'agentic' AND \(Conditions.isContributor("c.personId"))
      """
    let people = try source.rows("SELECT COUNT(DISTINCT c.personId) AS peopleTotal \(condition)").first
    guard let count = people?.integer("peopleTotal"), count > 0 else { return .none }
    guard count >= privacy.minimumGroup else { return .tooFewPeople(minimum: privacy.minimumGroup) }
    // authorOffset is in minutes east of UTC. Hour 0 of 1970 was on a Thursday, three days after a Monday.
    let rows = try source.rows(
      """
      SELECT (k.authorTime + k.authorOffset * 60) / 3600 AS hourNumber, COUNT(*) AS commitTotal
      \(condition)
      GROUP BY (k.authorTime + k.authorOffset * 60) / 3600
      """)
    var counts = Array(repeating: Array(repeating: 0, count: 24), count: 7)
    for row in rows {
      let hour = ((row.integer("hourNumber") ?? 0) + 72) % 168
      let place = hour < 0 ? hour + 168 : hour
      counts[place / 24][place % 24] += row.integer("commitTotal") ?? 0
    }
    return .counts(counts)
  }

  /// Whether the settings give any contributor a team.
  package func hasTeams() throws -> Bool {
    try !source.rows("SELECT p.personId AS person FROM people AS p WHERE p.team <> '' LIMIT 1").isEmpty
  }
}
