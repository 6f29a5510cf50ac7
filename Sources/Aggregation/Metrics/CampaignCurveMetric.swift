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
    A campaign is the change requests with exactly the same title in at least two repositories; one whose first request was \
    opened in the window counts. The curve is the share of the campaigns' requests that are merged so many days after the \
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
    "Titles that people write alike by chance (update README) make a campaign that is none.",
    "A campaign whose titles name the repository or a version is not seen.",
    "Several campaigns are pooled into one curve: the largest decides it.",
    "It needs the records of all the repositories in one store.",
  ]
  let dimensions: [Dimension: String] = [:]
  let sql = """
    WITH titled AS (
      SELECT
        q.title AS campaignTitle,
        q.createdDay AS openedDay,
        MIN(q.createdDay) OVER (PARTITION BY q.title) AS campaignDay,
        MIN(q.repositoryId) OVER (PARTITION BY q.title) AS firstRepository,
        MAX(q.repositoryId) OVER (PARTITION BY q.title) AS lastRepository,
        CASE WHEN q.mergedDay < {dataEnd} THEN q.mergedDay ELSE -1 END AS endMerged,
        CASE WHEN q.closedDay < {dataEnd} THEN q.closedDay ELSE -1 END AS endClosed
      FROM request_facts AS q
      WHERE {scope q}
        AND q.createdDay < {dataEnd}
        AND q.title <> ''
    ),
    followed AS (
      SELECT
        t.campaignTitle AS followedTitle,
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
      FROM titled AS t
      WHERE t.campaignDay >= {firstDay}
        AND t.campaignDay < {endDay}
        AND t.firstRepository < t.lastRepository
      UNION ALL
      SELECT
        '' AS followedTitle,
        'unrecorded' AS followedFate,
        0 AS followedDays
      FROM unit_facts AS u
      WHERE {window u.landedDay}
        AND u.repositoryId NOT IN (SELECT r.repositoryId AS knownId FROM request_facts AS r WHERE r.createdTime > 0)
    )
    SELECT {select}
      f.followedTitle AS requestTitle,
      f.followedFate AS requestFate,
      f.followedDays AS requestDays,
      COUNT(*) AS requestTotal
    FROM followed AS f
    GROUP BY {keys}f.followedTitle, f.followedFate, f.followedDays
    ORDER BY {keys}f.followedTitle, f.followedFate, f.followedDays
    """

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
      results.count("campaigns", Set(rows.map { $0.text("requestTitle") }).count),
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
