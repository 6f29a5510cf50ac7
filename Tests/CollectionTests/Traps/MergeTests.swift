import Collection
import Testing

/// Merges: which lines are theirs, and which their parents'.
@Suite struct MergeTests {
  /// Two branches that start from five lines.
  private static func fork(
    main: String, side: String, merge changes: [HistoryScript.Change]
  ) throws -> Collected {
    var history = HistoryScript()
    let base = history.commit("Begin", [.write("a.txt", "1\n2\n3\n4\n5\n")])
    let branch = history.commit("Side", on: "side", from: base, [.write("a.txt", side)])
    history.commit("Main", [.write("a.txt", main)])
    history.commit("Merge", merging: [branch], changes)
    return try collect(history)
  }

  @Test func aCleanMergeHasNoFilesOfItsOwn() throws {
    let collected = try Self.fork(
      main: "1\nX\n3\n4\n5\n", side: "1\n2\n3\n4\nY\n", merge: [.write("a.txt", "1\nX\n3\n4\nY\n")])
    #expect(try collected.files("Merge") == ["M a.txt +0 -0"])
  }

  @Test func aMergeThatTakesOneSideHasNoFilesOfItsOwn() throws {
    let collected = try Self.fork(main: "1\nX\n", side: "1\nY\n", merge: [.write("a.txt", "1\nY\n")])
    #expect(try collected.files("Merge") == [])
  }

  @Test func theOursStrategyAddsAndDeletesNothing() throws {
    let collected = try Self.fork(main: "1\nX\n", side: "1\nY\n", merge: [])
    #expect(try collected.files("Merge") == [])
    #expect(try collected.commit("Merge", "parentCount") == "2")
  }

  @Test func aLineThatNoParentHasIsTheMerges() throws {
    let collected = try Self.fork(
      main: "1\nX\n3\n4\n5\n", side: "1\n2\n3\n4\nY\n", merge: [.write("a.txt", "1\nX\n3\nevil\n4\nY\nworse\n")])
    #expect(try collected.files("Merge") == ["M a.txt +2 -0 [4,7]"])
  }

  @Test func aResolvedConflictIsTheMerges() throws {
    let collected = try Self.fork(
      main: "1\nX\n3\n4\n5\n", side: "1\nY\n3\n4\n5\n", merge: [.write("a.txt", "1\nX and Y\n3\n4\n5\n")])
    #expect(try collected.files("Merge") == ["M a.txt +1 -0 [2]"])
  }

  @Test func aConflictResolvedByTakingBothLinesAddsNone() throws {
    let collected = try Self.fork(
      main: "1\nX\n3\n4\n5\n", side: "1\nY\n3\n4\n5\n", merge: [.write("a.txt", "1\nX\nY\n3\n4\n5\n")])
    #expect(try collected.files("Merge") == ["M a.txt +0 -0"])
  }

  @Test func aLineThatEveryParentHasAndTheMergeDropsIsDeletedByIt() throws {
    let collected = try Self.fork(
      main: "0\n1\n2\n3\n4\n5\n", side: "1\n2\n3\n4\n5\n6\n", merge: [.write("a.txt", "0\n1\n2\n4\n5\n6\n")])
    #expect(try collected.files("Merge") == ["M a.txt +0 -1"])
  }

  @Test func aLineBehindOneThatIsOnlyKeptIsNumberedAsInTheResult() throws {
    let collected = try Self.fork(main: "X\nkept\n", side: "Y\nkept\n", merge: [.write("a.txt", "kept\nevil\n")])
    #expect(try collected.files("Merge") == ["M a.txt +1 -0 [2]"])
  }

  @Test func aFileThatNoParentHasIsAddedByTheMerge() throws {
    let collected = try Self.fork(
      main: "1\nX\n", side: "1\nY\n", merge: [.write("new.txt", "n\nm\n"), .write("a.txt", "1\nX\n")])
    #expect(try collected.files("Merge") == ["A new.txt +2 -0 [1-2]"])
  }

  @Test func aFileThatEveryParentHasAndTheMergeDropsIsDeletedByIt() throws {
    let collected = try Self.fork(main: "1\nX\n", side: "1\nY\n", merge: [.delete("a.txt")])
    #expect(try collected.files("Merge") == ["D a.txt +0 -1"])
  }

  @Test func aMergeOfABinaryFileHasNoLines() throws {
    var history = HistoryScript()
    let base = history.commit("Begin", [.bytes(Array("a.bin".utf8), [0, 1])])
    let side = history.commit("Side", on: "side", from: base, [.bytes(Array("a.bin".utf8), [0, 2])])
    history.commit("Main", [.bytes(Array("a.bin".utf8), [0, 3])])
    history.commit("Merge", merging: [side], [.bytes(Array("a.bin".utf8), [0, 4])])
    #expect(try collect(history).files("Merge") == ["M a.bin binary +0 -0"])
  }

  @Test func aMergeWithoutANewlineAtTheEndIsCountedAsGitShowsIt() throws {
    let collected = try Self.fork(main: "1\nX", side: "1\nY", merge: [.write("a.txt", "1\nX\nZ")])
    #expect(try collected.files("Merge") == ["M a.txt +2 -0 [2-3]"])
  }

