import Facts
import Store

/// The change requests that wait at the window's end.
struct WorkInProgressMetric: Metric {
  let id = "work-in-progress"
  let title = "Work in progress"
  let question = "How many change requests are open and ready for review, and since when?"
  let definition = """
    Change requests that no rule-based bot made and that are ready for review, and neither merged nor closed, at the end of \
    the window (or of the data, if that is earlier); the median, 75th and 90th percentile of the time since they were ready \
    (linear interpolation, type 7) with 95 % intervals by order statistics. Drafts are counted beside.
    """
  let unit = MetricUnit.changes
  let denominator = "none"
  let measures = [
    Measure("", .changes, "Open requests that are ready for review."),
    Measure("ageP50", .seconds, "The median of their age; needs five of them."),
    Measure("ageP75", .seconds, "The 75th percentile of their age; needs five of them."),
    Measure("ageP90", .seconds, "The 90th percentile of their age; needs five of them."),
    Measure(
      "unreviewed", .changes,
      "Open requests that no independent person has looked at, of those with records of reviews."),
    Measure("drafts", .changes, "Open requests that are not ready."),
    Measure("automation", .changes, "Open requests of rule-based bots, left out."),
  ]
  let inputs = ["AI marks", "review records"]
  let pitfalls = [
    "Requests that nobody closes grow old and make the percentiles large.",
    "Whether a request was a draft in the past is known only where its events are recorded.",
    "Requests that were opened before the records begin, and closed since, are missing from the past.",
  ]
  let dimensions = JudgedRequests.dimensions(of: "w").filter { $0.key != .week }
  let sql = """
    WITH waiting AS (
      SELECT
        \(JudgedRequests.keys(of: "q", week: "0")),
        CASE
          WHEN q.origin = 'automation' THEN 'automation'
          WHEN q.readyTime IS NULL OR q.readyTime >= {knownEnd} * 86400 THEN 'draft'
          WHEN q.hasReviews = 1 AND q.isCut = 0
            AND COALESCE(q.firstReviewTime, {knownEnd} * 86400) >= {knownEnd} * 86400 THEN 'unreviewed'
          ELSE 'ready'
        END AS factState,
        CASE WHEN q.readyTime < {knownEnd} * 86400 THEN {knownEnd} * 86400 - q.readyTime ELSE 0 END AS factSeconds
      FROM request_facts AS q
      WHERE {before q.createdDay}
        AND q.createdDay < {dataEnd}
        AND (q.mergedDay IS NULL OR q.mergedDay >= {knownEnd})
        AND (q.closedDay IS NULL OR q.closedDay >= {knownEnd})
      UNION ALL
      SELECT
        \(JudgedRequests.keys(of: "u", week: "0")),
        'unrecorded' AS factState,
        0 AS factSeconds
      FROM {sums unit_facts} AS u
      WHERE {before u.landedDay}
        AND u.repositoryId NOT IN (SELECT r.repositoryId AS knownId FROM request_facts AS r WHERE r.createdTime > 0)
    )
    SELECT {select}
      w.factState AS requestState,
      w.factSeconds AS ageSeconds,
      COUNT(*) AS requestTotal
    FROM waiting AS w
    GROUP BY {keys}w.factState, w.factSeconds
    ORDER BY {keys}w.factState, w.factSeconds
    """

  func estimate(_ rows: [Row], _ context: EstimateContext) -> [MetricResult] {
    let results = GroupResults(of: self, in: context)
    guard rows.isEmpty || rows.contains(where: { $0.text("requestState") != "unrecorded" }) else {
      return measures.map { results.unavailable($0.id, needs: "records of change requests") }
    }
    let states = rows.sums("requestTotal", by: "requestState")
    let ready = rows.filter { ["ready", "unreviewed"].contains($0.text("requestState")) }
    let ages = ready.distribution(of: "ageSeconds", count: "requestTotal")
    return [
      results.count("", ages.count),
      results.quantile("ageP50", 0.5, of: ages),
      results.quantile("ageP75", 0.75, of: ages),
      results.quantile("ageP90", 0.9, of: ages),
      results.count("unreviewed", states["unreviewed"] ?? 0, n: ages.count),
      results.count("drafts", states["draft"] ?? 0),
      results.count("automation", states["automation"] ?? 0),
    ]
  }
}
