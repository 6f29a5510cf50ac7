import Collection
import Facts
import Store
import Testing

/// Histories with every kind of landing, and records about them: which commits belong to which request.
@Suite struct RequestJoinTests {
  private static let bea = "Bea Lind <bea@example.com>"

  /// Merge, squash, rebase, fast-forward, a request within a request, and what is not in the records.
  private static func history() -> HistoryScript {
    var script = HistoryScript()
    let begin = script.commit("Begin", [.write("a.txt", "a\n")])
    let one = script.commit("Add tide", on: "tide", from: begin, [.write("tide.txt", "1\n")])
    let two = script.commit("Add moon", on: "tide", from: one, [.write("moon.txt", "1\n")])
    script.commit("Merge pull request #1 from ada/tide\n\nTide and moon", merging: [two])
    script.commit("Add harbour (#2)", committer: "GitHub <noreply@github.com>", [.write("harbour.txt", "1\n")])
    script.commit("Draw a map", author: bea, at: "1767300000 +0000", [.write("map.txt", "1\n")])
    script.commit("Colour the map", author: bea, at: "1767300600 +0000", [.write("map.txt", "1\n2\n")])
    script.commit("Add a log", [.write("log.txt", "1\n")])
    let log = script.commit("Write the log", [.write("log.txt", "1\n2\n")])
    let base = script.commit("Begin the fleet", on: "fleet", from: log, [.write("fleet.txt", "1\n")])
    let inner = script.commit("Add a mast", on: "mast", from: base, [.write("mast.txt", "1\n")])
    let nested = script.commit("Merge pull request #5 from ada/mast", on: "fleet", from: base, merging: [inner])
    script.commit("Merge pull request #6 from ada/fleet", merging: [nested])
    script.commit("Add a buoy (#7)", [.write("buoy.txt", "1\n")])
    script.commit("Push directly", [.write("direct.txt", "1\n")])
    return script
  }

  private static func joined() throws -> (Collected, ReviewRecords) {
    let collected = try collect(history())
    let records = ReviewRecords(store: collected.store)
    try records.project()
    try records.actor(1, "ada-l")
    try records.request(1, title: "Tide and moon", landed: try collected.id("Merge pull request #1 from ada/tide"))
    try records.commits(
      of: 1, [(try collected.id("Add moon"), "ada@example.com", HistoryScript.start + 10_800, "Add moon")])
    try records.request(2, title: "Add harbour", landed: try collected.id("Add harbour (#2)").prefix(12).lowercased())
    try records.request(3, title: "A map", landed: try collected.id("Colour the map"))
    try records.commits(
      of: 3,
      [
        (String(repeating: "1", count: 40), "bea@example.com", 1_767_300_000, "Draw a map"),
        (String(repeating: "2", count: 40), "Bea@example.com", 1_767_300_600, "Colour the map\n\nIn blue."),
      ])
    try records.request(4, title: "A log", head: try collected.id("Write the log"))
    try records.commits(
      of: 4,
      [
        (try collected.id("Add a log"), "ada@example.com", HistoryScript.start, "Add a log"),
        (try collected.id("Write the log"), "ada@example.com", HistoryScript.start, "Write the log"),
      ])
    try records.request(5, landed: try collected.id("Merge pull request #5 from ada/mast"))
    try records.request(6, title: "The fleet", landed: try collected.id("Merge pull request #6 from ada/fleet"))
    try records.request(7, state: .closed)
    try records.request(8, landed: String(repeating: "8", count: 40))
    try records.request(9)
    try records.request(10, state: .open, head: try collected.id("Push directly"))
    try records.refresh()
    return (collected, records)
  }

  @Test(arguments: [
    (1, "J1 high merge Merge pull request #1 from ada/tide"),
    (2, "J1 high squash Add harbour (#2)"),
    (3, "J1 high rebase Colour the map"),
    (4, "J2 high fast-forward Write the log"),
    (5, "J1 high merge Merge pull request #6 from ada/fleet"),
    (6, "J1 high merge Merge pull request #6 from ada/fleet"),
    (7, "J6 low squash Add a buoy (#7)"),
    (8, "   "), (9, "   "), (10, "   "),
  ])
  func aRequestLands(_ number: Int, _ expected: String) throws {
    #expect(try Self.joined().0.landing(number) == expected)
  }

