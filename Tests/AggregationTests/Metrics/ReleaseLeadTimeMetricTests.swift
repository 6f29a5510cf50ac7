import Aggregation
import Facts
import Testing

@Suite struct ReleaseLeadTimeMetricTests {
  private let store: MemoryStore

  init() throws {
    store = try MemoryStore()
    try store.repository(1, "alpha")
    try store.repository(2, "beta")
    try store.release(1, day: monday - 1)
    try store.release(1, day: monday + 6, repository: 2)
    for (id, days) in [1, 2, 3, 4, 10].enumerated() {
      try store.unit(id, day: monday - 1, .unmarked, authoredDay: monday - days, releaseDay: monday)
    }
    try store.unit(
      6, day: monday, .agentic, repository: 2, authoredDay: monday - 24, releaseDay: monday + 6, agent: "claude",
      model: "opus")
    // Released before it was written, by the clocks.
    try store.unit(7, day: monday, .unmarked, authoredDay: monday + 3, releaseDay: monday + 1)
    // Landed in the window; released after it, or not yet.
    try store.unit(8, day: monday, .unmarked, releaseDay: monday + 7)
    try store.unit(9, day: monday + 6, .agentic, agent: "claude", model: "opus")
    // Landed before the window and never released; released before it; a bot's.
    try store.unit(10, day: monday - 1, .unmarked)
    try store.unit(11, day: monday - 9, .unmarked, releaseDay: monday - 1)
    try store.unit(12, day: monday, .automation, releaseDay: monday)
  }

  @Test func timesReleasedUnitsAndCountsTheOthers() throws {
    // 1, 2, 3, 4, 10 and 30 days: six observations bracket the median, none the higher quantiles.
    #expect(
      try store.answer("release-lead-time") == [
        "p50 302400 n 6 in 86400…2592000",
        "p75 734400 n 6",
        "p90 1728000 n 6",
        "notYetReleased 2 n 2",
        "negative 1 n 1",
      ])
  }

  @Test(arguments: [
    (
      Dimension.repository,
      [
        "alpha: p50 259200 n 5", "alpha: notYetReleased 2 n 2", "beta: p50 insufficient n 1",
        "beta: notYetReleased 0 n 0",
      ]
    ),
    (
      .origin,
      [
        "agentic: p50 insufficient n 1", "agentic: notYetReleased 1 n 1", "unmarked: p50 259200 n 5",
        "unmarked: notYetReleased 1 n 1",
      ]
    ),
    (
      .agent,
      [
        "claude: p50 insufficient n 1", "claude: notYetReleased 1 n 1", "unknown: p50 259200 n 5",
        "unknown: notYetReleased 1 n 1",
      ]
    ),
    (
      .model,
      [
        "opus: p50 insufficient n 1", "opus: notYetReleased 1 n 1", "unknown: p50 259200 n 5",
        "unknown: notYetReleased 1 n 1",
      ]
    ),
    (.week, ["2026-W33: p50 302400 n 6 in 86400…2592000", "2026-W33: notYetReleased 2 n 2"]),
  ])
  func splits(by dimension: Dimension, expected: [String]) throws {
    #expect(try store.answer("release-lead-time", by: [dimension], only: ["p50", "notYetReleased"]) == expected)
  }

  @Test func asksNothingInAWindowWithoutARelease() throws {
    let store = try MemoryStore()
    try store.repository(1, "alpha")
    try store.release(1, day: monday - 1)
    try store.unit(1, day: monday, .unmarked)
    #expect(
      try store.answer("release-lead-time") == [
        "p50 notApplicable n 0", "p75 notApplicable n 0", "p90 notApplicable n 0", "notYetReleased 1 n 1",
        "negative 0 n 0",
      ])
  }

  @Test func needsReleases() throws {
    let store = try MemoryStore()
    try store.repository(1, "alpha")
    try store.unit(1, day: monday, .unmarked)
    try store.release(1, day: monday + 7)
    let results = try MetricQuery(MetricCatalogue.metric(id: "release-lead-time"), period: window).results(from: store)
    #expect(results.map(\.measure) == ["p50", "p75", "p90", "notYetReleased", "negative"])
    let needs = Outcome.unavailable(needs: "release tags on the history")
    #expect(results.allSatisfy { $0.outcome == needs })
  }
}
