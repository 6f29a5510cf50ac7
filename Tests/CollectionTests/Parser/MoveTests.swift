import Testing

/// Lines that a commit moved: deleted in one place and added in another, unchanged.
@Suite struct MoveTests {
  private static let function = "func tide() {\n  let height = measure()\n\n  return height\n}\n"
  private static let other = "func ebb() {\n  print(\"the water goes\")\n}\n"

  /// Makes a history of two states of some files and gives what the second commit moved.
  private static func move(_ before: [HistoryScript.Change], _ after: [HistoryScript.Change]) throws -> [String] {
    var history = HistoryScript()
    history.commit("Begin", before)
    history.commit("Move", after)
    return try ReadHistory(history).moves("Move")
  }

  @Test func aFunctionThatGoesToAnotherFileIsMoved() throws {
    #expect(
      try Self.move(
        [.write("a", "1\n" + Self.function + "2\n"), .write("b", "3\n")],
        [.write("a", "1\n2\n"), .write("b", "3\n" + Self.function)])
        == ["a in  out 2-6", "b in 2-6 out "])
  }

  @Test func aFunctionThatGoesDownInItsFileIsMoved() throws {
    let rest = (1...9).map { "line \($0)\n" }.joined()
    #expect(
      try Self.move([.write("a", Self.function + rest)], [.write("a", rest + Self.function)])
        == ["a in 10-14 out 1-5"])
  }

  @Test func aBlockThatWeighsLessThanTwentyBytesIsNotMoved() throws {
    #expect(
      try Self.move(
        [.write("a", "1\n123456789\n    1234567890\n2\n"), .write("b", "3\n")],
        [.write("a", "1\n2\n"), .write("b", "3\n123456789\n    1234567890\n")]) == [])
  }

  @Test func aBlockThatWeighsTwentyBytesIsMoved() throws {
    #expect(
      try Self.move(
        [.write("a", "1\n1234567890\n\t1234567890\n2\n"), .write("b", "3\n")],
        [.write("a", "1\n2\n"), .write("b", "3\n1234567890\n\t1234567890\n")])
        == ["a in  out 2-3", "b in 2-3 out "])
  }

  @Test func linesThatAreIndentedAnewAreWritten() throws {
    let indented = Self.function.split(separator: "\n").map { "  \($0)\n" }.joined()
    #expect(
      try Self.move(
        [.write("a", "1\n" + Self.function + "2\n"), .write("b", "3\n")],
        [.write("a", "1\n2\n"), .write("b", "3\n" + indented)]) == [])
  }

  @Test func ofABlockThatIsDuplicatedOneIsMovedAndOneWritten() throws {
    #expect(
      try Self.move(
        [.write("a", "1\n" + Self.function + "2\n"), .write("b", "3\n")],
        [.write("a", "1\n2\n"), .write("b", "3\n" + Self.function + "4\n" + Self.function)])
        == ["a in  out 2-6", "b in 2-6 out "])
  }

  @Test func ofTwoEqualBlocksThatAreDeletedTheFirstIsMoved() throws {
    #expect(
      try Self.move(
        [.write("a", "1\n" + Self.function + "2\n" + Self.function), .write("b", "3\n")],
        [.write("a", "1\n2\n"), .write("b", "3\n" + Self.function)])
        == ["a in  out 2-6", "b in 2-6 out "])
  }

  @Test func ofABlockThatIsEditedOnItsWayTheUnchangedPartsAreMoved() throws {
    let lines = ["let first = readTheGauge()\n", "let second = 2\n", "let third = readTheGauge()\n"]
    #expect(
      try Self.move(
        [.write("a", "1\n" + lines.joined()), .write("b", "3\n")],
        [.write("a", "1\n"), .write("b", "3\n" + lines[0] + "let second = 3\n" + lines[2])])
        == ["a in  out 2,4", "b in 2,4 out "])
  }

  @Test func aBlockOfWhichHalfStaysIsMovedByHalf() throws {
    #expect(
      try Self.move(
        [.write("a", "1\n" + Self.function + Self.other), .write("b", "3\n")],
        [.write("a", "1\n" + Self.function), .write("b", "3\n" + Self.other)])
        == ["a in  out 7-9", "b in 2-4 out "])
  }

  @Test func twoBlocksFromTwoFilesMeetInOne() throws {
    #expect(
      try Self.move(
        [.write("a", "1\n" + Self.function), .write("b", "2\n" + Self.other), .write("c", "3\n")],
        [.write("a", "1\n"), .write("b", "2\n"), .write("c", "3\n" + Self.other + Self.function)])
        == ["a in  out 2-6", "b in  out 2-4", "c in 2-9 out "])
  }

  @Test func anEmptyLineAtEitherEndGoesWithItsBlock() throws {
    #expect(
      try Self.move(
        [.write("a", "1\n\n" + Self.function + "\n2\n"), .write("b", "3\n")],
        [.write("a", "1\n2\n"), .write("b", "3\n\n" + Self.function + "\nx\n")])
        == ["a in  out 2-8", "b in 2-8 out "])
  }

  @Test func emptyLinesAloneAreNotMoved() throws {
    let empty = String(repeating: "\n", count: 500)
    #expect(
      try Self.move(
        [.write("a", "1\n" + empty), .write("b", "3\n")], [.write("a", "1\n"), .write("b", "3\n" + empty)])
        == [])
  }

  @Test func aBlockIsFoundBehindManyWithTheSameFirstLine() throws {
    let blocks = (1...10).map { "shared first line of all\nbody of the block number \($0)\n" }
    #expect(
      try Self.move(
        [.write("a", "1\n" + blocks.joined()), .write("b", "3\n")],
        [.write("a", "1\n"), .write("b", "3\n" + blocks.reversed().joined())])
        == ["a in  out 2-21", "b in 2-21 out "])
  }

  @Test func linesThatAMergeMovesAreNotLookedFor() throws {
    var history = HistoryScript()
    let base = history.commit("Begin", [.write("a", "1\n" + Self.function), .write("b", "3\n")])
    let side = history.commit("Side", on: "side", from: base, [.write("c", "c\n")])
    history.commit("Main", [.write("d", "d\n")])
    history.commit("Merge", merging: [side], [.write("a", "1\n"), .write("b", "3\n" + Self.function)])
    #expect(try ReadHistory(history).moves("Merge") == [])
  }

  @Test func aFileThatIsRenamedHasNothingToMove() throws {
    let text = (1...30).map { "line \($0) of a file\n" }.joined()
    #expect(try Self.move([.write("a", text)], [.rename("a", to: "b")]) == [])
  }

  @Test func aFileThatIsWrittenIntoSeveralIsMoved() throws {
    let parts = (1...3).map { part in (1...9).map { "line \($0) of part \(part)\n" }.joined() }
    let changes = [HistoryScript.Change.delete("a")] + (1...3).map { .write("b\($0)", parts[$0 - 1]) }
    let moves = try Self.move([.write("a", parts.joined())], changes)
    #expect(moves == ["a in  out 1-27", "b1 in 1-9 out ", "b2 in 1-9 out ", "b3 in 1-9 out "])
  }
}
