/// Releases of the window, each with its neighbours in time: what stands in for deployments where none are known.
///
/// A release counts as failed, by proxy, where within seven days a release followed that raises only the patch number, or
/// a unit that it contains was reverted. Prereleases are left out.
enum ReleaseOutcomes {
  /// How soon a failure must show.
  static let days = 7

  /// The tables `undone` (when the first unit of a release was reverted) and `lineup` (the releases with their neighbours).
  static let timeline = """
    undone AS (
      SELECT
        b.repositoryId AS undoneRepository,
        b.releaseId AS undoneRelease,
        0 AS undoneWeek,
        0 AS undoneReleaseDay,
        0 AS undoneTime,
        '' AS undoneName,
        MIN(b.revertedDay) AS undoneDay
      FROM {sums unit_facts} AS b
      WHERE {scope b}
        AND b.releaseId IS NOT NULL
        AND b.revertedDay >= b.releaseDay
        AND b.revertedDay < {dataEnd}
      GROUP BY b.repositoryId, b.releaseId
      UNION ALL
      SELECT
        e.repositoryId AS undoneRepository,
        e.releaseId AS undoneRelease,
        e.releaseWeek AS undoneWeek,
        e.releaseDay AS undoneReleaseDay,
        e.releaseTime AS undoneTime,
        e.name AS undoneName,
        NULL AS undoneDay
      FROM release_facts AS e
      WHERE {scope e}
        AND e.releaseDay < {dataEnd}
        AND e.isPrerelease = 0
    ),
    released AS (
      SELECT
        o.undoneRepository AS cutRepository,
        o.undoneRelease AS cutRelease,
        MAX(o.undoneWeek) AS cutWeek,
        MAX(o.undoneReleaseDay) AS cutDay,
        MAX(o.undoneTime) AS cutTime,
        MAX(o.undoneName) AS cutName,
        COALESCE(MIN(o.undoneDay), 90000000) AS cutUndone
      FROM undone AS o
      GROUP BY o.undoneRepository, o.undoneRelease
      HAVING MAX(o.undoneReleaseDay) > 0
    ),
    lineup AS (
      SELECT
        c.cutRepository AS lineRepository,
        c.cutWeek AS lineWeek,
        c.cutDay AS lineDay,
        c.cutTime AS lineTime,
        c.cutName AS lineName,
        c.cutUndone AS lineUndone,
        LAG(c.cutName, 1, '') OVER (\(order)) AS previousCut,
        LAG(c.cutTime, 1, -1) OVER (\(order)) AS previousCutTime,
        LEAD(c.cutName, 1, '') OVER (\(order)) AS nextCut,
        LEAD(c.cutTime, 1, -1) OVER (\(order)) AS nextCutTime
      FROM released AS c
    )
    """

  private static let order = "PARTITION BY c.cutRepository ORDER BY c.cutTime, c.cutRelease"

  /// The releases of the window as rows of `delivered`: `factMark` is 1 where a unit was reverted in time, -1 where the
  /// data do not follow the release for so long; what its neighbours' names say is for the reader of the rows to see.
  static let delivered = """
    SELECT
        p.lineRepository AS factRepository,
        p.lineWeek AS factWeek,
        'release' AS factKind,
        p.lineTime AS factTime,
        p.lineName AS factName,
        p.previousCut AS factPrevious,
        p.nextCut AS factNext,
        CASE
          WHEN p.lineDay + \(days) >= {dataEnd} THEN -1
          WHEN p.lineUndone <= p.lineDay + \(days) THEN 1
          ELSE 0
        END AS factMark,
        -1 AS factMend,
        CASE WHEN p.previousCutTime < 0 THEN -1 ELSE p.lineTime - p.previousCutTime END AS factGap,
        CASE WHEN p.nextCutTime < 0 THEN -1 ELSE p.nextCutTime - p.lineTime END AS factNextGap
      FROM lineup AS p
      WHERE p.lineDay >= {firstDay}
        AND p.lineDay < {endDay}
    """
}
