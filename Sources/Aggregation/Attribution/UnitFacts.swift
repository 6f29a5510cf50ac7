import Facts
import Store

/// The mainline commits, each with all that landed with it.
struct UnitFacts {
  /// One mainline change.
  struct Unit {
    var record: CommitRecord
    /// Whose change it is; 0 where a machine made it for nobody known.
    var person: Int
    var title: String
    var origin: ChangeOrigin
    var agent: String
    var model: String
    var changeClass: ChangeClass?
    /// True when the class comes from the commits inside, not from the title.
    var isClassInferred = false
    var requestKey = ""
    var landing = ""
    var commitCount = 1
    var added: Int?
    var deleted: Int?
    var files: Int
    var firstAuthored: Int
    var members: [Int] = []
  }

  /// The change request that landed with a unit.
  struct Request: Equatable {
    var key: String
    var landing: String
    var title: String
  }

  /// What a commit's message says of the request that landed with it.
  struct Claim: Hashable {
    var commit: Int
    var key: String
  }

  /// A release that the history contains.
  struct Release {
    var id: Int
    var name: String
    var version: String
    var time: Int
    var isPrerelease: Bool
  }

  /// Oldest first; the position is the position on the mainline.
  private(set) var units: [Unit] = []
  private(set) var releases: [Release] = []
  private var releaseByID: [Int: Release] = [:]
  private(set) var reverts = Reverts(links: [])
  /// The position of the unit with which a commit (by id) landed.
  private var positionOfSHA: [String: Int] = [:]

  init(
    store: FactStore, repository: Int, records: [CommitRecord], verdicts: [ChangeVerdict],
    recorded: [Int: Request] = [:], disowned: Set<Claim> = [], people: [Int: Int] = [:]
  ) throws {
    var members: [Int: [Int]] = [:]
    for index in records.indices { members[records[index].landedBy, default: []].append(index) }
    // Records know better than messages: which request it was, how it landed, and its title.
    let requests = try UnitFacts.requests(store, repository, except: disowned).merging(recorded) { $1 }
    let mainline = records.indices.filter { records[$0].mainlineIndex != nil }
      .sorted { records[$0].mainlineIndex ?? 0 < records[$1].mainlineIndex ?? 0 }
    for (position, index) in mainline.enumerated() {
      let record = records[index]
      let inside = members[record.number] ?? [index]
      var unit = UnitFacts.unit(record, inside, records, verdicts)
      if let request = requests[record.number] {
        (unit.requestKey, unit.landing) = (request.key, request.landing)
        if !request.title.isEmpty { unit.title = request.title }
      }
      if let person = people[record.number] { unit.person = person }
      UnitFacts.classify(&unit, inside, records)
      for member in inside { positionOfSHA[records[member].sha] = position }
      units.append(unit)
    }
    releases = try UnitFacts.releases(store, repository)
    releaseByID = Dictionary(uniqueKeysWithValues: releases.map { ($0.id, $0) })
    reverts = Reverts(links: links(records))
  }

  /// The position of the unit that a change request's key or an abbreviated commit names.
  func position(requestKey key: String) -> Int? { units.lastIndex { $0.requestKey == key } }

  /// The position of the unit with which a commit landed, by the beginning of its id.
  func position(commit prefix: String) -> Int? {
    if let exact = positionOfSHA[prefix] { return exact }
    guard prefix.count >= 7, prefix.count < 64 else { return nil }
    let hits = Set(positionOfSHA.filter { $0.key.hasPrefix(prefix) }.map(\.value))
    return hits.count == 1 ? hits.first : nil
  }

  /// The release that first contained a unit.
  func release(of unit: Unit) -> Release? {
    unit.record.release.flatMap { releaseByID[$0] }
  }

  /// The day on which a later unit reverted the one at a position.
  func revertedDay(of position: Int) -> Int? {
    reverts.revertedBy[position].map { units[$0].record.landedDay }
  }

  private static func unit(
    _ record: CommitRecord, _ inside: [Int], _ records: [CommitRecord], _ verdicts: [ChangeVerdict]
  ) -> Unit {
    let own = inside.filter { !records[$0].isMerge }
    let deciding = (own.isEmpty ? inside : own).map { verdicts[$0] }
    let marked = deciding.filter(\.hasMark)
    func sum(_ value: (CommitRecord) -> Int?) -> Int? {
      inside.reduce(0 as Int?) { total, index in value(records[index]).flatMap { count in total.map { $0 + count } } }
    }
    return Unit(
      record: record, person: person(record, own.map { (records[$0], verdicts[$0].origin) }),
      title: record.subject, origin: origin(deciding),
      agent: AttributionPolicy.single(marked.map(\.agent)), model: AttributionPolicy.single(marked.map(\.model)),
      commitCount: max(1, own.count), added: sum(\.added), deleted: sum(\.deleted),
      files: inside.reduce(0) { $0 + records[$1].files },
      firstAuthored: inside.map { records[$0].authorTime }.min() ?? record.authorTime,
      members: inside.map { records[$0].number })
  }

