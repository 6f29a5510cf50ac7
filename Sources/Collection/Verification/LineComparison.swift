import Facts

/// Lines of a file whose owner the store names otherwise than git.
package struct LineDifference: Hashable, Sendable {
  /// The file, as git's bytes.
  package var path: [UInt8]
  /// The first line's number in the file.
  package var line: Int32
  /// How many lines.
  package var count: Int32
  /// The store's answer; nil where it has no such lines.
  package var ours: BlamedRun?
  /// Git's answer; nil where it has no such lines.
  package var gits: BlamedRun?
}

extension LineDifference {
  /// Where two answers about a file differ: in commit, path or number, or in how many lines there are.
  ///
  /// A difference ends where a run of either answer does. Both answers begin at line 1 and leave no line out.
  static func between(_ ours: [BlamedRun], _ gits: [BlamedRun], path: [UInt8]) -> [LineDifference] {
    var differences: [LineDifference] = []
    var (i, j) = (0, 0)
    var line: Int32 = 1
    while i < ours.count || j < gits.count {
      let mine = i < ours.count ? ours[i].from(line) : nil
      let theirs = j < gits.count ? gits[j].from(line) : nil
      let count = min(mine?.count ?? .max, theirs?.count ?? .max)
      if mine?.commit != theirs?.commit || mine?.path != theirs?.path || mine?.first != theirs?.first {
        differences.append(
          LineDifference(path: path, line: line, count: count, ours: mine?.cut(to: count), gits: theirs?.cut(to: count))
        )
      }
      line += count
      if let mine, mine.count == count { i += 1 }
      if let theirs, theirs.count == count { j += 1 }
    }
    return differences
  }
}

extension BlamedRun {
  /// The part of the run from a line of the file on.
  fileprivate func from(_ line: Int32) -> BlamedRun {
    let skipped = line - finalFirst
    return BlamedRun(commit: commit, path: path, first: first + skipped, finalFirst: line, count: count - skipped)
  }

  /// The part of the run that has at most so many lines.
  fileprivate func cut(to count: Int32) -> BlamedRun {
    var part = self
    part.count = min(self.count, count)
    return part
  }
}
