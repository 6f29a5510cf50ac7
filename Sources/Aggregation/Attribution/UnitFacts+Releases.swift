import Facts
import Store

extension UnitFacts {
  /// The releases that the history contains, by when they were made.
  ///
  /// The tagger's date is the moment of a release. A tag without one has only its commit's, which is when the work was
  /// committed, not when it was published: of such a tag the forge's release of the same name knows better, unless it is a
  /// draft or older than the commit.
  static func releases(_ store: FactStore, _ repository: Int) throws -> [Release] {
    var result: [Release] = []
    try store.each(
      """
      SELECT t.tagId, t.name, t.version, t.tagTime, t.isPrerelease, c.committerTime, (
        SELECT MIN(f.publishedTime) FROM forge_releases AS f JOIN projects AS p ON p.projectId = f.projectId
        WHERE p.repositoryId = t.repositoryId AND f.tag = t.name AND f.isDraft = 0)
      FROM tags AS t
      LEFT JOIN commits AS c ON c.repositoryId = t.repositoryId AND c.commitId = t.commitId
      WHERE t.repositoryId = ?1 AND t.isRelease = 1
        AND (t.commitId IS NOT NULL OR t.tagId IN (SELECT releaseId FROM commits WHERE repositoryId = ?1))
      ORDER BY t.tagTime, t.name
      """, of: repository
    ) { row in
      let tagged = row.integer(3)
      let published = row.optional(6).flatMap { $0 >= tagged && row.optional(5) == tagged ? $0 : nil }
      result.append(
        Release(
          id: row.integer(0), name: row.text(1), version: row.text(2), time: published ?? tagged,
          isPrerelease: row.integer(4) == 1))
    }
    return result.sorted { ($0.time, $0.name) < ($1.time, $1.name) }
  }

  /// How many published releases of a repository's projects have a tag that the clone does not: nobody knows what is in them.
  static func unlocatedReleases(_ store: FactStore, _ repository: Int) throws -> Int {
    var count = 0
    try store.each(
      """
      SELECT COUNT(*) FROM forge_releases AS f JOIN projects AS p ON p.projectId = f.projectId
      WHERE p.repositoryId = ?1 AND f.isDraft = 0
        AND NOT EXISTS (SELECT 1 FROM tags AS t WHERE t.repositoryId = ?1 AND t.name = f.tag)
      """, of: repository
    ) { row in count = row.integer(0) }
    return count
  }
}
