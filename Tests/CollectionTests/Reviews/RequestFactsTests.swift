import Facts
import Store
import Testing

/// What is made of reviews, merges and marks of one request.
@Suite struct RequestFactsTests {
  private static let head = String(repeating: "a", count: 40)
  private static let earlier = String(repeating: "b", count: 40)

  /// Accounts: 1 opens, 2 and 3 review, 4 and 5 are AI reviewers, 6 an agent, 7 a bot, 8 a deleted account.
  private static func records(_ collected: Collected) throws -> ReviewRecords {
    let records = ReviewRecords(store: collected.store)
    try records.project()
    try records.actor(1, "ada-l")
    try records.actor(2, "bea")
    try records.actor(3, "cy")
    try records.actor(4, "copilot-pull-request-reviewer", hint: .bot)
    try records.actor(5, "cursor", hint: .bot)
    try records.actor(6, "copilot", hint: .bot)
    try records.actor(7, "codecov", hint: .bot)
    try records.actor(8, "ghost")
    return records
  }

  private static func collected(_ message: String = "Add harbour (#2)") throws -> Collected {
    var script = HistoryScript()
    script.commit("Begin", [.write("a.txt", "a\n")])
    script.commit(message, committer: "GitHub <noreply@github.com>", [.write("b.txt", "1\n2\n3\n")])
    return try collect(script)
  }

  /// What somebody did, in the order of time.
  struct Step: Sendable {
    var kind: RequestEvent.Kind
    var actor: Int?
    var sha: String = RequestFactsTests.head

    init(_ kind: RequestEvent.Kind, _ actor: Int?, _ sha: String = RequestFactsTests.head) {
      (self.kind, self.actor, self.sha) = (kind, actor, sha)
    }
  }

  @Test(arguments: [
    ([], "verified 0 stale 0"),
    ([Step(.approved, 2)], "verified 1 stale 0"),
    ([Step(.approved, 2, earlier)], "verified 0 stale 1"),
    ([Step(.approved, 2, earlier), Step(.approved, 3)], "verified 1 stale 0"),
    ([Step(.approved, 2), Step(.approved, 3, earlier)], "verified 1 stale 1"),
    ([Step(.approved, 2, "")], "verified ? stale ?"),
    ([Step(.approved, 2, "aaaaaaaaaaaa")], "verified 1 stale 0"),
    ([Step(.approved, 1)], "verified 0 stale 0"),
    ([Step(.approved, 4)], "verified 0 stale 0"),
    ([Step(.approved, 5)], "verified 0 stale 0"),
    ([Step(.approved, 6)], "verified 0 stale 0"),
    ([Step(.approved, 7)], "verified 0 stale 0"),
    ([Step(.approved, 8)], "verified 0 stale 0"),
    ([Step(.approved, nil)], "verified 0 stale 0"),
    ([Step(.approved, 2), Step(.reviewed, 2), Step(.comment, 2)], "verified 1 stale 0"),
    ([Step(.approved, 2), Step(.dismissed, 2)], "verified 0 stale 0"),
    ([Step(.approved, 2), Step(.changesRequested, 2)], "verified 0 stale 0"),
    ([Step(.changesRequested, 2), Step(.approved, 2)], "verified 1 stale 0"),
  ])
  func anApprovalVerifiesTheMergedHead(_ steps: [Step], _ expected: String) throws {
    let collected = try Self.collected()
    let records = try Self.records(collected)
    try records.request(2, head: Self.head, landed: try collected.id("Add harbour (#2)"))
    for (time, step) in steps.enumerated() {
      try records.event(of: 2, step.kind, by: step.actor, at: time, sha: step.sha)
    }
    try records.refresh()
    let row = try #require(try collected.store.rows("SELECT * FROM request_facts WHERE number = 2").first)
    let flag = { (column: String) in row.integer(column).map(String.init) ?? "?" }
    #expect("verified \(flag("isVerified")) stale \(flag("isStale"))" == expected)
  }

