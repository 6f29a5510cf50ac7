import Facts

/// Deployments to production that ended in the window, each with what came of it.
enum DeploymentOutcomes {
  /// The dimensions, as columns of `delivered AS t`.
  static let dimensions: [Dimension: String] = [.week: "t.factWeek", .repository: "t.factRepository"]

  /// The SELECT, one row a deployment, whose `deliveryKind` is its state, `success` or `failure`.
  ///
  /// `deliveryMark` is the sum of 1 where it failed (its record says so, or the next success in its environment went back to
  /// an older commit) and 2 where it mends (the first success after a failure, or a going back); `recoverySeconds` the time to
  /// the next success, `gapSeconds` that since the deployment before it, both -1 without any. Rows of kind `release` are the
  /// releases that stand in for deployments (`ReleaseOutcomes`); units of repositories of which no deployment is known are
  /// `undeployed`, of those without a release `unreleased`.
  static let sql = """
    WITH timeline AS (
      SELECT
        d.repositoryId AS lineRepository,
        d.finishedWeek AS lineWeek,
        d.finishedDay AS lineDay,
        d.finishedTime AS lineTime,
        d.state AS lineState,
        d.commitId AS lineCommit,
        LAG(d.state, 1, '') OVER (
          \(order)
        ) AS previousState,
        LAG(d.commitId, 1, 0) OVER (
          \(order)
        ) AS previousCommit,
        LAG(d.finishedTime, 1, -1) OVER (
          \(order)
        ) AS previousTime,
        LEAD(d.state, 1, '') OVER (
          \(order)
        ) AS nextState,
        LEAD(d.commitId, 1, 0) OVER (
          \(order)
        ) AS nextCommit,
        MIN(CASE WHEN d.state = 'success' THEN d.finishedTime END) OVER (
          \(order)
          ROWS BETWEEN 1 FOLLOWING AND UNBOUNDED FOLLOWING
        ) AS restoredTime
      FROM deployment_facts AS d
      WHERE {scope d}
        AND d.finishedDay < {dataEnd}
        AND d.state IN ('success', 'failure')
    ),
    \(ReleaseOutcomes.timeline),
    delivered AS (
      SELECT
        l.lineRepository AS factRepository,
        l.lineWeek AS factWeek,
        l.lineState AS factKind,
        l.lineTime AS factTime,
        '' AS factName,
        '' AS factPrevious,
        '' AS factNext,
        CASE
          WHEN l.lineState = 'failure' THEN 1
          WHEN l.nextState = 'success' AND l.nextCommit > 0 AND l.nextCommit < l.lineCommit THEN 1
          ELSE 0
        END + CASE
          WHEN l.lineState = 'failure' THEN 0
          WHEN l.previousState = 'failure' THEN 2
          WHEN l.lineCommit > 0 AND l.lineCommit < l.previousCommit THEN 2
          ELSE 0
        END AS factMark,
        COALESCE(l.restoredTime - l.lineTime, -1) AS factMend,
        CASE WHEN l.previousTime < 0 THEN -1 ELSE l.lineTime - l.previousTime END AS factGap,
        0 AS factNextGap
      FROM timeline AS l
      WHERE l.lineDay >= {firstDay}
        AND l.lineDay < {endDay}
      UNION ALL
      \(ReleaseOutcomes.delivered)
      UNION ALL
      \(absence("undeployed", "deployment_facts", "d2.finishedDay"))
      UNION ALL
      \(absence("unreleased", "release_facts", "d2.releaseDay"))
    )
    SELECT {select}
      t.factKind AS deliveryKind,
      t.factTime AS deliveryTime,
      t.factName AS deliveryName,
      t.factPrevious AS previousName,
      t.factNext AS nextName,
      t.factMark AS deliveryMark,
      t.factMend AS recoverySeconds,
      t.factGap AS gapSeconds,
      t.factNextGap AS nextGapSeconds,
      COUNT(*) AS deliveryTotal
    FROM delivered AS t
    GROUP BY {keys}\(keys)
    ORDER BY {keys}\(keys)
    """

  private static let order = """
    PARTITION BY d.repositoryId, d.projectId, d.environment
              ORDER BY d.finishedTime, d.deploymentKey
    """
  private static let keys = """
    t.factKind, t.factTime, t.factName, t.factPrevious, t.factNext, t.factMark, t.factMend, t.factGap, t.factNextGap
    """

  /// The units of the window in repositories of which a table says nothing.
  private static func absence(_ kind: String, _ table: String, _ day: String) -> String {
    """
    SELECT
        u.repositoryId AS factRepository,
        u.landedWeek AS factWeek,
        '\(kind)' AS factKind,
        0 AS factTime,
        '' AS factName,
        '' AS factPrevious,
        '' AS factNext,
        0 AS factMark,
        -1 AS factMend,
        -1 AS factGap,
        -1 AS factNextGap
      FROM {sums unit_facts} AS u
      WHERE {window u.landedDay}
        AND u.repositoryId NOT IN (SELECT d2.repositoryId AS knownId FROM \(table) AS d2 WHERE \(day) < {dataEnd})
    """
  }
}