  /// The author of most of the commits, of several the one who began; an agent or a bot only where no person is among
  /// them: who merges a branch has not written it.
  private static func person(
    _ record: CommitRecord, _ commits: [(record: CommitRecord, origin: ChangeOrigin)]
  ) -> Int {
    let people = commits.filter { $0.origin != .agentic && $0.origin != .automation }
    let written = (people.isEmpty ? commits : people).map(\.record)
      .sorted { ($0.authorTime, $0.sha) < ($1.authorTime, $1.sha) }.map(\.person)
    let counts = written.reduce(into: [:]) { $0[$1, default: 0] += 1 }
    return written.first { counts[$0] == counts.values.max() } ?? record.person
  }

  /// A change is automation when all its commits are; without those it is agentic when all are, assisted when any is
  /// marked, human when all are, else unmarked.
  static func origin(_ verdicts: [ChangeVerdict]) -> ChangeOrigin {
    let counted = verdicts.map(\.origin).filter { $0 != .automation }
    guard let first = counted.first else { return verdicts.isEmpty ? .unmarked : .automation }
    if counted.allSatisfy({ $0 == first }) { return first }
    return counted.contains { $0 == .agentic || $0 == .assisted } ? .assisted : .unmarked
  }

  /// The class of the title; where a merge's title has none, the strongest class of the commits that it landed, breaking
  /// when one of them is.
  private static func classify(_ unit: inout Unit, _ inside: [Int], _ records: [CommitRecord]) {
    unit.changeClass = ChangeClass(title: unit.title) ?? ChangeClass(title: unit.record.subject)
    guard unit.changeClass == nil, unit.record.isMerge else { return }
    let kinds = inside.filter { !records[$0].isMerge }.compactMap { ChangeClass(title: records[$0].subject) }
    let strongest = ChangeClass.Kind.allCases.first { kind in kinds.contains { $0.kind == kind } }
    unit.changeClass = strongest.map { ChangeClass(kind: $0, isBreaking: kinds.contains(where: \.isBreaking)) }
    unit.isClassInferred = unit.changeClass != nil
  }

  private static func requests(
    _ store: FactStore, _ repository: Int, except disowned: Set<Claim>
  ) throws -> [Int: Request] {
    var result: [Int: Request] = [:]
    try store.each(
      """
      SELECT landedId, requestKey, landing, title FROM change_requests
      WHERE repositoryId = ?1 AND landedId IS NOT NULL
      ORDER BY CASE confidence WHEN 'high' THEN 0 ELSE 1 END, CASE rule WHEN 'pull-ref' THEN 1 ELSE 0 END, number
      """, of: repository
    ) { row in
      guard result[row.integer(0)] == nil, !disowned.contains(Claim(commit: row.integer(0), key: row.text(1))) else {
        return
      }
      result[row.integer(0)] = Request(key: row.text(1), landing: row.text(2), title: row.text(3))
    }
    return result
  }

  /// Who reverts whom: by commit ids in messages, by the change request in the title, by the title itself.
  private func links(_ records: [CommitRecord]) -> [(revert: Int, target: Int)] {
    var links: [(revert: Int, target: Int)] = []
    var byTitle: [String: Int] = [:]
    var namedBy: [Int: [String]] = [:]
    for record in records where !record.reverts.isEmpty { namedBy[record.number] = record.reverts }
    for (position, unit) in units.enumerated() {
      var targets: [Int] = []
      for member in unit.members {
        for hex in namedBy[member] ?? [] {
          if let target = self.position(commit: hex), target != position { targets.append(target) }
        }
      }
      if targets.isEmpty, let title = Reverts.revertedTitle(unit.title) ?? Reverts.revertedTitle(unit.record.subject),
        let target = byTitle[title]
      {
        targets.append(target)
      }
      for target in targets { links.append((position, target)) }
      byTitle[unit.title] = position
      byTitle[unit.record.subject] = position
    }
    return links
  }
}
