import Aggregation
import Testing

@Suite struct LineBooksTests {
  @Test func theBooksAreReadByRepositoryWithinTheScope() throws {
    let store = try MemoryStore()
    for (id, name) in [(1, "tides"), (2, "ferry"), (3, "quay")] { try store.repository(id, name) }
    for (id, counted) in [(1, 65), (2, -1)] {
      try store.insert(
        "line_history",
        [
          "repositoryId": id, "tip": "", "isReplayable": true, "bornLines": 100, "deadLines": 40, "aliveLines": 60,
          "unknownLines": 5, "countedLines": counted, "unbalancedOwners": id - 1,
        ])
    }
    let ferry = LineBooks(
      repository: "ferry", born: 100, dead: 40, alive: 60, unknown: 5, counted: nil, unbalancedOwners: 1)
    let tides = LineBooks(repository: "tides", born: 100, dead: 40, alive: 60, unknown: 5, counted: 65)
    #expect(try ReportData(source: store, dataEnd: 100).lineBooks() == [ferry, tides])
    #expect(try ReportData(source: store, repositories: [1, 3], dataEnd: 100).lineBooks() == [tides])
  }
}
