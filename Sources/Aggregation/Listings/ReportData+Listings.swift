import Facts
import Store

/// A feature that shipped, as reports list it.
package struct FeatureItem: Sendable, Equatable {
  package var repository: String
  package var title: String
  /// A `ChangeOrigin`'s name; empty when nothing says which change made it.
  package var origin: String
  package var agent: String
  package var model: String
  /// The change request that landed it; empty when unknown.
  package var request: String
  /// The release that shipped it; empty when it is dated by landing.
  package var release: String
  /// How it was recognised: `changelog`, `title` or `commit`.
  package var rung: String
}

/// A release, with who made its changes.
package struct ReleaseItem: Sendable, Equatable {
  package var repository: String
  package var name: String
  package var day: Int
  package var isPrerelease: Bool
  /// Changes that it was the first to contain, by origin.
  package var changes: [ChangeOrigin: Int]
}

/// A commit that only weak evidence connects with an agent.
package struct SuspectItem: Sendable, Equatable {
  package var repository: String
  package var commit: String
  package var subject: String
  package var rule: String
  package var mark: String
}

extension ReportData {
  /// The features that shipped in a window and were not reverted before, by release and title.
  package func features(_ period: Period) throws -> [FeatureItem] {
    try source.rows(
      """
      SELECT r.name AS repositoryName, f.title AS featureTitle, f.origin AS featureOrigin, f.agent AS featureAgent,
        f.model AS featureModel, f.requestKey AS featureRequest, f.releaseName AS featureRelease, f.rung AS featureRung
      FROM feature_facts AS f
      JOIN repositories AS r ON r.repositoryId = f.repositoryId
      WHERE \(scope("f.repositoryId")) AND f.shippedDay >= \(period.firstDay) AND f.shippedDay < \(period.endDay)
        AND f.isReverted = 0 AND f.origin <> 'automation'
      ORDER BY r.name, f.shippedDay, f.releaseName, f.featureId
      """
    ).map {
      FeatureItem(
        repository: $0.text("repositoryName"), title: $0.text("featureTitle"), origin: $0.text("featureOrigin"),
        agent: $0.text("featureAgent"), model: $0.text("featureModel"), request: $0.text("featureRequest"),
        release: $0.text("featureRelease"), rung: $0.text("featureRung"))
    }
  }

  /// The releases of a window, oldest first.
  package func releases(_ period: Period) throws -> [ReleaseItem] {
    var items: [(key: [Int], item: ReleaseItem)] = []
    for row in try source.rows(
      """
      SELECT f.repositoryId AS repositoryNumber, f.releaseId AS releaseNumber, r.name AS repositoryName,
        f.name AS releaseName, f.releaseDay AS dayNumber, f.isPrerelease AS prerelease,
        COALESCE(u.origin, '') AS unitOrigin, COUNT(u.commitId) AS unitTotal
      FROM release_facts AS f
      JOIN repositories AS r ON r.repositoryId = f.repositoryId
      LEFT JOIN unit_facts AS u ON u.repositoryId = f.repositoryId AND u.releaseId = f.releaseId
      WHERE \(scope("f.repositoryId")) AND f.releaseDay >= \(period.firstDay) AND f.releaseDay < \(period.endDay)
      GROUP BY f.repositoryId, f.releaseId, r.name, f.name, f.releaseTime, f.releaseDay, f.isPrerelease, u.origin
      ORDER BY f.releaseTime, r.name, f.name, unitOrigin
      """)
    {
      let key = [row.integer("repositoryNumber") ?? 0, row.integer("releaseNumber") ?? 0]
      if items.last?.key != key {
        items.append(
          (
            key,
            ReleaseItem(
              repository: row.text("repositoryName"), name: row.text("releaseName"), day: row.integer("dayNumber") ?? 0,
              isPrerelease: row.integer("prerelease") == 1, changes: [:])
          ))
      }
      if let origin = ChangeOrigin(rawValue: row.text("unitOrigin")) {
        items[items.count - 1].item.changes[origin] = row.integer("unitTotal") ?? 0
      }
    }
    return items.map(\.item)
  }

  /// The commits of a window that only weak evidence connects with an agent, newest first.
  package func suspects(_ period: Period, limit: Int) throws -> [SuspectItem] {
    try source.rows(
      """
      SELECT r.name AS repositoryName, k.sha AS commitSha, k.subject AS subjectText, MIN(e.rule) AS ruleName,
        MIN(e.mark) AS markText
      FROM change_facts AS c
      JOIN repositories AS r ON r.repositoryId = c.repositoryId
      JOIN commits AS k ON k.repositoryId = c.repositoryId AND k.commitId = c.commitId
      JOIN evidence AS e ON e.repositoryId = c.repositoryId AND e.commitId = c.commitId AND e.strength = 'weak'
      WHERE \(scope("c.repositoryId")) AND c.landedDay >= \(period.firstDay) AND c.landedDay < \(period.endDay)
        AND c.isSuspected = 1 AND c.isMerge = 0
      GROUP BY r.name, k.sha, k.subject, k.landedTime
      ORDER BY k.landedTime DESC, k.sha LIMIT \(limit)
      """
    ).map {
      SuspectItem(
        repository: $0.text("repositoryName"), commit: $0.text("commitSha"), subject: $0.text("subjectText"),
        rule: $0.text("ruleName"), mark: $0.text("markText"))
    }
  }

  /// The last day before a given one on which anything landed; nil when nothing ever did.
  package func lastActiveDay(before day: Int) throws -> Int? {
    try source.rows(
      """
      SELECT MAX(u.landedDay) AS lastDay FROM unit_sums AS u
      WHERE \(scope("u.repositoryId")) AND u.landedDay < \(day)
      """
    ).first?.integer("lastDay")
  }

  /// The first day on which anything landed; nil when nothing ever did.
  package func firstActiveDay() throws -> Int? {
    try source.rows(
      "SELECT MIN(u.landedDay) AS firstDay FROM unit_sums AS u WHERE \(scope("u.repositoryId"))"
    ).first?.integer("firstDay")
  }

  /// How many commits of a window are squashes that carry the marks of several commits.
  package func aggregateMarks(_ period: Period) throws -> Int {
    try source.rows(
      """
      SELECT COALESCE(SUM(c.changeCount), 0) AS total FROM change_sums AS c
      WHERE \(scope("c.repositoryId")) AND c.landedDay >= \(period.firstDay) AND c.landedDay < \(period.endDay)
        AND c.isAggregate = 1
      """
    ).first?.integer("total") ?? 0
  }
}
