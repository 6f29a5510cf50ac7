import Facts
import Testing

@testable import Collectors

/// How a merge's files differ from each parent's, and which files it took whole.
@Suite struct MergeLinesTests {
  private static let lines = (1...20).map { "\($0)\n" }

  /// Two branches that start from some files.
  private static func fork(
    _ begin: [HistoryScript.Change], main: [HistoryScript.Change], side: [HistoryScript.Change],
    merge: [HistoryScript.Change]
  ) throws -> ReadHistory {
    var history = HistoryScript()
    let base = history.commit("Begin", begin)
    let branch = history.commit("Side", on: "side", from: base, side)
    history.commit("Main", main)
    history.commit("Merge", merging: [branch], merge)
    return try ReadHistory(history)
  }

  @Test func linesOfEitherParentAreNumberedInThatParent() throws {
    let history = try Self.fork(
      [.write("a", "1\n2\n3\n4\n5\n6\n7\n8\n9\n")], main: [.write("a", "0\n1\n2\n3\n4\n5\n6\n7\n9\n")],
      side: [.write("a", "1\n3\n4\n5\n6\n7\n8\nY\n9\n")], merge: [.write("a", "0\n1\n3\n4\nevil\n6\n7\nY\n9\n")])
    #expect(try history.parents("Merge") == ["a 0: +5,8 -3,6, 1: +1,5 -4,7"])
  }

  @Test func aFileThatOnlyHasAnotherModeIsTheParents() throws {
    let history = try Self.fork(
      [.write("a", "1\n2\n")], main: [.write("a", "1\n3\n")], side: [.write("b", "b\n")],
      merge: [.mode("100755", "a", "1\n2\n"), .write("b", "b\n")])
    #expect(try history.parents("Merge") == ["a 0: +2 -2, 1: + -"])
  }

  @Test func aModeThatNoParentHasIsNoDifferenceOfLines() throws {
    let history = try Self.fork(
      [.write("a", "1\n2\n")], main: [.write("c", "c\n")], side: [.write("b", "b\n")],
      merge: [.mode("100755", "a", "1\n2\n"), .write("b", "b\n")])
    #expect(try history.parents("Merge") == ["a 0: + -, 1: + -"])
  }

  @Test func aParentWithoutTheFileIsLeftOut() throws {
    let history = try Self.fork(
      [.write("x", "x\n")], main: [.write("c", "c\n")], side: [.write("a", "1\n2\n")],
      merge: [.write("a", "1\n2\n3\n")])
    #expect(try history.parents("Merge") == ["a 1: +3 -"])
  }

  @Test func aFileThatNoParentHasHasNone() throws {
    let history = try Self.fork(
      [.write("x", "x\n")], main: [.write("c", "c\n")], side: [.write("b", "b\n")],
      merge: [.write("a", "1\n"), .write("b", "b\n")])
    #expect(try history.parents("Merge") == ["a"])
    #expect(try history.taken("Merge") == ["b from 1"])
  }

  @Test func aFileThatTheMergeDeletesHasNone() throws {
    let history = try Self.fork(
      [.write("a", "1\n")], main: [.write("c", "c\n")], side: [.write("b", "b\n")],
      merge: [.delete("a"), .write("b", "b\n")])
    #expect(try history.commit("Merge").files.map(\.status) == [.deleted])
    #expect(try history.parents("Merge") == ["a"])
  }

  @Test func aParentThatHasTheFileUnderAnotherNameNamesIt() throws {
    let history = try Self.fork(
      [.write("old", Self.lines.joined())], main: [.rename("old", to: "new")],
      side: [.write("old", Self.lines.joined() + "side\n")],
      merge: [.write("new", Self.lines.dropFirst().joined() + "side\nevil\n")])
    #expect(try history.parents("Merge") == ["new 0: +20-21 -1, 1 (old): +21 -1"])
    #expect(try history.taken("Merge") == [])
  }

  @Test func aRenameOnTheOtherSideNamesTheFirstParentsPath() throws {
    let history = try Self.fork(
      [.write("old", Self.lines.joined())], main: [.write("old", Self.lines.joined() + "main\n")],
      side: [.rename("old", to: "new")], merge: [.delete("old"), .write("new", Self.lines.joined() + "main\nevil\n")])
    #expect(try history.parents("Merge") == ["new 0 (old): +22 -, 1: +21-22 -"])
    // The old name is gone as it is in the second parent.
    #expect(try history.taken("Merge") == ["old from 1"])
  }

