import Facts
import Store

/// What the releases contain: how much of it AI made, and how much of it nobody verified.
struct ReleaseContentsMetric: Metric {
  let id = "release-contents"
  let title = "Release contents"
  let question = "How much of what was released did AI make, and how much of it did nobody verify?"
  let definition = """
    Mainline units first released in the window that no rule-based bot made: the share that is agentic or assisted; the share \
    that no independent person verified (no request that landed it has an approval of its merged head), over the units of \
    which that is known; and the share that is both. A unit pushed without a request, in a repository of which requests are \
    recorded, counts as unverified. With 95 % Wilson intervals; coverage is the share of the units of which it is known. The \
    same for each release.
    """
  let unit = MetricUnit.share
  let denominator = "mainline units first released in the window, automation left out"
  let measures = [
    Measure("", .share, "Units that are agentic or assisted."),
    Measure("unverified", .share, "Units that no independent person verified."),
    Measure("aiUnverified", .share, "Units that are agentic or assisted and that no independent person verified."),
    Measure("units", .changes, "Units first released in the window: the denominator."),
    Measure("automation", .changes, "Units of rule-based bots, left out."),
    Measure("ai:*", .share, "Units of one release that are agentic or assisted."),
    Measure("unverified:*", .share, "Units of one release that no independent person verified."),
  ]
  let inputs = ["git", "releases", "AI marks", "review records"]
  let pitfalls = [
    "Units, not lines: a large one counts as much as a small one.",
    "Verified is what review records say; a test of the release is not among them.",
    "A lower bound of AI: unmarked units may have been made with it.",
  ]
  let dimensions: [Dimension: String] = [
    .week: "s.factWeek", .repository: "s.factRepository", .changeClass: "s.factClass", .contributor: "s.factPerson",
    .team: "s.factPerson",
  ]
  let sql = """
    WITH evidence AS (
      SELECT
        u.repositoryId AS unitRepository,
        u.personId AS unitPerson,
        u.commitId AS unitCommit,
        u.releaseId AS unitRelease,
        u.releaseWeek AS unitWeek,
        u.origin AS unitOrigin,
        u.changeClass AS unitClass,
        CASE
          WHEN u.requestKey = ''
            AND u.repositoryId IN (SELECT r.repositoryId AS knownId FROM request_facts AS r WHERE r.createdTime > 0) THEN 1
          ELSE 0
        END AS unitVerdict
      FROM unit_facts AS u
      WHERE {window u.releaseDay}
        AND u.releaseDay < {dataEnd}
        AND u.releaseId IS NOT NULL
      UNION ALL
      SELECT
        q.repositoryId AS unitRepository,
        -1 AS unitPerson,
        q.unitId AS unitCommit,
        -1 AS unitRelease,
        -1 AS unitWeek,
        '' AS unitOrigin,
        '' AS unitClass,
        CASE
          WHEN q.hasReviews = 0 THEN 2
          WHEN q.isVerified = 1 THEN 4
          WHEN q.isVerified = 0 OR (q.humanApprovals = 0 AND q.isCut = 0) THEN 3
          ELSE 2
        END AS unitVerdict
      FROM request_facts AS q
      WHERE {scope q}
        AND q.unitId > 0
        AND q.mergedDay < {dataEnd}
    ),
    shipped AS (
      SELECT
        e.unitRepository AS factRepository,
        MAX(e.unitPerson) AS factPerson,
        e.unitCommit AS factUnit,
        MAX(e.unitRelease) AS factRelease,
        MAX(e.unitWeek) AS factWeek,
        MAX(e.unitOrigin) AS factOrigin,
        MAX(e.unitClass) AS factClass,
        MAX(e.unitVerdict) AS factVerdict
      FROM evidence AS e
      GROUP BY e.unitRepository, e.unitCommit
      HAVING MAX(e.unitRelease) >= 0
    )
    SELECT {select}
      l.releaseTime AS shippedTime,
      l.name AS shippedName,
      l.repositoryId AS shippedRepository,
      s.factOrigin AS shippedOrigin,
      s.factVerdict AS shippedVerdict,
      COUNT(*) AS unitTotal
    FROM shipped AS s
    JOIN release_facts AS l ON l.repositoryId = s.factRepository AND l.releaseId = s.factRelease
    GROUP BY {keys}l.releaseTime, l.name, l.repositoryId, s.factOrigin, s.factVerdict
    ORDER BY {keys}l.releaseTime, l.name, l.repositoryId, s.factOrigin, s.factVerdict
    """

  func estimate(_ rows: [Row], _ context: EstimateContext) -> [MetricResult] {
    let results = GroupResults(of: self, in: context)
    let total = Contents(rows)
    return [
      results.rate("", total.ai, of: total.units),
      total.lacksRecords
        ? results.unavailable("unverified", needs: "review records")
        : results.rate("unverified", total.unverified, of: total.known, coverage: total.coverage),
      total.lacksRecords
        ? results.unavailable("aiUnverified", needs: "review records")
        : results.rate("aiUnverified", total.aiUnverified, of: total.known, coverage: total.coverage),
      results.count("units", total.units),
      results.count("automation", total.automation),
    ] + releases(rows, results)
  }

  private func releases(_ rows: [Row], _ results: GroupResults) -> [MetricResult] {
    let names = rows.reduce(into: [String: Set<Int>]()) {
      $0[$1.text("shippedName"), default: []].insert($1.integer("shippedRepository") ?? 0)
    }
    let groups = Dictionary(grouping: rows) { row in
      let (name, repository) = (row.text("shippedName"), row.integer("shippedRepository") ?? 0)
      // Releases of several repositories often have the same name.
      return (names[name]?.count ?? 0) > 1 ? "\(name) (\(repository))" : name
    }
    return groups.sorted { $0.key < $1.key }.flatMap { name, rows in
      let contents = Contents(rows)
      return [
        results.rate("ai:\(name)", contents.ai, of: contents.units),
        contents.lacksRecords
          ? results.unavailable("unverified:\(name)", needs: "review records")
          : results.rate(
            "unverified:\(name)", contents.unverified, of: contents.known, coverage: contents.coverage),
      ]
    }
  }

  /// The units of some releases, by what is known of them.
  private struct Contents {
    var units = 0
    var ai = 0
    var known = 0
    var unverified = 0
    var aiUnverified = 0
    var automation = 0

    init(_ rows: [Row]) {
      for row in rows {
        let count = row.integer("unitTotal") ?? 0
        let origin = ChangeOrigin(rawValue: row.text("shippedOrigin"))
        guard origin != .automation else {
          automation += count
          continue
        }
        let isAI = origin == .agentic || origin == .assisted
        let verdict = row.integer("shippedVerdict") ?? 0
        units += count
        if isAI { ai += count }
        guard [1, 3, 4].contains(verdict) else { continue }
        known += count
        guard verdict != 4 else { continue }
        unverified += count
        if isAI { aiUnverified += count }
      }
    }

    var lacksRecords: Bool { units > 0 && known == 0 }
    var coverage: Double? { ratio(known, units) }
  }
}
