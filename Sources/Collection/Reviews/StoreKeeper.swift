import Collectors
import Facts
import Store

/// Keeps what a sync fetched in the store, in one transaction with how far it came.
package struct StoreKeeper: SyncKeeper {
  private let store: FactStore
  private let project: ProjectName

  /// Makes the keeper of a project's records.
  package init(_ store: FactStore, _ project: ProjectName) {
    self.store = store
    self.project = project
  }

  package func state(_ resource: String) throws -> SyncState? { try store.syncState(of: project, resource) }

  package func keep(_ items: [ReviewItem], _ states: [String: SyncState?]) throws {
    try store.write(items, of: project, states: states)
  }
}
