import Aggregation
import Facts
import Testing

@Suite struct BatchSizeMetricTests {
  private let store: MemoryStore

  init() throws {
    store = try MemoryStore()
    try store.repository(1, "alpha")
    try store.repository(2, "beta")
    let sizes = [1, 2, 4, 7, 9, 30, 100, 400]
    for (id, size) in sizes.enumerated() { try store.unit(id, day: monday, .unmarked, added: size) }
    for id in 10...11 {
      try store.unit(
        id, day: monday + 6, .assisted, repository: 2, added: 300, deleted: 200, agent: "claude", model: "opus")
    }
    try store.unit(12, day: monday, .unmarked, added: nil)
    try store.unit(13, day: monday, .automation, added: 9999)
    try store.unit(14, day: monday + 7, .unmarked, added: 9999)
  }

  @Test func printsQuantilesAndLargeUnits() throws {
    // Sizes 1 2 4 7 9 30 100 400 500 500; ranks 2 and 9 of ten bracket the median.
    #expect(
      try store.answer("batch-size") == [
        "p50 19.5 n 10 in 2…500 covering 0.9091",
        "p90 500 n 10 covering 0.9091",
        "over400 0.2 = 2/10 n 10 in 0.0567…0.5098 covering 0.9091",
      ])
  }

  @Test(arguments: [
    (
      Dimension.repository,
      [
        "alpha: p50 8 n 8 in 1…400 covering 0.8889", "alpha: over400 0 = 0/8 n 8 in 0…0.3244 covering 0.8889",
        "beta: p50 insufficient n 2", "beta: over400 1 = 2/2 n 2 in 0.3424…1 covering 1",
      ]
    ),
    (
      .origin,
      [
        "assisted: p50 insufficient n 2", "assisted: over400 1 = 2/2 n 2 in 0.3424…1 covering 1",
        "unmarked: p50 8 n 8 in 1…400 covering 0.8889", "unmarked: over400 0 = 0/8 n 8 in 0…0.3244 covering 0.8889",
      ]
    ),
    (
      .agent,
      [
        "claude: p50 insufficient n 2", "claude: over400 1 = 2/2 n 2 in 0.3424…1 covering 1",
        "unknown: p50 8 n 8 in 1…400 covering 0.8889", "unknown: over400 0 = 0/8 n 8 in 0…0.3244 covering 0.8889",
      ]
    ),
    (
      .model,
      [
        "opus: p50 insufficient n 2", "opus: over400 1 = 2/2 n 2 in 0.3424…1 covering 1",
        "unknown: p50 8 n 8 in 1…400 covering 0.8889", "unknown: over400 0 = 0/8 n 8 in 0…0.3244 covering 0.8889",
      ]
    ),
    (
      .week,
      [
        "2026-W33: p50 19.5 n 10 in 2…500 covering 0.9091",
        "2026-W33: over400 0.2 = 2/10 n 10 in 0.0567…0.5098 covering 0.9091",
      ]
    ),
  ])
  func splits(by dimension: Dimension, expected: [String]) throws {
    #expect(try store.answer("batch-size", by: [dimension], only: ["p50", "over400"]) == expected)
  }
}
