import Facts
import Store

/// How fast a change that many repositories need reaches them.
struct CampaignCurveMetric: Metric {
  /// The days after a campaign's beginning for which the curve is printed.
  private static let milestones = [1, 3, 7, 14, 30, 90]

  let id = "campaign-curve"
  let title = "Campaign curve"
  let question = "How fast do changes that many repositories need reach them?"
  let definition = """
    A campaign is the change requests that come from a branch of exactly the same name in at least two repositories, or have \
    exactly the same title in at least two; requests that share a title with those of a branch belong to the branch's. \
    Branches of which every repository has one (main, develop, patch-1, …) join nothing. A campaign whose first request was \
    opened in the window counts; a group of a split has the campaigns in which it has requests. The curve is the share of the campaigns' requests that are merged so many days after the \
    campaign's first request was opened (Kaplan-Meier: requests that are still open, or that were closed, are lost sight of \
    at the data's end and on the day of the closing), with 95 % intervals; and the day on which half of them are merged.
    """
  let unit = MetricUnit.changes
  let denominator = "for the curve, the requests of the campaigns"
  let measures =
    [
      Measure("campaigns", .changes, "Campaigns that began in the window."),
      Measure("requests", .changes, "Their requests."),
      Measure("merged", .changes, "Their requests that were merged."),
      Measure("closed", .changes, "Their requests that were closed without a merge."),
      Measure("half", .days, "The days until half of the requests are merged."),
    ]
    + milestones.map {
      Measure(
        "by\($0)", .share, "Requests merged within \($0) \($0 == 1 ? "day" : "days") of the campaign's beginning.")
    }
  let inputs = ["review records"]
  let pitfalls = [
    "Titles and branches that people name alike by chance (update README) make a campaign that is none.",
    "A campaign whose titles and branches both name the repository is not seen.",
    "Several campaigns are pooled into one curve: the largest decides it.",
    "It needs the records of all the repositories in one store.",
  ]
  let dimensions: [Dimension: String] = [
    .repository: "f.factRepository", .origin: "f.factOrigin", .agent: "f.factAgent", .contributor: "f.factPerson",
    .team: "f.factPerson",
  ]
  let sql = """
    WITH branched AS (
      SELECT
        q.repositoryId AS factRepository,
        q.personId AS factPerson,
        q.origin AS factOrigin,
        q.agent AS factAgent,
        q.title AS ownTitle,
        CASE
          WHEN MIN(q.repositoryId) OVER (PARTITION BY q.headBranch) < MAX(q.repositoryId) OVER (PARTITION BY q.headBranch)
            AND \(namesAChange("q.headBranch")) THEN q.headBranch
          ELSE ''
        END AS sharedBranch,
        CASE
          WHEN MIN(q.repositoryId) OVER (PARTITION BY q.title) < MAX(q.repositoryId) OVER (PARTITION BY q.title) THEN q.title
          ELSE ''
        END AS sharedTitle,
        q.createdDay AS openedDay,
        CASE WHEN q.mergedDay < {dataEnd} THEN q.mergedDay ELSE -1 END AS endMerged,
        CASE WHEN q.closedDay < {dataEnd} THEN q.closedDay ELSE -1 END AS endClosed
      FROM request_facts AS q
      WHERE {scope q}
        AND q.createdDay < {dataEnd}
    ),
    keyed AS (
      SELECT
        b.factRepository AS factRepository,
        b.factPerson AS factPerson,
        b.factOrigin AS factOrigin,
        b.factAgent AS factAgent,
        CASE
          WHEN b.sharedTitle = '' THEN b.sharedBranch
          ELSE MAX(b.sharedBranch) OVER (PARTITION BY b.ownTitle)
        END AS keyBranch,
        CASE
          WHEN b.sharedTitle = '' THEN ''
          WHEN MAX(b.sharedBranch) OVER (PARTITION BY b.ownTitle) <> '' THEN ''
          ELSE b.sharedTitle
        END AS keyTitle,
        b.openedDay AS openedDay,
        b.endMerged AS endMerged,
        b.endClosed AS endClosed
      FROM branched AS b
    ),
    joined AS (
      SELECT
        k.factRepository AS factRepository,
        k.factPerson AS factPerson,
        k.factOrigin AS factOrigin,
        k.factAgent AS factAgent,
        k.keyBranch AS keyBranch,
        k.keyTitle AS keyTitle,
        MIN(k.openedDay) OVER (PARTITION BY k.keyBranch, k.keyTitle) AS campaignDay,
        k.endMerged AS endMerged,
        k.endClosed AS endClosed
      FROM keyed AS k
      WHERE k.keyBranch <> '' OR k.keyTitle <> ''
    ),
    followed AS (
      SELECT
        t.factRepository AS factRepository,
        t.factPerson AS factPerson,
        t.factOrigin AS factOrigin,
        t.factAgent AS factAgent,
        t.keyBranch AS followedBranch,
        t.keyTitle AS followedTitle,
        CASE
          WHEN t.endMerged >= 0 THEN 'merged'
          WHEN t.endClosed >= 0 THEN 'closed'
          ELSE 'open'
        END AS followedFate,
        CASE
          WHEN t.endMerged >= 0 THEN t.endMerged
          WHEN t.endClosed >= 0 THEN t.endClosed
          ELSE {dataEnd} - 1
        END - t.campaignDay AS followedDays
      FROM joined AS t
      WHERE t.campaignDay >= {firstDay}
        AND t.campaignDay < {endDay}
      UNION ALL
      SELECT
        u.repositoryId AS factRepository,
        u.personId AS factPerson,
        u.origin AS factOrigin,
        u.agent AS factAgent,
        '' AS followedBranch,
        '' AS followedTitle,
        'unrecorded' AS followedFate,
        0 AS followedDays
      FROM {sums unit_facts} AS u
      WHERE {window u.landedDay}
        AND u.repositoryId NOT IN (SELECT r.repositoryId AS knownId FROM request_facts AS r WHERE r.createdTime > 0)
    )
    SELECT {select}
      f.followedBranch AS requestBranch,
      f.followedTitle AS requestTitle,
      f.followedFate AS requestFate,
      f.followedDays AS requestDays,
      COUNT(*) AS requestTotal
    FROM followed AS f
    GROUP BY {keys}f.followedBranch, f.followedTitle, f.followedFate, f.followedDays
    ORDER BY {keys}f.followedBranch, f.followedTitle, f.followedFate, f.followedDays
    """

