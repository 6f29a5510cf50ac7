import Aggregation
import Facts
import Testing

@Suite struct CodeAgeMetricTests {
  private let store: MemoryStore

  /// Lines of the ages 1, 2, 4, 7, 9, 30 and 100 days on the window's last day.
  init() throws {
    store = try MemoryStore()
    try store.repository(1, "alpha")
    for age in [1, 2, 4, 7, 9, 30, 100] { try store.fate(1, day: monday + 6 - age, age < 5 ? .ai : .unmarked) }
  }

  @Test func hasTheQuartilesOfAllLines() throws {
    try store.fate(3, day: 0, nil)
    try store.fate(90, day: monday, .automation)
    try store.fate(90, day: monday, .ai, .deleted(monday + 6))
    try store.fate(90, day: monday, .ai, fileClass: "generated")
    #expect(
      try store.answer("code-age") == [
        "p50 7 n 7 covering 0.7", "p25 3 n 7 covering 0.7", "p75 19.5 n 7 covering 0.7", "p90 58 n 7 covering 0.7",
        "unknown 3 n 3",
      ])
  }

  @Test func weighsAgesByTheirLines() throws {
    try store.fate(93, day: monday + 6, .unmarked, language: "kotlin")
    #expect(
      try store.answer("code-age", only: ["p50", "p90"]) == ["p50 0 n 100 covering 1", "p90 0 n 100 covering 1"])
    #expect(
      try store.answer("code-age", by: [.language], only: ["p50"]) == [
        "kotlin: p50 0 n 93 covering 1", "swift: p50 7 n 7 covering 1",
      ])
  }

  @Test func needsFiveLines() throws {
    #expect(
      try store.answer("code-age", by: [.origin], only: ["p50"]) == [
        "ai: p50 insufficient n 3", "unmarked: p50 insufficient n 4",
      ])
    #expect(try MemoryStore().answer("code-age", only: ["p50"]) == ["p50 notApplicable n 0"])
  }
}
