import Facts
import Store

/// What became of every line: the replay's events, with who wrote the lines by the policy.
struct FateFacts {
  /// All that sets one row of the table apart from the others.
  private struct Key: Hashable {
    var commit: Int32
    var writer: Int32
    var place: Int32
    var deleter: Int32
    /// The day on which the lines left, or `Int32.max`.
    var endDay: Int32
    var landedDay: Int32
    var end: UInt8
    var isLanded: Bool
    var isMoved: Bool
  }

  private struct Source: Hashable {
    var commit: Int32
    var path: Int32
  }

  private let owners: LineOwners
  private var origins: [Int32: ChangeOrigin] = [:]
  private var landed: [Int32: (unit: Int, day: Int32)] = [:]
  private var authors: [Int32: Int] = [:]
  private let firstDay: Int32
  /// The first is for paths that are not known.
  private var places = [FateRow.Place(fileClass: "", language: "", directory: "")]
  private var placeOf: [Int32: Int32] = [:]
  private var movedIn: [Source: LineRanges] = [:]
  /// What links and submodules are made of: lines to git, not to readers.
  private var notCode: Set<Source> = []
  private var counts: [Key: Int] = [:]

  /// Reads the line history of a repository.
  init(
    store: FactStore, repository: Int, records: [CommitRecord], verdicts: [ChangeVerdict], attested: AttestedLines
  ) throws {
    owners = LineOwners(
      attested: attested,
      verdicts: Dictionary(uniqueKeysWithValues: zip(records.map(\.number), verdicts)))
    firstDay = Int32(records.map(\.landedDay).min() ?? 0)
    for (record, verdict) in zip(records, verdicts) {
      origins[Int32(record.number)] = verdict.origin
      landed[Int32(record.number)] = (record.landedBy, Int32(record.landedDay))
      authors[Int32(record.number)] = record.person
    }
    try readPlaces(store, repository)
    try readSources(store, repository)
    try readEvents(store, repository)
    try readTip(store, repository)
  }

  private mutating func readPlaces(_ store: FactStore, _ repository: Int) throws {
    var numbers: [FateRow.Place: Int32] = [:]
    try store.each(
      "SELECT pathId, fileClass, language, directory FROM paths WHERE repositoryId = ?1", of: repository
    ) { row in
      let place = FateRow.Place(fileClass: row.text(1), language: row.text(2), directory: row.text(3))
      let number = numbers[place] ?? Int32(places.count)
      if numbers[place] == nil {
        numbers[place] = number
        places.append(place)
      }
      placeOf[Int32(row.integer(0))] = number
    }
  }

  private mutating func readSources(_ store: FactStore, _ repository: Int) throws {
    try store.each(
      """
      SELECT commitId, pathId, content, movedInRanges FROM file_changes
      WHERE repositoryId = ?1 AND (content IN ('symlink', 'submodule') OR movedInRanges <> x'')
      """, of: repository
    ) { row in
      let source = Source(commit: Int32(row.integer(0)), path: Int32(row.integer(1)))
      if row.text(2) == FileChange.Content.text.rawValue {
        movedIn[source] = LineRanges(encoded: row.bytes(3))
      } else {
        notCode.insert(source)
      }
    }
  }

  private mutating func readEvents(_ store: FactStore, _ repository: Int) throws {
    try store.each(
      "SELECT commitId, died, unlanded FROM line_events WHERE repositoryId = ?1", of: repository
    ) { row in
      let day = landed[Int32(row.integer(0))]?.day ?? firstDay
      for (column, isLanded) in [(Int32(1), true), (2, false)] {
        guard let deaths = LineDeath.unpacked(row.bytes(column)) else { throw damaged() }
        for death in deaths {
          let end: FateRow.End = death.deleter == 0 ? .lost : death.isMoved ? .moved : .deleted
          add(death.run, at: death.lastPath, end, day: day, deleter: death.deleter, isLanded: isLanded)
        }
      }
    }
  }

