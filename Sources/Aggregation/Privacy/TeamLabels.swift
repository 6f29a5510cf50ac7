import Store

/// The team under which each person of the store is counted.
///
/// Of a team smaller than the smallest group nothing is said: its people count among those without a team. Where those
/// are too few by then, the smallest team goes with them, so that nobody can be had by subtraction.
struct TeamLabels {
  private static let none = GroupLabel(order: Int.max - 1, text: "no team")

  private let labels: [Int: GroupLabel]
  private let known: Set<Int>

  /// Reads the teams that the settings give people.
  init(_ source: any RowSource, _ policy: PrivacyPolicy) throws {
    let rows = try source.rows(
      """
      SELECT p.personId AS person, p.team AS teamName,
        CASE WHEN \(Conditions.isContributor("p.personId")) THEN 1 ELSE 0 END AS contributes
      FROM people AS p ORDER BY p.personId
      """)
    known = Set(rows.compactMap { $0.integer("person") })
    var members: [String: [Int]] = [:]
    for row in rows where row.integer("contributes") == 1 {
      members[row.text("teamName"), default: []].append(row.integer("person") ?? 0)
    }
    var rest = members.removeValue(forKey: "") ?? []
    let smallest = members.sorted { ($0.value.count, $0.key) < ($1.value.count, $1.key) }
    for (team, people) in smallest
    where people.count < policy.minimumGroup || (1..<policy.minimumGroup).contains(rest.count) {
      rest += people
      members[team] = nil
    }
    var labels: [Int: GroupLabel] = [:]
    for person in rest { labels[person] = TeamLabels.none }
    for (team, people) in members { for person in people { labels[person] = GroupLabel(text: team) } }
    self.labels = labels
  }

  /// A person's team; agents and bots are in none.
  func label(_ person: Int) -> GroupLabel {
    labels[person] ?? (known.contains(person) ? ContributorLabels.machines : GroupLabel(text: "unknown"))
  }
}
