import Facts
import Store
import Testing

/// When a release was made: the tagger says, else the forge, else the commit.
@Suite struct ForgeReleaseTests {
  private static let published = HistoryScript.start + 30 * 86_400

  private static func releases(
    _ tag: (borrowing TemporaryRepository) throws -> Void, _ fill: (ReviewRecords) throws -> Void
  ) throws -> (Collected, [String]) {
    let repository = try TemporaryRepository(isBare: true)
    var script = HistoryScript()
    script.commit("Begin", [.write("a.txt", "a\n")])
    try repository.importing(script)
    try tag(repository)
    let collected = try collect(repository)
    let records = ReviewRecords(store: collected.store)
    try records.project()
    try fill(records)
    try records.refresh()
    let lines = try collected.texts("SELECT name || ' ' || releaseTime AS line FROM release_facts ORDER BY name")
    return (collected, lines)
  }

  @Test func aTagWithoutADateHasTheForges() throws {
    let (collected, lines) = try Self.releases {
      try $0.git("tag", "v1.0", "main")
    } _: {
      try $0.release("v1.0", at: Self.published)
      try $0.request(1, landed: String(repeating: "1", count: 40))
    }
    #expect(lines == ["v1.0 \(Self.published)"])
    #expect(try collected.texts("SELECT releaseTime || '' AS line FROM unit_facts") == ["\(Self.published)"])
  }

  @Test func theTaggersDateComesFirst() throws {
    let (_, lines) = try Self.releases {
      try $0.git(["tag", "-a", "-m", "x", "v1.0", "main"], environment: ["GIT_COMMITTER_DATE": "1800000000 +0000"])
    } _: {
      try $0.release("v1.0", at: Self.published)
    }
    #expect(lines == ["v1.0 1800000000"])
  }

  @Test(arguments: [(HistoryScript.start - 1000, false), (HistoryScript.start + 1000, true)])
  func draftsAndDatesBeforeTheCommitDoNotCount(_ time: Int, _ isDraft: Bool) throws {
    let (collected, lines) = try Self.releases {
      try $0.git("tag", "v1.0", "main")
    } _: {
      try $0.release("v1.0", at: time, isDraft: isDraft)
    }
    #expect(lines == ["v1.0 \(try collected.commit("Begin", "committerTime"))"])
  }

  @Test func aReleaseWhoseTagIsAbsentIsCounted() throws {
    let (collected, lines) = try Self.releases {
      try $0.git("tag", "v1.0", "main")
    } _: {
      try $0.release("v2.0", at: Self.published)
      try $0.request(1, state: .open)
    }
    #expect(lines.count == 1)
    #expect(try collected.health("releases-unlocated") == 1)
  }
}
