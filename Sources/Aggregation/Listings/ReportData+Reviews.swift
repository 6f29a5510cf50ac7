import Facts
import Store

/// How much of reviews and deployments is recorded: what reports need to know before they ask.
package struct ReviewRecordCounts: Sendable, Equatable {
  /// Change requests of which some forge's record is known; those that only git shows are none.
  package var requests: Int
  /// Those of them whose reviews were recorded.
  package var withReviews: Int
  /// Deployments to production.
  package var deployments: Int

  /// Makes counts.
  package init(requests: Int, withReviews: Int, deployments: Int) {
    self.requests = requests
    self.withReviews = withReviews
    self.deployments = deployments
  }
}

/// A change made with AI that no independent person is known to have approved.
package struct UnverifiedItem: Sendable, Equatable {
  package var repository: String
  /// The change request in the forge's writing; for work that was pushed without one, the commit's id.
  package var key: String
  package var title: String
  /// Added and deleted lines; nil where they are not known.
  package var lines: Int?
  /// A `ChangeOrigin`'s name.
  package var origin: String
  package var agent: String
}

/// The largest of some changes, and how many there are.
package struct UnverifiedChanges: Sendable, Equatable {
  package var total: Int
  package var largest: [UnverifiedItem]
}

extension ReportData {
  /// Counts what is recorded of reviews and deployments, whenever it happened.
  package func reviewRecords() throws -> ReviewRecordCounts {
    let requests = try source.rows(
      """
      SELECT COUNT(*) AS requestTotal, SUM(q.hasReviews) AS reviewTotal FROM request_facts AS q
      WHERE \(scope("q.repositoryId")) AND q.projectId > 0
      """
    ).first
    let deployments = try source.rows(
      "SELECT COUNT(*) AS deploymentTotal FROM deployment_facts AS d WHERE \(scope("d.repositoryId"))"
    ).first
    return ReviewRecordCounts(
      requests: requests?.integer("requestTotal") ?? 0, withReviews: requests?.integer("reviewTotal") ?? 0,
      deployments: deployments?.integer("deploymentTotal") ?? 0)
  }

  /// The change requests made with AI and merged in a window whose recorded reviews hold no approval of an independent
  /// person that stands, the largest first.
  ///
  /// A request whose list of reviews is cut off may have one, and is not among them.
  package func unverifiedChanges(_ period: Period, limit: Int) throws -> UnverifiedChanges {
    try largest(
      of: merged(period, where: "q.hasReviews = 1 AND q.isCut = 0 AND \(ReportData.lacksApproval)"), limit: limit)
  }

  /// The changes made with AI that landed in a window and of which no record says whether anyone approved them: change
  /// requests without (whole) records of reviews, and what was pushed without a request; the largest first.
  package func unrecordedChanges(_ period: Period, limit: Int) throws -> UnverifiedChanges {
    let requests = merged(period, where: "(q.hasReviews = 0 OR (q.isCut = 1 AND \(ReportData.lacksApproval)))")
    return try largest(
      of: """
        \(requests)
        UNION ALL
        SELECT u.repositoryId AS changeRepository, CASE WHEN u.requestKey <> '' THEN u.requestKey ELSE k.sha END AS changeKey,
          u.title AS changeTitle, u.addedLines + u.deletedLines AS changeLines, u.origin AS changeOrigin,
          u.agent AS changeAgent
        FROM unit_facts AS u
        JOIN commits AS k ON k.repositoryId = u.repositoryId AND k.commitId = u.commitId
        WHERE \(scope("u.repositoryId")) AND u.origin IN ('agentic', 'assisted')
          AND u.landedDay >= \(period.firstDay) AND u.landedDay < \(min(period.endDay, dataEnd))
          AND NOT EXISTS (
            SELECT e.number AS foundNumber FROM request_facts AS e
            WHERE e.repositoryId = u.repositoryId AND e.unitId = u.commitId
          )
          AND NOT EXISTS (
            SELECT l.number AS linkedNumber FROM request_links AS l
            WHERE l.repositoryId = u.repositoryId AND l.commitId = u.commitId
          )
        """, limit: limit)
  }

  /// The condition that no approval of an independent person stands: none was given, or it was taken back.
  ///
  /// An approval of an earlier state stands.
  private static let lacksApproval = "(q.humanApprovals = 0 OR (q.isVerified = 0 AND q.isStale = 0))"

  /// The requests made with AI and merged in a window for which a condition on `request_facts AS q` holds.
  private func merged(_ period: Period, where condition: String) -> String {
    """
    SELECT q.repositoryId AS changeRepository, q.requestKey AS changeKey, q.title AS changeTitle,
      q.addedLines + q.deletedLines AS changeLines, q.origin AS changeOrigin, q.agent AS changeAgent
    FROM request_facts AS q
    WHERE \(scope("q.repositoryId")) AND q.origin IN ('agentic', 'assisted')
      AND q.mergedDay >= \(period.firstDay) AND q.mergedDay < \(min(period.endDay, dataEnd))
      AND \(condition)
    """
  }

  private func largest(of changes: String, limit: Int) throws -> UnverifiedChanges {
    let table = "WITH changes AS (\n\(changes)\n)"
    let total = try source.rows("\(table)\nSELECT COUNT(*) AS changeTotal FROM changes AS c").first
    let items = try source.rows(
      """
      \(table)
      SELECT r.name AS repositoryName, c.changeKey AS itemKey, c.changeTitle AS itemTitle,
        COALESCE(c.changeLines, -1) AS itemLines, c.changeOrigin AS itemOrigin, c.changeAgent AS itemAgent
      FROM changes AS c
      JOIN repositories AS r ON r.repositoryId = c.changeRepository
      ORDER BY itemLines DESC, r.name, c.changeKey, c.changeTitle LIMIT \(limit)
      """
    ).map { row in
      UnverifiedItem(
        repository: row.text("repositoryName"), key: row.text("itemKey"), title: row.text("itemTitle"),
        lines: row.integer("itemLines").flatMap { $0 < 0 ? nil : $0 }, origin: row.text("itemOrigin"),
        agent: row.text("itemAgent"))
    }
    return UnverifiedChanges(total: total?.integer("changeTotal") ?? 0, largest: items)
  }
}
