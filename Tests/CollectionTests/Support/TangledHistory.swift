import TestSupport

/// A made-up history of many open branches that merge into each other: criss-cross and octopus merges, merges that take
/// one side or mix both, renames on both sides, reverts, cherry-picks, files that come back, change their kind or become
/// folders.
///
/// Lines are mostly different from each other, so that a line that changes hands is seen; some repeat, so that diffs
/// have something to choose between.
struct TangledHistory {
  /// The history, in the words of `git fast-import`.
  private(set) var script = HistoryScript()

  private typealias Tree = [String: Entry]

  /// What stands at a path.
  private enum Entry: Equatable {
    case text([String], endsWithNewline: Bool)
    case binary(Int)
    case link(String)
  }

  private struct Commit {
    var mark: HistoryScript.Mark
    var parent: HistoryScript.Mark?
  }

  /// The branches, all of which stand at the end.
  static let branches = ["main", "left", "right", "third"]

  private static let paths = ["a.txt", "b.txt", "src/c.txt", "src/d.txt", "e f.txt", "g\"h.txt"]

  private var random: SeededGenerator
  private var trees: [HistoryScript.Mark: Tree] = [:]
  private var commits: [Commit] = []
  private var tips: [String: HistoryScript.Mark] = [:]
  private var lineNumber = 0

  /// Makes a history of this many commits, `main` among its branches.
  init(seed: UInt64, commits number: Int) {
    random = SeededGenerator(seed: seed)
    var first: Tree = [:]
    for path in TangledHistory.paths.prefix(4) { first[path] = newText() }
    commit("Begin", on: "main", parents: [], tree: first)
    for branch in TangledHistory.branches { tips[branch] = tips["main"] }
    while commits.count < number {
      switch Int.random(in: 0..<20, using: &random) {
      case 0..<10: edit()
      case 10..<15: mergeTwo()
      case 15: crissCross()
      case 16: octopus()
      case 17: revert()
      case 18: cherryPick()
      default: restart()
      }
    }
    mergeTwo(into: "main")
  }

  // MARK: Shape

  @discardableResult
  private mutating func commit(
    _ subject: String, on branch: String, parents: [HistoryScript.Mark], tree: Tree
  ) -> HistoryScript.Mark {
    let before = parents.first.map { trees[$0] ?? [:] } ?? [:]
    let mark = script.commit(
      "\(subject) \(commits.count)", on: branch, from: parents.first, merging: Array(parents.dropFirst()),
      TangledHistory.changes(from: before, to: tree))
    trees[mark] = tree
    commits.append(Commit(mark: mark, parent: parents.first))
    tips[branch] = mark
    return mark
  }

  private mutating func anyBranch() -> String { TangledHistory.branches.randomElement(using: &random) ?? "main" }

  private func tree(of branch: String) -> Tree { tips[branch].flatMap { trees[$0] } ?? [:] }

  private mutating func edit() {
    let branch = anyBranch()
    var tree = tree(of: branch)
    for _ in 0..<Int.random(in: 1...3, using: &random) { change(&tree) }
    commit("Edit", on: branch, parents: tips[branch].map { [$0] } ?? [], tree: tree)
  }

  private mutating func mergeTwo(into target: String? = nil) {
    let branch = target ?? anyBranch()
    let other = anyBranch()
    guard let mine = tips[branch], let theirs = tips[other], mine != theirs else { return }
    commit("Merge", on: branch, parents: [mine, theirs], tree: merged(tree(of: branch), [tree(of: other)]))
  }

  /// Each of two branches takes the other's tip of before.
  private mutating func crissCross() {
    guard let left = tips["left"], let right = tips["right"], left != right else { return }
    let (leftTree, rightTree) = (tree(of: "left"), tree(of: "right"))
    commit("Cross", on: "left", parents: [left, right], tree: merged(leftTree, [rightTree]))
    commit("Cross", on: "right", parents: [right, left], tree: merged(rightTree, [leftTree]))
  }

  private mutating func octopus() {
    let marks = TangledHistory.branches.compactMap { tips[$0] }
    guard Set(marks).count == marks.count else { return }
    let others = TangledHistory.branches.dropFirst().map { tree(of: $0) }
    commit("Octopus", on: "main", parents: marks, tree: merged(tree(of: "main"), Array(others)))
  }

  /// Puts back what an earlier commit changed.
  private mutating func revert() {
    guard let old = commits.randomElement(using: &random), let parent = old.parent else { return }
    apply("Revert", from: trees[old.mark] ?? [:], to: trees[parent] ?? [:])
  }

  /// Does again what a commit of another branch did.
  private mutating func cherryPick() {
    guard let old = commits.randomElement(using: &random), let parent = old.parent else { return }
    apply("Pick", from: trees[parent] ?? [:], to: trees[old.mark] ?? [:])
  }

  private mutating func apply(_ subject: String, from old: Tree, to new: Tree) {
    let branch = anyBranch()
    var tree = tree(of: branch)
    for path in Set(old.keys).union(new.keys).sorted() where old[path] != new[path] {
      put(new[path], at: path, in: &tree)
    }
    commit(subject, on: branch, parents: tips[branch].map { [$0] } ?? [], tree: tree)
  }

  /// A branch begins anew at another's older commit.
  private mutating func restart() {
    let branch = TangledHistory.branches.dropFirst().randomElement(using: &random) ?? "third"
    guard let old = commits.suffix(12).randomElement(using: &random) else { return }
    var tree = trees[old.mark] ?? [:]
    change(&tree)
    commit("Restart", on: branch, parents: [old.mark], tree: tree)
  }