  @Test(arguments: [
    (1, ["J3 high Add tide", "J2 high Add moon", "J1 high Merge pull request #1 from ada/tide"]),
    (2, ["J5 high Add harbour (#2)"]),
    (3, ["J4 high Draw a map", "J4 high Colour the map"]),
    (4, ["J2 high Add a log", "J2 high Write the log"]),
    (5, ["J1 high Merge pull request #5 from ada/mast"]),
    (
      6,
      [
        "J3 high Begin the fleet", "J3 high Add a mast", "J3 high Merge pull request #5 from ada/mast",
        "J1 high Merge pull request #6 from ada/fleet",
      ]
    ),
    (7, ["J5 low Add a buoy (#7)"]), (8, []), (9, []), (10, []),
  ])
  func commitsAreLinkedByRules(_ number: Int, _ expected: [String]) throws {
    #expect(Set(try Self.joined().0.links(number)) == Set(expected))
  }

  @Test func whatDidNotJoinIsCounted() throws {
    let collected = try Self.joined().0
    #expect(try collected.health("requests-read") == 10)
    #expect(try collected.health("requests-merged-elsewhere") == 1)
    #expect(try collected.health("requests-unjoined") == 1)
    #expect(try collected.health("requests-landed-outside") == 1)
    #expect(try collected.health("requests-nested") == 1)
    #expect(try collected.health("projects-unlinked") == 0)
  }

