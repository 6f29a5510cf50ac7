import Facts
import Testing

/// Where the deleted lines stood, and how many lines there are where git sees a binary file.
@Suite struct DeletedLinesTests {
  /// Makes a history of two states of some files and reads it.
  private static func read(
    _ before: [HistoryScript.Change], _ after: [HistoryScript.Change]
  ) throws -> ReadHistory {
    var history = HistoryScript()
    history.commit("Begin", before)
    history.commit("Edit", after)
    return try ReadHistory(history)
  }

  private static func lines(_ before: String, _ after: String) throws -> [String] {
    try read([.write("a", before)], [.write("a", after)]).lines("Edit")
  }

  @Test func aDeletedLineIsNumberedInTheOldVersion() throws {
    #expect(try Self.lines("1\n2\n3\n4\n5\n6\n", "1\n3\nx\n4\n5\n") == ["a +3 -2,6"])
  }

  @Test func linesThatAreOnlyAddedDeleteNone() throws {
    #expect(try Self.lines("1\n2\n", "0\n1\nx\n2\n3\n") == ["a +1,3,5 -"])
  }

  @Test func linesThatAreOnlyDeletedAddNone() throws {
    #expect(try Self.lines("1\n2\n3\n", "2\n") == ["a + -1,3"])
  }

  @Test func aFileThatIsEmptiedLosesAllItsLines() throws {
    #expect(try Self.lines("1\n2\n", "") == ["a + -1-2"])
  }

  @Test func aNewlineThatIsTakenAwayChangesTheLastLine() throws {
    #expect(try Self.lines("1\n2\n", "1\n2") == ["a +2 -2"])
  }

  @Test func aFileOfAnotherTypeLosesAndGainsAllItsLines() throws {
    let history = try Self.read([.write("a", "1\n2\n3\n")], [.symlink("a", to: "b")])
    #expect(try history.lines("Edit") == ["a +1 -1-3"])
  }

  @Test func aDeletedFileLosesAllItsLines() throws {
    let history = try Self.read([.write("a", "1\n2\n3\n"), .write("b", "")], [.delete("a"), .delete("b")])
    #expect(try history.lines("Edit") == ["a + -1-3", "b + -"])
  }

  // MARK: Binary files

  private static let binary = [UInt8]([0x31, 0, 0x0a])

  /// How many lines the changed file has, if it is text.
  private static func textLines(from before: [UInt8], to after: [UInt8]) throws -> [Int?] {
    let path = Array("a".utf8)
    return try read([.bytes(path, before)], [.bytes(path, after)]).commit("Edit").files.map(\.textLines)
  }

  @Test(arguments: [
    ("1\n2\n", 2), ("1\n2", 2), ("", 0), ("\n", 1), (String(repeating: "x\n", count: 100_000), 100_000),
  ])
  func aBinaryFileThatBecomesTextHasItsLinesCounted(text: String, lines: Int) throws {
    #expect(try Self.textLines(from: Self.binary, to: Array(text.utf8)) == [lines])
  }

  @Test func aTextThatBecomesBinaryHasNoLinesThatCount() throws {
    #expect(try Self.textLines(from: Array("1\n".utf8), to: Self.binary) == [nil])
  }

  @Test func aBinaryFileThatStaysOneHasNoLinesThatCount() throws {
    #expect(try Self.textLines(from: Self.binary, to: Self.binary + [0x0a]) == [nil])
  }

  @Test(arguments: [(7999, nil), (8000, 8002)])
  func aZeroByteCountsAmongTheFirstEightThousand(place: Int, lines: Int?) throws {
    let text = [UInt8](repeating: 0x0a, count: place) + [0, 0x0a] + [0x0a]
    #expect(try Self.textLines(from: Self.binary, to: text) == [lines])
  }

  @Test func severalFilesAreCountedEachForItself() throws {
    let files = ["a", "b", "c"].map { Array($0.utf8) }
    let history = try Self.read(
      files.map { .bytes($0, Self.binary) },
      [
        .bytes(files[0], Array("1\n2\n3\n".utf8)), .bytes(files[1], [0, 7]), .bytes(files[2], Array("1\n".utf8)),
      ])
    #expect(try history.commit("Edit").files.map(\.textLines) == [3, nil, 1])
  }

  @Test func aTextIsNotLookedAt() throws {
    #expect(try Self.textLines(from: Array("1\n".utf8), to: Array("2\n".utf8)) == [nil])
  }

  @Test func aBinaryFileThatBecomesALinkOrASubmoduleHasOneLine() throws {
    let history = try Self.read(
      [.bytes(Array("a".utf8), Self.binary), .bytes(Array("b".utf8), Self.binary)],
      [.symlink("a", to: "x"), .submodule("b", String(repeating: "1", count: 40))])
    #expect(try history.commit("Edit").files.map(\.textLines) == [1, 1])
    #expect(try history.lines("Edit") == ["a +1 -", "b +1 -"])
  }
}
