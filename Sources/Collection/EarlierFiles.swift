import Facts
import Store

/// The part of the history that was replayed before, cut down to the files that new commits go back to.
///
/// A branch that lands now may have forked long before the last tip, and of the commits back there no lines are kept. They
/// need no second source, which could answer otherwise than the replay: the store holds every change, so the same replay
/// runs again over the few old commits that matter for these files. Where it stops is then of no account to what it gives.
struct EarlierFiles {
  /// The paths that new commits name, by their numbers, in order: all whose lines may be others now.
  let touched: [Int]
  /// Which paths matter, by their numbers: those that are touched, and what these files were called before.
  private let matters: [Bool]
  /// The commits that changed a file that matters, by their numbers.
  private let changers: Set<Int>

  /// Looks through the names of all changed files; `isNew` says which commits are new, by their numbers.
  init(_ names: [ChangedName], isNew: (Int) -> Bool) {
    var matters = [Bool](repeating: false, count: 1 + (names.lazy.map { max($0.path, $0.oldPath ?? 0) }.max() ?? 0))
    var before: [Int: [Int]] = [:]
    for name in names {
      guard let old = name.oldPath else { continue }
      before[name.path, default: []].append(old)
    }
    for name in names where isNew(name.commit) {
      matters[name.path] = true
      if let old = name.oldPath { matters[old] = true }
    }
    touched = matters.indices.filter { matters[$0] }
    var next = touched
    while let path = next.popLast() {
      for old in before[path] ?? [] where !matters[old] {
        matters[old] = true
        next.append(old)
      }
    }
    self.matters = matters
    var changers: Set<Int> = []
    for name in names where matters[name.path] || name.oldPath.map({ matters[$0] }) == true {
      changers.insert(name.commit)
    }
    self.changers = changers
  }

  /// True when a commit that was replayed before is to be replayed again.
  ///
  /// For the files that matter, every other one has what its first parent has. Roots are kept: something must come first.
  func needs(_ node: GraphNode) -> Bool { node.parents.isEmpty || changers.contains(node.number) }

  /// A commit's changes to the files that matter.
  func part(of commit: ReplayCommit) -> ReplayCommit {
    var part = commit
    part.files.removeAll { file in
      !matters(file.path) && !(file.oldPath.map(matters) ?? false) && !file.parents.contains { matters($0.path) }
    }
    part.taken.removeAll { !matters($0.path) }
    return part
  }

  private func matters(_ path: Int32) -> Bool { matters.indices.contains(Int(path)) && matters[Int(path)] }
}
