import Testing

@testable import Collectors

@Suite struct CombinedHunkTests {
  /// Reads a header and lines; gives what each line is.
  private func read(_ header: String, _ lines: [String]) -> [CombinedHunk.Line?]? {
    var result: [CombinedHunk.Line?]?
    Array(header.utf8).withUnsafeBytes { bytes in
      guard var hunk = CombinedHunk(bytes) else { return }
      result = lines.map { line in
        Array(line.utf8).withUnsafeBytes { hunk.take($0[0..<hunk.columns]) }
      }
    }
    return result
  }

  @Test func aLineThatEveryParentLacksIsAdded() {
    #expect(
      read("@@@ -1,3 -1,3 +1,4 @@@", ["  kept", "++evil", "+ theirs", " +ours", "++worse"])
        == [.inherited, .added(2), .inherited, .inherited, .added(5)])
  }

  @Test func deletedLinesAreNotNumbered() {
    #expect(
      read("@@@ -1,3 -1,3 +7,2 @@@", ["--gone", "- his", " -hers", "++new", "  kept", "++last"])
        == [.deleted, .inherited, .inherited, .added(7), .inherited, .added(9)])
  }

  @Test func thereIsAColumnForEachParent() {
    #expect(
      read("@@@@ -1 -1 -1 +1 @@@@", ["+++all", "++ two", "---gone", "+++all"])
        == [.added(1), .inherited, .deleted, .added(3)])
  }

  @Test func countsInTheHeaderAreNotLookedAt() {
    #expect(read("@@@ -1,18446744073709551615 -1,3 +5,9 @@@", ["++new"]) == [.added(5)])
  }

  @Test(arguments: ["", "@@ -1 +1 @@", "@@@", "@@@ -1 -1 @@@", "@@@ -1 -1 +x @@@"])
  func anythingElseIsNoHeader(header: String) { #expect(read(header, []) == nil) }

  @Test func aLineWithoutColumnsIsNone() {
    #expect(read("@@@ -1 -1 +1 @@@", ["diff --cc a"]) == [nil])
  }
}
