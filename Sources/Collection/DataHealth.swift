import Collectors
import Facts
import Store

/// Counts what readers of a report must know about the data itself.
enum DataHealth {
  /// The counts that one query each gives, by the names under which the store keeps them.
  private static let queries: [(item: String, sql: String)] = [
    ("commits-read", "SELECT COUNT(*) FROM commits WHERE repositoryId = ?1"),
    ("commits-shallow", "SELECT COUNT(*) FROM commits WHERE repositoryId = ?1 AND diffState = 'shallow-boundary'"),
    ("commits-absent-objects", "SELECT COUNT(*) FROM commits WHERE repositoryId = ?1 AND diffState = 'absent-objects'"),
    ("files-absent", "SELECT COUNT(*) FROM file_changes WHERE repositoryId = ?1 AND content = 'absent'"),
    ("files-binary", "SELECT COUNT(*) FROM file_changes WHERE repositoryId = ?1 AND content = 'binary'"),
    ("submodule-changes", "SELECT COUNT(*) FROM file_changes WHERE repositoryId = ?1 AND content = 'submodule'"),
    ("author-after-committer", "SELECT COUNT(*) FROM commits WHERE repositoryId = ?1 AND authorTime > committerTime"),
    (
      "impossible-zones",
      "SELECT COUNT(*) FROM commits WHERE repositoryId = ?1 AND (ABS(authorOffset) > 840 OR ABS(committerOffset) > 840)"
    ),
    (
      "empty-author-names",
      """
      SELECT COUNT(*) FROM commits AS c JOIN identities AS i ON i.repositoryId = c.repositoryId
        AND i.identityId = c.authorId WHERE c.repositoryId = ?1 AND i.rawName = ''
      """
    ),
    (
      // Files still added and deleted after git looked for renames: with more pairs than the limit squared it gave up.
      "rename-limit-reached",
      """
      SELECT COUNT(*) FROM (
        SELECT SUM(CASE WHEN status = 'A' THEN 1 ELSE 0 END) AS addedFiles,
          SUM(CASE WHEN status = 'D' THEN 1 ELSE 0 END) AS deletedFiles
        FROM file_changes WHERE repositoryId = ?1 GROUP BY commitId
      ) AS f WHERE f.addedFiles * f.deletedFiles > \(DiffOptions.renameLimit * DiffOptions.renameLimit)
      """
    ),
  ]

  /// Counts, and writes the counts.
  static func record(store: FactStore, repository: GitRepository, number: Int) throws {
    for (item, sql) in queries {
      var amount = 0
      try store.each(sql, of: number) { amount = $0.integer(0) }
      try store.setHealth(item, amount, of: number)
    }
  }
}
