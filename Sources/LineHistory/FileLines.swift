import Facts

/// The lines of one version of a file, as runs of lines with one owner each.
///
/// Runs are as long as they can be: two neighbours never belong together. The same lines are therefore the same runs, by
/// whatever way they were reached.
package struct FileLines: Sendable, Equatable {
  package private(set) var runs: [LineRun]

  /// A file without lines: an empty one, or one that git calls binary.
  package static let none = FileLines(runs: [])
  /// A file of which nothing is known, not even how many lines it has.
  static let unknown = FileLines(runs: [LineRun(commit: 0, path: 0, first: 1, count: unknownCount)])
  /// The length of what has no known length: longer than any file, and safe to add to.
  static let unknownCount: Int32 = 1 << 30

  /// Makes a file of runs, joining those that belong together.
  package init(_ runs: [LineRun]) {
    self.runs = []
    self.runs.reserveCapacity(runs.count)
    for run in runs { append(run) }
  }

  private init(runs: [LineRun]) { self.runs = runs }

  /// How many lines there are.
  package var count: Int { runs.reduce(0) { $0 + Int($1.count) } }

  /// True where the number of lines is not known.
  package var hasUnknownEnd: Bool { (runs.last?.count ?? 0) > FileLines.unknownCount / 2 }

  private mutating func append(_ run: LineRun) {
    guard run.count > 0 else { return }
    if let last = runs.last, last.commit == run.commit, last.path == run.path,
      last.end == run.first || run.isUnknown
    {
      runs[runs.count - 1].count = Int32(clamping: Int(last.count) + Int(run.count))
    } else {
      runs.append(run)
    }
  }

  /// The next version: the lines that stay, with the added ones between them, owned by a commit.
  ///
  /// The two sets say all: lines that were neither deleted nor added keep their order. `dropped` is given each run of
  /// deleted lines with its first line's number in this version. Nil when the sets do not fit this version.
  func changed(
    by commit: Int32, path: Int32, added: LineRanges, deleted: LineRanges,
    dropped: (LineRun, _ line: Int32) -> Void = { _, _ in }
  ) -> FileLines? {
    var result = FileLines.none
    result.runs.reserveCapacity(runs.count + added.ranges.count * 2)
    var rest = Cursor(runs)
    var newLine: Int32 = 1
    var oldLine: Int32 = 1
    var nextAdded = added.ranges[...]
    var nextDeleted = deleted.ranges[...]
    while true {
      if let range = nextAdded.first, range.lowerBound == newLine {
        let count = range.upperBound - range.lowerBound + 1
        result.append(LineRun(commit: commit, path: path, first: newLine, count: count))
        newLine += count
        nextAdded.removeFirst()
        continue
      }
      if let range = nextDeleted.first, range.lowerBound == oldLine {
        var count = range.upperBound - range.lowerBound + 1
        while count > 0 {
          guard let run = rest.take(atMost: count) else { return nil }
          dropped(run, oldLine)
          oldLine += run.count
          count -= run.count
        }
        nextDeleted.removeFirst()
        continue
      }
      let limit = min(
        nextAdded.first.map { $0.lowerBound - newLine } ?? .max,
        nextDeleted.first.map { $0.lowerBound - oldLine } ?? .max
      )
      guard let run = rest.take(atMost: limit) else {
        return nextAdded.isEmpty && nextDeleted.isEmpty ? result : nil
      }
      result.append(run)
      newLine += run.count
      oldLine += run.count
    }
  }

  /// These lines, with every line that a commit owns replaced by the line in the same place of another version.
  ///
  /// That is how a merge's lines pass from what the first parent has to what the next one has.
  func filling(linesOf commit: Int32, from other: FileLines) -> FileLines {
    var result = FileLines.none
    var rest = Cursor(other.runs)
    for run in runs {
      var count = run.count
      if run.commit != commit { result.append(run) }
      while count > 0, let piece = rest.take(atMost: count) {
        if run.commit == commit { result.append(piece) }
        count -= piece.count
      }
      if run.commit == commit, count > 0 {
        result.append(LineRun(commit: run.commit, path: run.path, first: run.end - count, count: count))
      }
    }
    return result
  }

  /// The runs of two versions without those that both begin and end with.
  static func differing(_ old: FileLines, _ new: FileLines) -> (ArraySlice<LineRun>, ArraySlice<LineRun>) {
    let shorter = min(old.runs.count, new.runs.count)
    var first = 0
    while first < shorter, old.runs[first] == new.runs[first] { first += 1 }
    var last = 0
    while last < shorter - first, old.runs[old.runs.count - 1 - last] == new.runs[new.runs.count - 1 - last] {
      last += 1
    }
    return (old.runs[first..<(old.runs.count - last)], new.runs[first..<(new.runs.count - last)])
  }

  /// These lines, cut off or filled up with unknown ones to a number of lines that is known from elsewhere.
  package func limited(to count: Int) -> FileLines {
    var result = FileLines.none
    var rest = Int32(clamping: count)
    for run in runs where rest > 0 {
      var run = run
      run.count = min(run.count, rest)
      result.append(run)
      rest -= run.count
    }
    if rest > 0 { result.append(LineRun(commit: 0, path: 0, first: 1, count: rest)) }
    return result
  }
}

/// Takes runs off the front, a piece at a time.
private struct Cursor {
  private let runs: [LineRun]
  private var index = 0
  private var used: Int32 = 0

  init(_ runs: [LineRun]) { self.runs = runs }

  /// The next lines, with one owner, at most so many; nil at the end.
  mutating func take(atMost limit: Int32) -> LineRun? {
    guard index < runs.count else { return nil }
    let run = runs[index]
    let count = min(run.count - used, limit)
    let piece = LineRun(
      commit: run.commit, path: run.path, first: run.isUnknown ? 1 : run.first + used, count: count)
    used += count
    if used == run.count {
      index += 1
      used = 0
    }
    return piece
  }
}
