import Aggregation
import Facts
import Testing

@Suite struct TeamLabelsTests {
  /// The groups of `ai-commit-share` by team, for teams with so many people.
  private static func groups(_ teams: [(String, Int)]) throws -> [String] {
    let store = try MemoryStore()
    try store.repository(1, "tide")
    var person = 0
    for (team, count) in teams {
      for _ in 0..<count {
        person += 1
        try store.insert(
          "people", ["personId": person, "personKey": "\(person)", "name": "P\(person)", "email": "", "team": team])
        try store.change(person, day: 20_000, .assisted, person: person)
      }
    }
    let metric = try MetricCatalogue.metric(id: "ai-commit-share")
    return try MetricQuery(metric, period: Period(firstDay: 20_000, endDay: 20_001), by: [.team])
      .results(from: store).filter { $0.measure.isEmpty }.map { "\($0.group[0]) \($0.n)" }
  }

  @Test(arguments: [
    ([("web", 5), ("api", 6), ("", 7)], ["api 6", "web 5", "no team 7"]),
    ([("web", 5), ("api", 4), ("", 7)], ["web 5", "no team 11"]),
    ([("web", 5), ("api", 6), ("", 0)], ["api 6", "web 5"]),
    ([("web", 5), ("api", 6), ("", 1)], ["api 6", "no team 6"]),
    ([("web", 6), ("api", 3), ("", 1)], ["no team 10"]),
    ([("", 8)], ["no team 8"]),
  ])
  func nothingIsSaidOfFewPeople(_ teams: [(String, Int)], _ expected: [String]) throws {
    #expect(try Self.groups(teams) == expected)
  }
}
