import TestSupport

/// A made-up history with everything that real ones have: branches, merges with lines of their own, octopus merges,
/// renames, copies, deletions, binary files, links, submodules, files without a last newline, reverts, marks, notes, tags.
struct RandomHistory {
  /// The history, in the words of `git fast-import`.
  private(set) var script = HistoryScript()
  /// The commits of `main`'s first-parent chain, oldest first.
  private(set) var mainline: [HistoryScript.Mark] = []

  private var random: SeededGenerator
  private var trees: [HistoryScript.Mark: [String: Entry]] = [:]
  private var subjects: [HistoryScript.Mark: String] = [:]
  private var count = 0

  /// What stands at a path.
  private enum Entry: Equatable {
    case text([String], endsWithNewline: Bool, isExecutable: Bool)
    case binary([UInt8])
    case link(String)
    case submodule(String)
  }

  private static let people = [
    "Ada Poole <ada@example.com>", "ada <ada@example.com>", "Bea Rill <bea@example.com>", "<nameless@example.com>",
    "Copilot <198982749+Copilot@users.noreply.github.com>", "Bea Rill (aider) <bea@example.com>",
    "dependabot[bot] <49699333+dependabot[bot]@users.noreply.github.com>", "J\u{f6}rg <jorg@example.com>",
  ]

  private static let trailers = [
    "", "", "", "\n\nCo-authored-by: Claude Opus 4.5 <noreply@anthropic.com>", "\n\nMade-with: Cursor",
    "\n\n* one\n\nCo-authored-by: Claude <noreply@anthropic.com>\n\n* two\n\nSigned-off-by: Bea Rill <bea@example.com>",
  ]

  private static let paths = [
    "a.txt", "b.txt", "src/main.swift", "src/lib.swift", "docs/a b.md", "web/\u{fc}.ts", "web/tab\there.js",
    "package-lock.json", "vendor/x.c", "tests/test_a.py", "deep/er/and/deeper.rs", "quote\"s.txt",
  ]

  /// Makes a history of about this many commits.
  init(seed: UInt64, commits: Int) {
    random = SeededGenerator(seed: seed)
    let root = commit(on: "main", parents: [], tree: [:])
    mainline.append(root)
    while count < commits {
      switch Int.random(in: 0..<10, using: &random) {
      case 0..<5: extendMain()
      case 5..<9: mergeBranches(1)
      default: mergeBranches(Int.random(in: 2...3, using: &random))
      }
      if count > 10, Int.random(in: 0..<12, using: &random) == 0, let tip = mainline.last { tag(tip) }
      if count > 10, Int.random(in: 0..<20, using: &random) == 0 { releaseFromBranch() }
    }
    addNotes()
  }

  // MARK: Shape

  private mutating func extendMain() {
    guard let tip = mainline.last else { return }
    mainline.append(commit(on: "main", parents: [tip], tree: edited(trees[tip] ?? [:])))
  }

  private mutating func mergeBranches(_ number: Int) {
    guard let tip = mainline.last else { return }
    var heads: [HistoryScript.Mark] = []
    for branch in 0..<number {
      // A branch may start at an older commit of the mainline.
      var head = mainline[max(0, mainline.count - 1 - Int.random(in: 0..<4, using: &random))]
      for _ in 0..<Int.random(in: 1...3, using: &random) {
        head = commit(on: "side\(count)-\(branch)", parents: [head], tree: edited(trees[head] ?? [:]))
      }
      heads.append(head)
    }
    // The tip may move on while the branches are open.
    if Bool.random(using: &random) { extendMain() }
    let base = mainline.last ?? tip
    mainline.append(commit(on: "main", parents: [base] + heads, tree: merged(base, heads)))
  }

  /// A release on a branch that is never merged.
  private mutating func releaseFromBranch() {
    guard let base = mainline.dropLast(2).last else { return }
    tag(commit(on: "release\(count)", parents: [base], tree: edited(trees[base] ?? [:])))
  }

  private mutating func commit(
    on branch: String, parents: [HistoryScript.Mark], tree: [String: Entry]
  ) -> HistoryScript.Mark {
    count += 1
    let before = parents.first.map { trees[$0] ?? [:] } ?? [:]
    let author = RandomHistory.people.randomElement(using: &random) ?? ""
    let mark = script.commit(
      message(parents), on: branch, from: parents.first, merging: Array(parents.dropFirst()), author: author,
      at: "\(HistoryScript.start + count * 7000 - Int.random(in: 0..<90_000, using: &random)) +0200",
      committer: Bool.random(using: &random) ? author : "GitHub <noreply@github.com>",
      committed: "\(HistoryScript.start + count * 7000 - Int.random(in: 0..<9000, using: &random)) -0330",
      RandomHistory.changes(from: before, to: tree))
    trees[mark] = tree
    return mark
  }

