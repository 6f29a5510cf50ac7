import Aggregation
import Facts
import Testing

@Suite struct GrowthMetricTests {
  private let store: MemoryStore

  init() throws {
    store = try MemoryStore()
    try store.repository(1, "alpha")
    try store.repository(2, "beta")
    try store.unit(1, day: monday - 400, .unmarked, added: 1000)
    try store.unit(2, day: monday - 357, .unmarked, added: 500)
    try store.unit(3, day: monday - 1, .unmarked, added: 500, deleted: 100)
    try store.unit(4, day: monday + 6, .automation, added: 200, deleted: 100)
    try store.unit(5, day: monday, .unmarked, added: nil)
    try store.unit(6, day: monday + 7, .unmarked, added: 5000)
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
        "headline 0.6667 n 5 covering 0.8",
        "previous 0.7018 n 5 covering 0.8",
        "size 2000 n 5 covering 0.8",
        "netLines 100 n 5 covering 0.8",
        "contributors 3 n 3",
        "sizeYear 2 n 5 covering 0.8",
        "sizePrevious 1.0526 n 5 covering 0.8",
        "contributorsYear 3 n 3",
        "contributorsPrevious 1.5 n 3",
      ])
  }

  @Test func splitsByRepositoryAndHasNoRatioWithoutAnEarlierSize() throws {
    try store.unit(1, day: monday, .unmarked, repository: 2, added: 70)
    #expect(
      try store.answer("growth", by: [.repository], only: ["", "size", "sizeYear", "contributors"]) == [
        "alpha: headline 0.6667 n 5 covering 0.8",
        "alpha: size 2000 n 5 covering 0.8",
        "alpha: contributors 3 n 3",
        "alpha: sizeYear 2 n 5 covering 0.8",
        "beta: headline notApplicable n 1 covering 1",
        "beta: size 70 n 1 covering 1",
        "beta: contributors 0 n 0",
        "beta: sizeYear notApplicable n 1 covering 1",
      ])
  }
}