  @Test func actionsAreCountedByWhoDidThem() throws {
    let collected = try Self.collected()
    let records = try Self.records(collected)
    try records.request(
      2, created: ReviewRecords.start, merged: ReviewRecords.start + 90_000, mergedBy: 2, head: Self.head,
      landed: try collected.id("Add harbour (#2)"))
    let steps: [(RequestEvent.Kind, Int?, Int)] = [
      (.reviewed, 4, 60), (.changesRequested, 5, 120), (.comment, 7, 180), (.comment, 1, 240),
      (.changesRequested, 2, 300), (.pushed, 1, 400), (.lineComment, 3, 500), (.approved, 3, 600),
      (.approved, 2, 700), (.comment, nil, 800),
    ]
    for (kind, actor, time) in steps { try records.event(of: 2, kind, by: actor, at: time, sha: Self.head) }
    try records.refresh()
    #expect(
      try records.facts(
        2, "humanReviews", "humanApprovals", "humanObjections", "humanComments", "aiReviews", "aiObjections",
        "botActions", "rounds", "isSelfMerged", "mergerKind", "authorKind", "hasReviews") == [
          "humanReviews=3", "humanApprovals=2", "humanObjections=1", "humanComments=1", "aiReviews=2",
          "aiObjections=1", "botActions=1", "rounds=1", "isSelfMerged=0", "mergerKind=person", "authorKind=person",
          "hasReviews=1",
        ])
    let start = ReviewRecords.start
    #expect(
      try records.facts(2, "readyTime", "firstReviewTime", "firstApprovalTime", "lastApprovalTime", "mergedTime") == [
        "readyTime=\(start)", "firstReviewTime=\(start + 300)", "firstApprovalTime=\(start + 600)",
        "lastApprovalTime=\(start + 700)", "mergedTime=\(start + 90_000)",
      ])
    let kinds = try collected.texts(
      "SELECT actorKind || ' ' || agent || ' ' || isIndependent FROM review_facts ORDER BY eventTime")
    #expect(
      kinds == [
        "reviewer copilot 0", "reviewer cursor 0", "automation  0", "person  0", "person  1", "person  1", "person  1",
        "person  1", "unknown  0",
      ])
  }

  @Test func withoutItsReviewsNothingIsKnownOfThem() throws {
    let collected = try Self.collected()
    let records = try Self.records(collected)
    try records.request(2, mergedBy: 1, landed: try collected.id("Add harbour (#2)"), has: "", cut: "commits")
    try records.refresh()
    #expect(
      try records.facts(2, "hasReviews", "isVerified", "isStale", "isSelfMerged", "isCut") == [
        "hasReviews=0", "isVerified=NULL", "isStale=NULL", "isSelfMerged=1", "isCut=1",
      ])
  }

  /// How a request that AI had a part in looks, and what it is.
  struct Marked: Sendable {
    var message = "Add harbour (#2)"
    var author = 1
    var body = ""
    var branch = ""
    /// The author's address and message of the commits that were squashed away.
    var commits: [(email: String, message: String)] = []
    var expected: [String]
  }

  @Test(arguments: [
    Marked(expected: ["origin=unmarked", "agent=", "authorKind=person", "initiatorId=0", "agentCommitCount=NULL"]),
    Marked(
      author: 6,
      expected: ["origin=agentic", "agent=copilot", "authorKind=agent", "initiatorId=0", "agentCommitCount=NULL"]),
    Marked(
      author: 7,
      expected: ["origin=automation", "agent=", "authorKind=automation", "initiatorId=0", "agentCommitCount=NULL"]),
    Marked(
      body: "What it does.\n\n🤖 Generated with [Claude Code](https://claude.ai/code)",
      expected: ["origin=assisted", "agent=claude", "authorKind=person", "initiatorId=1", "agentCommitCount=NULL"]),
    Marked(
      branch: "claude/harbour",
      expected: ["origin=unmarked", "agent=", "authorKind=person", "initiatorId=0", "agentCommitCount=NULL"]),
    Marked(
      message: "Add harbour (#2)\n\nCo-authored-by: Claude <noreply@anthropic.com>",
      expected: ["origin=assisted", "agent=claude", "authorKind=person", "initiatorId=1", "agentCommitCount=NULL"]),
    Marked(
      author: 6,
      commits: [
        (
          "198982749+copilot@users.noreply.github.com",
          "Plan\n\nCo-authored-by: bea <77+bea@users.noreply.github.com>"
        )
      ],
      expected: ["origin=agentic", "agent=copilot", "authorKind=agent", "initiatorId=2", "agentCommitCount=1"]),
    Marked(
      author: 6,
      commits: [("198982749+copilot@users.noreply.github.com", "Plan"), ("ada@example.com", "Mend it")],
      expected: ["origin=assisted", "agent=copilot", "authorKind=agent", "initiatorId=0", "agentCommitCount=1"]),
  ])
  func theOriginIsThatOfAllMarks(_ marked: Marked) throws {
    let collected = try Self.collected(marked.message)
    let records = try Self.records(collected)
    try records.request(
      2, body: marked.body, author: marked.author, branch: marked.branch,
      landed: try collected.id("Add harbour (#2)"))
    try records.commits(
      of: 2, marked.commits.enumerated().map { (String(repeating: "\($0 + 1)", count: 40), $1.email, 0, $1.message) })
    try records.refresh()
    var facts = try records.facts(2, "origin", "agent", "authorKind", "initiatorId", "agentCommitCount")
    let persons = try collected.store.rows("SELECT actorId AS a, personId AS p FROM actor_roles ORDER BY actorId")
    for row in persons where row.integer("p") != 0 && facts[3] == "initiatorId=\(row.text("p"))" {
      facts[3] = "initiatorId=\(row.text("a"))"
      break
    }
    #expect(facts == marked.expected)
  }

  /// Whose request it is: its author's, an agent's that of the person it works for; and the unit that landed with it is theirs.
  @Test(arguments: [
    (1, "", "ada-l"), (6, "198982749+copilot@users.noreply.github.com", "bea"), (6, "", ""), (7, "", ""),
  ])
  func aRequestBelongsToSomebody(author: Int, committer: String, expected: String) throws {
    let collected = try Self.collected()
    let records = try Self.records(collected)
    try records.request(2, author: author, branch: "harbour", landed: try collected.id("Add harbour (#2)"))
    if !committer.isEmpty {
      try records.commits(
        of: 2, [(Self.head, committer, 0, "Plan\n\nCo-authored-by: bea <77+bea@users.noreply.github.com>")])
    }
    try records.refresh()
    func login(_ person: String) throws -> String {
      try collected.texts(
        """
        SELECT a.login FROM actors AS a JOIN actor_roles AS i ON i.actorId = a.actorId
        WHERE i.personId = \(person) AND i.personId <> 0
        """
      ).first ?? ""
    }
    let person = try #require(try records.facts(2, "personId").first).dropFirst("personId=".count)
    #expect(try login(String(person)) == expected)
    #expect(try records.facts(2, "headBranch") == ["headBranch=harbour"])
    #expect(try collected.texts("SELECT personId FROM unit_facts WHERE requestKey = '#2'") == [String(person)])
  }

  @Test func whoSetTheAgentToWorkIsNotIndependent() throws {
    let collected = try Self.collected()
    let records = try Self.records(collected)
    try records.request(2, author: 6, mergedBy: 2, head: Self.head, landed: try collected.id("Add harbour (#2)"))
    try records.commits(
      of: 2,
      [
        (
          Self.head, "198982749+copilot@users.noreply.github.com", 0,
          "Plan\n\nCo-authored-by: bea <77+bea@users.noreply.github.com>"
        )
      ])
    try records.event(of: 2, .approved, by: 2, at: 1, sha: Self.head)
    try records.refresh()
    #expect(
      try records.facts(2, "isVerified", "humanApprovals", "isSelfMerged") == [
        "isVerified=0", "humanApprovals=0", "isSelfMerged=1",
      ])
  }

  @Test func linesAreThoseOfItsCommits() throws {
    let collected = try Self.collected("Add harbour (#2)\n\nCo-authored-by: Claude <noreply@anthropic.com>")
    let records = try Self.records(collected)
    let sha = try collected.id("Add harbour (#2)")
    try records.request(2, landed: sha)
    try records.request(3, landed: String(repeating: "9", count: 40))
    try records.refresh()
    #expect(try records.facts(2, "aiLines", "countedLines") == ["aiLines=3", "countedLines=3"])
    #expect(try records.facts(3, "aiLines", "countedLines") == ["aiLines=NULL", "countedLines=NULL"])
  }

  @Test func aLaterFixOfItsLinesIsSeen() throws {
    var script = HistoryScript()
    script.commit("Begin", [.write("a.txt", "a\n")])
    script.commit("Add harbour (#2)", [.write("b.txt", "1\n2\n3\n")])
    script.commit("Add a quay (#3)", [.write("c.txt", "1\n2\n3\n")])
    script.commit("fix: mend the harbour", [.write("b.txt", "1\n2!\n3\n")])
    script.commit("docs: say so", [.write("c.txt", "1\n2!\n3\n")])
    script.commit("Revert \"Add a quay (#3)\"", [.delete("c.txt")])
    let collected = try collect(script)
    let day = HistoryScript.start / 86_400
    let records = try Self.records(collected)
    try records.request(2, landed: try collected.id("Add harbour (#2)"))
    try records.request(3, landed: try collected.id("Add a quay (#3)"))
    try records.refresh()
    #expect(try records.facts(2, "fixedDay", "revertedDay") == ["fixedDay=\(day)", "revertedDay=NULL"])
    #expect(try records.facts(3, "fixedDay", "revertedDay") == ["fixedDay=NULL", "revertedDay=\(day)"])
  }

  @Test func checksOfTheHeadAreOneWord() throws {
    let collected = try Self.collected()
    let records = try Self.records(collected)
    try records.request(2, head: Self.head)
    try records.request(3, head: Self.earlier)
    try records.check(Self.head, "build", "success")
    try records.check(Self.head, "docs", "skipped")
    try records.check(Self.earlier, "build", "success")
    try records.check(Self.earlier, "test", "failure")
    try records.refresh()
    #expect(try records.facts(2, "checksState") == ["checksState=success"])
    #expect(try records.facts(3, "checksState") == ["checksState=failure"])
  }

  @Test func aDraftIsReadyWhenItSaysSo() throws {
    let collected = try Self.collected()
    let records = try Self.records(collected)
    let start = ReviewRecords.start
    for number in [10, 11, 12, 13] {
      try records.request(number, state: .open, isDraft: number == 12, created: start)
    }
    try records.event(of: 10, .ready, by: 1, at: 500)
    try records.event(of: 11, .drafted, by: 1, at: 500)
    try records.event(of: 11, .ready, by: 1, at: 600)
    try records.refresh()
    #expect(
      try [10, 11, 12, 13].map { try records.facts($0, "readyTime")[0] } == [
        "readyTime=\(start + 500)", "readyTime=\(start)", "readyTime=NULL", "readyTime=\(start)",
      ])
  }

  @Test func deploymentsCarryTheUnitsSinceTheLast() throws {
    var script = HistoryScript()
    for number in 1...4 { script.commit("Change \(number)", [.write("a.txt", "\(number)\n")]) }
    let collected = try collect(script)
    let records = try Self.records(collected)
    for (key, subject, state, time) in [
      ("a", "Change 1", "success", 1), ("b", "Change 3", "failure", 2), ("c", "Change 3", "success", 3),
      ("d", "Change 1", "success", 4), ("e", "Change 4", "success", 5),
    ] {
      try records.deployment(key, sha: try collected.id(subject), state: state, at: time)
    }
    try records.refresh()
    #expect(
      try collected.texts("SELECT deploymentKey || ' ' || state || ' ' || unitCount FROM deployment_facts ORDER BY 1")
        == ["a success 0", "b failure 0", "c success 2", "d success 0", "e success 1"])
  }
}
