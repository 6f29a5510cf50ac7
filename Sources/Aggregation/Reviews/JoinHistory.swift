import Facts
import Store

/// The commits of a history, as requests are joined to them: by id, by place on the mainline, by author and subject.
struct JoinHistory {
  /// What stays the same when a commit is rebased.
  private struct Likeness: Hashable {
    var email: String
    var authored: Int
    var subject: String
  }

  let records: [CommitRecord]
  private let byID: [String: Int]
  private let byNumber: [Int: Int]
  /// The positions of the mainline's commits, oldest first.
  private let mainline: [Int]
  /// Where each of these stands among them.
  private let place: [Int: Int]
  private var branches: [Int: [Int]] = [:]
  private let emails: [Int: String]
  private var likenesses: [Likeness: Int] = [:]
  /// The patch ids of mainline commits, by position, as far as they were asked for; and the other way round.
  private let patches: [Int: String]
  private var positionsOfPatch: [String: [Int]] = [:]
  /// The ids in order, for those that are cut short.
  private let sortedIDs: [String]

  /// Takes the commits, their authors' addresses (in lower case, by number) and their patch ids (by commit id).
  init(
    records: [CommitRecord], emails: [Int: String], patches ids: [String: String] = [:], hasShortIDs: Bool = true
  ) {
    self.records = records
    self.emails = emails
    byID = Dictionary(uniqueKeysWithValues: records.enumerated().map { ($1.sha, $0) })
    byNumber = Dictionary(uniqueKeysWithValues: records.enumerated().map { ($1.number, $0) })
    mainline = records.indices.filter { records[$0].mainlineIndex != nil }
      .sorted { records[$0].mainlineIndex ?? 0 < records[$1].mainlineIndex ?? 0 }
    place = Dictionary(uniqueKeysWithValues: mainline.enumerated().map { ($1, $0) })
    sortedIDs = hasShortIDs ? records.map(\.sha).sorted() : []
    var patches: [Int: String] = [:]
    if !ids.isEmpty {
      for position in mainline {
        guard let patch = ids[records[position].sha], !patch.isEmpty else { continue }
        patches[position] = patch
        positionsOfPatch[patch, default: []].append(position)
      }
    }
    self.patches = patches
    for (position, record) in records.enumerated() where record.mainlineIndex == nil {
      branches[record.landedBy, default: []].append(position)
    }
    for position in mainline {
      if let likeness = likeness(ofCommitAt: position) { likenesses[likeness] = position }
    }
  }

  /// The position of a commit by its id or the beginning of one, of at least seven digits.
  func position(of id: String) -> Int? {
    if let exact = byID[id] { return exact }
    guard id.count >= 7, id.count < 40 else { return nil }
    var low = 0
    var high = sortedIDs.count
    while low < high {
      let middle = (low + high) / 2
      if sortedIDs[middle] < id { low = middle + 1 } else { high = middle }
    }
    guard low < sortedIDs.count, sortedIDs[low].hasPrefix(id) else { return nil }
    let isAmbiguous = low + 1 < sortedIDs.count && sortedIDs[low + 1].hasPrefix(id)
    return isAmbiguous ? nil : byID[sortedIDs[low]]
  }

  /// The position of a commit by its number.
  func position(ofCommit number: Int) -> Int? { byNumber[number] }

  /// The position of the mainline commit with which a commit landed.
  func unitPosition(of position: Int) -> Int { byNumber[records[position].landedBy] ?? position }

  /// The positions of the commits that a mainline commit brought along.
  func members(of unit: Int) -> [Int] { branches[unit] ?? [] }

  /// The mainline's last `count` commits up to one; nil where there are not so many.
  func mainline(endingAt position: Int, count: Int) -> [Int]? {
    guard let last = place[position], last + 1 >= count else { return nil }
    return Array(mainline[(last + 1 - count)...last])
  }

  /// The mainline commit that a listed one became when it was rebased.
  func position(like listed: ReviewedRequest.Listed) -> Int? {
    likeness(of: listed).flatMap { likenesses[$0] }
  }

  /// The run of the mainline that has the listed commits, in their order, and ends at a commit.
  func run(of listed: [ReviewedRequest.Listed], endingAt position: Int) -> [Int]? {
    guard !listed.isEmpty, let run = mainline(endingAt: position, count: listed.count) else { return nil }
    for (commit, position) in zip(listed, run) {
      guard let likeness = likeness(of: commit), likeness == self.likeness(ofCommitAt: position) else { return nil }
    }
    return run
  }

  /// The run of the mainline that has these patches, in their order, and ends at a commit.
  func run(ofPatches wanted: [String], endingAt position: Int) -> [Int]? {
    guard !wanted.isEmpty, let run = mainline(endingAt: position, count: wanted.count) else { return nil }
    return zip(wanted, run).allSatisfy { patches[$1] == $0 } ? run : nil
  }

  /// The runs of the mainline that have these patches, in their order, oldest first.
  func runs(ofPatches wanted: [String]) -> [[Int]] {
    (wanted.last.flatMap { positionsOfPatch[$0] } ?? []).compactMap { run(ofPatches: wanted, endingAt: $0) }
  }

  /// The run of the mainline that begins with the listed commits, in their order, by id or likeness, and goes on to a commit.
  func run(beginningWith listed: [ReviewedRequest.Listed], endingAt position: Int) -> [Int]? {
    guard let first = listed.first, let end = place[position] else { return nil }
    guard let start = (self.position(of: first.sha) ?? self.position(like: first)).flatMap({ place[$0] }),
      start + listed.count - 1 <= end
    else { return nil }
    for (commit, position) in zip(listed, mainline[start...]) where records[position].sha != commit.sha {
      guard let likeness = likeness(of: commit), likeness == self.likeness(ofCommitAt: position) else { return nil }
    }
    return Array(mainline[start...end])
  }

  private func likeness(of listed: ReviewedRequest.Listed) -> Likeness? {
    guard let authored = listed.authored, !listed.email.isEmpty else { return nil }
    return Likeness(email: listed.email, authored: authored, subject: String(listed.subject))
  }

  private func likeness(ofCommitAt position: Int) -> Likeness? {
    let record = records[position]
    return emails[record.number].map { Likeness(email: $0, authored: record.authorTime, subject: record.subject) }
  }
}

extension JoinHistory {
  /// The patch ids that are known, by commit.
  static func patches(_ store: FactStore, _ repository: Int) throws -> [String: String] {
    var patches: [String: String] = [:]
    try store.each("SELECT sha, patchId FROM patch_ids WHERE repositoryId = ?1 ORDER BY sha", of: repository) { row in
      patches[row.text(0)] = row.text(1)
    }
    return patches
  }

  /// The addresses of the mainline commits' authors.
  static func emails(_ store: FactStore, _ repository: Int) throws -> [Int: String] {
    var emails: [Int: String] = [:]
    try store.each(
      """
      SELECT c.commitId, i.rawEmail FROM commits AS c
      JOIN identities AS i ON i.repositoryId = c.repositoryId AND i.identityId = c.authorId
      WHERE c.repositoryId = ?1 AND c.mainlineIndex IS NOT NULL
      """, of: repository
    ) { row in emails[row.integer(0)] = row.text(1).lowercased() }
    return emails
  }
}
