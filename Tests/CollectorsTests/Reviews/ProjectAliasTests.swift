import Facts
import Store
import Testing

/// Records that call a project by the forge's number come together with those that call it by its path.
@Suite struct ProjectAliasTests {
  private let number = ProjectName(forge: .gitlab, host: "gitlab.com", path: "4711")
  private let path = ProjectName(forge: .gitlab, host: "gitlab.com", path: "group/name")

  private func titled() -> ReviewItem {
    var record = RequestRecord(project: path, number: 1)
    record.title = "T"
    record.updated = 100
    return .request(record)
  }

  private func commented(_ number: Int) -> ReviewItem {
    var record = RequestRecord(project: self.number, number: number)
    record.has = [.comments]
    record.events = [RequestEvent(key: "note:1", kind: .comment, actor: Actor(login: "bo"), time: 90)]
    return .request(record)
  }

  @Test(arguments: [[0, 1, 2, 3], [3, 2, 1, 0], [1, 3, 0, 2], [2, 1, 3, 0]])
  func theOrderOfRecordsDoesNotMatter(_ order: [Int]) throws {
    let alias = try #require(ProjectAlias(number, of: path))
    let items = [titled(), commented(1), commented(2), .alias(alias)]
    let store = try FactStore(path: "")
    // Each in a transaction of its own, as from files of their own.
    for index in order { try store.write([items[index]]) }
    #expect(try store.rows("SELECT path FROM projects").map { $0.text("path") } == ["group/name"])
    let requests = try store.rows("SELECT number, COALESCE(title, '') AS title, has FROM requests ORDER BY number")
    #expect(
      requests.map { "\(($0.integer("number") ?? 0)) \($0.text("title")) \($0.text("has"))" } == [
        "1 T comments", "2  comments",
      ])
    #expect(
      try store.rows("SELECT number FROM request_events ORDER BY number").map { ($0.integer("number") ?? 0) } == [1, 2])
  }

  @Test(arguments: [[true, false], [false, true]])
  func aKnownEndIsBetterThanAnEstimatedOne(_ order: [Bool]) throws {
    let store = try FactStore(path: "")
    for isEstimated in order {
      var record = RequestRecord(project: path, number: 1)
      record.state = .merged
      record.merged = isEstimated ? 200 : 100
      record.updated = isEstimated ? 200 : nil
      record.isEndEstimated = isEstimated
      try store.write([.request(record)])
    }
    #expect(try store.rows("SELECT mergedTime FROM requests").map { ($0.integer("mergedTime") ?? 0) } == [100])
  }

  @Test func aNameThatSaysNothingIsNoAlias() {
    #expect(ProjectAlias(path, of: path) == nil)
    #expect(ProjectAlias(ProjectName(forge: .gitlab), of: path) == nil)
  }
}
