import Facts

/// Gathers what a record says of each file's lines, in the order in which it says it.
///
/// Records contradict themselves: ranges overlap, repeat and are claimed by several writers. The writer that is named
/// last for a line has it, and every line counts once.
struct LineClaims {
  /// Who a record says wrote lines.
  ///
  /// Without an origin the record names nobody: it only takes the lines from those before.
  struct Writer: Hashable {
    var origin: Origin?
    var agent = ""
    var model = ""
    var session = ""

    fileprivate func claim(of lines: LineRanges, origin: Origin) -> Attestation.Claim {
      Attestation.Claim(origin: origin, agent: agent, model: model, session: session, lines: lines)
    }
  }

  private struct Entry {
    var writer: Writer
    var ranges: [ClosedRange<Int32>]
  }

  private var entries: [[UInt8]: [Entry]] = [:]

  /// Adds lines of a file that a writer is said to have written.
  mutating func add(_ ranges: [ClosedRange<Int32>], of path: [UInt8], by writer: Writer) {
    entries[path, default: []].append(Entry(writer: writer, ranges: ranges))
  }

  /// The files with at least one line claimed, sorted by path; in each the writers sorted, their lines disjoint.
  var files: [Attestation.File] {
    entries.map { path, entries in
      if let entry = entries.first, entries.count == 1 {
        let claim = entry.writer.origin.map { entry.writer.claim(of: LineRanges(entry.ranges), origin: $0) }
        return Attestation.File(path: path, claims: claim.map { [$0] } ?? [])
      }
      let lines = LineClaims.lastWins(entries.map(\.ranges))
      var byWriter: [Writer: [ClosedRange<Int32>]] = [:]
      for (entry, lines) in zip(entries, lines) where entry.writer.origin != nil && !lines.isEmpty {
        byWriter[entry.writer, default: []] += lines.ranges
      }
      let claims = byWriter.map { writer, ranges in
        writer.claim(of: LineRanges(ranges), origin: writer.origin ?? .unmarked)
      }
      return Attestation.File(path: path, claims: claims.sorted(by: LineClaims.precedes))
    }
    .filter { !$0.claims.isEmpty }
    .sorted { $0.path.lexicographicallyPrecedes($1.path) }
  }

  private static func precedes(_ a: Attestation.Claim, _ b: Attestation.Claim) -> Bool {
    (a.origin, a.agent, a.model, a.session) < (b.origin, b.agent, b.model, b.session)
  }

  /// For each list of ranges the lines that no later list claims.
  ///
  /// The ranges' ends cut the lines into pieces; from the last list to the first, each takes the pieces that nobody has
  /// yet. A link from each taken piece to the next free one keeps this near linear in the number of ranges, however
  /// they overlap.
  static func lastWins(_ lists: [[ClosedRange<Int32>]]) -> [LineRanges] {
    // Most records do not contradict themselves.
    guard lists.count > 1, !areDisjoint(lists) else { return lists.map { LineRanges($0) } }
    var cuts: [Int64] = []
    for range in lists.joined() {
      cuts.append(Int64(range.lowerBound))
      cuts.append(Int64(range.upperBound) + 1)
    }
    cuts.sort()
    cuts = cuts.reduce(into: []) { unique, cut in
      if unique.last != cut { unique.append(cut) }
    }
    var owners: [Int?] = Array(repeating: nil, count: max(0, cuts.count - 1))
    var nextFree = Array(0...owners.count)
    for list in lists.indices.reversed() {
      for range in lists[list] {
        let end = position(of: Int64(range.upperBound) + 1, in: cuts)
        var piece = free(from: position(of: Int64(range.lowerBound), in: cuts), &nextFree)
        while piece < end {
          owners[piece] = list
          nextFree[piece] = piece + 1
          piece = free(from: piece + 1, &nextFree)
        }
      }
    }
    var result = Array(repeating: LineRanges(), count: lists.count)
    for (piece, owner) in owners.enumerated() {
      if let owner { result[owner].append(Int32(cuts[piece])...Int32(cuts[piece + 1] - 1)) }
    }
    return result
  }

  private static func areDisjoint(_ lists: [[ClosedRange<Int32>]]) -> Bool {
    let sorted = lists.joined().sorted { $0.lowerBound < $1.lowerBound }
    return zip(sorted, sorted.dropFirst()).allSatisfy { $0.upperBound < $1.lowerBound }
  }

  private static func position(of cut: Int64, in cuts: [Int64]) -> Int {
    var low = 0
    var high = cuts.count
    while low < high {
      let middle = (low + high) / 2
      if cuts[middle] < cut { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// The first free piece at or after a position; shortens the links that it follows.
  private static func free(from position: Int, _ nextFree: inout [Int]) -> Int {
    var piece = position
    while nextFree[piece] != piece {
      nextFree[piece] = nextFree[nextFree[piece]]
      piece = nextFree[piece]
    }
    return piece
  }
}
