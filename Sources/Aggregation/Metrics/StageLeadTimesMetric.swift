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
  private static let quantiles = [
    ("P50", 0.5, "median"), ("P75", 0.75, "75th percentile"), ("P90", 0.9, "90th percentile"),
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
    is in no stage. A stage that ends before it begins is an error of the data, counted and left out.
    """
  let unit = MetricUnit.seconds
  let denominator = "none"
  let measures =
    stages.flatMap { stage in
      quantiles.map { Measure(stage.0 + $0.0, .seconds, "The \($0.2) of the time \(stage.1); needs five requests.") }
    } + [
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
  let dimensions: [Dimension: String] = [
    .week: "s.stageWeek", .repository: "s.stageRepository", .origin: "s.stageOrigin", .agent: "s.stageAgent",
    .model: "s.stageModel", .changeClass: "s.stageClass",
  ]
  let sql = """
    WITH merged AS (
      SELECT
        q.repositoryId AS factRepository,
        q.mergedWeek AS factWeek,
        q.origin AS factOrigin,
        q.agent AS factAgent,
        q.model AS factModel,
        q.changeClass AS factClass,
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
        b.repositoryId AS stageRepository,
        b.mergedWeek AS stageWeek,
        b.origin AS stageOrigin,
        b.agent AS stageAgent,
        b.model AS stageModel,
        b.changeClass AS stageClass,
        'automation' AS stageName,
        0 AS stageSeconds
      FROM request_facts AS b
      WHERE {window b.mergedDay}
        AND b.mergedDay < {dataEnd}
        AND b.origin = 'automation'
      UNION ALL
      SELECT
        u.repositoryId AS stageRepository,
        u.landedWeek AS stageWeek,
        u.origin AS stageOrigin,
        u.agent AS stageAgent,
        u.model AS stageModel,
        u.changeClass AS stageClass,
        \(JudgedRequests.unrecordedState) AS stageName,
        0 AS stageSeconds
      FROM unit_facts AS u
      WHERE \(JudgedRequests.isUnrecorded)
    )
    SELECT {select}
      s.stageName AS timedStage,
      s.stageSeconds AS timedSeconds,
      COUNT(*) AS requestTotal
    FROM staged AS s
    GROUP BY {keys}s.stageName, s.stageSeconds
    ORDER BY {keys}s.stageName, s.stageSeconds
    """

  private static func times(of stage: String) -> String {
    """
    SELECT
        m.factRepository AS stageRepository,
        m.factWeek AS stageWeek,
        m.factOrigin AS stageOrigin,
        m.factAgent AS stageAgent,
        m.factModel AS stageModel,
        m.factClass AS stageClass,
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
    return Self.stages.flatMap { stage in
      let times = (timed[stage.0] ?? []).distribution(of: "timedSeconds", count: "requestTotal")
      return Self.quantiles.map {
        times.count == 0 && requests > 0 && timed[stage.0] == nil
          ? results.unavailable(stage.0 + $0.0, needs: "the times at which the stage begins and ends")
          : results.quantile(stage.0 + $0.0, $0.1, of: times, coverage: ratio(times.count, requests + unknown))
      }
    } + [
      results.count("requests", requests),
      results.count("negative", rows.sum("requestTotal", where: isNegative)),
      results.count("automation", totals["automation"] ?? 0),
    ]
  }
}
