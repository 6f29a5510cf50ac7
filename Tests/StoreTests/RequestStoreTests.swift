import Facts
import Store
import Testing

@Suite struct RequestStoreTests {
  private static let project = ProjectName(forge: .github, host: "github.com", path: "acme/tool")

  private static func record(_ updated: Int64?, _ fill: (inout RequestRecord) -> Void = { _ in }) -> ReviewItem {
    var record = RequestRecord(project: project, number: 7)
    record.updated = updated
    fill(&record)
    return .request(record)
  }

  /// All that a store holds of review records, with accounts by their names.
  private static func dump(_ store: FactStore) throws -> [String] {
    try [
      """
      SELECT r.*, a.login AS author, '' AS authorId, m.login AS merger, '' AS mergedById FROM requests AS r
      LEFT JOIN actors AS a ON a.actorId = r.authorId LEFT JOIN actors AS m ON m.actorId = r.mergedById ORDER BY number
      """,
      "SELECT * FROM request_stamps ORDER BY number",
      "SELECT * FROM request_commits ORDER BY number, ordinal, sha",
      """
      SELECT e.number, e.eventKey, e.kind, e.eventTime, e.sha, e.path, e.text, e.textLength, a.login FROM request_events AS e
      LEFT JOIN actors AS a ON a.actorId = e.actorId ORDER BY e.number, e.eventKey
      """,
      "SELECT login, name, email, hint FROM actors ORDER BY login",
      "SELECT * FROM deployments", "SELECT * FROM forge_releases", "SELECT * FROM checks",
    ].flatMap {
      try store.rows($0).map { row in zip(row.columns, row.values).map { "\($0)=\($1)" }.joined(separator: " ") }
    }
    .map { line in
      line.split(separator: " ").filter { !$0.hasPrefix("authorId") && !$0.hasPrefix("mergedById") }.joined(
        separator: " ")
    }
  }

  private static func store(_ items: [ReviewItem]) throws -> FactStore {
    let store = try FactStore(path: "")
    for item in items { try store.write([item]) }
    return store
  }

  static let items: [ReviewItem] = [
    record(100) {
      $0.title = "First"
      $0.body = "Body"
      $0.state = .open
      $0.author = Actor(login: "Ann")
      $0.has = [.reviews]
      $0.cut = [.reviews]
      $0.commits = [RequestCommit(id: "aaaaaaa", committed: 1), RequestCommit(id: "bbbbbbb", committed: 2)]
      $0.commitCount = 2
    },
    record(300) {
      $0.title = "Third"
      $0.state = .merged
      $0.merged = 290
      $0.landed = "ccccccc"
      $0.author = Actor(login: "Ann", name: "Ann A", hint: .person)
      $0.commits = [RequestCommit(id: "ddddddd", committed: 3)]
      $0.commitCount = 1
    },
    record(200) {
      $0.title = "Second"
      $0.body = "Other"
      $0.labels = ["b", "a"]
      $0.has = [.reviews]
    },
    record(nil) {
      $0.commits = [RequestCommit(id: "eeeeeee", message: "one by one")]
      $0.has = [.commits]
      $0.events = [
        RequestEvent(
          key: "review:5", kind: .approved, actor: Actor(login: "eve"), time: 250, commit: "ddddddd", text: "ok")
      ]
    },
    record(nil) {
      $0.events = [
        RequestEvent(key: "review:5", kind: .dismissed, actor: nil, time: nil),
        RequestEvent(key: "~review@250@eve", kind: .approved, actor: Actor(login: "Eve"), time: 250),
      ]
    },
    .deployment(
      DeploymentRecord(
        project: project, key: "1", environment: "production", isProduction: true, commit: "ddddddd", ref: "main",
        state: "pending", created: 300, finished: nil)),
    .deployment(
      DeploymentRecord(
        project: project, key: "1", environment: "", isProduction: false, commit: "", ref: "", state: "success",
        created: nil, finished: 310)),
  ]

