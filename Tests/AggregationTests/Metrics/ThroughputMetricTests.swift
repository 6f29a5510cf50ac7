import Aggregation
import Facts
import Testing

@Suite struct ThroughputMetricTests {
  private let store: MemoryStore

  init() throws {
    store = try MemoryStore()
    try store.repository(1, "alpha")
    try store.repository(2, "beta")
    for id in 1...6 { try store.unit(id, day: monday, .unmarked) }
    try store.unit(7, day: monday, .assisted, agent: "claude", model: "opus")
    try store.unit(8, day: monday, .assisted, agent: "claude")
    try store.unit(9, day: monday + 6, .agentic, agent: "codex")
    try store.unit(10, day: monday, .unmarked, repository: 2)
    try store.unit(11, day: monday, .automation)
    try store.unit(12, day: monday + 7, .unmarked)
    for person in 1...4 { try store.change(person, day: monday, .unmarked, person: person) }
    try store.change(5, day: monday, .assisted, person: 1)
    try store.change(6, day: monday, .unmarked, person: 5, repository: 2)
    try store.change(7, day: monday, .agentic, person: 90)
    try store.change(8, day: monday, .automation, person: 91)
    try store.change(9, day: monday, .unmarked, person: 6, isMerge: true)
  }

  @Test func countsUnitsPerWeekAndPerContributor() throws {
    #expect(
      try store.answer("throughput") == [
        "headline 10 n 10", "perWeek 10 n 10", "automation 1 n 1", "perContributor 2 n 5", "contributors 5 n 5",
      ])
  }

  @Test func spreadsALongerWindowOverItsWeeks() throws {
    let month = Period(firstDay: monday - 21, endDay: monday + 7)
    #expect(
      try store.answer("throughput", period: month, only: ["", "perWeek", "perContributor"]) == [
        "headline 10 n 10", "perWeek 2.5 n 10", "perContributor 0.5 n 5",
      ])
  }

  @Test func ratesAWeekThatTheWindowCutsByItsDays() throws {
    let tenDays = Period(firstDay: monday, endDay: monday + 10)
    #expect(
      try store.answer("throughput", by: [.week], period: tenDays, only: ["", "perWeek"]) == [
        "2026-W33: headline 10 n 10", "2026-W33: perWeek 10 n 10",
        "2026-W34: headline 1 n 1", "2026-W34: perWeek 2.3333 n 1",
      ])
  }

  @Test func keepsTheRateOfAFewPeopleBack() throws {
    #expect(
      try store.answer("throughput", repositories: [1]) == [
        "headline 9 n 9", "perWeek 9 n 9", "automation 1 n 1", "perContributor insufficient n 4", "contributors 4 n 4",
      ])
  }

  @Test(arguments: [
    (
      Dimension.repository,
      [
        "alpha: headline 9 n 9", "alpha: perContributor 2.25 n 4", "beta: headline 1 n 1",
        "beta: perContributor 1 n 1",
      ]
    ),
    (
      .origin,
      [
        "agentic: headline 1 n 1", "assisted: headline 2 n 2", "automation: headline 0 n 0",
        "unmarked: headline 7 n 7",
      ]
    ),
    (.agent, ["claude: headline 2 n 2", "codex: headline 1 n 1", "unknown: headline 7 n 7"]),
    (.model, ["opus: headline 1 n 1", "unknown: headline 9 n 9"]),
    (.week, ["2026-W33: headline 10 n 10", "2026-W33: perContributor 2 n 5"]),
  ])
  func splits(by dimension: Dimension, expected: [String]) throws {
    let privacy = PrivacyPolicy(minimumGroup: 1)
    #expect(
      try store.answer("throughput", by: [dimension], privacy: privacy, only: ["", "perContributor"]) == expected)
  }
}
