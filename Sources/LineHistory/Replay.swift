import Facts

/// Replays a history's changes, parents before children, and knows for every line who owns it.
///
/// Ownership is `git blame`'s: a line belongs to the commit that added it, by the same diff that counts lines. A file of a
/// merge that equals a parent's takes that parent's lines; otherwise each line is the first parent's that has it, else
/// the next one's, else the merge's own. Nothing here reads anything: the numbers come in, the numbers go out.
package struct Replay {
  /// A commit's place in the history.
  package struct Place: Sendable {
    /// The mainline commit with which it landed (itself, on the mainline).
    package var landedBy: Int32
    /// How many of the replayed commits have it for a parent.
    package var children: Int

    /// Makes a place.
    package init(landedBy: Int32, children: Int) {
      self.landedBy = landedBy
      self.children = children
    }
  }

  private let places: [Int32: Place]
  private let tip: Int32
  private let ranks: [Int32]
  private var trees: [Int32: LineTree] = [:]
  private var remaining: [Int32: Int] = [:]
  private var branches: [Int32: BranchLines] = [:]
  /// How many files did not fit what was known of them: none in a history that was read whole.
  package private(set) var misfits = 0

  /// Prepares to replay the commits that have a place, up to the tip.
  ///
  /// `ranks` gives for each path's number its place among all paths, by their names.
  package init(places: [Int32: Place], tip: Int32, ranks: [Int32] = []) {
    self.places = places
    self.ranks = ranks
    self.tip = tip
  }

  /// The tree of the tip, when every commit was taken.
  package var tipTree: LineTree? { trees[tip] }

  /// Takes the next commit, and gives what it did to the mainline; nil when it is not on the mainline.
  package mutating func take(_ commit: ReplayCommit) -> MainlineEvents? {
    let place = places[commit.number] ?? Place(landedBy: commit.number, children: 0)
    let isMerge = commit.parents.count > 1
    let isLanding = place.landedBy == commit.number
    var work = Work(commit: commit, tree: firstTree(of: commit))
    if isMerge {
      let parents = commit.parents.map { tree(of: $0) }
      release(commit.parents)
      if commit.isKnown { merge(&work, parents) }
    } else {
      // First forgotten, then changed: a tree that nobody else has is changed in place.
      release(commit.parents)
      if commit.isKnown { change(&work) }
    }
    if place.children > 0 || commit.number == tip {
      trees[commit.number] = work.tree
      remaining[commit.number] = place.children
    }
    guard isLanding else {
      if isMerge { dropOwn(&work) }
      for run in work.added { branches[place.landedBy, default: BranchLines()].add(run) }
      for death in work.died { branches[place.landedBy, default: BranchLines()].delete(death) }
      return nil
    }
    return isMerge
      ? landing(&work)
      : MainlineEvents(
        commit: commit.number, born: work.added + work.copied, died: work.died, unlanded: [])
  }

  /// What a commit does, while it is done.
  private struct Work {
    let commit: ReplayCommit
    var tree: LineTree
    /// The lines that the commit owns.
    var added: [LineRun] = []
    /// Older lines that a copy repeats.
    var copied: [LineRun] = []
    var died: [LineDeath] = []
    /// For a merge: the lines of the files that it changed against its first parent, before and after.
    var before: [LineSets.Placed] = []
    var after: [LineSets.Placed] = []
    /// How many of those belong to files that differ from every parent's.
    var ownCount = (before: 0, after: 0)

    init(commit: ReplayCommit, tree: LineTree) {
      self.commit = commit
      self.tree = tree
    }

    /// Notes that lines are gone, in the pieces that were moved and those that were not.
    mutating func drop(_ run: LineRun, at line: Int32, of file: ReplayFile, by deleter: Int32) {
      guard !run.isUnknown else { return }
      let path = file.oldPath ?? file.path
      guard !file.movedOut.isEmpty else {
        died.append(LineDeath(run: run, lastPath: path, deleter: deleter, isMoved: false))
        return
      }
      let all = LineRanges([line...(line + run.count - 1)])
      let moved = all.intersection(file.movedOut)
      let pieces =
        moved.ranges.map { ($0, true) } + all.subtracting(moved).ranges.map { ($0, false) }
      for (range, isMoved) in pieces.sorted(by: { $0.0.lowerBound < $1.0.lowerBound }) {
        let piece = LineRun(
          commit: run.commit, path: run.path, first: run.first + range.lowerBound - line,
          count: range.upperBound - range.lowerBound + 1)
        died.append(LineDeath(run: piece, lastPath: path, deleter: deleter, isMoved: isMoved))
      }
    }

    mutating func drop(all lines: FileLines, of file: ReplayFile, by deleter: Int32) {
      var line: Int32 = 1
      for run in lines.runs {
        drop(run, at: line, of: file, by: deleter)
        line += run.count
      }
    }
  }

  /// The tree that a commit's changes begin with.
  private func firstTree(of commit: ReplayCommit) -> LineTree {
    guard commit.isKnown else { return LineTree(base: .unknown) }
    return commit.parents.first.map { tree(of: $0) } ?? LineTree(base: .nothing)
  }

  private func tree(of parent: Int32?) -> LineTree {
    parent.flatMap { trees[$0] } ?? LineTree(base: .unknown)
  }

  /// Forgets the trees of parents that no further commit needs.
  private mutating func release(_ parents: [Int32?]) {
    for case let parent? in parents {
      guard let count = remaining[parent] else { continue }
      remaining[parent] = count - 1
      if count <= 1, parent != tip {
        remaining[parent] = nil
        trees[parent] = nil
      }
    }
  }

  // MARK: One parent

  private mutating func change(_ work: inout Work) {
    let number = work.commit.number
    var results: [(path: Int32, lines: FileLines)] = []
    for file in work.commit.files {
      let base = base(of: file, in: work.tree)
      if file.status == .deleted {
        if file.content == .absent {
          work.drop(all: base, of: file, by: 0)
        } else {
          work.drop(all: base, of: file, by: number)
        }
      } else {
        results.append((file.path, version(of: file, after: base, &work)))
      }
    }
    for file in work.commit.files {
      if file.status == .deleted { work.tree.set(file.path, nil) }
      if file.status == .renamed, let old = file.oldPath { work.tree.set(old, nil) }
    }
    for result in results { work.tree.set(result.path, result.lines) }
  }

  private mutating func base(of file: ReplayFile, in parent: LineTree) -> FileLines {
    if file.status == .added { return .none }
    if let lines = parent.lines(of: file.oldPath ?? file.path) { return lines }
    misfits += 1
    return .unknown
  }

  private mutating func version(of file: ReplayFile, after base: FileLines, _ work: inout Work) -> FileLines {
    let number = work.commit.number
    switch file.content {
    case .absent:
      if file.status != .copied { work.drop(all: base, of: file, by: 0) }
      return .unknown
    case .binary(let lines) where file.status != .typeChanged:
      if file.status != .copied { work.drop(all: base, of: file, by: number) }
      guard let lines, lines > 0 else { return .none }
      let run = LineRun(commit: number, path: file.path, first: 1, count: lines)
      work.added.append(run)
      return FileLines([run])
    default:
      let isWhole = file.status == .typeChanged
      if isWhole { work.drop(all: base, of: file, by: number) }
      let isCopy = file.status == .copied
      let changed = (isWhole ? FileLines.none : base).changed(
        by: number, path: file.path, added: file.added, deleted: isWhole ? LineRanges() : file.deleted
      ) { run, line in
        if !isCopy { work.drop(run, at: line, of: file, by: number) }
      }
      for range in file.added.ranges {
        work.added.append(
          LineRun(
            commit: number, path: file.path, first: range.lowerBound, count: range.upperBound - range.lowerBound + 1))
      }
      guard let changed else {
        misfits += 1
        return .unknown
      }
      if isCopy { work.copied += changed.runs.filter { $0.commit != number && !$0.isUnknown } }
      return changed
    }
  }

  // MARK: Merges

  private mutating func merge(_ work: inout Work, _ parents: [LineTree]) {
    let number = work.commit.number
    var results: [(path: Int32, lines: FileLines?)] = []
    for file in work.commit.files { results.append((file.path, merged(file, parents, by: number))) }
    // What a file was called in a parent is gone, where nothing else says what stands there.
    var names = Set(results.map(\.path) + work.commit.taken.map(\.path))
    for file in work.commit.files {
      for parent in file.parents where names.insert(parent.path).inserted { results.append((parent.path, nil)) }
    }
    let own = results.count
    for item in work.commit.taken where item.parent < parents.count {
      results.append((item.path, parents[item.parent].lines(of: item.path)))
    }
    for (index, result) in results.enumerated() {
      if index == own { work.ownCount = (work.before.count, work.after.count) }
      let old = parents[0].lines(of: result.path) ?? .none
      let new = result.lines ?? .none
      let (gone, come) = FileLines.differing(old, new)
      work.before += gone.map { LineSets.Placed(run: $0, path: result.path) }
      work.after += come.map { LineSets.Placed(run: $0, path: result.path) }
      work.tree.set(result.path, result.lines)
    }
    if results.count == own { work.ownCount = (work.before.count, work.after.count) }
    for placed in work.after where placed.run.commit == number { work.added.append(placed.run) }
  }

  private mutating func merged(_ file: ReplayFile, _ parents: [LineTree], by number: Int32) -> FileLines? {
    if file.status == .deleted { return nil }
    switch file.content {
    case .absent: return .unknown
    case .binary(let lines):
      return lines.map { FileLines([LineRun(commit: number, path: file.path, first: 1, count: $0)]) } ?? FileLines.none
    case .lines: break
    }
    let known = file.parents.filter { $0.parent < parents.count }
    // Git looks for an equal file under the same name first.
    let same = known.first { $0.isSame && $0.path == file.path } ?? known.first { $0.isSame }
    if let same, let lines = parents[same.parent].lines(of: same.path) { return lines }
    guard !known.isEmpty else {
      return FileLines.none.changed(by: number, path: file.path, added: file.added, deleted: LineRanges()) ?? unfit()
    }
    var result: FileLines?
    for parent in known {
      guard let base = parents[parent.parent].lines(of: parent.path) else {
        misfits += 1
        continue
      }
      let version = base.changed(by: number, path: file.path, added: parent.added, deleted: parent.deleted) ?? unfit()
      if let first = result {
        result = first.filling(linesOf: number, from: version)
      } else {
        result = version
      }
    }
    return result ?? unfit()
  }

  /// The lines that a merge within a branch dropped from files of its own.
  ///
  /// Lines that one of its sides had deleted are among them; that side's commit is older and is found first.
  private func dropOwn(_ work: inout Work) {
    let before = Array(work.before.prefix(work.ownCount.before))
    let after = Array(work.after.prefix(work.ownCount.after))
    for lost in LineSets.difference(of: before, and: after, ranks: ranks).lost {
      work.died.append(
        LineDeath(run: lost.run, lastPath: lost.path, deleter: work.commit.number, isMoved: false))
    }
  }

  private mutating func unfit() -> FileLines {
    misfits += 1
    return .unknown
  }

  /// What a mainline merge did: whatever its branch brought, took away, or had added and lost before.
  private mutating func landing(_ work: inout Work) -> MainlineEvents {
    let number = work.commit.number
    var branch = branches.removeValue(forKey: number) ?? BranchLines()
    for run in work.added { branch.add(run) }
    let (lost, gained) = LineSets.difference(of: work.before, and: work.after, ranks: ranks)
    let (unlanded, _) = LineSets.difference(of: branch.added, and: gained)
    return MainlineEvents(
      commit: number, born: gained.map(\.run), died: branch.deaths(of: lost, otherwise: number),
      unlanded: branch.deaths(of: unlanded, otherwise: number))
  }
}
