import Store

/// The team under which each person of the store is counted.
///
/// Of a team smaller than the smallest group nothing is said: its people count among those without a team. Where those
/// are too few by then, the smallest team goes with them, so that nobody can be had by subtraction. A team is as large as
/// it has contributors; who only reviews, or only opened requests that never landed, hides nobody.
struct TeamLabels {
  private static let none = GroupLabel(order: Int.max - 1, text: "no team")

  private let labels: [Int: GroupLabel]
  private let known: Set<Int>

  /// Some people, and how many of them contribute.
  private struct Members {
    var people: [Int] = []
    var contributors = 0

    static func += (a: inout Members, b: Members) {
      a.people += b.people
      a.contributors += b.contributors
    }

    /// True where so few of them are known that each could be.
    func reveals(_ minimum: Int) -> Bool {
      (1..<minimum).contains(contributors) || (1..<minimum).contains(people.count)
    }
  }

  /// Reads the teams that the settings give people.
  init(_ source: any RowSource, _ policy: PrivacyPolicy) throws {
    let rows = try source.rows(
      """
      SELECT p.personId AS person, p.team AS teamName,
        CASE WHEN \(Conditions.isContributor("p.personId")) THEN 1 ELSE 0 END AS contributes,
        CASE WHEN \(Conditions.isPerson("p.personId")) THEN 1 ELSE 0 END AS acts
      FROM people AS p ORDER BY p.personId
      """)
    known = Set(rows.compactMap { $0.integer("person") })
    var members: [String: Members] = [:]
    for row in rows where row.integer("acts") == 1 {
      members[row.text("teamName"), default: Members()] += Members(
        people: [row.integer("person") ?? 0], contributors: row.integer("contributes") ?? 0)
    }
    var rest = members.removeValue(forKey: "") ?? Members()
    let smallest = members.sorted { ($0.value.contributors, $0.key) < ($1.value.contributors, $1.key) }
    for (team, people) in smallest
    where people.contributors < policy.minimumGroup || rest.reveals(policy.minimumGroup) {
      rest += people
      members[team] = nil
    }
    var labels: [Int: GroupLabel] = [:]
    for person in rest.people { labels[person] = TeamLabels.none }
    for (team, people) in members { for person in people.people { labels[person] = GroupLabel(text: team) } }
    self.labels = labels
  }

  /// A person's team; agents and bots are in none.
  func label(_ person: Int) -> GroupLabel {
    labels[person] ?? (known.contains(person) ? ContributorLabels.machines : ContributorLabels.unknown)
  }
}
