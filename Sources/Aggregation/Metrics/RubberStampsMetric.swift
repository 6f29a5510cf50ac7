import Facts
import Store

/// The share of approved requests that show no sign of having been read.
struct RubberStampsMetric: Metric {
  let id = "rubber-stamps"
  let title = "Rubber stamps"
  let question = "How many approvals were given without a sign of reading?"
  let definition = """
    Over the change requests merged in the window that an independent person approved, whose reviews and comments were recorded and \
    that no rule-based bot made: those without a comment by an independent person, and without another review than approvals (loose); of these, those of at least 50 \
    changed lines approved within 5 minutes of being ready (strict); and those whose lines and minutes to the approval \
    make more than 500 lines an hour (fast). With 95 % Wilson intervals. The time to the approval is the longest that \
    reading can have taken, so the speed is a lower bound. Coverage is the share of the approved requests whose size and \
    times are recorded; for loose it is that of the merged requests whose reviews were.
    """
  let unit = MetricUnit.share
  let denominator = "merged requests with an approval by an independent person, automation left out"
  let measures = [
    Measure("strict", .share, "At least 50 lines, approved within 5 minutes of being ready, without a comment."),
    Measure("fast", .share, "Approved faster than 500 changed lines an hour, without a comment."),
    Measure("loose", .share, "Approved without a comment."),
    Measure("approved", .changes, "Merged requests that an independent person approved."),
  ]
  let inputs = ["git", "AI marks", "review records"]
  let pitfalls = [
    "Who paired on a change, or talked about it before, has read it: the records show nothing of that.",
    "Small changes are rightly approved without a word: loose says least.",
    "A review without a verdict is made of comments on most forges, and counts as one; words in an approval itself do not.",
    "A flag on a request, never on a person.",
  ]
  let dimensions = JudgedRequests.dimensions(of: "f")
  private static let columns: [JudgedRequests.Column] = [
    .state(
      """
      CASE
            WHEN q.hasReviews = 0 THEN 'unknown'
            WHEN q.humanApprovals = 0 THEN 'outside'
            WHEN q.hasComments = 0 THEN 'untold'
            WHEN q.humanComments = 0 AND q.humanReviews <= q.humanApprovals AND q.isCut = 0 THEN 'silent'
            ELSE 'spoken'
          END
      """),
    .init("factLines", "COALESCE(q.addedLines + q.deletedLines, -1)", ofUnit: "-1"),
    .init("factSeconds", "COALESCE(q.firstApprovalTime - q.readyTime, -1)", ofUnit: "-1"),
  ]

  let sql = """
    WITH \(JudgedRequests.table(columns: Self.columns)),
    flagged AS (
      SELECT
        \(JudgedRequests.keys(passedOnBy: "j")),
        j.factState AS factState,
        j.factTotal AS factTotal,
        CASE WHEN j.factLines >= 0 AND j.factSeconds >= 0 THEN 1 ELSE 0 END AS factTimed,
        CASE WHEN j.factLines >= 50 AND j.factSeconds >= 0 AND j.factSeconds <= 300 THEN 1 ELSE 0 END AS factStrict,
        CASE WHEN j.factSeconds >= 0 AND j.factLines * 3600 > j.factSeconds * 500 THEN 1 ELSE 0 END AS factFast
      FROM judged AS j
    )
    SELECT {select}
      f.factState AS requestState,
      f.factTimed AS isTimed,
      f.factStrict AS isStrict,
      f.factFast AS isFast,
      SUM(f.factTotal) AS requestTotal
    FROM flagged AS f
    GROUP BY {keys}f.factState, f.factTimed, f.factStrict, f.factFast
    ORDER BY {keys}f.factState, f.factTimed, f.factStrict, f.factFast
    """

  func estimate(_ rows: [Row], _ context: EstimateContext) -> [MetricResult] {
    let results = GroupResults(of: self, in: context)
    let states = rows.sums("requestTotal", by: "requestState")
    let total = { (state: String) in states[state] ?? 0 }
    let (silent, untold) = (total("silent"), total("untold"))
    let heard = silent + total("spoken")
    let told = heard + total("outside")
    guard told + untold > 0 || total("unknown") + total("unrecorded") == 0 else {
      return measures.map { results.unavailable($0.id, needs: "review records") }
    }
    let judged = rows.filter { ["silent", "spoken"].contains($0.text("requestState")) }
    let timed = judged.sum("requestTotal") { $0.integer("isTimed") == 1 }
    let flagged = { (flag: String) in
      judged.sum("requestTotal") {
        $0.text("requestState") == "silent" && $0.integer("isTimed") == 1 && $0.integer(flag) == 1
      }
    }
    let coverage = ratio(timed, heard + untold)
    let speed = { (measure: String, flag: String) in
      timed == 0 && heard + untold > 0
        ? results.unavailable(
          measure,
          needs: heard == 0 ? "the comments of change requests" : "the sizes of requests and times of approvals")
        : results.rate(measure, flagged(flag), of: timed, coverage: coverage)
    }
    return [
      speed("strict", "isStrict"),
      speed("fast", "isFast"),
      heard == 0 && untold > 0
        ? results.unavailable("loose", needs: "the comments of change requests")
        : results.rate("loose", silent, of: heard, coverage: ratio(told, told + untold + total("unknown"))),
      results.count("approved", heard + untold),
    ]
  }
}