  @Test func unitsKnowTheirRequests() throws {
    let collected = try Self.joined().0
    let lines = try collected.store.rows(
      """
      SELECT requestKey || ' ' || landing || ' ' || title AS line FROM unit_facts WHERE requestKey <> ''
      ORDER BY landedTime
      """
    ).map { $0.text("line") }
    #expect(
      lines == [
        "#1 merge Tide and moon", "#2 squash Add harbour", "#3 rebase A map", "#4 fast-forward A log",
        "#6 merge The fleet", "#7 squash Add a buoy",
      ])
  }

  @Test func aRequestThatOnlyGitKnowsStays() throws {
    let collected = try collect(Self.history())
    let rows = try collected.store.rows(
      """
      SELECT requestKey || ' ' || projectId || ' ' || state || ' ' || hasReviews || ' ' || joinRule || ' '
        || (mergedTime IS NOT NULL) || ' ' || (createdTime IS NULL) AS line
      FROM request_facts ORDER BY number
      """
    ).map { $0.text("line") }
    #expect(
      rows == [
        "#1 0 merged 0 J6 1 1", "#2 0 merged 0 J6 1 1", "#6 0 merged 0 J6 1 1", "#7 0 merged 0 J6 1 1",
      ])
  }

  @Test func aRecordRefinesWhatGitKnows() throws {
    let collected = try Self.joined().0
    #expect(try collected.texts("SELECT requestKey FROM request_facts WHERE projectId = 0") == [])
    #expect(try collected.count("request_facts") == 10)
  }

  @Test func aRebaseIsFoundWithoutItsCommit() throws {
    let collected = try collect(Self.history())
    let records = ReviewRecords(store: collected.store)
    try records.project()
    try records.actor(1, "bea")
    try records.request(3)
    try records.commits(
      of: 3,
      [
        (String(repeating: "1", count: 40), "bea@example.com", 1_767_300_000, "Draw a map"),
        (String(repeating: "2", count: 40), "bea@example.com", 1_767_300_600, "Colour the map"),
      ])
    try records.refresh()
    #expect(try collected.landing(3) == "J4 high rebase Colour the map")
  }

  @Test func aChangeIdJoins() throws {
    let key = "I0123456789012345678901234567890123456789"
    var script = HistoryScript()
    script.commit("Begin", [.write("a.txt", "a\n")])
    script.commit("Add a sail\n\nChange-Id: \(key)\n", [.write("b.txt", "a\n")])
    let collected = try collect(script)
    let records = ReviewRecords(store: collected.store)
    try records.project(forge: .gerrit, host: "review.example", path: "tide")
    try records.actor(1, "ada-l")
    try records.request(4711, changeKey: key)
    try records.refresh()
    #expect(try collected.landing(4711) == "J7 high squash Add a sail")
    #expect(try collected.texts("SELECT requestKey FROM request_facts") == [key])
  }

  @Test func aHeadThatWasThereBeforeIsNoLanding() throws {
    let collected = try collect(Self.history())
    let records = ReviewRecords(store: collected.store)
    try records.project()
    try records.request(20, created: ReviewRecords.start, author: nil, head: try collected.id("Begin"))
    try records.request(21, created: HistoryScript.start, author: nil, head: try collected.id("Push directly"))
    try records.refresh()
    #expect(try collected.landing(20) == "   ")
    #expect(try collected.landing(21) == "J8 high fast-forward Push directly")
  }
  private static func map(_ count: Int) -> [(sha: String, email: String, authored: Int, message: String)] {
    (0..<count).map { index in
      (
        String(repeating: "\(index + 1)", count: 40), "bea@example.com", 1_767_300_000 + 600 * index,
        index == 0 ? "Draw a map" : "Colour the map"
      )
    }
  }

  /// The landing and the links of a request whose list of commits ends early.
  private static func landingOfCutList(
    _ landed: String, method: RequestRecord.Method? = nil, count: Int? = nil,
    _ commits: (Collected) throws -> [(sha: String, email: String, authored: Int, message: String)]
  ) throws -> (Collected, [String]) {
    let collected = try collect(history())
    let records = ReviewRecords(store: collected.store)
    try records.project()
    try records.request(
      3, landed: try collected.id(landed), method: method, commits: count, has: "commits,reviews", cut: "commits")
    try records.commits(of: 3, try commits(collected))
    try records.refresh()
    return (collected, try [collected.landing(3)] + collected.links(3))
  }

  @Test func aRebaseWhoseListIsCutOffIsNoSquash() throws {
    let (_, lines) = try Self.landingOfCutList("Colour the map") { _ in Self.map(1) }
    #expect(lines == ["J1 high rebase Colour the map", "J4 high Draw a map", "J4 high Colour the map"])
  }

  @Test func aFastForwardWhoseListIsCutOffIsNoSquash() throws {
    let (_, lines) = try Self.landingOfCutList("Write the log") { collected in
      [(try collected.id("Add a log"), "ada@example.com", HistoryScript.start, "Add a log")]
    }
    #expect(lines == ["J1 high fast-forward Write the log", "J2 high Add a log", "J3 high Write the log"])
  }

  @Test func aCutListThatNothingExplainsIsUnknown() throws {
    let (collected, lines) = try Self.landingOfCutList("Push directly") { _ in Self.map(2) }
    #expect(lines == ["J1 high unknown Push directly", "J1 high Push directly"])
    #expect(try collected.health("requests-landing-unknown") == 1)
  }

  @Test func aRebaseOfKnownLengthNeedsNoList() throws {
    let (_, lines) = try Self.landingOfCutList("Colour the map", method: .rebase, count: 2) { _ in
      [(String(repeating: "9", count: 40), "", 1, "Something else")]
    }
    #expect(lines == ["J1 high rebase Colour the map", "J4 high Draw a map", "J4 high Colour the map"])
  }

  @Test func theRecordSaysThatACutListWasSquashed() throws {
    let (_, lines) = try Self.landingOfCutList("Push directly", method: .squash) { _ in Self.map(2) }
    #expect(lines == ["J1 high squash Push directly", "J5 high Push directly"])
  }

  @Test func theMessageSaysThatACutListWasSquashed() throws {
    let collected = try collect(Self.history())
    let records = ReviewRecords(store: collected.store)
    try records.project()
    try records.request(2, landed: try collected.id("Add harbour (#2)"), has: "commits", cut: "commits")
    try records.commits(of: 2, Self.map(2))
    try records.refresh()
    #expect(try collected.landing(2) == "J1 high squash Add harbour (#2)")
  }

  @Test func anythingThatChangedIsJoinedAgainAndNothingElse() throws {
    let (collected, records) = try Self.joined()
    try collected.store.replaceVerdicts(of: collected.summary.repository) { _ in }
    try records.refresh()
    #expect(try collected.count("request_facts") == 0)
    try records.request(30, state: .open)
    try records.refresh()
    #expect(try collected.count("request_facts") == 11)
  }
}