  // MARK: Contents

  private mutating func change(_ tree: inout Tree) {
    let known = tree.keys.sorted().randomElement(using: &random) ?? "a.txt"
    switch Int.random(in: 0..<34, using: &random) {
    case 0..<24:
      guard case .text(let lines, let end) = tree[known] else { return tree[known] = newText() }
      tree[known] = .text(changed(lines), endsWithNewline: end)
    case 24..<26: put(newText(), at: TangledHistory.paths.randomElement(using: &random) ?? "a.txt", in: &tree)
    case 26: tree[known] = nil
    case 27..<30: rename(known, in: &tree)
    case 30:
      if case .text(let lines, let end) = tree[known] { tree[known] = .text(lines, endsWithNewline: !end) }
    case 31: tree[known] = .binary(Int.random(in: 0...99, using: &random))
    case 32: tree[known] = .link("target \(Int.random(in: 0...9, using: &random))")
    default:
      // A file becomes a folder, or a folder a file.
      if known.contains("/") {
        put(newText(), at: String(known.prefix { $0 != "/" }), in: &tree)
      } else {
        put(tree[known], at: "\(known)/inner.txt", in: &tree)
      }
    }
  }

  private mutating func rename(_ path: String, in tree: inout Tree) {
    guard var entry = tree[path] else { return }
    if case .text(let lines, let end) = entry, Bool.random(using: &random) {
      entry = .text(changed(lines), endsWithNewline: end)
    }
    tree[path] = Int.random(in: 0..<5, using: &random) == 0 ? newText() : nil
    // Few names, so that both sides of a merge may choose the same one.
    put(entry, at: "moved/\(Int.random(in: 0...5, using: &random)).txt", in: &tree)
  }

  /// Sets an entry, and takes away what cannot stand beside it: a folder where a file is, a file where a folder is.
  private func put(_ entry: Entry?, at path: String, in tree: inout Tree) {
    guard let entry else { return tree[path] = nil }
    for other in tree.keys where other.hasPrefix("\(path)/") || path.hasPrefix("\(other)/") { tree[other] = nil }
    tree[path] = entry
  }

  private mutating func newText() -> Entry {
    let lines = (0..<Int.random(in: 15...60, using: &random)).map { _ in line() }
    return .text(lines, endsWithNewline: Int.random(in: 0..<5, using: &random) > 0)
  }

  private mutating func line() -> String {
    lineNumber += 1
    return [
      "", "}", "  return", "line \(lineNumber)", "line \(lineNumber)", "line \(lineNumber)", "line \(lineNumber % 40)",
    ]
    .randomElement(using: &random) ?? ""
  }

  private mutating func changed(_ lines: [String]) -> [String] {
    var lines = lines
    for _ in 0..<Int.random(in: 1...4, using: &random) {
      let place = Int.random(in: 0...lines.count, using: &random)
      switch Int.random(in: 0..<8, using: &random) {
      case 0..<4: lines.insert(line(), at: place)
      case 4: if place < lines.count { lines.remove(at: place) }
      case 5: if place < lines.count { lines[place] = line() }
      case 6:
        // A block moves.
        let end = min(lines.count, place + 3)
        let block = Array(lines[place..<end])
        lines.removeSubrange(place..<end)
        lines.insert(contentsOf: block, at: Int.random(in: 0...lines.count, using: &random))
      default: lines.insert(contentsOf: lines.suffix(2), at: place)
      }
    }
    return lines
  }

  /// What a merge has: all of one side, or of each file one side's version, a mixture, or something new.
  private mutating func merged(_ mine: Tree, _ others: [Tree]) -> Tree {
    let strategy = Int.random(in: 0..<10, using: &random)
    if strategy == 0 { return mine }
    if strategy == 1, let theirs = others.last { return theirs }
    var tree = mine
    for other in others {
      for path in Set(tree.keys).union(other.keys).sorted() where tree[path] != other[path] {
        guard case .text(let lines, let end) = tree[path], case .text(let theirs, _) = other[path] else {
          if Bool.random(using: &random) { put(other[path], at: path, in: &tree) }
          continue
        }
        tree[path] = .text(mixed(lines, theirs), endsWithNewline: end)
      }
    }
    return tree
  }

  private mutating func mixed(_ mine: [String], _ theirs: [String]) -> [String] {
    switch Int.random(in: 0..<6, using: &random) {
    case 0: mine
    case 1: theirs
    case 2: Array(mine.prefix(mine.count / 2) + theirs.dropFirst(theirs.count / 2))
    case 3: Array(theirs.prefix(theirs.count / 3)) + [line()] + mine.dropFirst(mine.count / 3)
    case 4: mine + theirs.suffix(3)
    default: changed(theirs)
    }
  }

  private static func changes(from before: Tree, to after: Tree) -> [HistoryScript.Change] {
    before.keys.filter { after[$0] == nil }.sorted().map { HistoryScript.Change.delete($0) }
      + after.keys.filter { after[$0] != before[$0] }.sorted().compactMap { path in
        switch after[path] {
        case .text(let lines, let end):
          return .write(path, lines.joined(separator: "\n") + (end && !lines.isEmpty ? "\n" : ""))
        case .binary(let number): return .bytes(Array(path.utf8), [0, UInt8(number), 0x0a, UInt8(number)])
        case .link(let target): return .symlink(path, to: target)
        case nil: return nil
        }
      }
  }
}
