import Aggregation
import Facts
import Testing

@Suite struct DataHealthMetricTests {
  private let store: MemoryStore

  init() throws {
    store = try MemoryStore()
    try store.repository(1, "alpha", expected: 4, isComplete: false, isShallow: true)
    try store.repository(2, "beta", expected: 1, isPartial: true)
    for id in 1...3 { try store.commit(id) }
    try store.commit(1, repository: 2)
    try store.change(1, day: monday - 1000, .unmarked, lines: nil)
    try store.change(2, day: monday, .unmarked)
    try store.rejection("git-ai", 2, place: "first note")
    try store.rejection("git-ai", 3, place: "second note")
    try store.rejection("log", 1, repository: 2)
    try store.health("clocks-backwards", 7)
    try store.health("clocks-backwards", 1, repository: 2)
    try store.health("absent-objects", 0)
  }

  @Test func comparesWhatWasReadWithWhatThereIs() throws {
    #expect(
      try store.answer("data-health") == [
        "headline 0.8 = 4/5 n 5",
        "unknownDiffs 1 n 1",
        "incomplete 1 n 1",
        "shallow 1 n 1",
        "partial 1 n 1",
        "rejected 6 n 6",
        "rejected.git-ai 5 n 5",
        "rejected.log 1 n 1",
        "health.absent-objects 0 n 0",
        "health.clocks-backwards 8 n 8",
      ])
  }

  @Test func splitsByRepository() throws {
    #expect(
      try store.answer("data-health", by: [.repository]) == [
        "alpha: headline 0.75 = 3/4 n 4",
        "alpha: unknownDiffs 1 n 1",
        "alpha: incomplete 1 n 1",
        "alpha: shallow 1 n 1",
        "alpha: partial 0 n 0",
        "alpha: rejected 5 n 5",
        "alpha: rejected.git-ai 5 n 5",
        "alpha: health.absent-objects 0 n 0",
        "alpha: health.clocks-backwards 7 n 7",
        "beta: headline 1 = 1/1 n 1",
        "beta: unknownDiffs 0 n 0",
        "beta: incomplete 0 n 0",
        "beta: shallow 0 n 0",
        "beta: partial 1 n 1",
        "beta: rejected 1 n 1",
        "beta: rejected.log 1 n 1",
        "beta: health.clocks-backwards 1 n 1",
      ])
  }
}
