import Facts

/// Who wrote the lines of runs: what records attest of them, and for the rest what their commit's verdict says.
///
/// Made once from claims and verdicts; after that a run is looked up without the store. Writers are numbered, so that
/// tallies can count by number; the numbers follow the commits' and mean nothing outside.
package struct LineOwners: Sendable {
  /// Who wrote lines, as far as something recorded says so.
  package struct Writer: Hashable, Sendable {
    /// Nil where the lines' commit is not known.
    package var origin: Origin?
    /// Empty for a person and where unknown; `several` where the marks of the commit name more than one.
    package var agent = ""
    package var model = ""
    package var session = ""
    /// True when the commit has a record about lines, whether or not it covers these.
    package var isAttested = false

    /// The origin as tables and files name it.
    package var originWord: String { origin?.rawValue ?? "unknown" }

    /// The writer of lines whose commit is not known.
    package static let unknown = Writer(origin: nil)
  }

  /// Consecutive lines of a run that have one writer.
  package struct Piece: Hashable, Sendable {
    package var run: LineRun
    /// The writer's place in `writers`.
    package var writer: Int
  }

  /// Lines that a record gives to a writer.
  private struct Segment {
    var first: Int32
    var last: Int32
    var writer: Int
  }

  private struct FileKey: Hashable {
    var commit: Int32
    var path: Int32
  }

  /// All writers, each once; the unknown one is the first.
  package private(set) var writers = [Writer.unknown]
  private var numbers = [Writer.unknown: 0]
  private var segments: [FileKey: [Segment]] = [:]
  /// The writer of what no record covers, by commit.
  private var uncovered: [Int32: Int] = [:]

  /// Makes it from the claims of records and the verdicts by commit number.
  init(attested: AttestedLines, verdicts: [Int: ChangeVerdict]) {
    for commit in verdicts.keys.sorted() {
      guard let number = Int32(exactly: commit), let verdict = verdicts[commit] else { continue }
      uncovered[number] = register(AttributionPolicy.writerOfUncovered(verdict))
      for claim in attested.claims[commit] ?? [] {
        guard let path = Int32(exactly: claim.path) else { continue }
        let writer = register(
          Writer(
            origin: claim.origin, agent: claim.agent, model: claim.model, session: claim.session, isAttested: true))
        segments[FileKey(commit: number, path: path), default: []] += claim.lines.ranges.map {
          Segment(first: $0.lowerBound, last: $0.upperBound, writer: writer)
        }
      }
    }
    for key in segments.keys { segments[key]?.sort { $0.first < $1.first } }
  }

  private mutating func register(_ writer: Writer) -> Int {
    if let known = numbers[writer] { return known }
    let number = writers.count
    numbers[writer] = number
    writers.append(writer)
    return number
  }

  /// The run's pieces, in order, as long as they can be: neighbours have different writers.
  package func pieces(of run: LineRun) -> [Piece] {
    guard run.count > 0 else { return [] }
    let rest = uncovered[run.commit] ?? 0
    guard let known = segments[FileKey(commit: run.commit, path: run.path)] else {
      return [Piece(run: run, writer: rest)]
    }
    var pieces: [Piece] = []
    var next = run.first
    func add(until end: Int32, writer: Int) {
      guard end > next else { return }
      if let last = pieces.last, last.writer == writer {
        pieces[pieces.count - 1].run.count += end - next
      } else {
        let part = LineRun(commit: run.commit, path: run.path, first: next, count: end - next)
        pieces.append(Piece(run: part, writer: writer))
      }
      next = end
    }
    var index = LineOwners.firstSegment(in: known, endingAtOrAfter: run.first)
    while index < known.count, known[index].first < run.end {
      add(until: known[index].first, writer: rest)
      add(until: min(known[index].last + 1, run.end), writer: known[index].writer)
      index += 1
    }
    add(until: run.end, writer: rest)
    return pieces
  }

  private static func firstSegment(in segments: [Segment], endingAtOrAfter line: Int32) -> Int {
    var low = 0
    var high = segments.count
    while low < high {
      let middle = (low + high) / 2
      if segments[middle].last < line { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

extension AttributionPolicy {
  /// Who wrote a commit's lines that no record covers: agent and model only where the origin says that there is one.
  package static func writerOfUncovered(_ verdict: ChangeVerdict) -> LineOwners.Writer {
    var writer = LineOwners.Writer(origin: uncovered(verdict), isAttested: verdict.hasRecord)
    if writer.origin == .ai || writer.origin == .assisted {
      (writer.agent, writer.model, writer.session) = (verdict.agent, verdict.model, verdict.session)
    }
    return writer
  }
}