  @Test func theLatestWordStandsAndNothingIsErased() throws {
    let row = try #require(try Self.store(Self.items).rows("SELECT * FROM requests").first)
    #expect(row.text("title") == "Third")
    #expect(row.text("body") == "Other")
    #expect(row.text("state") == "merged")
    #expect(row.text("labels") == "a\nb")
    #expect(row.integer("updatedTime") == 300)
    #expect(row.text("has") == "commits,reviews")
    // One record held all reviews.
    #expect(row.text("cut") == "")
  }

  @Test func theNewestWholeListOfCommitsStands() throws {
    let rows = try Self.store(Self.items).rows("SELECT sha FROM request_commits")
    #expect(rows.map { $0.text("sha") } == ["ddddddd"])
  }

  @Test func anEventIsOneWithAndWithoutItsId() throws {
    let rows = try Self.store(Self.items).rows("SELECT * FROM request_events")
    #expect(rows.map { $0.text("eventKey") } == ["review:5"])
    #expect(rows.first?.text("kind") == "dismissed")
    #expect(rows.first?.integer("eventTime") == 250)
    #expect(rows.first?.text("text") == "ok")
  }

  @Test func aDeploymentIsCompletedByItsStatus() throws {
    let row = try #require(try Self.store(Self.items).rows("SELECT * FROM deployments").first)
    #expect(row.text("state") == "success")
    #expect(row.integer("finishedTime") == 310)
    #expect(row.text("sha") == "ddddddd")
    #expect(row.integer("isProduction") == 1)
  }

  @Test(arguments: 0..<40)
  func theOrderOfRecordsDoesNotMatter(seed: Int) throws {
    var order = Self.items
    var state = UInt64(seed) &* 0x9e37_79b9_7f4a_7c15 | 1
    for index in order.indices.reversed() where index > 0 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      order.swapAt(index, Int((state >> 33) % UInt64(index + 1)))
    }
    #expect(try Self.dump(Self.store(order)) == Self.dump(Self.store(Self.items)))
  }

  @Test func theSameRecordsAgainChangeNothing() throws {
    let store = try Self.store(Self.items)
    let before = try Self.dump(store)
    try store.write(Self.items)
    try store.write(Array(Self.items.reversed()))
    #expect(try Self.dump(store) == before)
  }

  @Test func theSameRecordsAgainAreNoChange() throws {
    let store = try Self.store(Self.items)
    let stamp = try store.reviewStamp()
    for item in Self.items.reversed() { try store.write([item]) }
    #expect(try store.reviewStamp() == stamp)
    try store.write([Self.record(9000) { $0.title = "Last" }])
    #expect(try store.reviewStamp() != stamp)
  }

  @Test func fewerCommitsThanToldAreACutList() throws {
    let store = try Self.store([
      Self.record(1) {
        $0.commits = [RequestCommit(id: "aaaaaaa")]
        $0.has = [.commits]
      },
      Self.record(1) { $0.commitCount = 2 },
    ])
    #expect(try store.rows("SELECT cut FROM requests").map { $0.text("cut") } == ["commits"])
  }

  @Test func longTextsAreCountedAndCut() throws {
    let store = try Self.store([
      Self.record(1) {
        $0.events = [
          RequestEvent(key: "comment:1", kind: .comment, actor: nil, time: 1, text: String(repeating: "é", count: 3001))
        ]
      }
    ])
    let row = try #require(try store.rows("SELECT text, textLength FROM request_events").first)
    #expect(row.integer("textLength") == 3001)
    #expect(row.text("text") == String(repeating: "é", count: 2000))
  }

  @Test func theSameImportIsRememberedOnce() throws {
    let store = try FactStore(path: "")
    for rejected in [0, 0, 1] {
      try store.recordImport(source: "a.json", changes: 1, reviews: 2, comments: 3, rejected: rejected, firstReason: "")
    }
    #expect(try store.rows("SELECT * FROM review_imports").count == 2)
  }
}
