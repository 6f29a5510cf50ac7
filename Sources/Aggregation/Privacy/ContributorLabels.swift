import Store

/// How each person of the store appears in a report.
struct ContributorLabels {
  /// What agents and bots that author commits stand under together: they are no contributors.
  static let machines = GroupLabel(order: Int.max, text: "agents and bots")

  /// Whom nobody knows.
  static let unknown = GroupLabel(order: Int.max, text: "unknown")

  private let labels: [Int: GroupLabel]
  private let known: Set<Int>

  /// Names the people as the policy allows.
  ///
  /// Pseudonyms number everybody in the store, not only those of one answer, so that a person has one number in all
  /// the numbers of a report.
  init(_ source: any RowSource, _ policy: PrivacyPolicy) throws {
    let rows = try source.rows(
      """
      SELECT p.personId AS person, p.name AS personName,
        CASE WHEN \(Conditions.isPerson("p.personId")) THEN 1 ELSE 0 END AS contributes
      FROM people AS p ORDER BY p.personId
      """)
    let people = rows.filter { $0.integer("contributes") == 1 }
      .map { (id: $0.integer("person") ?? 0, name: $0.text("personName")) }
    known = Set(rows.map { $0.integer("person") ?? 0 })
    switch policy.people {
    case .hidden:
      labels = [:]
    case .names:
      labels = GroupLabel.distinct(people)
    case .pseudonyms(let key):
      let hash = SipHash(secret: key)
      let shuffled = people.map(\.id).sorted {
        (hash.hash(Array("\($0)".utf8)), $0) < (hash.hash(Array("\($1)".utf8)), $1)
      }
      labels = shuffled.enumerated().reduce(into: [:]) {
        $0[$1.element] = GroupLabel(order: $1.offset + 1, text: "Contributor \($1.offset + 1)")
      }
    }
  }

  /// A person's label; who does nothing but author agents' or bots' commits is one of those, and one that the store does not
  /// know is `unknown`.
  func label(_ person: Int) -> GroupLabel {
    labels[person] ?? (known.contains(person) ? ContributorLabels.machines : ContributorLabels.unknown)
  }
}
