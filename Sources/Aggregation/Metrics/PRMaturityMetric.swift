import Facts
import Store

/// How finished change requests are when they are opened.
struct PRMaturityMetric: Metric {
  let id = "pr-maturity"
  let title = "Change request maturity"
  let question = "How much of a change request stands already when it is opened?"
  let definition = """
    For each change request of more than 10 changed lines merged in the window that no rule-based bot made and whose commits \
    the history has (merged, not squashed): 1 less the lines changed by commits authored after the opening over the \
    request's changed lines, at least 0.1, rounded to hundredths; the mean weighted by the request's lines. Coverage is the \
    share of the merged requests of more than 10 lines whose commits the history has.
    """
  let unit = MetricUnit.ratio
  let denominator = "changed lines of merged requests of more than 10 lines, automation left out"
  let measures = [
    Measure("", .ratio, "The mean weighted by lines; from 0.1 to 1."),
    Measure("p50", .ratio, "The median of the requests, each counting the same; needs five."),
    Measure("unchanged", .share, "Requests of which no line changed after the opening."),
    Measure("requests", .changes, "Requests whose commits the history has."),
  ]
  let inputs = ["git", "AI marks", "review records"]
  let pitfalls = [
    "High maturity can mean that nobody reviewed: read it with the review coverage.",
    "A squash leaves one commit, and nothing can be said; forges that squash have no maturity.",
    "The author's clock says what came after the opening; an amended commit keeps its date.",
    "Work under way in a request that was opened early as a draft counts as change.",
  ]
  let dimensions = JudgedRequests.dimensions(of: "s")
  let sql = """
    WITH asked AS (
      SELECT
        q.repositoryId AS askedRepository,
        q.projectId AS askedProject,
        q.number AS askedNumber,
        q.unitId AS askedUnit,
        q.createdTime AS openedTime
      FROM request_facts AS q
      WHERE {window q.mergedDay}
        AND q.mergedDay < {dataEnd}
        AND q.origin <> 'automation'
        AND q.addedLines + q.deletedLines > 10
        AND q.createdTime IS NOT NULL
    ),
    pieces AS (
      SELECT
        a.askedRepository AS pieceRepository,
        a.askedProject AS pieceProject,
        a.askedNumber AS pieceNumber,
        CASE WHEN c.authorTime > a.openedTime THEN f.addedLines + f.deletedLines ELSE 0 END AS laterLines,
        1 AS pieceCommits
      FROM asked AS a
      JOIN commits AS c ON c.repositoryId = a.askedRepository AND c.landedId = a.askedUnit
      JOIN change_facts AS f ON f.repositoryId = c.repositoryId AND f.commitId = c.commitId
      WHERE a.askedUnit > 0
        AND c.commitId <> a.askedUnit
        AND c.parentCount < 2
        AND f.addedLines IS NOT NULL
        AND f.deletedLines IS NOT NULL
      UNION ALL
      SELECT
        b.askedRepository AS pieceRepository,
        b.askedProject AS pieceProject,
        b.askedNumber AS pieceNumber,
        0 AS laterLines,
        0 AS pieceCommits
      FROM asked AS b
    ),
    changed AS (
      SELECT
        p.pieceRepository AS changedRepository,
        p.pieceProject AS changedProject,
        p.pieceNumber AS changedNumber,
        SUM(p.laterLines) AS changedLines,
        SUM(p.pieceCommits) AS changedCommits
      FROM pieces AS p
      GROUP BY p.pieceRepository, p.pieceProject, p.pieceNumber
    ),
    sized AS (
      SELECT
        \(JudgedRequests.keys(of: "d", week: "d.mergedWeek")),
        CASE WHEN e.changedCommits > 0 THEN 'known' ELSE 'unknown' END AS factState,
        d.addedLines + d.deletedLines AS factLines,
        e.changedLines AS factChanged
      FROM changed AS e
      JOIN request_facts AS d ON d.repositoryId = e.changedRepository AND d.projectId = e.changedProject
        AND d.number = e.changedNumber
      UNION ALL
      SELECT
        \(JudgedRequests.keys(of: "u", week: "u.landedWeek")),
        'unrecorded' AS factState,
        0 AS factLines,
        0 AS factChanged
      FROM {sums unit_facts} AS u
      WHERE {window u.landedDay}
        AND u.origin <> 'automation'
        AND u.repositoryId NOT IN (SELECT r.repositoryId AS knownId FROM request_facts AS r WHERE r.createdTime > 0)
    )
    SELECT {select}
      s.factState AS requestState,
      s.factLines AS requestLines,
      s.factChanged AS laterTotal,
      COUNT(*) AS requestTotal
    FROM sized AS s
    GROUP BY {keys}s.factState, s.factLines, s.factChanged
    ORDER BY {keys}s.factState, s.factLines, s.factChanged
    """

  func estimate(_ rows: [Row], _ context: EstimateContext) -> [MetricResult] {
    let results = GroupResults(of: self, in: context)
    let states = rows.sums("requestTotal", by: "requestState")
    let (known, unknown) = (states["known"] ?? 0, states["unknown"] ?? 0)
    guard known > 0 || unknown + (states["unrecorded"] ?? 0) == 0 else {
      return measures.map { results.unavailable($0.id, needs: "the commits of change requests in the history") }
    }
    let coverage = ratio(known, known + unknown)
    let requests = rows.filter { $0.text("requestState") == "known" }.map { row in
      let (lines, later) = (row.integer("requestLines") ?? 0, row.integer("laterTotal") ?? 0)
      return Request(lines: lines, later: later, count: row.integer("requestTotal") ?? 0)
    }
    let lines = requests.reduce(0) { $0 + $1.lines * $1.count }
    let weighted = requests.reduce(0) { $0 + $1.hundredths * $1.lines * $1.count }
    let median = Distribution(requests.map { (value: $0.hundredths, count: $0.count) })
    let unchanged = requests.reduce(0) { $1.later == 0 ? $0 + $1.count : $0 }
    var middle = results.quantile("p50", 0.5, of: median, coverage: coverage)
    middle.value = middle.value.map { $0 / 100 }
    middle.low = middle.low.map { $0 / 100 }
    middle.high = middle.high.map { $0 / 100 }
    return [
      results.number("", ratio(weighted, lines).map { $0 / 100 }, n: known, coverage: coverage),
      middle,
      results.rate("unchanged", unchanged, of: known, coverage: coverage),
      results.count("requests", known, coverage: coverage),
    ]
  }

  /// Requests of the same size and later change.
  private struct Request {
    var lines: Int
    var later: Int
    var count: Int

    /// The maturity in hundredths.
    var hundredths: Int {
      guard lines > 0 else { return 10 }
      return max(10, Int(((1 - Double(later) / Double(lines)) * 100).rounded()))
    }
  }
}
