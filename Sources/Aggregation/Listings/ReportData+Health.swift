import Facts
import Store

/// Why some parts of records could not be read.
package struct RejectedRecords: Sendable, Equatable {
  /// What was read: a kind of line record, or the file or sync that review records came from.
  package var source: String
  package var reason: String
  package var count: Int

  /// Makes a count.
  package init(source: String, reason: String, count: Int) {
    self.source = source
    self.reason = reason
    self.count = count
  }
}

/// What readers must know of the records of one project on a forge.
package struct ProjectHealth: Sendable, Equatable {
  /// `host/owner/name`, as far as records say.
  package var project: String
  /// The repository that it is the forge's side of; empty for none.
  package var repository: String
  package var requests: Int
  /// The lists that are cut off, in the order of their kinds.
  package var cut: [CutLists]
  /// How many of its requests no record holds the reviews of.
  package var withoutReviews: Int

  /// How many requests have a list of one sort that is cut off.
  package struct CutLists: Sendable, Equatable {
    package var list: String
    package var requests: Int

    /// Makes a count.
    package init(list: String, requests: Int) {
      self.list = list
      self.requests = requests
    }
  }

  /// Makes a project's counts.
  package init(project: String, repository: String, requests: Int, cut: [CutLists], withoutReviews: Int) {
    self.project = project
    self.repository = repository
    self.requests = requests
    self.cut = cut
    self.withoutReviews = withoutReviews
  }
}

extension ReportData {
  /// Why parts of records could not be read, by source and reason, the most frequent first.
  package func rejectedRecords(limit: Int) throws -> [RejectedRecords] {
    try source.rows(
      """
      SELECT j.source AS sourceName, j.reason AS reasonText, SUM(j.occurrences) AS times FROM rejections AS j
      WHERE \(scope("j.repositoryId")) AND j.source <> 'reviews' GROUP BY j.source, j.reason
      UNION ALL
      SELECT i.source AS sourceName, i.reason AS reasonText, i.occurrences AS times FROM import_rejections AS i
      ORDER BY times DESC, sourceName, reasonText LIMIT \(limit)
      """
    ).map { row in
      RejectedRecords(
        source: ReportData.shortName(ofSource: row.text("sourceName")), reason: row.text("reasonText"),
        count: row.integer("times") ?? 0)
    }
  }

  /// A source without the folders of a file: a report goes to people who do not need to know them.
  private static func shortName(ofSource source: String) -> String {
    source.hasPrefix("sync of ") ? source : source.split(separator: "/").last.map(String.init) ?? source
  }

  /// The projects of review records of which something must be known: that a list is cut off, that reviews are not recorded,
  /// or that no repository is theirs.
  package func projectHealth() throws -> [ProjectHealth] {
    let lists = RequestRecord.List.allCases.map(\.rawValue)
    let counts = lists.map { "SUM((',' || q.cut || ',') LIKE '%,\($0),%') AS \($0)Cut" }.joined(separator: ", ")
    return try source.rows(
      """
      SELECT p.host AS hostName, p.path AS pathName, COALESCE(r.name, '') AS repositoryName, COUNT(*) AS requestTotal,
        SUM((',' || q.has || ',') NOT LIKE '%,reviews,%') AS withoutReviews, \(counts)
      FROM projects AS p
      JOIN requests AS q ON q.projectId = p.projectId
      LEFT JOIN repositories AS r ON r.repositoryId = p.repositoryId
      WHERE r.repositoryId IS NULL OR (\(scope("r.repositoryId")))
      GROUP BY p.projectId ORDER BY p.host, p.path, p.forge
      """
    ).map { row in
      ProjectHealth(
        project: [row.text("hostName"), row.text("pathName")].filter { !$0.isEmpty }.joined(separator: "/"),
        repository: row.text("repositoryName"), requests: row.integer("requestTotal") ?? 0,
        cut: lists.map { ProjectHealth.CutLists(list: $0, requests: row.integer("\($0)Cut") ?? 0) }
          .filter { $0.requests > 0 },
        withoutReviews: row.integer("withoutReviews") ?? 0)
    }.filter { !$0.cut.isEmpty || $0.repository.isEmpty || $0.withoutReviews > 0 }
  }
}