  @Test func aRenameOnOneSideAndAnEditOnTheOtherMeetInAMerge() throws {
    var history = HistoryScript()
    let lines = (1...20).map { "\($0)\n" }.joined()
    let base = history.commit("Begin", [.write("old.txt", lines)])
    let side = history.commit("Side", on: "side", from: base, [.write("old.txt", lines + "side\n")])
    history.commit("Main", [.rename("old.txt", to: "new.txt")])
    history.commit(
      "Merge", merging: [side], [.write("new.txt", lines + "side\nevil\n")])
    #expect(try collect(history).files("Merge") == ["M new.txt +1 -0 [22]"])
  }

  @Test func anOctopusMergeOfThreeBranchesKeepsItsParentsInOrder() throws {
    var history = HistoryScript()
    let base = history.commit("Begin", [.write("a.txt", "1\n2\n3\n")])
    let sides = ["x", "y", "z"].map { name in
      history.commit("Branch \(name)", on: name, from: base, [.write("\(name).txt", "\(name)\n")])
    }
    history.commit("Main", [.write("a.txt", "1\n2\n3\n4\n")])
    history.commit(
      "Octopus", merging: sides,
      [.write("x.txt", "x\n"), .write("y.txt", "y\n"), .write("z.txt", "z\nevil\n"), .write("own.txt", "own\n")])
    let collected = try collect(history)
    #expect(try collected.commit("Octopus", "parentCount") == "4")
    #expect(try collected.files("Octopus") == ["A own.txt +1 -0 [1]", "M z.txt +1 -0 [2]"])
    #expect(
      try collected.texts(
        """
        SELECT p.subject AS subject FROM commit_parents AS x
        JOIN commits AS c ON c.repositoryId = x.repositoryId AND c.commitId = x.commitId
        JOIN commits AS p ON p.repositoryId = x.repositoryId AND p.sha = x.parentSha
        WHERE c.subject = 'Octopus' ORDER BY x.ordinal
        """) == ["Main", "Branch x", "Branch y", "Branch z"])
  }

  @Test func everyCommitOfABranchLandsWithItsMerge() throws {
    var history = HistoryScript()
    let base = history.commit("Begin", [.write("a.txt", "1\n")])
    history.commit("One", on: "side", from: base, [.write("b.txt", "1\n")])
    let side = history.commit("Two", on: "side", [.write("b.txt", "2\n")])
    history.commit("Main", [.write("a.txt", "2\n")])
    history.commit("Merge", merging: [side], [.write("b.txt", "2\n")])
    let collected = try collect(history)
    #expect(
      try collected.texts(
        """
        SELECT c.subject || ' lands with ' || l.subject || COALESCE(' at ' || c.mainlineIndex, '') AS line
        FROM commits AS c JOIN commits AS l ON l.repositoryId = c.repositoryId AND l.commitId = c.landedId
        ORDER BY c.subject
        """) == [
          "Begin lands with Begin at 0", "Main lands with Main at 1", "Merge lands with Merge at 2",
          "One lands with Merge", "Two lands with Merge",
        ])
  }

  @Test func aMergeOfAForeignRootKeepsBothHistories() throws {
    var history = HistoryScript()
    history.commit("Begin", [.write("a.txt", "1\n")])
    let foreign = history.commit("Foreign root", on: "foreign", [.write("sub/b.txt", "2\n")])
    history.commit("Merge", merging: [foreign], [.write("sub/b.txt", "2\n")])
    let collected = try collect(history)
    #expect(collected.summary.commitsTotal == 3)
    #expect(try collected.files("Foreign root") == ["A sub/b.txt +1 -0 [1]"])
    #expect(try collected.files("Merge") == [])
  }

  @Test func aMergeOfThousandsOfFilesIsReadWhole() throws {
    var history = HistoryScript()
    let numbers = 1...3000
    let base = history.commit("Begin", numbers.map { .write("f\($0).txt", "1\n2\n3\n4\n5\n") })
    let side = history.commit("Side", on: "side", from: base, numbers.map { .write("f\($0).txt", "1\n2\n3\n4\nS\n") })
    history.commit("Main", numbers.map { .write("f\($0).txt", "M\n2\n3\n4\n5\n") })
    history.commit("Merge", merging: [side], numbers.map { .write("f\($0).txt", "M\n2\nevil \($0)\n4\nS\n") })
    let collected = try collect(history)
    let files = try collected.files("Merge")
    #expect(files.count == 3000)
    #expect(files.allSatisfy { $0.hasSuffix(" +1 -1 [3]") }, "\(files.prefix(3))")
  }

  @Test func linesOfAMergeThatLookLikeAPatchAreLines() throws {
    let collected = try Self.fork(
      main: "1\nX\n3\n", side: "1\nY\n3\n",
      merge: [.write("a.txt", "1\n@@@ -1,1 -1,1 +1,1 @@@\ndiff --cc b.txt\n++ z\n-- z\n\\ No newline\n3\n")])
    #expect(try collected.files("Merge") == ["M a.txt +5 -0 [2-6]"])
  }
}