  private mutating func message(_ parents: [HistoryScript.Mark]) -> String {
    let number = Int.random(in: 1...40, using: &random)
    let subject =
      if parents.count > 1 {
        [
          "Merge pull request #\(number) from owner/codex/topic-\(count)", "Merge branch 'topic-\(count)'",
          "Merged in fix/\(count) (pull request #\(number))",
        ].randomElement(using: &random)
      } else {
        [
          "feat: change \(count) (#\(number))", "fix(core): repair \(count)", "Change \(count)",
          "feat!: break \(count)",
          "Revert \"feat: change \(Int.random(in: 1...max(1, count), using: &random)) (#\(number))\"",
          "docs: say \(count)", "chore(deps): bump x from 1 to \(count)",
        ].randomElement(using: &random)
      }
    return (subject ?? "") + (RandomHistory.trailers.randomElement(using: &random) ?? "")
  }

  private mutating func tag(_ mark: HistoryScript.Mark) {
    let name = ["v1.\(count)", "v1.\(count)-rc.1", "nightly-\(count)"].randomElement(using: &random) ?? ""
    if Bool.random(using: &random) {
      script.tag(name, mark)
    } else {
      script.annotatedTag(name, mark, at: HistoryScript.start + count * 7000 + 100)
    }
  }

  private mutating func addNotes() {
    for ref in ["refs/notes/ai", "refs/notes/agentblame"] {
      let marks = trees.keys.sorted().filter { _ in Int.random(in: 0..<4, using: &random) == 0 }
      let notes = marks.map { mark in (mark, ref.hasSuffix("ai") ? gitAINote() : "{\"version\":1}") }
      if !notes.isEmpty { script.notes(ref, notes) }
    }
  }

  private mutating func gitAINote() -> String {
    let keys = ["s_12345678901234::t_1234567890abcd", "h_12345678901234", "0123456789abcdef"]
    var text = ""
    for path in RandomHistory.paths.prefix(6).filter({ !$0.contains("\"") }) where Bool.random(using: &random) {
      text += path.contains(" ") ? "\"\(path)\"\n" : "\(path)\n"
      for key in keys where Bool.random(using: &random) {
        let first = Int.random(in: 1...10, using: &random)
        text += "  \(key) \(first)-\(first + Int.random(in: 0...8, using: &random))\n"
      }
    }
    return text + """
      ---
      {"schema_version":"authorship/3.0.0","base_commit_sha":"","prompts":{},
       "sessions":{"s_12345678901234":{"agent_id":{"tool":"claude","id":"x","model":"claude-opus-4-5"}}},
       "humans":{"h_12345678901234":{"author":"Ada Poole <ada@example.com>"}}}
      """
  }

  // MARK: Contents

  private mutating func edited(_ tree: [String: Entry]) -> [String: Entry] {
    var tree = tree
    for _ in 0..<Int.random(in: 0...4, using: &random) { edit(&tree) }
    return tree
  }

  private mutating func edit(_ tree: inout [String: Entry]) {
    let path = RandomHistory.paths.randomElement(using: &random) ?? ""
    let known = tree.keys.sorted().randomElement(using: &random)
    switch Int.random(in: 0..<21, using: &random) {
    case 0..<3: tree[path] = text()
    case 20: settings(&tree)
    case 3..<13:
      guard let known, case .text(let lines, let end, let mode) = tree[known] else { return tree[path] = text() }
      tree[known] = .text(changed(lines), endsWithNewline: end, isExecutable: mode)
    case 13:
      if let known { tree[known] = nil }
    case 14..<16:
      // A rename, sometimes with an edit, sometimes with a new file in the old place.
      guard let known, let entry = tree[known] else { return }
      tree[known] = Int.random(in: 0..<4, using: &random) == 0 ? text() : nil
      if case .text(let lines, let end, let mode) = entry, Bool.random(using: &random) {
        tree["moved/\(count)-\(known)"] = .text(lines + [word()], endsWithNewline: end, isExecutable: mode)
      } else {
        tree["moved/\(count)-\(known)"] = entry
      }
    case 16:
      if let known, case .text(let lines, let end, let mode) = tree[known] {
        tree[known] = .text(lines, endsWithNewline: !end, isExecutable: mode)
      }
    case 17:
      if let known, case .text(let lines, let end, let mode) = tree[known] {
        tree[known] = .text(lines, endsWithNewline: end, isExecutable: !mode)
      }
    case 18: tree[path] = .binary((0..<60).map { _ in UInt8.random(in: 0...3, using: &random) })
    default:
      tree[path] =
        Bool.random(using: &random)
        ? .link("target \(count)") : .submodule(String(repeating: "\(count % 10)", count: 40))
    }
    // A file cannot stand where a folder is.
    for folder in ["moved", "src", "docs", "web", "vendor", "tests", "deep"] { tree[folder] = nil }
  }

