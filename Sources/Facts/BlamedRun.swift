/// Consecutive lines of a file that one commit added together, in the words of git: what a `LineRun` is in numbers.
package struct BlamedRun: Hashable, Sendable {
  /// The commit that added the lines; the null id where the owner is unknown.
  package var commit: ObjectID
  /// The path under which the commit added the lines, as git's bytes.
  package var path: [UInt8]
  /// The first line's number in that commit's version, from 1.
  package var first: Int32
  /// The first line's number in the file that was asked about.
  package var finalFirst: Int32
  /// How many lines.
  package var count: Int32

  /// Makes a run.
  package init(commit: ObjectID, path: [UInt8], first: Int32, finalFirst: Int32, count: Int32) {
    self.commit = commit
    self.path = path
    self.first = first
    self.finalFirst = finalFirst
    self.count = count
  }

  /// The number after the last line's, in the file that was asked about.
  package var finalEnd: Int32 { finalFirst + count }

  /// The runs in the order of the file, as long as they can be.
  package static func joined(_ runs: [BlamedRun]) -> [BlamedRun] {
    var result: [BlamedRun] = []
    for run in runs.sorted(by: { $0.finalFirst < $1.finalFirst }) {
      if let last = result.last, last.isFollowed(by: run) {
        result[result.count - 1].count += run.count
      } else {
        result.append(run)
      }
    }
    return result
  }

  /// True when another run goes on where this one ends, here and in the commit's version.
  private func isFollowed(by next: BlamedRun) -> Bool {
    commit == next.commit && path == next.path && first + count == next.first
      && finalFirst + count == next.finalFirst
  }
}
