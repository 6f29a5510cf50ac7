import Foundation
import Store
import Testing

extension Sandbox {
  /// The agents whose marks a store has for a commit; a relative path is one in the sandbox.
  func marks(of commit: String, in store: String) throws -> [String] {
    let rows = try FactStore(path: store.hasPrefix("/") ? store : path(store)).rows(
      """
      SELECT e.agent AS agentName FROM evidence AS e
      JOIN commits AS c ON c.repositoryId = e.repositoryId AND c.commitId = e.commitId
      WHERE c.sha LIKE '\(commit)%' ORDER BY e.agent
      """)
    return rows.map { $0.text("agentName") }
  }
}
