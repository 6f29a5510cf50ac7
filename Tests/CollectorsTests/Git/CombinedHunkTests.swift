import Testing

@testable import Collectors

@Suite struct CombinedHunkTests {
  /// Reads a header and lines; gives what each line is.
  private func read(_ header: String, _ lines: [String]) -> [CombinedHunk.Line?]? {
    var result: [CombinedHunk.Line?]?
    Array(header.utf8).withUnsafeBytes { bytes in
      guard var hunk = CombinedHunk(bytes) else { return }
      result = lines.map { line in
        Array(line.utf8).withUnsafeBytes { hunk.take(UnsafeRawBufferPointer(rebasing: $0[0..<hunk.columns])) }
      }
    }
    return result
  }

  @Test func linesOfTheResultAreNumbered() {
    #expect(
      read("@@@ -1,3 -1,3 +1,4 @@@", ["  kept", "++evil", "+ theirs", " +ours", "++worse"])
        == [.result(1), .result(2), .result(3), .result(4), .result(5)])
  }

  @Test func linesThatTheResultLacksStandBeforeItsNext() {
    #expect(
      read("@@@ -1,3 -1,3 +7,2 @@@", ["--gone", "- his", " -hers", "++new", "  kept", "--more", "++last"])
        == [.lost(before: 7), .lost(before: 7), .lost(before: 7), .result(7), .result(8), .lost(before: 9), .result(9)])
  }

  @Test func thereIsAColumnForEachParent() {
    #expect(
      read("@@@@ -1 -1 -1 +1 @@@@", ["+++all", "++ two", "---gone", " - one", "+++all"])
        == [.result(1), .result(2), .lost(before: 3), .lost(before: 3), .result(3)])
  }

  @Test func countsInTheHeaderAreNotLookedAt() {
    #expect(read("@@@ -1,18446744073709551615 -1,3 +5,9 @@@", ["++new"]) == [.result(5)])
  }

  @Test(arguments: ["", "@@ -1 +1 @@", "@@@", "@@@ -1 -1 @@@", "@@@ -1 -1 +x @@@"])
  func anythingElseIsNoHeader(header: String) { #expect(read(header, []) == nil) }

  @Test func theLargestNumberIsNoLine() {
    #expect(read("@@@ -1 -1 +2147483646 @@@", ["++a", "++b"]) == [.result(2_147_483_646), nil])
  }

  @Test func aLineWithoutColumnsIsNone() {
    #expect(read("@@@ -1 -1 +1 @@@", ["diff --cc a"]) == [nil])
  }
}
