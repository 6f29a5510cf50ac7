import Facts

/// Sets of lines in which a line may stand more than once.
enum LineSets {
  /// A run and where it was.
  struct Placed {
    var run: LineRun
    var path: Int32
  }

  /// What is in one set and not in the other, line by line and as often; unknown owners are in neither.
  ///
  /// Of a line that stood in several places the one stays that is in the same file; else that of the path with the lowest
  /// rank. Paths' numbers depend on the order of reading, so they must not decide.
  static func difference(
    of old: [Placed], and new: [Placed], ranks: [Int32] = []
  ) -> (lost: [Placed], gained: [Placed]) {
    let old = old.filter { !$0.run.isUnknown }.sorted { precedes($0.run, $1.run) }
    let new = new.filter { !$0.run.isUnknown }.sorted { precedes($0.run, $1.run) }
    var lost: [Placed] = []
    var gained: [Placed] = []
    var i = 0
    var j = 0
    while i < old.count || j < new.count {
      // One owner's lines at a time.
      let owner = i < old.count && (j == new.count || !ownerPrecedes(new[j].run, old[i].run)) ? old[i].run : new[j].run
      let firstOld = i
      while i < old.count, isSameOwner(old[i].run, owner) { i += 1 }
      let firstNew = j
      while j < new.count, isSameOwner(new[j].run, owner) { j += 1 }
      compare(old[firstOld..<i], new[firstNew..<j], ranks, &lost, &gained)
    }
    return (lost, gained)
  }

  /// One owner's lines, sorted by their numbers.
  private static func compare(
    _ old: ArraySlice<Placed>, _ new: ArraySlice<Placed>, _ ranks: [Int32], _ lost: inout [Placed],
    _ gained: inout [Placed]
  ) {
    guard !new.isEmpty else { return lost.append(contentsOf: old) }
    guard !old.isEmpty else { return gained.append(contentsOf: new) }
    if areDisjoint(old), areDisjoint(new) { return compareDisjoint(old, new, &lost, &gained) }
    var bounds: [Int32] = []
    bounds.reserveCapacity((old.count + new.count) * 2)
    for placed in old { bounds += [placed.run.first, placed.run.end] }
    for placed in new { bounds += [placed.run.first, placed.run.end] }
    bounds.sort()
    var activeOld = Active(old)
    var activeNew = Active(new)
    for (first, end) in zip(bounds, bounds.dropFirst()) where first < end {
      var before = activeOld.at(first)
      var after = activeNew.at(first)
      if before.count > 1 || after.count > 1 { match(&before, &after, ranks) }
      let stay = min(before.count, after.count)
      for placed in before.dropFirst(stay) { append(placed, first, end, to: &lost) }
      for placed in after.dropFirst(stay) { append(placed, first, end, to: &gained) }
    }
  }

  /// Takes out the pairs that are in the same file, and puts the others in the order of their paths.
  private static func match(_ before: inout [Placed], _ after: inout [Placed], _ ranks: [Int32]) {
    before.removeAll { placed in
      guard let place = after.firstIndex(where: { $0.path == placed.path }) else { return false }
      after.remove(at: place)
      return true
    }
    func rank(_ placed: Placed) -> Int32 {
      ranks.indices.contains(Int(placed.path)) ? ranks[Int(placed.path)] : placed.path
    }
    before.sort { rank($0) < rank($1) }
    after.sort { rank($0) < rank($1) }
  }

  /// True when no line stands in the set twice, as in nearly all.
  private static func areDisjoint(_ runs: ArraySlice<Placed>) -> Bool {
    var end = Int32.min
    for placed in runs {
      guard placed.run.first >= end else { return false }
      end = placed.run.end
    }
    return true
  }

  /// The same for sets in which no line stands twice: from one end of a run to the next.
  private static func compareDisjoint(
    _ old: ArraySlice<Placed>, _ new: ArraySlice<Placed>, _ lost: inout [Placed], _ gained: inout [Placed]
  ) {
    var i = old.startIndex
    var j = new.startIndex
    var line = min(old[i].run.first, new[j].run.first)
    while i < old.endIndex || j < new.endIndex {
      let before = i < old.endIndex ? old[i].run : nil
      let after = j < new.endIndex ? new[j].run : nil
      let isOld = before.map { $0.first <= line } ?? false
      let isNew = after.map { $0.first <= line } ?? false
      let nextOld = before.map { isOld ? $0.end : $0.first } ?? .max
      let nextNew = after.map { isNew ? $0.end : $0.first } ?? .max
      let end = min(nextOld, nextNew)
      if isOld, !isNew { append(old[i], line, end, to: &lost) }
      if isNew, !isOld { append(new[j], line, end, to: &gained) }
      if isOld, nextOld == end { i += 1 }
      if isNew, nextNew == end { j += 1 }
      line = end
    }
  }

  private static func append(_ placed: Placed, _ first: Int32, _ end: Int32, to list: inout [Placed]) {
    var piece = placed
    piece.run.first = first
    piece.run.count = end - first
    if let last = list.last, last.path == piece.path, isSameOwner(last.run, piece.run), last.run.end == first {
      list[list.count - 1].run.count += piece.run.count
    } else {
      list.append(piece)
    }
  }

  /// The runs that cover a line, as the line's number grows.
  private struct Active {
    private let runs: ArraySlice<Placed>
    private var next: Int
    private var current: [Placed] = []

    init(_ runs: ArraySlice<Placed>) {
      self.runs = runs
      next = runs.startIndex
    }

    mutating func at(_ line: Int32) -> [Placed] {
      current.removeAll { $0.run.end <= line }
      while next < runs.endIndex, runs[next].run.first <= line {
        if runs[next].run.end > line { current.append(runs[next]) }
        next += 1
      }
      return current
    }
  }

  static func precedes(_ a: LineRun, _ b: LineRun) -> Bool {
    (a.commit, a.path, a.first, a.count) < (b.commit, b.path, b.first, b.count)
  }

  private static func ownerPrecedes(_ a: LineRun, _ b: LineRun) -> Bool { (a.commit, a.path) < (b.commit, b.path) }

  private static func isSameOwner(_ a: LineRun, _ b: LineRun) -> Bool { a.commit == b.commit && a.path == b.path }
}
