import Aggregation
import Facts
import Testing

@Suite struct PreMergeChurnMetricTests {
  private let store: MemoryStore

  init() throws {
    store = try MemoryStore()
    try store.repository(1, "alpha")
    try store.repository(2, "beta")
  }

  /// A branch that wrote some lines and landed without those that it had deleted.
  private func branch(_ unit: Int, gone: Int, of all: Int, _ origin: Origin = .ai, repository: Int = 1) throws {
    if gone > 0 {
      try store.fate(
        gone, day: monday, origin, .deleted(monday), repository: repository, commit: unit - 1, unit: unit,
        isLanded: false)
    }
    try store.fate(all - gone, day: monday, origin, repository: repository, commit: unit - 2, unit: unit)
  }

  @Test func tellsHowMuchWasGoneBeforeLanding() throws {
    try branch(10, gone: 10, of: 20)
    try branch(20, gone: 0, of: 30)
    try branch(30, gone: 5, of: 10)
    try branch(40, gone: 1, of: 25, .unmarked)
    try branch(50, gone: 4, of: 15, .human, repository: 2)
    // Written on the mainline, moved on the branch, of unknown owners, of bots.
    try store.fate(70, day: monday, .ai, commit: 60)
    try store.fate(8, day: monday, .ai, .moved(monday), commit: 9, unit: 10, isLanded: false)
    try store.fate(8, day: monday, .ai, commit: 9, unit: 10, isMoved: true)
    try store.fate(12, day: monday, nil, .deleted(monday), unit: 10, isLanded: false)
    try store.fate(80, day: monday, .automation, .deleted(monday), commit: 9, unit: 10, isLanded: false)
    try store.fate(80, day: monday - 1, .ai, .deleted(monday - 1), commit: 7, unit: 8, isLanded: false)
    #expect(
      try store.answer("pre-merge-churn") == [
        "headline 0.1852 = 20/108 n 108 in 0.0683…0.4133 covering 0.9", "added 108 n 108", "gone 20 n 108",
        "unknown 12 n 12",
      ])
    #expect(
      try store.answer("pre-merge-churn", by: [.repository], only: [""]) == [
        "alpha: headline 0.172 = 16/93 n 93 covering 0.8857", "beta: headline 0.2667 = 4/15 n 15 covering 1",
      ])
    #expect(
      try store.answer("pre-merge-churn", by: [.origin], only: [""]) == [
        "ai: headline 0.2206 = 15/68 n 68 covering 1", "human: headline 0.2667 = 4/15 n 15 covering 1",
        "unknown: headline unavailable n 0", "unmarked: headline 0.04 = 1/25 n 25 covering 1",
      ])
  }

  @Test func needsBranchesThatLandedWithAMerge() throws {
    try store.fate(70, day: monday, .ai, commit: 60)
    try store.fate(12, day: monday, nil)
    let results = try MetricQuery(MetricCatalogue.metric(id: "pre-merge-churn"), period: window).results(from: store)
    #expect(
      results.map(\.outcome) == Array(repeating: .unavailable(needs: "branches that landed with a merge"), count: 4))
  }
}