  /// The branch's name is more than its place in a repository or a forge's default.
  private static func namesAChange(_ branch: String) -> String {
    """
    \(branch) NOT IN ('', 'main', 'master', 'trunk', 'dev', 'develop', 'development', 'staging', 'release', 'next')
            AND \(branch) NOT LIKE 'patch-%' AND \(branch) NOT LIKE 'copilot/fix-%'
    """
  }

  func estimate(_ all: [Row], _ context: EstimateContext) -> [MetricResult] {
    let results = GroupResults(of: self, in: context)
    let rows = all.filter { $0.text("requestFate") != "unrecorded" }
    guard !rows.isEmpty || all.isEmpty else {
      return measures.map { results.unavailable($0.id, needs: "records of change requests of several repositories") }
    }
    let fates = rows.sums("requestTotal", by: "requestFate")
    let requests = rows.sum("requestTotal")
    let curve = KaplanMeier(
      rows.map { row in
        let (count, isMerged) = (row.integer("requestTotal") ?? 0, row.text("requestFate") == "merged")
        return KaplanMeier.Duration(
          days: max(0, row.integer("requestDays") ?? 0), ended: isMerged ? count : 0, censored: isMerged ? 0 : count)
      })
    let half = curve.halfLife
    return [
      results.count("campaigns", Set(rows.map { [$0.text("requestBranch"), $0.text("requestTitle")] }).count),
      results.count("requests", requests),
      results.count("merged", fates["merged"] ?? 0, n: requests),
      results.count("closed", fates["closed"] ?? 0, n: requests),
      requests > 0 && half == nil
        ? results.insufficient("half", n: requests)
        : results.number("half", half.map { Double($0.day) }, n: requests, interval: curve.halfLifeInterval),
    ]
      + Self.milestones.map { day in
        guard requests > 0 else { return results.number("by\(day)", nil, n: 0) }
        guard curve.isFollowed(to: day) else { return results.insufficient("by\(day)", n: curve.atRisk(on: day)) }
        let kept = curve.interval(after: day)
        return results.number(
          "by\(day)", 1 - curve.survival(after: day), n: requests,
          interval: kept.map { Interval(low: 1 - $0.high, high: 1 - $0.low) })
      }
  }
}