  private mutating func text() -> Entry {
    .text(
      (0..<Int.random(in: 1...12, using: &random)).map { _ in word() },
      endsWithNewline: Int.random(in: 0..<5, using: &random) > 0, isExecutable: false)
  }

  /// The files at the top that say something of the whole history.
  private mutating func settings(_ tree: inout [String: Entry]) {
    let files = [
      (".mailmap", ["Ada P. <ada@example.com> <jorg@example.com>", "Bea <bea@example.com>", "# nothing"]),
      (".gitattributes", ["*.txt linguist-generated", "src/** -linguist-vendored", "*.c binary"]),
      ("CHANGELOG.md", ["## 1.\(count)", "### Added", "- x (#\(count % 40))"]),
    ]
    guard let (path, lines) = files.randomElement(using: &random) else { return }
    let kept = lines.filter { _ in Int.random(in: 0..<4, using: &random) > 0 }
    tree[path] = .text(kept, endsWithNewline: true, isExecutable: false)
  }

  /// Few different lines, so that diffs have something to choose between.
  private mutating func word() -> String {
    ["", "{", "}", "  return", "let x = \(Int.random(in: 0..<30, using: &random))", "-- a", "++ b", "@@ -1 +1 @@"]
      .randomElement(using: &random) ?? ""
  }

  private mutating func changed(_ lines: [String]) -> [String] {
    var lines = lines
    for _ in 0..<Int.random(in: 1...4, using: &random) {
      let place = Int.random(in: 0...lines.count, using: &random)
      if place < lines.count, Bool.random(using: &random) {
        lines.remove(at: place)
      } else {
        lines.insert(word(), at: place)
      }
    }
    return lines
  }

  /// What a merge has: of each file that the parents do not agree on one version, or lines of both, or something new.
  private mutating func merged(_ base: HistoryScript.Mark, _ heads: [HistoryScript.Mark]) -> [String: Entry] {
    var tree = trees[base] ?? [:]
    let others = heads.map { trees[$0] ?? [:] }
    for path in Set(others.flatMap(\.keys)).union(tree.keys).sorted() {
      for other in others where other[path] != tree[path] {
        guard case .text(let mine, let end, let mode) = tree[path], case .text(let theirs, _, _) = other[path] else {
          tree[path] = Bool.random(using: &random) ? other[path] : tree[path]
          continue
        }
        switch Int.random(in: 0..<4, using: &random) {
        case 0: break
        case 1: tree[path] = other[path]
        case 2: tree[path] = .text(mine + theirs.suffix(2), endsWithNewline: end, isExecutable: mode)
        default: tree[path] = .text(changed(theirs), endsWithNewline: end, isExecutable: mode)
        }
      }
    }
    return tree
  }

  private static func changes(from before: [String: Entry], to after: [String: Entry]) -> [HistoryScript.Change] {
    let gone = before.keys.filter { after[$0] == nil }.sorted().map { HistoryScript.Change.delete($0) }
    return gone
      + after.keys.filter { after[$0] != before[$0] }.sorted().compactMap { path in
        switch after[path] {
        case .text(let lines, let end, let isExecutable):
          let text = lines.joined(separator: "\n") + (end && !lines.isEmpty ? "\n" : "")
          return .mode(isExecutable ? "100755" : "100644", path, text)
        case .binary(let bytes): return .bytes(Array(path.utf8), bytes)
        case .link(let target): return .symlink(path, to: target)
        case .submodule(let commit): return .submodule(path, commit)
        case nil: return nil
        }
      }
  }
}
