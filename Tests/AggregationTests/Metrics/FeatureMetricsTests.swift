import Aggregation
import Facts
import Testing

@Suite struct FeatureMetricsTests {
  private let store: MemoryStore

  init() throws {
    store = try MemoryStore()
    try store.repository(1, "alpha")
    try store.repository(2, "beta")
    try store.feature(1, day: monday, .agentic, agent: "claude", model: "opus")
    try store.feature(2, day: monday + 6, .assisted, rung: "feat", agent: "claude")
    try store.feature(3, day: monday, .unmarked, rung: "feat")
    try store.feature(4, day: monday, .human, repository: 2, rung: "feat", isReleased: false)
    try store.feature(5, day: monday, nil)
    try store.feature(6, day: monday, .automation)
    try store.feature(7, day: monday, .assisted, isReverted: true, agent: "claude")
    try store.feature(8, day: monday - 1, .agentic)
    try store.unit(1, day: monday, .agentic, changeClass: "feature", agent: "claude", model: "opus")
    try store.unit(2, day: monday, .unmarked, changeClass: "fix")
    try store.unit(3, day: monday, .unmarked)
    try store.unit(4, day: monday, .unmarked, repository: 2, changeClass: "feature")
    try store.unit(5, day: monday, .automation, changeClass: "dependency")
  }

  @Test func countsFeaturesThatShippedAndStayed() throws {
    #expect(
      try store.answer("features-shipped") == [
        "headline 5 n 5 covering 0.75", "landedOnly 1 n 1", "reverted 1 n 1", "rung.changelog 2 n 2",
        "rung.feat 3 n 3",
      ])
  }

  @Test(arguments: [
    (
      Dimension.repository,
      [
        "alpha: headline 4 n 4 covering 0.6667", "alpha: reverted 1 n 1", "beta: headline 1 n 1 covering 1",
        "beta: reverted 0 n 0",
      ]
    ),
    (
      .origin,
      [
        "agentic: headline 1 n 1 covering 1", "agentic: reverted 0 n 0", "assisted: headline 1 n 1",
        "assisted: reverted 1 n 1", "human: headline 1 n 1", "human: reverted 0 n 0", "unknown: headline 1 n 1",
        "unknown: reverted 0 n 0", "unmarked: headline 1 n 1 covering 0.6667", "unmarked: reverted 0 n 0",
      ]
    ),
    (
      .agent,
      [
        "claude: headline 2 n 2 covering 1", "claude: reverted 1 n 1", "unknown: headline 3 n 3 covering 0.6667",
        "unknown: reverted 0 n 0",
      ]
    ),
    (
      .model,
      [
        "opus: headline 1 n 1 covering 1", "opus: reverted 0 n 0", "unknown: headline 4 n 4 covering 0.6667",
        "unknown: reverted 1 n 1",
      ]
    ),
    (.week, ["2026-W33: headline 5 n 5 covering 0.75", "2026-W33: reverted 1 n 1"]),
  ])
  func splitsFeaturesShipped(by dimension: Dimension, expected: [String]) throws {
    #expect(try store.answer("features-shipped", by: [dimension], only: ["", "reverted"]) == expected)
  }

  @Test func sharesFeaturesByWhoMadeThem() throws {
    #expect(
      try store.answer("features-by-origin") == [
        "headline 0.5 = 2/4 n 4 in 0.15…0.85 covering 0.8",
        "agentic 0.25 = 1/4 n 4 in 0.0456…0.6994 covering 0.8",
        "assisted 0.25 = 1/4 n 4 in 0.0456…0.6994 covering 0.8",
        "human 0.25 = 1/4 n 4 in 0.0456…0.6994 covering 0.8",
        "unmarked 0.25 = 1/4 n 4 in 0.0456…0.6994 covering 0.8",
        "automation 1 n 1",
        "unattributed 1 n 1",
      ])
  }

  @Test func splitsFeaturesByOriginByWeekAndRepository() throws {
    let fortnight = Period(firstDay: monday - 7, endDay: monday + 7)
    #expect(
      try store.answer("features-by-origin", by: [.week], period: fortnight, only: [""]) == [
        "2026-W32: headline 1 = 1/1 n 1 in 0.2065…1 covering 1",
        "2026-W33: headline 0.5 = 2/4 n 4 in 0.15…0.85 covering 0.8",
      ])
    #expect(
      try store.answer("features-by-origin", by: [.repository], only: [""]) == [
        "alpha: headline 0.6667 = 2/3 n 3 in 0.2077…0.9385 covering 0.75",
        "beta: headline 0 = 0/1 n 1 in 0…0.7935 covering 1",
      ])
  }

  @Test func countsNoFeaturesAsZeroAndSharesNone() throws {
    let store = try MemoryStore()
    try store.repository(1, "alpha")
    #expect(try store.answer("features-shipped") == ["headline 0 n 0", "landedOnly 0 n 0", "reverted 0 n 0"])
    #expect(try store.answer("features-by-origin", only: [""]) == ["headline notApplicable = 0/0 n 0"])
  }
}
