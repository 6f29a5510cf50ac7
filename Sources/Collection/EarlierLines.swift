import Collectors
import Facts
import LineHistory
import Store

/// The lines of files in commits that an earlier collection replayed: the last tip's from the store, others from
/// `git blame`.
///
/// Only files that a new commit touched are asked for, and git only where a branch forked before the last tip.
final class EarlierLines {
  private let store: FactStore
  private let repository: GitRepository
  private let number: Int
  private let last: ObjectID?
  private let idOf: [Int32: ObjectID]
  private let numberOf: [ObjectID: Int]
  private let pathOf: [Int32: [UInt8]]
  private let paths: [[UInt8]: Int]
  /// The text files of the fork points that were asked about.
  private var files: [ObjectID: [[UInt8]: Int]] = [:]
  /// How many files git was asked about.
  private(set) var blamed = 0

  /// Prepares to look at the commits that the graph's nodes number; `last` is the tip whose lines the store has.
  init(
    store: FactStore, repository: GitRepository, number: Int, last: ObjectID?, nodes: [GraphNode],
    paths: [[UInt8]: Int]
  ) {
    self.store = store
    self.repository = repository
    self.number = number
    self.last = last
    self.paths = paths
    idOf = Dictionary(uniqueKeysWithValues: nodes.map { (Int32($0.number), $0.id) })
    numberOf = Dictionary(uniqueKeysWithValues: nodes.map { ($0.id, $0.number) })
    pathOf = Dictionary(uniqueKeysWithValues: paths.map { (Int32($0.value), $0.key) })
  }

  /// The lines of a path in a commit; nil where the commit has no such file.
  func lines(of path: Int32, in commit: Int32) throws -> FileLines? {
    guard let id = idOf[commit], let name = pathOf[path] else { return nil }
    if id == last { return try store.ownedLines(number, path: Int(path)).map { FileLines($0) } }
    let counts = try files[id] ?? repository.lineCounts(of: id) ?? [:]
    files[id] = counts
    guard let count = counts[name] else { return nil }
    // A binary file has no lines; git blame would find some.
    guard count > 0 else { return FileLines([]) }
    blamed += 1
    return try FileLines(
      BlameReader(repository).runs(of: name, at: id).map { run in
        guard let owner = numberOf[run.commit], let path = paths[run.path] else {
          throw BylineError(
            .failure, "git blame names commit \(run.commit.hex), which the store does not have",
            hint: "collect again with --full")
        }
        return LineRun(commit: Int32(owner), path: Int32(path), first: run.first, count: run.count)
      })
  }
}
