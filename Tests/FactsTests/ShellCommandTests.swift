import Facts
import Testing

@Suite struct ShellCommandTests {
  private static let words: [(word: String, quoted: String)] = [
    ("origin", "origin"), ("refs/remotes/origin/main", "refs/remotes/origin/main"), ("--unset-all", "--unset-all"),
    ("", "''"), ("a b", "'a b'"), ("refs/notes/*:refs/notes/*", "'refs/notes/*:refs/notes/*'"), ("it's", "'it'\\''s'"),
    ("$(reboot)", "'$(reboot)'"), ("~root", "'~root'"), ("`id`", "'`id`'"), ("ä", "'ä'"), ("a\nb", "'a\nb'"),
  ]

  @Test(arguments: words.indices)
  func aWordIsQuotedWhereAShellWouldObeyIt(index: Int) {
    #expect(ShellCommand.quoted(Self.words[index].word) == Self.words[index].quoted)
  }

  @Test func wordsAreJoined() {
    #expect(ShellCommand.line(["git", "-C", "my clone", "fetch"]) == "git -C 'my clone' fetch")
  }
}