  private mutating func readTip(_ store: FactStore, _ repository: Int) throws {
    try store.each("SELECT pathId, lines FROM owned_files WHERE repositoryId = ?1", of: repository) { row in
      guard let runs = LineRun.unpacked(row.bytes(1)) else { throw damaged() }
      for run in runs { add(run, at: Int32(row.integer(0)), .alive, day: .max, deleter: 0, isLanded: true) }
    }
  }

  private func damaged() -> BylineError {
    BylineError(.failure, "the store holds damaged line events", hint: "collect again with --full")
  }

  private mutating func add(
    _ run: LineRun, at path: Int32, _ end: FateRow.End, day: Int32, deleter: Int32, isLanded: Bool
  ) {
    let source = Source(commit: run.commit, path: run.path)
    guard notCode.isEmpty || !notCode.contains(source) else { return }
    var key = Key(
      commit: run.commit, writer: 0, place: placeOf[path] ?? 0, deleter: deleter, endDay: day,
      landedDay: landed[run.commit]?.day ?? firstDay, end: end.code, isLanded: isLanded, isMoved: false)
    guard let moved = movedIn[source] else { return addPieces(run, &key) }
    let all = LineRanges([run.first...(run.end - 1)])
    for (ranges, isMoved) in [(all.subtracting(moved), false), (all.intersection(moved), true)] {
      key.isMoved = isMoved
      for range in ranges.ranges {
        addPieces(
          LineRun(
            commit: run.commit, path: run.path, first: range.lowerBound,
            count: range.upperBound - range.lowerBound + 1), &key)
      }
    }
  }

  private mutating func addPieces(_ run: LineRun, _ key: inout Key) {
    for piece in owners.pieces(of: run) {
      key.writer = Int32(piece.writer)
      counts[key, default: 0] += Int(piece.run.count)
    }
  }

  /// Gives what removed or rewrote written lines of files that count: the unit that they landed with and its day, the
  /// unit that they left with and its day; the same several times.
  func eachRemoval(_ body: (_ unit: Int, _ landedDay: Int, _ remover: Int, _ endDay: Int) -> Void) {
    for key in counts.keys where key.deleter != 0 && key.isLanded && !key.isMoved {
      guard FateRow.End.allCases[Int(key.end)] == .deleted, let unit = landed[key.commit],
        let remover = landed[key.deleter],
        FileClass(rawValue: places[Int(key.place)].fileClass)?.counts ?? true
      else { continue }
      body(unit.unit, Int(key.landedDay), remover.unit, Int(key.endDay))
    }
  }

  /// Writes the rows, sorted, so that the same facts give the same rows in the same order.
  func write(_ repository: Int, to writer: inout VerdictWriter) throws {
    let keys = counts.keys.sorted { a, b in
      (a.landedDay, a.commit, a.writer, a.place, a.endDay, a.deleter) != (
        b.landedDay, b.commit, b.writer, b.place, b.endDay, b.deleter
      )
        ? (a.landedDay, a.commit, a.writer, a.place, a.endDay, a.deleter) < (
          b.landedDay, b.commit, b.writer, b.place, b.endDay, b.deleter
        ) : (a.end, a.isLanded ? 1 : 0, a.isMoved ? 1 : 0) < (b.end, b.isLanded ? 1 : 0, b.isMoved ? 1 : 0)
    }
    try writer.add(fates: keys.lazy.map { row($0) }, of: repository)
  }

  private func row(_ key: Key) -> FateRow {
    let end = FateRow.End.allCases[Int(key.end)]
    let by = owners.writers[Int(key.writer)]
    return FateRow(
      commit: Int(key.commit), unit: landed[key.commit]?.unit ?? 0, landedDay: Int(key.landedDay),
      isLanded: key.isLanded, isMoved: key.isMoved, origin: by.originWord, agent: by.agent, model: by.model,
      isAttested: by.isAttested, place: places[Int(key.place)], end: end,
      endDay: end == .alive ? nil : Int(key.endDay), ender: Int(key.deleter),
      enderOrigin: origins[key.deleter]?.rawValue ?? "", count: counts[key] ?? 0,
      person: authors[key.commit] ?? 0)
  }
}

extension FateRow.End {
  /// The place in `allCases`.
  fileprivate var code: UInt8 { UInt8(FateRow.End.allCases.firstIndex(of: self) ?? 0) }
}
