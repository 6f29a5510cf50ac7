import Facts
import LineHistory

/// The files of the tip as the replay left them, checked against git's own line counts.
struct TipLines {
  /// By their paths' numbers; nil for a file that is gone.
  private(set) var files: [(path: Int, lines: [LineRun]?)] = []
  /// Lines whose owner is not known.
  private(set) var unknown = 0
  /// Files of a complete history with another number of lines than git counts: none, unless the replay is wrong.
  private(set) var misfits = 0

  /// Checks.
  ///
  /// - `counts`: git's counts by path, of all files; nil where git cannot count.
  /// - `isAnew`: true when `files` are all that there are, not only those that changed.
  /// - `isComplete`: false for a shallow or partial clone, where files may be missing or have no known end.
  init(
    files: [(path: Int32, lines: FileLines?)], counts: [[UInt8]: Int]?, paths: [[UInt8]: Int], isAnew: Bool,
    isComplete: Bool
  ) {
    var countOf: [Int: Int] = [:]
    for (path, count) in counts ?? [:] {
      if let number = paths[path] { countOf[number] = count } else { unknown += count }
    }
    var seen: Set<Int> = []
    for (path, lines) in files {
      let path = Int(path)
      seen.insert(path)
      guard var known = lines else {
        self.files.append((path, nil))
        continue
      }
      let counted = counts == nil ? known.hasUnknownEnd ? 0 : known.count : countOf[path]
      guard let counted else {
        if isComplete { misfits += 1 }
        self.files.append((path, nil))
        continue
      }
      if known.count != counted {
        if isComplete { misfits += 1 } else if !known.hasUnknownEnd { known = FileLines([]) }
        known = known.limited(to: counted)
      }
      unknown += known.runs.reduce(0) { $0 + ($1.isUnknown ? Int($1.count) : 0) }
      self.files.append((path, known.runs))
    }
    guard isAnew else { return }
    for (path, count) in countOf.sorted(by: { $0.key < $1.key }) where !seen.contains(path) && count > 0 {
      if isComplete { misfits += 1 }
      let lines = FileLines([]).limited(to: count)
      unknown += count
      self.files.append((path, lines.runs))
    }
  }
}
