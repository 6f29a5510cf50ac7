import Collection
import Testing

/// Clones whose history is cut off.
@Suite struct ShallowCloneTests {
  /// Three commits: the whole tree has three lines at the second.
  private static func origin() throws -> TemporaryRepository {
    var history = HistoryScript()
    history.commit("Begin", [.write("a.txt", "1\n2\n")])
    history.commit("Go on", [.write("b.txt", "3\n")])
    history.commit("End", [.write("a.txt", "1\n2\n4\n")])
    let origin = try TemporaryRepository(isBare: true)
    try origin.importing(history)
    return origin
  }

  @Test func theBoundaryCommitIsKeptWithoutItsTree() throws {
    let origin = try Self.origin()
    let collected = try collect(try TemporaryRepository(cloning: origin.address, ["--depth=2"]))
    #expect(try collected.texts("SELECT subject FROM commits ORDER BY commitId") == ["Go on", "End"])
    #expect(try collected.commit("Go on", "diffState") == "shallow-boundary")
    #expect(try collected.files("Go on") == [])
    #expect(try collected.commit("End", "diffState") == "complete")
    #expect(try collected.files("End") == ["M a.txt +1 -0 [3]"])
  }

  @Test func theRepositoryIsMarkedAsShallow() throws {
    let origin = try Self.origin()
    let collected = try collect(try TemporaryRepository(cloning: origin.address, ["--depth=2"]))
    #expect(try collected.number("SELECT isShallow FROM repositories") == 1)
    #expect(try collected.health("commits-shallow") == 1)
    #expect(collected.summary.commitsIncomplete == 1)
    #expect(try collected.number("SELECT addedLines IS NULL FROM change_facts ORDER BY commitId LIMIT 1") == 1)
  }

  @Test func aDeepenedCloneIsReadAnew() throws {
    let origin = try Self.origin()
    let clone = try TemporaryRepository(cloning: origin.address, ["--depth=2"])
    let store = try collect(clone).store
    try clone.git("fetch", "--quiet", "--unshallow")
    let collected = try collect(clone, into: store)
    #expect(try collected.number("SELECT isShallow FROM repositories") == 0)
    #expect(try collected.files("Begin") == ["A a.txt +2 -0 [1-2]"])
    #expect(try collected.files("Go on") == ["A b.txt +1 -0 [1]"])
    try expectSame(dump(collected), dump(collect(origin)))
  }

  @Test func aCloneThatIsDeepenedButStillShallowMovesItsBoundary() throws {
    let origin = try Self.origin()
    let clone = try TemporaryRepository(cloning: origin.address, ["--depth=1"])
    let store = try collect(clone).store
    try clone.git("fetch", "--quiet", "--deepen=1")
    let collected = try collect(clone, into: store)
    #expect(try collected.commit("Go on", "diffState") == "shallow-boundary")
    #expect(try collected.files("End") == ["M a.txt +1 -0 [3]"])
  }

  @Test func aMergeOnTheBoundaryHasNoLinesEither() throws {
    var history = HistoryScript()
    let base = history.commit("Begin", [.write("a.txt", "1\n")])
    let side = history.commit("Side", on: "side", from: base, [.write("b.txt", "2\n")])
    history.commit("Main", [.write("c.txt", "3\n")])
    history.commit("Merge", merging: [side], [.write("d.txt", "4\n")])
    let origin = try TemporaryRepository(isBare: true)
    try origin.importing(history)
    let collected = try collect(try TemporaryRepository(cloning: origin.address, ["--depth=1"]))
    #expect(try collected.texts("SELECT subject FROM commits") == ["Merge"])
    #expect(try collected.files("Merge") == [])
  }
}
