import Aggregation
import Facts
import Testing

@Suite struct GrowthMetricTests {
  private let store: MemoryStore

  init() throws {
    store = try MemoryStore()
    try store.repository(1, "alpha")
    try store.repository(2, "beta")
    try store.fate(900, day: monday - 400, .unmarked)
    try store.fate(100, day: monday - 400, nil, .deleted(monday + 20))
    try store.fate(300, day: monday - 365, .unmarked, .deleted(monday - 357))
    try store.fate(500, day: monday - 357, .unmarked, .deleted(monday + 7))
    try store.fate(400, day: monday - 1, .unmarked)
    try store.fate(100, day: monday - 1, .unmarked, .moved(monday + 6))
    try store.fate(200, day: monday + 6, .automation, fileClass: "test")
    try store.fate(70, day: monday, .unmarked, .deleted(monday), isLanded: false)
    try store.fate(9000, day: monday, .unmarked, fileClass: "generated")
    try store.fate(5000, day: monday + 7, .unmarked)
    try store.change(1, day: monday - 364, .unmarked, person: 1)
    try store.change(2, day: monday - 365, .unmarked, person: 2)
    try store.change(3, day: monday - 357, .unmarked, person: 3)
    try store.change(4, day: monday - 7, .unmarked, person: 1)
    try store.change(5, day: monday - 1, .unmarked, person: 2)
    try store.change(6, day: monday - 8, .unmarked, person: 3)
    for person in 1...3 { try store.change(10 + person, day: monday, .assisted, person: person) }
    try store.change(20, day: monday, .agentic, person: 90)
    try store.change(21, day: monday, .unmarked, person: 4, isMerge: true)
  }

  @Test func comparesCodeAndPeopleWithEarlierWindows() throws {
    #expect(
      try store.answer("growth") == [
        "headline 0.5385 n 2100 covering 0.9524",
        "previous 0.7 n 2100 covering 0.9524",
        "size 2100 n 2100 covering 0.9524",
        "netLines 100 n 2100 covering 0.9524",
        "contributors 3 n 3",
        "sizeYear 1.6154 n 2100 covering 0.9524",
        "sizePrevious 1.05 n 2100 covering 0.9524",
        "contributorsYear 3 n 3",
        "contributorsPrevious 1.5 n 3",
      ])
  }

  @Test func splitsByRepositoryAndHasNoRatioWithoutAnEarlierSize() throws {
    try store.fate(70, day: monday, .unmarked, repository: 2)
    #expect(
      try store.answer("growth", by: [.repository], only: ["", "size", "sizeYear", "contributors"]) == [
        "alpha: headline 0.5385 n 2100 covering 0.9524",
        "alpha: size 2100 n 2100 covering 0.9524",
        "alpha: contributors 3 n 3",
        "alpha: sizeYear 1.6154 n 2100 covering 0.9524",
        "beta: headline notApplicable n 70 covering 1",
        "beta: size 70 n 70 covering 1",
        "beta: contributors 0 n 0",
        "beta: sizeYear notApplicable n 70 covering 1",
      ])
  }

  @Test func needsTheLineHistoryForSizes() throws {
    let store = try MemoryStore()
    try store.repository(1, "alpha")
    try store.change(1, day: monday, .unmarked)
    #expect(
      try store.answer("growth", only: ["", "size", "contributors"]) == [
        "headline unavailable n 0", "size unavailable n 0", "contributors 1 n 1",
      ])
  }
}
