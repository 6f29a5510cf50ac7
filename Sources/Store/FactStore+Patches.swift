import Facts
import GRDB

/// The branch of a change request, as the clone has it.
package struct RequestBranch: Sendable, Equatable {
  package var project: Int
  package var number: Int
  /// Its commits without merges, in order.
  package var commits: [String]

  /// Makes a branch.
  package init(project: Int, number: Int, commits: [String]) {
    self.project = project
    self.number = number
    self.commits = commits
  }
}

extension FactStore {
  /// The patch ids of a repository's commits, as far as they are known, by commit id.
  package func patchIDs(_ repository: Int) throws -> [String: String] {
    var ids: [String: String] = [:]
    try each("SELECT sha, patchId FROM patch_ids WHERE repositoryId = ?1", of: repository) { row in
      ids[row.text(0)] = row.text(1)
    }
    return ids
  }

  /// Adds patch ids, and replaces the branches of a repository's requests.
  package func setPatches(_ ids: [String: String], _ branches: [RequestBranch], of repository: Int) throws {
    try write { db in
      for (sha, patch) in ids.sorted(by: { $0.key < $1.key }) {
        try db.cachedStatement(sql: "INSERT OR REPLACE INTO patch_ids VALUES (?, ?, ?)")
          .execute(arguments: [repository, sha, patch])
      }
      try db.execute(sql: "DELETE FROM request_patches WHERE repositoryId = ?", arguments: [repository])
      for branch in branches {
        for (ordinal, sha) in branch.commits.enumerated() {
          try db.cachedStatement(sql: "INSERT INTO request_patches VALUES (?, ?, ?, ?, ?)")
            .execute(arguments: [repository, branch.project, branch.number, ordinal, sha])
        }
      }
    }
  }
}