  @Test func aFileThatTheMergeRenamesIsGoneUnderItsOldName() throws {
    let history = try Self.fork(
      [.write("old", Self.lines.joined())], main: [.write("c", "c\n")], side: [.write("b", "b\n")],
      merge: [.delete("old"), .write("new", Self.lines.joined() + "evil\n"), .write("b", "b\n")])
    #expect(try history.parents("Merge") == ["new 0 (old): +21 -, 1 (old): +21 -"])
  }

  @Test func aFileThatTheMergeDeletesAndAnotherResemblesIsStillDeleted() throws {
    // Against the first parent git takes `old` for renamed to `copy`; the second parent has both.
    let history = try Self.fork(
      [.write("old", Self.lines.joined())], main: [.write("c", "c\n")],
      side: [.write("copy", Self.lines.joined() + "x\n"), .write("fresh", "1\n")],
      merge: [.delete("old"), .write("copy", Self.lines.joined() + "x\n"), .write("fresh", "1\n2\n")])
    let merge = try history.commit("Merge")
    #expect(merge.files.map { "\($0.status.rawValue) \($0.path.readable)" } == ["M fresh", "D old"])
    #expect(merge.files.map(\.deleted) == [0, nil])
    #expect(try history.taken("Merge") == ["copy from 1"])
  }

  @Test func whatAMergeTakesFromAnotherParentIsNamedWithIt() throws {
    let history = try Self.fork(
      [
        .write("edit", "1\n"), .write("gone", "1\n"), .write("type", "1\n"), .write("kept", "1\n"),
        .write("mode", "1\n"),
      ],
      main: [.write("main", "1\n")],
      side: [
        .write("edit", "2\n"), .delete("gone"), .symlink("type", to: "x"), .write("a new one", "1\n"),
        .submodule("lib", String(repeating: "1", count: 40)), .mode("100755", "mode", "1\n"), .write("kept", "9\n"),
      ],
      merge: [
        .write("edit", "2\n"), .delete("gone"), .symlink("type", to: "x"), .write("a new one", "1\n"),
        .submodule("lib", String(repeating: "1", count: 40)), .mode("100755", "mode", "1\n"),
      ])
    #expect(try history.parents("Merge") == [])
    #expect(
      try history.taken("Merge")
        == ["a new one from 1", "edit from 1", "gone from 1", "lib from 1", "mode from 1", "type from 1"])
  }

  @Test func theOursStrategyTakesNothing() throws {
    let history = try Self.fork(
      [.write("a", "1\n")], main: [.write("a", "2\n")], side: [.write("a", "3\n")], merge: [])
    #expect(try history.taken("Merge") == [])
  }

  @Test func anOctopusTakesFromTheFirstParentThatHasTheFileSo() throws {
    var history = HistoryScript()
    let base = history.commit("Begin", [.write("a", "1\n"), .write("b", "1\n"), .write("gone", "1\n")])
    let sides = [
      history.commit("One", on: "one", from: base, [.write("a", "2\n"), .write("c", "3\n")]),
      history.commit("Two", on: "two", from: base, [.write("b", "2\n"), .write("c", "3\n"), .delete("gone")]),
      history.commit("Three", on: "three", from: base, [.write("d", "4\n"), .delete("gone")]),
    ]
    history.commit("Main", [.write("main", "1\n")])
    history.commit(
      "Merge", merging: sides,
      [
        .write("a", "2\n"), .write("b", "2\n"), .write("c", "3\n"), .write("d", "4\nevil\n"), .delete("gone"),
      ])
    let read = try ReadHistory(history)
    #expect(try read.taken("Merge") == ["a from 1", "b from 2", "c from 1", "gone from 2"])
    #expect(try read.parents("Merge") == ["d 3: +2 -"])
  }

  @Test func aBinaryFileOfAMergeHasNoDifferencesOfLines() throws {
    let path = Array("a".utf8)
    let history = try Self.fork(
      [.bytes(path, [0, 1])], main: [.bytes(path, [0, 2])], side: [.bytes(path, [0, 3])],
      merge: [.write("a", "text\nnow\n")])
    let file = try #require(try history.commit("Merge").files.first)
    #expect(file.content == .binary)
    #expect(file.parents == [])
    #expect(file.textLines == 2)
  }

  @Test func pathsWithAnyBytesAreTaken() throws {
    let history = try Self.fork(
      [.write("x", "1\n")], main: [.write("main", "1\n")],
      side: [.write("\nline\u{1e}", "1\n"), .write("tab\t\"q\"", "1\n")],
      merge: [.write("\nline\u{1e}", "1\n"), .write("tab\t\"q\"", "1\n")])
    #expect(try history.commit("Merge").taken.map(\.path) == [Array("\nline\u{1e}".utf8), Array("tab\t\"q\"".utf8)])
  }
}
