import Aggregation
import Facts
import Testing

@Suite struct AIChangesLandedMetricTests {
  private let store: MemoryStore

  init() throws {
    store = try MemoryStore()
    try store.repository(1, "alpha")
    try store.repository(2, "beta")
    for id in 1...3 { try store.unit(id, day: monday - 20, .agentic, agent: "claude", model: "opus") }
    try store.unit(4, day: monday, .agentic, agent: "claude", model: "opus")
    try store.unit(5, day: monday, .agentic, agent: "codex")
    try store.unit(6, day: monday + 1, .agentic, agent: "claude")
    try store.unit(7, day: monday + 6, .assisted, repository: 2, agent: "claude")
    for id in 8...10 { try store.unit(id, day: monday, .unmarked) }
    for id in 11...14 { try store.unit(id, day: monday, .automation) }
    try store.unit(15, day: monday + 7, .agentic, agent: "claude")
  }

  @Test func countsInTheWindowAndUpToItsEnd() throws {
    #expect(
      try store.answer("ai-changes-landed") == [
        "headline 4 n 7", "agentic 3 n 7", "assisted 1 n 7", "share 0.5714 = 4/7 n 7 in 0.2505…0.8418",
        "per30Days insufficient n 4", "cumulative 7 n 7", "best10Days 4 n 7",
      ])
  }

  @Test func pacesAWindowOfAMonth() throws {
    let sixtyDays = Period(firstDay: monday - 53, endDay: monday + 7)
    #expect(try store.answer("ai-changes-landed", period: sixtyDays, only: ["per30Days"]) == ["per30Days 3.5 n 7"])
  }

  @Test func saysWhenTheBestTenDaysWere() throws {
    let results = try MetricQuery(MetricCatalogue.metric(id: "ai-changes-landed"), period: window).results(from: store)
    let best = try #require(results.first { $0.measure == "best10Days" })
    #expect(best.period == Period(firstDay: monday, endDay: monday + 10))
  }

  @Test func takesTheEarliestOfEqualRunsAndEveryDayOfIt() throws {
    let store = try MemoryStore()
    try store.repository(1, "alpha")
    for (id, day) in [0, 9, 10, 19, 100, 109].enumerated() { try store.unit(id, day: monday - 200 + day, .agentic) }
    let results = try MetricQuery(MetricCatalogue.metric(id: "ai-changes-landed"), period: window).results(from: store)
    let best = try #require(results.first { $0.measure == "best10Days" })
    #expect(best.value == 2)
    #expect(best.period == Period(firstDay: monday - 200, endDay: monday - 190))
  }

  @Test(arguments: [
    (
      Dimension.agent,
      [
        "claude: headline 3 n 7", "claude: share 0.4286 = 3/7 n 7 in 0.1582…0.7495", "claude: cumulative 6 n 6",
        "codex: headline 1 n 7", "codex: share 0.1429 = 1/7 n 7 in 0.0257…0.5131", "codex: cumulative 1 n 1",
        "unknown: headline 0 n 7", "unknown: share 0 = 0/7 n 7 in 0…0.3543", "unknown: cumulative 0 n 0",
      ]
    ),
    (
      .model,
      [
        "opus: headline 1 n 7", "opus: share 0.1429 = 1/7 n 7 in 0.0257…0.5131", "opus: cumulative 4 n 4",
        "unknown: headline 3 n 7", "unknown: share 0.4286 = 3/7 n 7 in 0.1582…0.7495", "unknown: cumulative 3 n 3",
      ]
    ),
    (
      .repository,
      [
        "alpha: headline 3 n 6", "alpha: share 0.5 = 3/6 n 6 in 0.1876…0.8124", "alpha: cumulative 6 n 6",
        "beta: headline 1 n 1", "beta: share 1 = 1/1 n 1 in 0.2065…1", "beta: cumulative 1 n 1",
      ]
    ),
    (.week, ["2026-W33: headline 4 n 7", "2026-W33: share 0.5714 = 4/7 n 7 in 0.2505…0.8418"]),
  ])
  func splits(by dimension: Dimension, expected: [String]) throws {
    #expect(try store.answer("ai-changes-landed", by: [dimension], only: ["", "share", "cumulative"]) == expected)
  }
}
