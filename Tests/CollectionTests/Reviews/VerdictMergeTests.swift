import Facts
import Store
import Testing

/// One approval that two files tell in different words is one, whichever comes first.
@Suite struct VerdictMergeTests {
  /// What two files say of the same approval of the head, and what is asserted of it.
  struct Pair: Sendable, CustomTestStringConvertible {
    var forge: ProjectName.Forge
    var first: RequestEvent
    var second: RequestEvent
    /// The time that stands in the end.
    var time: Int64
    var isVerified: Bool

    var testDescription: String { "\(forge.rawValue), \(first.key), \(second.key)" }
  }

  private static let head = String(repeating: "a", count: 40)
  private static let bea = Actor(login: "bea", hint: .person)
  private static let moment: Int64 = 1_767_400_000

  private static func approval(_ key: String, _ time: Int64?, of commit: String? = nil) -> RequestEvent {
    RequestEvent(key: key, kind: .approved, actor: bea, time: time, commit: commit)
  }

  static let pairs = [
    Pair(
      forge: .gitlab, first: approval("note:5", moment), second: approval("approved-by:bea", nil), time: moment,
      isVerified: false),
    Pair(
      forge: .gitlab, first: approval("note:5", moment), second: approval("approved-by:bea", moment + 1), time: moment,
      isVerified: false),
    Pair(
      forge: .bitbucketServer, first: approval("activity:9", moment), second: approval("reviewer:bea", nil, of: head),
      time: moment, isVerified: true),
    Pair(
      forge: .azure, first: approval("thread:7", moment), second: approval("vote:bea", nil), time: moment,
      isVerified: false),
    Pair(
      forge: .gerrit, first: approval("vote:2:Code-Review:bea", moment, of: head),
      second: approval("vote:Code-Review:bea", moment, of: head), time: moment, isVerified: true),
  ]

  private static func collected(_ pair: Pair, _ events: [RequestEvent]) throws -> Collected {
    var script = HistoryScript()
    script.commit("Begin", [.write("a.txt", "a\n")])
    let collected = try collect(script)
    let project = ProjectName(forge: pair.forge, host: "forge.example", path: "octo/tide")
    for event in events {
      var record = RequestRecord(project: project, number: 1)
      record.author = Actor(login: "ada", hint: .person)
      record.state = .open
      record.head = head
      record.has = [.reviews]
      record.events = [event]
      try collected.store.write([.request(record)])
    }
    try ReviewRecords(store: collected.store).refresh()
    return collected
  }

  private static let reviews = """
    SELECT kind || ' ' || COALESCE(eventTime, 0) || ' ' || isIndependent AS line FROM review_facts ORDER BY eventTime
    """

  @Test(arguments: pairs, [false, true])
  func oneApprovalIsToldTwice(_ pair: Pair, _ isReversed: Bool) throws {
    let events = isReversed ? [pair.second, pair.first] : [pair.first, pair.second]
    let collected = try Self.collected(pair, events)
    #expect(try collected.texts(Self.reviews) == ["approved \(pair.time) 1"])
    let facts = try ReviewRecords(store: collected.store).facts(1, "humanApprovals", "humanReviews", "isVerified")
    #expect(facts == ["humanApprovals=1", "humanReviews=1", "isVerified=\(pair.isVerified ? "1" : "NULL")"])
  }

  @Test func approvalsOfDifferentMomentsStayTwo() throws {
    let events = [
      Self.approval("activity:1", Self.moment), Self.approval("activity:2", Self.moment + 9000),
      Self.approval("reviewer:bea", nil, of: Self.head),
    ]
    for order in [events, Array(events.reversed())] {
      let collected = try Self.collected(Self.pairs[2], order)
      #expect(try collected.texts(Self.reviews) == ["approved 1767400000 1", "approved 1767409000 1"])
      #expect(try ReviewRecords(store: collected.store).facts(1, "isVerified") == ["isVerified=1"])
    }
  }

  @Test func anotherVerdictOrAnotherPersonIsNotTheSame() throws {
    let objection = RequestEvent(key: "thread:8", kind: .changesRequested, actor: Self.bea, time: Self.moment)
    let carl = RequestEvent(
      key: "vote:carl", kind: .approved, actor: Actor(login: "carl", hint: .person), time: nil)
    let collected = try Self.collected(Self.pairs[3], [objection, carl, Self.approval("vote:bea", nil)])
    #expect(try collected.count("review_facts") == 3)
  }
}
