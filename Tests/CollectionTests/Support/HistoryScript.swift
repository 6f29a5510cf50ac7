/// A history, written in the words of `git fast-import`: any bytes, without a work tree.
struct HistoryScript {
  /// What a commit does to a file.
  enum Change {
    case write(String, String)
    case bytes([UInt8], [UInt8])
    case mode(String, String, String)
    case symlink(String, to: String)
    case submodule(String, String)
    case delete(String)
    case rename(String, to: String)
  }

  /// Where a commit stands in the script.
  typealias Mark = Int

  /// The script.
  private(set) var bytes: [UInt8] = []
  private var marks = 0

  /// The author and committer of commits that name none, as git writes identities.
  static let author = "Ada Poole <ada@example.com>"
  /// When the first commit without a date is made: 2026-01-01 00:00 UTC; an hour passes with each.
  static let start = 1_767_225_600

  /// Adds a commit.
  ///
  /// Without `from` it goes on where its branch stands, or begins a history.
  @discardableResult
  mutating func commit(
    _ message: String, on branch: String = "main", from parent: Mark? = nil, merging others: [Mark] = [],
    author: String = HistoryScript.author, at authored: String? = nil, committer: String? = nil,
    committed: String? = nil, encoding: String? = nil, _ changes: [Change] = []
  ) -> Mark {
    commit(
      Array(message.utf8), on: branch, from: parent, merging: others, author: Array(author.utf8), at: authored,
      committer: committer, committed: committed, encoding: encoding, changes)
  }

  /// Adds a commit whose message and author are any bytes.
  @discardableResult
  mutating func commit(
    _ message: [UInt8], on branch: String = "main", from parent: Mark? = nil, merging others: [Mark] = [],
    author: [UInt8], at authored: String? = nil, committer: String? = nil, committed: String? = nil,
    encoding: String? = nil, _ changes: [Change] = []
  ) -> Mark {
    marks += 1
    let date = "\(HistoryScript.start + marks * 3600) +0000"
    line("commit refs/heads/\(branch)")
    line("mark :\(marks)")
    bytes += Array("author ".utf8) + author + Array(" \(authored ?? date)\n".utf8)
    line("committer \(committer ?? HistoryScript.author) \(committed ?? date)")
    if let encoding { line("encoding \(encoding)") }
    data(message)
    if let parent { line("from :\(parent)") }
    for other in others { line("merge :\(other)") }
    for change in changes { add(change) }
    line("")
    return marks
  }

  /// Adds a lightweight tag.
  mutating func tag(_ name: String, _ mark: Mark) {
    line("reset refs/tags/\(name)")
    line("from :\(mark)")
    line("")
  }

  /// Points any ref at a commit.
  mutating func ref(_ name: String, _ mark: Mark) {
    line("reset \(name)")
    line("from :\(mark)")
    line("")
  }

  /// Adds an annotated tag.
  mutating func annotatedTag(_ name: String, _ mark: Mark, at seconds: Int) {
    line("tag \(name)")
    line("from :\(mark)")
    line("tagger \(HistoryScript.author) \(seconds) +0000")
    data(Array("\(name)\n".utf8))
  }

  /// Adds notes on commits, as one commit of a notes ref.
  mutating func notes(_ ref: String, _ notes: [(Mark, String)]) {
    marks += 1
    line("commit \(ref)")
    line("committer \(HistoryScript.author) \(HistoryScript.start + marks * 3600) +0000")
    data(Array("notes\n".utf8))
    for (mark, text) in notes {
      line("N inline :\(mark)")
      data(Array(text.utf8))
    }
    line("")
  }

  private mutating func add(_ change: Change) {
    switch change {
    case .write(let path, let text): modify("100644", Array(path.utf8), Array(text.utf8))
    case .bytes(let path, let content): modify("100644", path, content)
    case .mode(let mode, let path, let text): modify(mode, Array(path.utf8), Array(text.utf8))
    case .symlink(let path, let target): modify("120000", Array(path.utf8), Array(target.utf8))
    case .submodule(let path, let commit):
      bytes += Array("M 160000 \(commit) ".utf8) + HistoryScript.quoted(Array(path.utf8)) + [0x0a]
    case .delete(let path): bytes += Array("D ".utf8) + HistoryScript.quoted(Array(path.utf8)) + [0x0a]
    case .rename(let old, let new):
      bytes += Array("R ".utf8) + HistoryScript.quoted(Array(old.utf8)) + [0x20]
      bytes += HistoryScript.quoted(Array(new.utf8)) + [0x0a]
    }
  }

  private mutating func modify(_ mode: String, _ path: [UInt8], _ content: [UInt8]) {
    bytes += Array("M \(mode) inline ".utf8) + HistoryScript.quoted(path) + [0x0a]
    data(content)
  }

  private mutating func line(_ text: String) { bytes += Array(text.utf8) + [0x0a] }

  private mutating func data(_ content: [UInt8]) { bytes += Array("data \(content.count)\n".utf8) + content + [0x0a] }

  /// A path in double quotes, every byte that could be misread as an octal escape.
  private static func quoted(_ path: [UInt8]) -> [UInt8] {
    var result: [UInt8] = [0x22]
    for byte in path {
      if byte > 0x20, byte < 0x7f, byte != 0x22, byte != 0x5c {
        result.append(byte)
      } else {
        result += [0x5c, 0x30 + byte >> 6, 0x30 + byte >> 3 & 7, 0x30 + byte & 7]
      }
    }
    return result + [0x22]
  }
}
