import Testing

/// Features and the releases that ship them.
@Suite struct FeatureTests {
  private static func features(_ collected: Collected) throws -> [String] {
    try collected.texts(
      """
      SELECT releaseName || ' | ' || title || ' | ' || rung || (CASE isReverted WHEN 1 THEN ' reverted' ELSE '' END)
        || (CASE isReleased WHEN 1 THEN '' ELSE ' landed' END) AS line
      FROM feature_facts ORDER BY featureId
      """)
  }

  @Test func withoutReleasesFeaturesAreDatedByTheirLanding() throws {
    var history = HistoryScript()
    history.commit("feat: one", [.write("a", "1\n")])
    history.commit("fix: two", [.write("a", "2\n")])
    let collected = try collect(history)
    #expect(try Self.features(collected) == [" | feat: one | title landed"])
    #expect(try collected.number("SELECT shippedDay FROM feature_facts") == 20_454)
  }

  @Test func aReleaseShipsTheFeaturesSinceTheOneBefore() throws {
    var history = HistoryScript()
    history.commit("feat: one", [.write("a", "1\n")])
    history.annotatedTag("v1.0", 1, at: HistoryScript.start + 40 * 86_400)
    history.commit("feat: two", [.write("a", "2\n")])
    let last = history.commit("docs: three", [.write("a", "3\n")])
    history.annotatedTag("v1.1", last, at: HistoryScript.start + 50 * 86_400)
    history.commit("feat: not yet", [.write("a", "4\n")])
    let collected = try collect(history)
    #expect(try Self.features(collected) == ["v1.0 | feat: one | title", "v1.1 | feat: two | title"])
    #expect(try collected.texts("SELECT shippedDay FROM feature_facts ORDER BY featureId") == ["20494", "20504"])
  }

  @Test func aPrereleaseShipsOnlyWhereThereIsNothingElse() throws {
    var history = HistoryScript()
    history.commit("feat: one", [.write("a", "1\n")])
    history.tag("v1.0-rc.1", 1)
    let repository = try TemporaryRepository(isBare: true)
    try repository.importing(history)
    let collected = try collect(repository)
    #expect(try Self.features(collected) == ["v1.0-rc.1 | feat: one | title"])
    try repository.git("tag", "v1.0", "main")
    #expect(try Self.features(collect(repository, into: collected.store)) == ["v1.0 | feat: one | title"])
  }

  @Test func aChangelogsSectionNamesTheFeaturesOfItsRelease() throws {
    var history = HistoryScript()
    history.commit("Add a table (#1)", committer: "GitHub <noreply@github.com>", [.write("a", "1\n")])
    history.commit("feat: internal (#2)", committer: "GitHub <noreply@github.com>", [.write("a", "2\n")])
    let last = history.commit(
      "release",
      [.write("CHANGELOG.md", "## 1.0.0\n\n### Added\n\n- Tables (#1).\n- A logo.\n\n### Fixed\n\n- x (#2)\n")])
    history.tag("v1.0.0", last)
    let collected = try collect(history)
    #expect(try Self.features(collected) == ["v1.0.0 | Tables (#1). | changelog", "v1.0.0 | A logo. | changelog"])
    #expect(try collected.texts("SELECT requestKey FROM feature_facts ORDER BY featureId") == ["#1", ""])
    #expect(try collected.texts("SELECT origin FROM feature_facts ORDER BY featureId") == ["unmarked", ""])
  }

  @Test func aSectionWithoutFeaturesShipsNone() throws {
    var history = HistoryScript()
    history.commit("feat: one", [.write("a", "1\n")])
    let last = history.commit("release", [.write("CHANGELOG.md", "## 1.0.0\n### Fixed\n- x\n")])
    history.tag("v1.0.0", last)
    #expect(try Self.features(collect(history)) == [])
  }

  @Test func anEntryMayNameACommit() throws {
    let repository = try TemporaryRepository(isBare: true)
    var history = HistoryScript()
    history.commit("Add a table", author: "Claude <noreply@anthropic.com>", [.write("a", "1\n")])
    try repository.importing(history)
    let id = try repository.head("main")
    let entry = "* a table ([\(id.prefix(7))](https://example.com/o/r/commit/\(id)))"
    let last = history.commit("release", [.write("CHANGELOG.md", "# [1.0.0]\n### Features\n\(entry)\n")])
    history.tag("v1.0.0", last)
    try repository.importing(history)
    #expect(
      try collect(repository).texts("SELECT origin || ' ' || agent AS o FROM feature_facts") == ["agentic claude"])
  }

  @Test func aFeatureInsideAMergeIsInferred() throws {
    var history = HistoryScript()
    let base = history.commit("Begin", [.write("a", "1\n")])
    let side = history.commit("feat: inside", on: "side", from: base, [.write("b", "1\n")])
    history.commit("Main", [.write("a", "2\n")])
    history.commit("Merge branch 'side'", merging: [side], [.write("b", "1\n")])
    #expect(try Self.features(collect(history)) == [" | Merge branch 'side' | commit landed"])
  }

  @Test func aFeatureRevertedBeforeItsReleaseIsReverted() throws {
    var history = HistoryScript()
    history.commit("feat: one", [.write("a", "1\n")])
    let last = history.commit("Revert \"feat: one\"", [.write("a", "0\n")])
    history.tag("v1.0", last)
    #expect(try Self.features(collect(history)) == ["v1.0 | feat: one | title reverted"])
  }

  @Test func aFeatureRevertedAfterItsReleaseShipped() throws {
    var history = HistoryScript()
    let first = history.commit("feat: one", [.write("a", "1\n")])
    history.tag("v1.0", first)
    let last = history.commit("Revert \"feat: one\"", [.write("a", "0\n")])
    history.tag("v1.1", last)
    #expect(try Self.features(collect(history)) == ["v1.0 | feat: one | title"])
  }

  @Test func aFeatureBroughtBackAfterTheReleaseWasMissingFromIt() throws {
    var history = HistoryScript()
    history.commit("feat: one", [.write("a", "1\n")])
    let second = history.commit("Revert \"feat: one\"", [.write("a", "0\n")])
    history.tag("v1.0", second)
    let last = history.commit("Revert \"Revert \"feat: one\"\"", [.write("a", "1\n")])
    history.tag("v1.1", last)
    #expect(try Self.features(collect(history)) == ["v1.0 | feat: one | title reverted"])
  }

  @Test func aFeatureBroughtBackBeforeTheReleaseShipped() throws {
    var history = HistoryScript()
    history.commit("feat: one", [.write("a", "1\n")])
    history.commit("Revert \"feat: one\"", [.write("a", "0\n")])
    let last = history.commit("Reapply \"feat: one\"\n\nThis reverts commit 0000000.", [.write("a", "1\n")])
    history.tag("v1.0", last)
    // The id in the message names nothing here, so the revert stands.
    #expect(try Self.features(collect(history)) == ["v1.0 | feat: one | title reverted"])
  }
}
