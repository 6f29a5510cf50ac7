import LineHistory
import Testing

@Suite struct HunkHeaderTests {
  private func numbers(_ text: String) -> [Int32]? {
    Array(text.utf8).withUnsafeBytes { bytes in
      HunkHeader(bytes).map { [$0.oldStart, $0.oldCount, $0.newStart, $0.newCount] }
    }
  }

  @Test(arguments: [
    ("@@ -1,2 +3,4 @@", [1, 2, 3, 4]), ("@@ -1 +1 @@", [1, 1, 1, 1]), ("@@ -0,0 +1 @@", [0, 0, 1, 1]),
    ("@@ -10,2 +9,0 @@ func a() {", [10, 2, 9, 0]), ("@@ -1 +0,0 @@", [1, 1, 0, 0]),
    ("@@ -5,1 +5,1 @@ @@ -7,7 +7,7 @@", [5, 1, 5, 1]),
    ("@@ -2147483647,0 +2147483647 @@", [2_147_483_647, 0, 2_147_483_647, 1]),
  ])
  func isRead(text: String, expected: [Int32]) { #expect(numbers(text) == expected) }

  @Test(arguments: [
    "", "@@", "@@ -1,2 +3,4", "@@ -1,2 +3,4 @", "@@ -,2 +3,4 @@", "@@ -1, +3,4 @@", "@@ -1,2 3,4 @@", "@@ 1,2 +3,4 @@",
    "@@@ -1 -1 +1 @@@", "@@ -a +1 @@", "@@ -2147483648 +1 @@", "@@ -99999999999999999999 +1 @@", " @@ -1 +1 @@",
    "@@  -1 +1 @@", "@@ --1 +1 @@",
  ])
  func anythingElseIsNone(text: String) { #expect(numbers(text) == nil) }
}
