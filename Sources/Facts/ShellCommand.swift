/// A command line for people to copy into a POSIX shell.
package enum ShellCommand {
  /// The words with a space between them, each quoted where a shell would read more into it than the word.
  package static func line(_ words: [String]) -> String { words.map(quoted).joined(separator: " ") }

  /// One word, as a shell has to see it.
  ///
  /// What is not certainly harmless stands in single quotes, inside which a shell obeys nothing.
  package static func quoted(_ word: String) -> String {
    let isPlain = !word.isEmpty && word.utf8.allSatisfy(isHarmless) && word.utf8.first != UInt8(ascii: "~")
    return isPlain ? word : "'\(word.replacing("'", with: "'\\''"))'"
  }

  private static func isHarmless(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
    case UInt8(ascii: "0")...UInt8(ascii: "9"): true
    default: "@%_+=:,./-".utf8.contains(byte)
    }
  }
}
