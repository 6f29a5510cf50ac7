import Collection
import Facts
import Store
import Testing

/// All that a store holds of a collected repository, as sorted lines.
///
/// Numbers that depend on the order in which things were read stand as what they number: commits as their ids, paths
/// and people as their names. Where the repository lies on the disk is left out.
func dump(_ collected: Collected) throws -> [String] {
  try StoreDump(store: collected.store, repository: collected.summary.repository).lines()
}

/// Expects two dumps to have the same lines, and prints those that only one has.
func expectSame(_ a: [String], _ b: [String], sourceLocation: SourceLocation = #_sourceLocation) {
  let (left, right) = (Set(a), Set(b))
  let changes = a.filter { !right.contains($0) }.map { "- \($0)" } + b.filter { !left.contains($0) }.map { "+ \($0)" }
  let text = changes.prefix(40).joined(separator: "\n")
  if !changes.isEmpty { Issue.record("\(changes.count) lines differ:\n\(text)", sourceLocation: sourceLocation) }
  #expect(a.count == b.count, sourceLocation: sourceLocation)
}

private struct StoreDump {
  private let store: FactStore
  private let repository: Int
  private var names: [String: [Int: String]] = [:]

  init(store: FactStore, repository: Int) throws {
    self.store = store
    self.repository = repository
    for (columns, sql) in [
      (
        ["commitId", "landedId", "revertsId", "unitId", "enderId"],
        "SELECT commitId, sha FROM commits WHERE repositoryId = \(repository)"
      ),
      (["pathId", "oldPathId"], "SELECT pathId, rawPath FROM paths WHERE repositoryId = \(repository)"),
      (
        ["authorId", "committerId", "identityId"],
        "SELECT identityId, rawName || ' <' || rawEmail || '>' FROM identities WHERE repositoryId = \(repository)"
      ),
      (
        ["personId", "authorPersonId", "initiatorId"],
        "SELECT personId, personKey || ' = ' || name || ' <' || email || '>' FROM people"
      ),
      (["releaseId", "tagId"], "SELECT tagId, name FROM tags WHERE repositoryId = \(repository)"),
    ] {
      var known: [Int: String] = [:]
      for row in try store.rows(sql) {
        let number = row.integer(row.columns[0]) ?? 0
        known[number] = StoreDump.text(row.values[1])
      }
      for column in columns { names[column] = known }
    }
  }

  func lines() throws -> [String] {
    var lines: [String] = []
    for table in FactStore.tables where table != "people" {
      for row in try store.rows("SELECT * FROM \(table) WHERE repositoryId = \(repository)") {
        let fields = zip(row.columns, row.values).compactMap { column, value -> String? in
          guard !["repositoryId", "location", "name", "rulesFingerprint"].contains(column) || table != "repositories"
          else { return nil }
          guard column != "repositoryId" else { return nil }
          return "\(column)=\(lineText(value, table, column) ?? text(value, in: column))"
        }
        lines.append("\(table): \(fields.joined(separator: " | "))")
      }
    }
    return lines.sorted()
  }

  /// Packed lines with their commits and paths by name, sorted; a file's lines stay in their order.
  private func lineText(_ value: Row.Value, _ table: String, _ column: String) -> String? {
    guard case .bytes(let bytes) = value else { return nil }
    func text(_ run: LineRun) -> String {
      let commit = names["commitId"]?[Int(run.commit)] ?? "no commit"
      return "\(commit) \(names["pathId"]?[Int(run.path)] ?? "no path") \(run.first)+\(run.count)"
    }
    switch (table, column) {
    case ("owned_files", "lines"):
      return bytes.withUnsafeBytes { LineRun.unpacked($0) }?.map(text).joined(separator: ", ")
    case ("line_events", "born"):
      return bytes.withUnsafeBytes { LineRun.unpacked($0) }?.map(text).sorted().joined(separator: ", ")
    case ("line_events", _):
      return bytes.withUnsafeBytes { LineDeath.unpacked($0) }?.map { death in
        let deleter = names["commitId"]?[Int(death.deleter)] ?? "no commit"
        let path = names["pathId"]?[Int(death.lastPath)] ?? "no path"
        return "\(text(death.run)) at \(path) by \(deleter)\(death.isMoved ? " moved" : "")"
      }.sorted().joined(separator: ", ")
    default: return nil
    }
  }

  private func text(_ value: Row.Value, in column: String) -> String {
    guard let known = names[column], case .integer(let number) = value else { return StoreDump.text(value) }
    return known[Int(number)] ?? "unknown number"
  }

  private static func text(_ value: Row.Value) -> String {
    switch value {
    case .null: "NULL"
    case .integer(let number): String(number)
    case .real(let number): String(number)
    case .text(let text): Array(text.utf8).readable
    case .bytes(let bytes): bytes.readable
    }
  }
}
