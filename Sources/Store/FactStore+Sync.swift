import Facts
import GRDB

extension FactStore {
  /// How far the sync of a kind of record of a project has come; nil where none is stored.
  package func syncState(of project: ProjectName, _ resource: String) throws -> SyncState? {
    try read { db in
      let name = try RequestWriter(db).resolved(project)
      return try GRDB.Row.fetchOne(
        db,
        sql: """
          SELECT s.cursor, s.updatedTime FROM sync_states AS s JOIN projects AS p ON p.projectId = s.projectId
          WHERE p.forge = ? AND p.host = ? AND p.path = ? AND s.resource = ?
          """, arguments: [name.forge.rawValue, name.host, name.path, resource]
      ).map { SyncState(cursor: $0["cursor"], updated: $0["updatedTime"]) }
    }
  }

  /// Stores review items and how far they bring the sync of a project: all of it or, when something fails, nothing.
  ///
  /// A state that is nil is forgotten.
  package func write(_ items: [ReviewItem], of project: ProjectName, states: [String: SyncState?]) throws {
    try write { db in
      var writer = RequestWriter(db)
      try FactStore.changingReviews(db) { for item in items { try writer.write(item) } }
      let id = try writer.id(of: project)
      for (resource, state) in states.sorted(by: { $0.key < $1.key }) {
        if let state {
          try db.execute(
            sql: "INSERT OR REPLACE INTO sync_states VALUES (?, ?, ?, ?)",
            arguments: [id, resource, state.cursor, state.updated])
        } else {
          try db.execute(
            sql: "DELETE FROM sync_states WHERE projectId = ? AND resource = ?", arguments: [id, resource])
        }
      }
    }
  }
}
