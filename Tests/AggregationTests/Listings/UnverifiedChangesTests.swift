import Aggregation
import Facts
import Testing

@Suite struct UnverifiedChangesTests {
  private static let week = Period(firstDay: monday, endDay: monday + 7)

  private func store() throws -> MemoryStore {
    let store = try MemoryStore()
    try store.repository(1, "alpha")
    return store
  }

  private func data(_ store: MemoryStore) throws -> ReportData { try ReportData(source: store, dataEnd: monday + 6) }

  private func words(_ changes: UnverifiedChanges) -> [String] {
    changes.largest.map { "\($0.key) \($0.lines.map(String.init) ?? "unknown") \($0.origin) \($0.agent)" }
  }

  @Test func theLargestThatNobodyApprovedComeFirst() throws {
    let store = try store()
    try store.request(1, merged: monday, .agentic, lines: 20, agent: "claude")
    try store.request(2, merged: monday, .assisted, lines: 300, agent: "copilot")
    try store.request(3, merged: monday, .agentic, lines: nil)
    // Whoever approved it took it back.
    try store.request(
      4, merged: monday, .agentic, lines: 9, with: ["humanApprovals": 1, "isVerified": 0, "isStale": 0])
    // Approved, if only an earlier state; by people; by bots; out of the window; beyond the data; with a cut list.
    try store.request(5, merged: monday, .agentic, with: ["humanApprovals": 1, "isVerified": 1, "isStale": 0])
    try store.request(6, merged: monday, .agentic, with: ["humanApprovals": 1, "isVerified": 0, "isStale": 1])
    try store.request(7, merged: monday, .agentic, with: ["humanApprovals": 1, "isVerified": nil, "isStale": nil])
    try store.request(8, merged: monday, .unmarked)
    try store.request(9, merged: monday, .automation)
    try store.request(10, merged: monday - 1, .agentic)
    try store.request(11, merged: monday + 6, .agentic)
    try store.request(12, merged: monday, .agentic, with: ["isCut": true])
    try store.request(13, closed: monday, .agentic)
    let changes = try data(store).unverifiedChanges(Self.week, limit: 3)
    #expect(words(changes) == ["#2 300 assisted copilot", "#1 20 agentic claude", "#4 9 agentic "])
    #expect(changes.total == 4)
    #expect(try words(data(store).unverifiedChanges(Self.week, limit: 10)).last == "#3 unknown agentic ")
  }

  @Test func whatNoRecordTellsStandsApart() throws {
    let store = try store()
    try store.request(1, merged: monday, .agentic, lines: 20, unit: 1, with: ["hasReviews": false])
    try store.request(2, merged: monday, .agentic, lines: 10, unit: 2, with: ["isCut": true])
    try store.request(3, merged: monday, .agentic, unit: 3)
    for (id, origin) in [(1, ChangeOrigin.agentic), (3, .agentic), (4, .assisted), (5, .unmarked), (6, .agentic)] {
      try store.commit(id, landed: monday)
      try store.unit(id, day: monday, origin, added: 40, deleted: 2, requestKey: id == 6 ? "#6" : "")
    }
    // Landed with request 3 as well, by a rebase.
    try store.commit(7, landed: monday)
    try store.unit(7, day: monday, .agentic)
    try store.insert(
      "request_links",
      ["repositoryId": 1, "commitId": 7, "projectId": 1, "number": 3, "rule": "J3", "confidence": "high"])
    let changes = try data(store).unrecordedChanges(Self.week, limit: 10)
    #expect(words(changes) == ["#6 42 agentic ", "4 42 assisted ", "#1 20 agentic ", "#2 10 agentic "])
    #expect(changes.total == 4)
  }

  @Test func recordsAreCountedWithoutWhatOnlyGitShows() throws {
    let store = try store()
    #expect(
      try data(store).reviewRecords() == ReviewRecordCounts(requests: 0, withReviews: 0, deployments: 0))
    try store.request(1, merged: monday, with: ["projectId": 0, "hasReviews": false])
    #expect(try data(store).reviewRecords().requests == 0)
    try store.request(2, merged: monday)
    try store.request(3, merged: monday, with: ["hasReviews": false])
    try store.deployment("1", day: monday)
    #expect(
      try data(store).reviewRecords() == ReviewRecordCounts(requests: 2, withReviews: 1, deployments: 1))
  }
}
