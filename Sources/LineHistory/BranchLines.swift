import Facts

/// What the commits of a branch did to lines, kept until the branch lands.
struct BranchLines {
  /// The lines that the branch's commits added.
  private(set) var added: [LineSets.Placed] = []
  /// The lines that they deleted, and which commit did, in the order of the replay.
  private var deleted: [LineDeath] = []

  mutating func add(_ run: LineRun) { added.append(LineSets.Placed(run: run, path: run.path)) }

  mutating func delete(_ death: LineDeath) { deleted.append(death) }

  /// Who deleted lines that are gone: for each line the first commit of the branch that did, else the one given.
  func deaths(of lost: [LineSets.Placed], otherwise lander: Int32) -> [LineDeath] {
    guard !lost.isEmpty else { return [] }
    let known = Deletions(deleted)
    var deaths: [LineDeath] = []
    for placed in lost { known.split(placed, otherwise: lander, into: &deaths) }
    return deaths
  }
}

/// Deletions by the lines that they are about.
private struct Deletions {
  /// Where lines were born: a commit and a path.
  private struct Owner: Hashable {
    let commit: Int32
    let path: Int32
  }

  /// For each owner deletions that do not overlap, by their lines' numbers.
  private var byOwner: [Owner: [LineDeath]] = [:]

  init(_ deaths: [LineDeath]) {
    byOwner = Dictionary(grouping: deaths) { Owner(commit: $0.run.commit, path: $0.run.path) }
      .mapValues(Deletions.disjoint)
  }

  /// Where several commits deleted a line (each on its own side of a fork), the one that was replayed first counts.
  private static func disjoint(_ deaths: [LineDeath]) -> [LineDeath] {
    let sorted = deaths.sorted { $0.run.first < $1.run.first }
    guard zip(sorted, sorted.dropFirst()).contains(where: { $0.run.end > $1.run.first }) else { return sorted }
    var covered = LineRanges()
    var result: [LineDeath] = []
    for death in deaths where death.run.count > 0 {
      let own = LineRanges([death.run.first...(death.run.end - 1)])
      for range in own.subtracting(covered).ranges {
        var piece = death
        piece.run.first = range.lowerBound
        piece.run.count = range.upperBound - range.lowerBound + 1
        result.append(piece)
      }
      covered = covered.union(own)
    }
    return result.sorted { $0.run.first < $1.run.first }
  }

  /// Cuts lost lines into pieces by who deleted them.
  func split(_ lost: LineSets.Placed, otherwise lander: Int32, into result: inout [LineDeath]) {
    let deletions = byOwner[Owner(commit: lost.run.commit, path: lost.run.path)] ?? []
    var low = 0
    var high = deletions.count
    while low < high {
      let middle = (low + high) / 2
      if deletions[middle].run.end <= lost.run.first { low = middle + 1 } else { high = middle }
    }
    var line = lost.run.first
    func append(to end: Int32, _ deleter: Int32, isMoved: Bool) {
      guard end > line else { return }
      let run = LineRun(commit: lost.run.commit, path: lost.run.path, first: line, count: end - line)
      result.append(LineDeath(run: run, lastPath: lost.path, deleter: deleter, isMoved: isMoved))
      line = end
    }
    for deletion in deletions[low...] {
      guard deletion.run.first < lost.run.end else { break }
      append(to: deletion.run.first, lander, isMoved: false)
      append(to: min(deletion.run.end, lost.run.end), deletion.deleter, isMoved: deletion.isMoved)
    }
    append(to: lost.run.end, lander, isMoved: false)
  }
}
