import Testing

/// Tags: which are releases, when they were made, what they contain.
@Suite struct TagTests {
  private static func history() -> HistoryScript {
    var history = HistoryScript()
    history.commit("One", [.write("a", "1\n")])
    history.commit("Two", [.write("a", "2\n")])
    history.commit("Three", [.write("a", "3\n")])
    return history
  }

  /// The repository with the history, after something was done to it, collected: each commit with its release.
  private static func releases(_ body: (borrowing TemporaryRepository) throws -> Void) throws -> [String] {
    let repository = try TemporaryRepository(isBare: true)
    try repository.importing(history())
    try body(repository)
    return try collect(repository).texts(
      """
      SELECT c.subject || ' ' || COALESCE(t.name, '-') AS line FROM commits AS c
      LEFT JOIN tags AS t ON t.repositoryId = c.repositoryId AND t.tagId = c.releaseId ORDER BY c.mainlineIndex
      """)
  }

  @Test func aCommitBelongsToTheFirstReleaseThatContainsIt() throws {
    #expect(
      try Self.releases { repository in
        try repository.git("tag", "v1.0", "main~1")
        try repository.git("tag", "v1.1", "main")
      } == ["One v1.0", "Two v1.0", "Three v1.1"])
  }

  @Test func theDateOfAnAnnotatedTagIsItsOwn() throws {
    let later = ["GIT_COMMITTER_DATE": "1800000000 +0000"]
    let repository = try TemporaryRepository(isBare: true)
    try repository.importing(Self.history())
    try repository.git(["tag", "-a", "-m", "x", "v1.0", "main~1"], environment: later)
    try repository.git("tag", "v1.1", "main")
    let collected = try collect(repository)
    #expect(
      try collected.texts("SELECT name || ' ' || tagTime AS t FROM tags ORDER BY name")
        == ["v1.0 1800000000", "v1.1 \(HistoryScript.start + 3 * 3600)"])
    // The newer tag is the older release: it has every commit already.
    #expect(try collected.texts("SELECT DISTINCT releaseId FROM commits") == ["2"])
  }

  @Test func aTagThatNamesNoVersionIsNoRelease() throws {
    #expect(
      try Self.releases { repository in
        try repository.git("tag", "nightly", "main~1")
        try repository.git("tag", "v1.0", "main")
      } == ["One v1.0", "Two v1.0", "Three v1.0"])
  }

  @Test func aTagOfATreeOrABlobIsLeftOut() throws {
    #expect(
      try Self.releases { repository in
        try repository.git("tag", "v0.1", "main^{tree}")
        try repository.git("tag", "-a", "-m", "x", "v0.2", "main:a")
      } == ["One -", "Two -", "Three -"])
  }

  @Test func aTagOfATagNamesTheCommit() throws {
    #expect(
      try Self.releases { repository in
        try repository.git("tag", "-a", "-m", "x", "inner", "main~1")
        try repository.git("tag", "-a", "-m", "x", "v1.0", "inner")
      } == ["One v1.0", "Two v1.0", "Three -"])
  }

  @Test func aTagWithoutATaggerHasTheCommitsDate() throws {
    let repository = try TemporaryRepository(isBare: true)
    try repository.importing(Self.history())
    let text = "object \(try repository.head("main"))\ntype commit\ntag v1.0\n\nv1.0\n"
    let tag = try repository.git(["hash-object", "-t", "tag", "-w", "--stdin", "--literally"], input: Array(text.utf8))
    try repository.git("update-ref", "refs/tags/v1.0", tag)
    #expect(
      try collect(repository).number("SELECT tagTime FROM tags") == HistoryScript.start + 3 * 3600)
  }

  @Test func aReleaseOfABranchThatWasNeverMergedContainsWhatItStartedFrom() throws {
    var history = Self.history()
    history.commit("Fix", on: "release", from: 2, [.write("b", "1\n")])
    let side = history.commit("Version", on: "release", [.write("b", "2\n")])
    history.tag("v9.0", side)
    history.annotatedTag("v10.0", 3, at: HistoryScript.start + 86_400)
    let collected = try collect(history)
    #expect(
      try collected.texts(
        "SELECT name || ' ' || unitCount AS r FROM release_facts ORDER BY name DESC") == ["v9.0 2", "v10.0 1"])
    #expect(try collected.number("SELECT COUNT(*) AS n FROM commits") == 3)
  }

  @Test func aTagOfAnotherHistoryIsNoRelease() throws {
    var history = Self.history()
    let foreign = history.commit("Foreign", on: "foreign", [.write("b", "1\n")])
    history.tag("v9.0", foreign)
    let collected = try collect(history)
    #expect(try collected.count("release_facts") == 0)
    #expect(try collected.number("SELECT COUNT(*) AS n FROM commits WHERE releaseId IS NOT NULL") == 0)
  }

  @Test func namesOfTagsAreKeptAsTheyAre() throws {
    let names = ["größe/v1.0", "a'b-1.0", "v1.0;x", "--x-1.0"]
    let repository = try TemporaryRepository(isBare: true)
    try repository.importing(Self.history())
    for name in names { try repository.git("update-ref", "refs/tags/\(name)", "main") }
    #expect(try Set(collect(repository).texts("SELECT name FROM tags")) == Set(names))
  }
}
