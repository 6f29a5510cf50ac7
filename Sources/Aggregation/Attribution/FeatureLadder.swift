import Facts
import Store

/// Features, by the first rung of the ladder that a release has: its changelog section, else the classes of its changes.
///
/// A release that the changelog describes ships the entries under *Added* or *Features*; the change that an entry names
/// (by request number or commit) gives its origin. A release without a section ships its changes of class *feature*.
/// Features are dated by their first release. A feature that was reverted before that release is marked as reverted. In
/// a repository without releases, features are dated by when they landed.
struct FeatureLadder {
  /// One feature.
  struct Feature {
    var title: String
    /// `changelog`, `title` (a mainline title says so) or `commit` (a commit inside a merge says so).
    var rung: String
    var unit: UnitFacts.Unit?
    var release: UnitFacts.Release?
    var day: Int
    var isReverted: Bool
  }

  private(set) var features: [Feature] = []

  init(store: FactStore, repository: Int, units: UnitFacts) throws {
    let stable = units.releases.filter { !$0.isPrerelease }
    let releases = stable.isEmpty ? units.releases : stable
    guard !releases.isEmpty else {
      features = units.units.indices.compactMap { position in
        FeatureLadder.feature(position, units, release: nil, reverted: units.reverts.revertedBy)
      }
      return
    }
    let changelog = try FeatureLadder.changelog(store, repository)
    var inRelease: [Int: [Int]] = [:]
    for (position, unit) in units.units.enumerated() {
      if let release = unit.record.release { inRelease[release, default: []].append(position) }
    }
    var released: Set<Int> = []
    for release in releases {
      released.insert(release.id)
      // What was taken back later still shipped with this release, and what was brought back later did not.
      let reverted = units.reverts.revertedBy { position in
        units.units[position].record.release.map { released.contains($0) } ?? false
      }
      if let entries = changelog[FeatureLadder.plain(release.version)] {
        features += entries.map { FeatureLadder.feature($0, units, release, reverted) }
      } else {
        features += (inRelease[release.id] ?? []).compactMap {
          FeatureLadder.feature($0, units, release: release, reverted: reverted)
        }
      }
    }
  }

  private static func feature(
    _ position: Int, _ units: UnitFacts, release: UnitFacts.Release?, reverted: [Int: Int]
  ) -> Feature? {
    let unit = units.units[position]
    guard unit.changeClass?.kind == .feature else { return nil }
    return Feature(
      title: unit.title, rung: unit.isClassInferred ? "commit" : "title", unit: unit, release: release,
      day: release.map { Calendar.day(ofSeconds: Int64($0.time)) } ?? unit.record.landedDay,
      isReverted: reverted[position] != nil)
  }

  private static func feature(
    _ entry: ChangelogEntry, _ units: UnitFacts, _ release: UnitFacts.Release, _ reverted: [Int: Int]
  ) -> Feature {
    let named = entry.number.flatMap { number in
      units.position(requestKey: "#\(number)") ?? units.position(requestKey: "!\(number)")
    }
    let position = named ?? (entry.commit.isEmpty ? nil : units.position(commit: entry.commit))
    return Feature(
      title: entry.text, rung: "changelog", unit: position.map { units.units[$0] }, release: release,
      day: Calendar.day(ofSeconds: Int64(release.time)),
      isReverted: position.map { reverted[$0] != nil } ?? false)
  }

  /// Entries of feature sections by version; a version whose section names no feature has an empty list.
  private static func changelog(_ store: FactStore, _ repository: Int) throws -> [String: [ChangelogEntry]] {
    var result: [String: [ChangelogEntry]] = [:]
    try store.each(
      """
      SELECT version, section, entry, number, sha, isFeature FROM changelog_entries WHERE repositoryId = ?1
      ORDER BY ordinal
      """, of: repository
    ) { row in
      let version = plain(row.text(0))
      guard row.integer(5) == 1 else {
        result[version] = result[version] ?? []
        return
      }
      result[version, default: []].append(
        ChangelogEntry(
          version: row.text(0), section: row.text(1), text: row.text(2), number: row.optional(3), commit: row.text(4),
          isFeature: true))
    }
    return result
  }

  private static func plain(_ version: String) -> String {
    version.hasPrefix("v") ? String(version.dropFirst()) : version
  }

  /// Writes the features.
  func write(_ repository: Int, to writer: inout VerdictWriter) throws {
    func number(_ value: Int?) -> Row.Value { value.map { .integer(Int64($0)) } ?? .null }
    for (index, feature) in features.enumerated() {
      try writer.add(
        to: "feature_facts",
        [
          number(repository), number(index + 1), .text(feature.title), .text(feature.rung),
          .text(feature.unit?.origin.rawValue ?? ""), .text(feature.unit?.agent ?? ""),
          .text(feature.unit?.model ?? ""), number(feature.unit?.record.number),
          .text(feature.unit?.requestKey ?? ""), .text(feature.release?.name ?? ""),
          number(feature.release == nil ? 0 : 1), number(feature.day), number(Calendar.week(ofDay: feature.day)),
          number(feature.isReverted ? 1 : 0), number(feature.unit?.person ?? 0),
        ])
    }
  }
}
