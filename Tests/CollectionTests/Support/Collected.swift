import Collection
import Collectors
import Facts
import Foundation
import Store
import Testing

/// What a collection put into a store, as short text that a test can write out.
struct Collected {
  let store: FactStore
  let summary: CollectionSummary

  /// The changed files of the commit with a subject, each on a line, in git's order.
  ///
  /// `A a.txt +3 -0 [1-3]`: status, path, lines added and deleted, the added lines' numbers; `R old => new …`; what is no
  /// text says so after the path, what is not known is `?`.
  func files(_ subject: String) throws -> [String] {
    try commitRows(subject).flatMap { try files(commit: try #require($0.integer("commitId"))) }
  }

  /// The changed files of a commit by its number in the store.
  func files(commit: Int) throws -> [String] {
    try store.rows(
      """
      SELECT f.status AS status, f.content AS content, f.addedLines AS added, f.deletedLines AS deleted,
        f.addedRanges AS ranges, p.rawPath AS path, o.rawPath AS oldPath
      FROM file_changes AS f JOIN paths AS p ON p.repositoryId = f.repositoryId AND p.pathId = f.pathId
      LEFT JOIN paths AS o ON o.repositoryId = f.repositoryId AND o.pathId = f.oldPathId
      WHERE f.repositoryId = \(summary.repository) AND f.commitId = \(commit) ORDER BY f.ordinal
      """
    ).map(Collected.fileLine)
  }

  private static func fileLine(_ row: Row) -> String {
    var line = row.text("status") + " "
    if case .bytes(let old) = row.value("oldPath") { line += "\(old.readable) => " }
    if case .bytes(let path) = row.value("path") { line += path.readable }
    if row.text("content") != "text" { line += " \(row.text("content"))" }
    line += " +\(row.integer("added").map(String.init) ?? "?") -\(row.integer("deleted").map(String.init) ?? "?")"
    if case .bytes(let bytes) = row.value("ranges"), let ranges = LineRanges(encoded: bytes), !ranges.isEmpty {
      line += " [\(ranges.readable)]"
    }
    return line
  }

  /// One column of the commit with a subject, as text.
  func commit(_ subject: String, _ column: String) throws -> String {
    let rows = try commitRows(subject)
    try #require(rows.count == 1, "\(rows.count) commits with the subject \(subject)")
    return rows[0].text(column)
  }

  private func commitRows(_ subject: String) throws -> [Row] {
    try store.rows(
      """
      SELECT c.*, a.rawName AS authorName, a.rawEmail AS authorEmail, a.name AS mappedName, a.email AS mappedEmail,
        k.rawName AS committerName, k.rawEmail AS committerEmail
      FROM commits AS c
      JOIN identities AS a ON a.repositoryId = c.repositoryId AND a.identityId = c.authorId
      JOIN identities AS k ON k.repositoryId = c.repositoryId AND k.identityId = c.committerId
      WHERE c.repositoryId = \(summary.repository) ORDER BY c.commitId
      """
    ).filter { $0.text("subject") == subject }
  }

  /// The first number of the first row of a query.
  func number(_ sql: String) throws -> Int? {
    let row = try store.rows(sql).first
    return row.flatMap { $0.integer($0.columns[0]) }
  }

  /// The first column of a query, as text.
  func texts(_ sql: String) throws -> [String] { try store.rows(sql).map { $0.text($0.columns[0]) } }

  /// A count about the state of the data.
  func health(_ item: String) throws -> Int? { try store.health(item, of: summary.repository)?.amount }

  /// How many rows a table has.
  func count(_ table: String) throws -> Int? { try number("SELECT COUNT(*) AS n FROM \(table)") }
}

/// Collects the repository in a folder, into a new store in memory unless one is given.
func collect(
  _ path: String, ref: String? = nil, into store: FactStore? = nil, options: CollectionOptions = CollectionOptions(),
  progress: @escaping (CollectionProgress) throws -> Void = { _ in }
) throws -> Collected {
  var options = options
  options.ref = ref ?? options.ref
  let store = try store ?? FactStore(path: "")
  let collection = Collection(
    store: store, repository: try GitRepository(path: path), options: options, progress: progress)
  return Collected(store: store, summary: try collection.run())
}

/// Collects a repository, into a new store in memory unless one is given.
func collect(
  _ repository: borrowing TemporaryRepository, ref: String? = nil, into store: FactStore? = nil,
  options: CollectionOptions = CollectionOptions()
) throws -> Collected {
  try collect(repository.path, ref: ref, into: store, options: options)
}

/// Imports a history into a new bare repository and collects it.
func collect(_ history: HistoryScript) throws -> Collected {
  let repository = try TemporaryRepository(isBare: true)
  try repository.importing(history)
  return try collect(repository)
}

/// What a collection failed with.
func failure(_ body: () throws -> Void) -> BylineError? {
  do {
    try body()
    return nil
  } catch {
    return error as? BylineError
  }
}

extension [UInt8] {
  /// The bytes as text; what is no printable UTF-8 as `\xNN`.
  var readable: String {
    if let text = String(validating: self, as: UTF8.self), !contains(where: { $0 < 0x20 || $0 == 0x7f }) { return text }
    return reduce(into: "") { text, byte in
      let hex = String(byte, radix: 16)
      text += (0x20..<0x7f).contains(byte) ? String(UnicodeScalar(byte)) : "\\x" + (byte < 16 ? "0" : "") + hex
    }
  }
}

extension LineRanges {
  /// `1-3,7`.
  var readable: String {
    ranges.map { $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)-\($0.upperBound)" }.joined(separator: ",")
  }
}
