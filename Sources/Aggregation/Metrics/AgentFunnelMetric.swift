import Facts
import Store

/// How far the agents' change requests come.
struct AgentFunnelMetric: Metric {
  /// How long a merged change must hold up.
  private static let days = 14

  let id = "agent-funnel"
  let title = "Agent outcome funnel"
  let question = "How many of the agents' change requests pass the checks, are approved, are merged, and hold up?"
  let definition = """
    Change requests that an agent opened in the window, by how far they came, as far as the data reach: opened; with green \
    checks, of those with finished checks; approved by an independent person, of those whose reviews were recorded; merged, \
    of all; and kept, of those merged at least 14 days before the data end: neither reverted nor fixed (a later unit that \
    fixes lines that they added) within 14 days. Each with its count and a 95 % Wilson interval.
    """
  let unit = MetricUnit.changes
  let denominator = "for each stage, the requests of which it can be said"
  let measures = [
    Measure("opened", .changes, "Requests that an agent opened in the window."),
    Measure("checksGreen", .changes, "Requests whose checks succeeded."),
    Measure("approved", .changes, "Requests that an independent person approved."),
    Measure("merged", .changes, "Requests that were merged."),
    Measure("kept", .changes, "Merged requests neither reverted nor fixed within 14 days."),
    Measure("checksGreenShare", .share, "Requests whose checks succeeded, of those whose checks ended."),
    Measure("approvedShare", .share, "Approved requests, of those whose reviews were recorded."),
    Measure("mergedShare", .share, "Merged requests, of those opened."),
    Measure("keptShare", .share, "Kept requests, of those merged at least 14 days before the data end."),
    Measure("open", .changes, "Requests that are neither merged nor closed."),
    Measure("immature", .changes, "Requests merged less than 14 days before the data end: not yet judged."),
  ]
  let inputs = ["git", "AI marks", "review records", "checks"]
  let pitfalls = [
    "A stage is no condition of the next: many are merged without an approval, some with red checks.",
    "Sessions that ended without a request are not seen.",
    "The checks are those of the last state: what failed before it was mended is green here.",
    "The latest requests may come further yet.",
  ]
  let dimensions = JudgedRequests.dimensions(of: "o").filter { $0.key != .origin }
  private static let checks = "CASE WHEN q.checksState IN ('success', 'failure') THEN q.checksState ELSE '' END"
  private static let approval = """
    CASE
          WHEN q.hasReviews = 0 THEN 'unknown'
          WHEN q.humanApprovals > 0 AND q.firstApprovalTime < {dataEnd} * 86400 THEN 'yes'
          ELSE 'no'
        END
    """
  private static let fate = """
    CASE
          WHEN q.mergedDay < {dataEnd} THEN CASE
            WHEN q.mergedDay + \(days) >= {dataEnd} THEN 'immature'
            WHEN q.revertedDay <= q.mergedDay + \(days) OR q.fixedDay <= q.mergedDay + \(days) THEN 'undone'
            ELSE 'kept'
          END
          WHEN q.closedDay < {dataEnd} THEN 'closed'
          ELSE 'open'
        END
    """
  let sql = """
    WITH opened AS (
      SELECT
        \(JudgedRequests.keys(of: "q", week: "q.createdWeek")),
        \(checks) AS factChecks,
        \(approval) AS factApproval,
        \(fate) AS factFate
      FROM request_facts AS q
      WHERE {window q.createdDay}
        AND q.createdDay < {dataEnd}
        AND q.origin = 'agentic'
      UNION ALL
      SELECT
        \(JudgedRequests.keys(of: "u", week: "u.landedWeek")),
        '' AS factChecks,
        'unknown' AS factApproval,
        'unrecorded' AS factFate
      FROM {sums unit_facts} AS u
      WHERE {window u.landedDay}
        AND u.origin <> 'automation'
        AND u.repositoryId NOT IN (SELECT r.repositoryId AS knownId FROM request_facts AS r WHERE r.createdTime > 0)
    )
    SELECT {select}
      o.factChecks AS requestChecks,
      o.factApproval AS requestApproval,
      o.factFate AS requestFate,
      COUNT(*) AS requestTotal
    FROM opened AS o
    GROUP BY {keys}o.factChecks, o.factApproval, o.factFate
    ORDER BY {keys}o.factChecks, o.factApproval, o.factFate
    """

  func estimate(_ all: [Row], _ context: EstimateContext) -> [MetricResult] {
    let results = GroupResults(of: self, in: context)
    let rows = all.filter { $0.text("requestFate") != "unrecorded" }
    guard !rows.isEmpty || all.isEmpty else {
      return measures.map { results.unavailable($0.id, needs: "records of change requests") }
    }
    let opened = rows.sum("requestTotal")
    let checks = rows.sums("requestTotal", by: "requestChecks")
    let approvals = rows.sums("requestTotal", by: "requestApproval")
    let fates = rows.sums("requestTotal", by: "requestFate")
    let (green, red) = (checks["success"] ?? 0, checks["failure"] ?? 0)
    let (approved, unapproved) = (approvals["yes"] ?? 0, approvals["no"] ?? 0)
    let (kept, undone, immature) = (fates["kept"] ?? 0, fates["undone"] ?? 0, fates["immature"] ?? 0)
    let merged = kept + undone + immature
    let hasNoChecks = opened > 0 && green + red == 0
    let hasNoReviews = opened > 0 && approved + unapproved == 0
    return [
      results.count("opened", opened),
      hasNoChecks
        ? results.unavailable("checksGreen", needs: "checks") : results.count("checksGreen", green, n: green + red),
      hasNoReviews
        ? results.unavailable("approved", needs: "review records")
        : results.count("approved", approved, n: approved + unapproved),
      results.count("merged", merged, n: opened),
      results.count("kept", kept, n: kept + undone),
      hasNoChecks
        ? results.unavailable("checksGreenShare", needs: "checks")
        : results.rate("checksGreenShare", green, of: green + red, coverage: ratio(green + red, opened)),
      hasNoReviews
        ? results.unavailable("approvedShare", needs: "review records")
        : results.rate(
          "approvedShare", approved, of: approved + unapproved, coverage: ratio(approved + unapproved, opened)),
      results.rate("mergedShare", merged, of: opened),
      results.rate("keptShare", kept, of: kept + undone, coverage: ratio(kept + undone, merged)),
      results.count("open", fates["open"] ?? 0),
      results.count("immature", immature),
    ]
  }
}
