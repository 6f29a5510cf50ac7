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
    let window = """
      \(scope("c.repositoryId")) AND c.landedDay >= \(period.firstDay) AND c.landedDay < \(min(period.endDay, dataEnd))
      """
    // Whoever has such a commit is a contributor.
    let people = try source.rows(
      """
      SELECT COUNT(DISTINCT c.personId) AS peopleTotal FROM change_sums AS c
      WHERE \(window) AND c.isMerge = 0 AND c.origin <> 'automation' AND c.origin <> 'agentic'
      """
    ).first
    guard let count = people?.integer("peopleTotal"), count > 0 else { return .none }
    guard count >= privacy.minimumGroup else { return .tooFewPeople(minimum: privacy.minimumGroup) }
    let rows = try source.rows(
      """
      SELECT c.authoredHour AS hourNumber, SUM(c.changeCount) AS commitTotal FROM author_hours AS c
      WHERE \(window)
      GROUP BY c.authoredHour
      """)
    var counts = Array(repeating: Array(repeating: 0, count: 24), count: 7)
    for row in rows {
      guard let hour = row.integer("hourNumber"), (0..<168).contains(hour) else { continue }
      counts[hour / 24][hour % 24] += row.integer("commitTotal") ?? 0
    }
    return .counts(counts)
  }

  /// Whether the settings give any contributor a team.
  package func hasTeams() throws -> Bool {
    try !source.rows("SELECT p.personId AS person FROM people AS p WHERE p.team <> '' LIMIT 1").isEmpty
  }
}
