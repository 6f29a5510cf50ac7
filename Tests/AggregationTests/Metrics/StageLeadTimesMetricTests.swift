import Aggregation
import Facts
import Testing

@Suite struct StageLeadTimesMetricTests {
  private let store: MemoryStore
  private let start = monday * 86_400

  init() throws {
    store = try MemoryStore()
    try store.repository(1, "alpha")
    for number in 1...6 {
      // Ready at midnight; first look after so many hours, approval an hour later, merge at the end of that day.
      try store.request(
        number, merged: monday + 1, created: monday, number > 5 ? .agentic : .unmarked,
        with: [
          "firstCommitTime": start - number * 600, "firstReviewTime": start + number * 3600,
          "firstApprovalTime": start + (number + 1) * 3600, "releaseTime": start + (number + 2) * 86_400,
          "releaseDay": monday + number + 2,
        ])
    }
    // Looked at after the merge; written after it was opened; never looked at; a bot's; merged after the window.
    try store.request(7, merged: monday + 1, created: monday, with: ["firstReviewTime": start + 90_000])
    try store.request(8, merged: monday + 1, created: monday, with: ["firstCommitTime": start + 5])
    try store.request(9, merged: monday + 1, .automation)
    try store.request(10, merged: monday + 7)
  }

  /// The numbers of all requests together.
  private static let plain =
    ["cycle", "coding", "pickup", "review", "mergeWait", "releaseWait"].flatMap {
      ["\($0)P50", "\($0)P75", "\($0)P90"]
    }
    + ["requests", "negative", "automation"]

  @Test func timesEveryStageThatARequestWentThrough() throws {
    #expect(
      try store.answer("stage-lead-times", dataEnd: monday + 100, only: Self.plain) == [
        "cycleP50 86400 n 8 in 86400…86400 covering 1", "cycleP75 86400 n 8 covering 1",
        "cycleP90 86400 n 8 covering 1",
        "codingP50 2100 n 6 in 600…3600 covering 0.75", "codingP75 2850 n 6 covering 0.75",
        "codingP90 3300 n 6 covering 0.75",
        "pickupP50 12600 n 6 in 3600…21600 covering 0.75", "pickupP75 17100 n 6 covering 0.75",
        "pickupP90 19800 n 6 covering 0.75",
        "reviewP50 3600 n 6 in 3600…3600 covering 0.75", "reviewP75 3600 n 6 covering 0.75",
        "reviewP90 3600 n 6 covering 0.75",
        "mergeWaitP50 70200 n 6 in 61200…79200 covering 0.75", "mergeWaitP75 74700 n 6 covering 0.75",
        "mergeWaitP90 77400 n 6 covering 0.75",
        "releaseWaitP50 388800 n 6 in 172800…604800 covering 0.75", "releaseWaitP75 496800 n 6 covering 0.75",
        "releaseWaitP90 561600 n 6 covering 0.75",
        "requests 8 n 8", "negative 1 n 1", "automation 1 n 1",
      ])
  }

  /// AI requests are larger, and large requests wait longer; within a band AI's wait less.
  @Test func comparesWithinBandsOfSize() throws {
    let store = try MemoryStore()
    try store.repository(1, "alpha")
    var number = 0
    func requests(_ count: Int, _ origin: ChangeOrigin, lines: Int, hours: Int) throws {
      for _ in 0..<count {
        number += 1
        try store.request(
          number, merged: monday + 1, created: monday, origin, lines: lines,
          with: ["firstReviewTime": start + hours * 3600])
      }
    }
    try requests(6, .agentic, lines: 5, hours: 1)
    try requests(12, .assisted, lines: 300, hours: 10)
    try requests(12, .unmarked, lines: 5, hours: 2)
    try requests(6, .human, lines: 300, hours: 12)
    try requests(1, .human, lines: 30, hours: 20)
    let expected = [
      "P50 36000 n 18 in 3600…36000 covering 1", "P50 7200 n 19 in 7200…43200 covering 1",
      "ifference 28800 n 37 in -19633.0466…28800 covering 1",
      "tandardisedDifference -5400 n 36 in -5400…-5400 covering 0.973", "ignsDiffer 1 n 37",
    ]
    #expect(
      try store.answer(
        "stage-lead-times",
        only: [
          "aiPickupP50", "restPickupP50", "pickupDifference", "pickupStandardisedDifference", "pickupSignsDiffer",
        ]) == zip(["aiPickup", "restPickup", "pickupD", "pickupS", "pickupS"], expected).map { $0 + $1 })
    #expect(
      try store.answer(
        "first-review-time", only: ["aiP50", "restP50", "difference", "standardisedDifference", "signsDiffer"])
        == zip(["ai", "rest", "d", "s", "s"], expected).map { $0 + $1 })
    #expect(try store.answer("first-review-time", by: [.origin], only: ["difference"]).isEmpty)
  }

  @Test func knowsNoReleaseAfterTheDataEnd() throws {
    #expect(
      try store.answer("stage-lead-times", dataEnd: monday + 7, only: ["releaseWaitP50"]) == [
        "releaseWaitP50 insufficient n 4"
      ])
  }

  @Test func splitsByOrigin() throws {
    #expect(
      try store.answer("stage-lead-times", by: [.origin], only: ["pickupP50", "requests"]) == [
        "agentic: pickupP50 insufficient n 1", "agentic: requests 1 n 1",
        "automation: pickupP50 notApplicable n 0", "automation: requests 0 n 0",
        "unmarked: pickupP50 10800 n 5 covering 0.7143", "unmarked: requests 7 n 7",
      ])
  }

  @Test func needsRecords() throws {
    let store = try MemoryStore()
    try store.repository(1, "alpha")
    try store.unit(1, day: monday, .unmarked)
    let metric = try MetricCatalogue.metric(id: "stage-lead-times")
    let results = try MetricQuery(metric, period: window).results(from: store)
    #expect(results.map(\.measure) == metric.measures.map(\.id))
    #expect(results.allSatisfy { $0.outcome == .unavailable(needs: "records of change requests") })
  }
}
