import Facts
import GRDB

/// Projects that records call by the forge's own id: what is stored under the id moves to the project as soon as a record
/// has both.
extension RequestWriter {
  private static let tables = [
    "request_stamps", "request_commits", "request_events", "deployments", "forge_releases", "checks", "sync_states",
  ]

  /// Remembers a name of a project, and moves what came under it.
  mutating func write(_ alias: ProjectAlias) throws {
    guard try resolved(alias.alias) != alias.project else { return }
    try db.execute(
      sql: "INSERT OR REPLACE INTO project_aliases VALUES (?, ?, ?, ?)",
      arguments: [alias.alias.forge.rawValue, alias.alias.host, alias.alias.path, alias.project.path])
    let old = try Int64.fetchOne(
      db, sql: "SELECT projectId FROM projects WHERE forge = ? AND host = ? AND path = ?",
      arguments: [alias.alias.forge.rawValue, alias.alias.host, alias.alias.path])
    projects[alias.alias] = nil
    if let old { try move(old, to: id(of: alias.project)) }
  }

  /// The name under which a project is stored.
  func resolved(_ name: ProjectName) throws -> ProjectName {
    let statement = try db.cachedStatement(
      sql: "SELECT path FROM project_aliases WHERE forge = ? AND host = ? AND alias = ?")
    var name = name
    if let path = try String.fetchOne(statement, arguments: [name.forge.rawValue, name.host, name.path]) {
      name.path = path
    }
    return name
  }

  private func move(_ old: Int64, to new: Int64) throws {
    guard old != new else { return }
    let numbers = try Int.fetchAll(
      db, sql: "SELECT number FROM requests WHERE projectId = ? ORDER BY number", arguments: [old])
    for number in numbers {
      guard let moved = try stored(old, number) else { continue }
      var row = try stored(new, number) ?? moved
      row.merge(moved)
      try save(row, new, number)
    }
    for table in RequestWriter.tables {
      try db.execute(
        sql: "UPDATE OR IGNORE \(table) SET projectId = ? WHERE projectId = ?", arguments: [new, old])
    }
    for table in ["requests", "projects"] + RequestWriter.tables {
      try db.execute(sql: "DELETE FROM \(table) WHERE projectId = ?", arguments: [old])
    }
  }
}
