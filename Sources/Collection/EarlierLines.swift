import Collectors
import Facts
import LineHistory
import Store

/// The lines of files in commits that an earlier collection replayed: the last tip's from the store, others by asking git.
///
/// Only files that a new commit touched are asked for, and only where a branch forked before the last tip.
struct EarlierLines {
  let store: FactStore
  let repository: GitRepository
  let number: Int
  let last: ObjectID?
  let idOf: [Int32: ObjectID]
  let paths: [[UInt8]: Int]
  let numbers: [ObjectID: Int]

  /// The lines of a path in a commit; nil where the commit has no such file.
  func lines(of path: Int32, in commit: Int32) throws -> FileLines? {
    guard let id = idOf[commit] else { return nil }
    if id == last { return try store.ownedLines(number, path: Int(path)).map { FileLines($0) } }
    throw BylineError(.failure, "not yet")
  }
}
