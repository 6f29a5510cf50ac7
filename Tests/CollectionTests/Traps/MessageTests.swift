import Testing

/// Messages: any text, kept whole, and never taken for a patch.
@Suite struct MessageTests {
  private static let messages = [
    "Subject only", "Subject\n", "Subject\n\nBody\nwith lines\n\n\nand blanks\n", "Subject\r\n\r\nBody\r\n",
    "Control \u{1} \u{2} \u{8} \u{1b}[31m\u{7f}", "With\u{1e}a record separator\n\n\u{1e}1234", "\u{1e}", "\u{1f}x",
    "Like a patch\n\ndiff --git a/x b/x\n--- a/x\n+++ b/x\n@@ -1 +1 @@\n-x\n+y\n", "@@ -1,2 +1,2 @@",
    ":100644 100644 1234567 1234567 M\tx", "Tabs\tand  blanks", "Grüße 🦀 日本",
    "Like a header\n\ntree 1234\nparent 1234\nauthor x <y> 1 +0000\n", "Percent %H %n %x00",
  ]

  @Test(arguments: messages)
  func aMessageIsKeptWhole(message: String) throws {
    var history = HistoryScript()
    history.commit("Before", [.write("a.txt", "0\n")])
    history.commit(message, [.write("a.txt", "1\n2\n")])
    history.commit("After", [.write("a.txt", "1\n2\n3\n")])
    let collected = try collect(history)
    #expect(
      try collected.texts("SELECT message FROM commits ORDER BY commitId").map { Array($0.utf8) }
        == ["Before", message, "After"].map { Array($0.utf8) })
    #expect(
      try collected.texts("SELECT addedLines FROM file_changes ORDER BY commitId, ordinal") == ["1", "2", "1"])
  }

  @Test func anEmptyMessageIsAMessage() throws {
    var history = HistoryScript()
    history.commit("", [.write("a.txt", "1\n")])
    history.commit("\n\n", [.write("a.txt", "2\n")])
    let collected = try collect(history)
    #expect(try collected.texts("SELECT subject FROM commits") == ["", ""])
    #expect(try collected.files("") == ["A a.txt +1 -0 [1]", "M a.txt +1 -1 [1]"])
  }

  @Test func aSubjectEndsAtTheFirstLineEndOfAnySort() throws {
    var history = HistoryScript()
    history.commit("Windows\r\n\r\nBody\r\n", [.write("a.txt", "1\n")])
    #expect(try collect(history).texts("SELECT subject FROM commits") == ["Windows"])
  }

  @Test func aMessageWithCarriageReturnsHasItsTrailersAndMarks() throws {
    var history = HistoryScript()
    history.commit(
      "Add a page (#7)\r\n\r\nMore.\r\n\r\nReviewed-by: Ada Poole <ada@example.com>\r\n"
        + "Co-authored-by: Claude <noreply@anthropic.com>\r\n",
      committer: "GitHub <noreply@github.com>", [.write("a.txt", "1\n")])
    let collected = try collect(history)
    #expect(
      try collected.texts("SELECT token || '=' || value AS t FROM trailers ORDER BY ordinal")
        == ["Reviewed-by=Ada Poole <ada@example.com>", "Co-authored-by=Claude <noreply@anthropic.com>"])
    #expect(try collected.texts("SELECT origin FROM change_facts") == ["assisted"])
    #expect(try collected.texts("SELECT requestKey FROM change_requests") == ["#7"])
    #expect(try collected.texts("SELECT title FROM unit_facts") == ["Add a page"])
  }

  @Test func aTrailerInTheMiddleOfASquashIsFound() throws {
    var history = HistoryScript()
    history.commit(
      "Add a page (#7)\n\n* one\n\nCo-authored-by: Claude <noreply@anthropic.com>\n\n* two\n\nDone: yes\n",
      [.write("a.txt", "1\n")])
    let collected = try collect(history)
    #expect(
      try collected.texts("SELECT token || '=' || value AS t FROM trailers ORDER BY ordinal")
        == ["Co-authored-by=Claude <noreply@anthropic.com>", "Done=yes"])
  }

  @Test func aMessageOfAMegabyteIsKept() throws {
    let body = String(repeating: "words and words and words\n", count: 40_000)
    var history = HistoryScript()
    history.commit("Long\n\n" + body, [.write("a.txt", "1\n")])
    let collected = try collect(history)
    #expect(try collected.number("SELECT LENGTH(message) AS n FROM commits") == 6 + 26 * 40_000)
    #expect(try collected.files("Long") == ["A a.txt +1 -0 [1]"])
  }

  @Test func aMessageIsReadUpToANul() throws {
    let repository = try TemporaryRepository(isBare: true)
    let tree = try repository.git(["mktree"])
    let text = """
      tree \(tree)
      author Ada Poole <ada@example.com> 1767225600 +0000
      committer Ada Poole <ada@example.com> 1767225600 +0000

      Before\u{0}after
      """
    let commit = try repository.git(
      ["hash-object", "-t", "commit", "-w", "--stdin", "--literally"], input: Array(text.utf8))
    try repository.git("update-ref", "refs/heads/main", commit)
    #expect(try collect(repository).texts("SELECT message FROM commits") == ["Before"])
  }

  @Test func aSignatureOnACommitIsNoPartOfItsMessage() throws {
    let repository = try TemporaryRepository(isBare: true)
    let tree = try repository.git(["mktree"])
    let text = """
      tree \(tree)
      author Ada Poole <ada@example.com> 1767225600 +0000
      committer Ada Poole <ada@example.com> 1767225600 +0000
      gpgsig -----BEGIN SSH SIGNATURE-----
       U1NIU0lHAAAAAQ
       -----END SSH SIGNATURE-----

      Signed
      """
    let commit = try repository.git(["hash-object", "-t", "commit", "-w", "--stdin"], input: Array(text.utf8))
    try repository.git("update-ref", "refs/heads/main", commit)
    #expect(try collect(repository).texts("SELECT message FROM commits") == ["Signed"])
  }
}
