import Facts
import Store
import Testing

@Suite struct SyncStoreTests {
  private static let project = ProjectName(forge: .gitlab, host: "gitlab.com", path: "acme/tool")

  @Test func aStateIsKeptReplacedAndForgotten() throws {
    let store = try FactStore(path: "")
    #expect(try store.syncState(of: Self.project, "requests") == nil)
    try store.write([], of: Self.project, states: ["requests": SyncState(cursor: "two", updated: 5), "etag": nil])
    #expect(try store.syncState(of: Self.project, "requests") == SyncState(cursor: "two", updated: 5))
    try store.write([], of: Self.project, states: ["requests": SyncState(updated: 6), "etag": SyncState(cursor: "e")])
    #expect(try store.syncState(of: Self.project, "requests") == SyncState(updated: 6))
    #expect(try store.syncState(of: Self.project, "etag") == SyncState(cursor: "e"))
    try store.write([], of: Self.project, states: ["requests": nil])
    #expect(try store.syncState(of: Self.project, "requests") == nil)
    #expect(try store.syncState(of: Self.project, "etag") == SyncState(cursor: "e"))
  }

  @Test func projectsHaveTheirOwnStates() throws {
    let store = try FactStore(path: "")
    try store.write([], of: Self.project, states: ["requests": SyncState(cursor: "two")])
    var other = Self.project
    other.host = "gitlab.example"
    #expect(try store.syncState(of: other, "requests") == nil)
  }

  @Test func aProjectThatIsCalledByItsNumberIsTheSame() throws {
    let store = try FactStore(path: "")
    var number = Self.project
    number.path = "7"
    let alias = try #require(ProjectAlias(number, of: Self.project))
    try store.write([.alias(alias)], of: number, states: ["requests": SyncState(cursor: "two")])
    #expect(try store.syncState(of: number, "requests") == SyncState(cursor: "two"))
    #expect(try store.syncState(of: Self.project, "requests") == SyncState(cursor: "two"))
  }

  @Test func recordsComeWithTheState() throws {
    let store = try FactStore(path: "")
    let record = RequestRecord(project: Self.project, number: 7)
    try store.write([.request(record)], of: Self.project, states: ["requests": SyncState(cursor: "two")])
    let rows = try store.rows(
      "SELECT r.number AS number FROM requests AS r JOIN sync_states AS s ON s.projectId = r.projectId")
    #expect(rows.map { $0.integer("number") } == [7])
  }
}
