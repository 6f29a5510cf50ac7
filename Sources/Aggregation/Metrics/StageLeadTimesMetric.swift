import Facts
import Store

/// How long each stage of a change request takes, from its first commit to its release.
struct StageLeadTimesMetric: Metric {
  /// The stages, the whole first.
  private static let stages = [
    ("cycle", "from being ready for review to the merge"),
    ("coding", "from the first authored commit to the opening"),
    ("pickup", "from being ready to the first review or comment of an independent person"),
    ("review", "from that to the first approval of an independent person"),
    ("mergeWait", "from that to the merge"),
    ("releaseWait", "from the merge to the first release that contains it"),
  ]

  let id = "stage-lead-times"
  let title = "Lead time by stage"
  let question = "Where does the time of a change request go?"
  let definition = """
    For each change request merged in the window that no rule-based bot made, the time in each stage: coding (first \
    authored commit to opening), pickup (ready to the first review or comment of an independent person), review (from that \
    to the first approval), merge wait (from that to the merge), release wait (merge to the first release that contains it, \
    within what the data cover), and the cycle (ready to merge); median, 75th and 90th percentile (linear interpolation, \
    type 7) with 95 % intervals by order statistics. A stage that a request did not go through, or of which nothing is \
    recorded, is absent and not zero; coverage is the share of the requests that have the stage. A review after the merge \
    is in no stage. A stage that ends before it begins is an error of the data, counted and left out. \
    \(DurationComparison.sentence)
    """
  let unit = MetricUnit.seconds
  let denominator = "none"
  let measures =
    stages.flatMap { stage in
      DurationComparison.quantiles.map {
        Measure(stage.0 + $0.0, .seconds, "The \($0.2) of the time \(stage.1); needs five requests.")
      }
    } + stages.flatMap { DurationComparison.measures(of: $0.0, "the time \($0.1)") } + [
      Measure("requests", .changes, "Merged requests, whether or not their stages are known."),
      Measure("negative", .changes, "Stages that end before they begin, by the clocks: data errors."),
      Measure("automation", .changes, "Merged requests of rule-based bots, left out."),
    ]
  let inputs = ["git", "releases", "AI marks", "review records"]
  let pitfalls = [
    "The stages' medians do not add up to the cycle's: each is of the requests that have the stage.",
    "Elapsed time, nights and weekends included; nobody works on a request all of it.",
    "Requests merged within a minute (instant-merges) pull the medians down.",
    "The author's clock starts the coding; a branch begun long before counts from its first commit.",
    "The latest requests are released later than the data reach: their release wait is absent.",
  ]
  let dimensions = JudgedRequests.dimensions(of: "s")
  let sql = """
    WITH merged AS (
      SELECT
        \(JudgedRequests.keys(of: "q", week: "q.mergedWeek")),
        \(JudgedRequests.side("q")) AS factSide,
        \(SizeBand.sql("q")) AS factBand,
        q.mergedTime - q.readyTime AS cycleSeconds,
        q.createdTime - q.firstCommitTime AS codingSeconds,
        CASE WHEN q.firstReviewTime <= q.mergedTime THEN q.firstReviewTime - q.readyTime END AS pickupSeconds,
        CASE WHEN q.firstApprovalTime <= q.mergedTime THEN q.firstApprovalTime - q.firstReviewTime END AS reviewSeconds,
        CASE WHEN q.firstApprovalTime <= q.mergedTime THEN q.mergedTime - q.firstApprovalTime END AS mergeWaitSeconds,
        CASE WHEN q.releaseDay < {dataEnd} THEN q.releaseTime - q.mergedTime END AS releaseWaitSeconds,
        0 AS requestsSeconds
      FROM request_facts AS q
      WHERE {window q.mergedDay}
        AND q.mergedDay < {dataEnd}
        AND q.origin <> 'automation'
    ),
    staged AS (
      \((stages.map(\.0) + ["requests"]).map(times).joined(separator: "\n  UNION ALL\n  "))
      UNION ALL
      SELECT
        \(JudgedRequests.keys(of: "b", week: "b.mergedWeek")),
        'rest' AS factSide,
        \(SizeBand.unknown.rawValue) AS factBand,
        'automation' AS stageName,
        0 AS stageSeconds
      FROM request_facts AS b
      WHERE {window b.mergedDay}
        AND b.mergedDay < {dataEnd}
        AND b.origin = 'automation'
      UNION ALL
      SELECT
        \(JudgedRequests.keys(of: "u", week: "u.landedWeek")),
        'rest' AS factSide,
        \(SizeBand.unknown.rawValue) AS factBand,
        \(JudgedRequests.unrecordedState) AS stageName,
        0 AS stageSeconds
      FROM {sums unit_facts} AS u
      WHERE \(JudgedRequests.isUnrecorded)
    )
    SELECT {select}
      s.stageName AS timedStage,
      s.factSide AS requestSide,
      s.factBand AS requestBand,
      s.stageSeconds AS timedSeconds,
      COUNT(*) AS requestTotal
    FROM staged AS s
    GROUP BY {keys}s.stageName, s.factSide, s.factBand, s.stageSeconds
    ORDER BY {keys}s.stageName, s.factSide, s.factBand, s.stageSeconds
    """

  private static func times(of stage: String) -> String {
    """
    SELECT
        \(JudgedRequests.keys(passedOnBy: "m")),
        m.factSide AS factSide,
        m.factBand AS factBand,
        '\(stage)' AS stageName,
        m.\(stage)Seconds AS stageSeconds
      FROM merged AS m
      WHERE m.\(stage)Seconds IS NOT NULL
    """
  }

  func estimate(_ rows: [Row], _ context: EstimateContext) -> [MetricResult] {
    let results = GroupResults(of: self, in: context)
    let totals = rows.sums("requestTotal", by: "timedStage")
    let requests = totals["requests"] ?? 0
    let unknown = totals["unknown"] ?? 0
    guard requests > 0 || unknown + (totals["unrecorded"] ?? 0) == 0 else {
      return measures.map { results.unavailable($0.id, needs: "records of change requests") }
    }
    let isNegative = { (row: Row) in (row.integer("timedSeconds") ?? 0) < 0 }
    let timed = Dictionary(grouping: rows.filter { !isNegative($0) }) { $0.text("timedStage") }
    let tallies = Self.stages.map { ($0.0, DurationTally(timed[$0.0] ?? [], seconds: "timedSeconds")) }
    let quantiles = tallies.flatMap { stage, tally in
      let times = tally.all
      return DurationComparison.quantiles.map {
        times.count == 0 && requests > 0 && timed[stage] == nil
          ? results.unavailable(stage + $0.0, needs: "the times at which the stage begins and ends")
          : results.quantile(stage + $0.0, $0.1, of: times, coverage: ratio(times.count, requests + unknown))
      }
    }
    return quantiles
      + tallies.flatMap { results.comparison(of: $0.0, $0.1, coverage: ratio($0.1.all.count, requests + unknown)) } + [
        results.count("requests", requests),
        results.count("negative", rows.sum("requestTotal", where: isNegative)),
        results.count("automation", totals["automation"] ?? 0),
      ]
  }
}
