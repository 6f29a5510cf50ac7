import Facts
import GRDB

extension FactStore {
  /// Opens a store only to look into it: nothing is made, changed or brought up to date.
  package init(reading path: String) throws {
    var configuration = Configuration()
    configuration.readonly = true
    configuration.busyMode = .timeout(60)
    do {
      self.init(path: path, queue: try DatabaseQueue(path: path, configuration: configuration))
    } catch let error as DatabaseError {
      throw FactStore.failure(path, error)
    }
  }

  /// How many change requests the store has records of, for the repository at a location.
  ///
  /// None where the store is older than such records.
  package func requestCount(location: String) throws -> Int {
    try read { db in
      guard try db.tableExists("request_facts") else { return 0 }
      return try Int.fetchOne(
        db,
        sql: """
          SELECT COUNT(*) FROM requests AS q
          JOIN projects AS p ON p.projectId = q.projectId
          JOIN repositories AS r ON r.repositoryId = p.repositoryId
          WHERE r.location = ?
          """, arguments: [location]) ?? 0
    }
  }
}
