import Aggregation
import Facts
import Testing

@Suite struct RevertRateMetricTests {
  private let store: MemoryStore

  init() throws {
    store = try MemoryStore()
    try store.repository(1, "alpha")
    try store.repository(2, "beta")
    try store.unit(1, day: monday, .unmarked, revertedDay: monday + 30)
    try store.unit(2, day: monday, .unmarked, revertedDay: monday + 31)
    try store.unit(3, day: monday, .assisted, revertedDay: monday, agent: "claude", model: "opus")
    try store.unit(4, day: monday, .assisted, repository: 2, agent: "claude")
    try store.unit(5, day: monday, .automation, revertedDay: monday + 1)
    // Landed on the last day of the window, reverted at once.
    try store.unit(6, day: monday + 6, .unmarked, revertedDay: monday + 6)
  }

  @Test func countsRevertsWithinThirtyDays() throws {
    #expect(
      try store.answer("revert-rate", dataEnd: monday + 60) == [
        "headline 0.6 = 3/5 n 5 in 0.2307…0.8824 covering 1", "immature 0 n 0",
      ])
  }

  @Test func leavesOutUnitsThatTheDataDoNotFollowForThirtyDays() throws {
    // Day 30 after the first day is the last that the data cover: the units of the first day are mature by one day.
    #expect(
      try store.answer("revert-rate", dataEnd: monday + 31) == [
        "headline 0.5 = 2/4 n 4 in 0.15…0.85 covering 0.8", "immature 1 n 1",
      ])
    #expect(
      try store.answer("revert-rate", dataEnd: monday + 30) == [
        "headline notApplicable = 0/0 n 0 covering 0", "immature 5 n 5",
      ])
  }

  @Test func endsTheDataWithTheWindowUnlessToldOtherwise() throws {
    #expect(try store.answer("revert-rate", only: ["immature"]) == ["immature 5 n 5"])
  }

  @Test(arguments: [
    (
      Dimension.repository,
      [
        "alpha: headline 0.75 = 3/4 n 4 in 0.3006…0.9544 covering 1",
        "beta: headline 0 = 0/1 n 1 in 0…0.7935 covering 1",
      ]
    ),
    (
      .origin,
      [
        "assisted: headline 0.5 = 1/2 n 2 in 0.0945…0.9055 covering 1",
        "unmarked: headline 0.6667 = 2/3 n 3 in 0.2077…0.9385 covering 1",
      ]
    ),
    (
      .agent,
      [
        "claude: headline 0.5 = 1/2 n 2 in 0.0945…0.9055 covering 1",
        "unknown: headline 0.6667 = 2/3 n 3 in 0.2077…0.9385 covering 1",
      ]
    ),
    (
      .model,
      [
        "opus: headline 1 = 1/1 n 1 in 0.2065…1 covering 1",
        "unknown: headline 0.5 = 2/4 n 4 in 0.15…0.85 covering 1",
      ]
    ),
    (.week, ["2026-W33: headline 0.6 = 3/5 n 5 in 0.2307…0.8824 covering 1"]),
  ])
  func splits(by dimension: Dimension, expected: [String]) throws {
    #expect(try store.answer("revert-rate", by: [dimension], dataEnd: monday + 60, only: [""]) == expected)
  }
}
