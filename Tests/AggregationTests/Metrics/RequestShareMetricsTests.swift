import Aggregation
import Facts
import GRDB
import Testing

/// The shares of merged requests that differ only in what they count.
@Suite struct RequestShareMetricsTests {
  private let store: MemoryStore

  init() throws {
    store = try MemoryStore()
    try store.repository(1, "alpha")
    try store.repository(2, "beta")
    // Approved as merged; approved before the last commit; objected to and approved; only commented on; only a machine's.
    try store.request(
      1, merged: monday, .agentic, lines: 400, agent: "claude", model: "opus",
      with: ["humanApprovals": 1, "humanReviews": 1, "isVerified": 1, "isStale": 0, "isSelfMerged": 0])
    try store.request(
      2, merged: monday, .assisted, lines: 300, agent: "claude",
      with: ["humanApprovals": 1, "humanReviews": 1, "isStale": 1, "isSelfMerged": 1])
    try store.request(
      3, merged: monday + 1, lines: 40, changeClass: "fix",
      with: ["humanApprovals": 1, "humanObjections": 1, "isVerified": 1, "isStale": 0, "isSelfMerged": 0])
    try store.request(4, merged: monday + 6, lines: 5, with: ["humanComments": 2, "isSelfMerged": 1])
    try store.request(
      5, merged: monday + 6, .agentic, repository: 2, lines: 45, agent: "claude",
      with: ["aiReviews": 1, "isSelfMerged": 1])
    // Reviews not recorded; cut off before any was seen; a bot's; merged outside of the window.
    try store.request(6, merged: monday, with: ["hasReviews": 0, "createdTime": monday * 86_400 - 60])
    try store.request(7, merged: monday, lines: 8, with: ["isCut": 1, "createdTime": monday * 86_400 - 61])
    try store.request(8, merged: monday, .automation, with: ["isSelfMerged": 1])
    try store.request(9, merged: monday - 1)
    try store.request(10, merged: monday + 7)
    try store.request(11, created: monday)
    // A request that only git knows of, a push, and the unit of a request that is recorded.
    try store.unit(21, day: monday, .unmarked, requestKey: "#12")
    try store.unit(22, day: monday, .unmarked)
    try store.unit(23, day: monday, .unmarked, requestKey: "#13")
    try store.request(13, merged: monday, lines: 8, unit: 23)
  }

  @Test(arguments: [
    ("review-coverage", "headline 0.5 = 3/6 n 6 in 0.1876…0.8124 covering 0.6667"),
    ("unreviewed-merges", "headline 0.3333 = 2/6 n 6 in 0.0968…0.7 covering 0.6667"),
    ("human-verified-share", "headline 0.3333 = 2/6 n 6 in 0.0968…0.7 covering 0.6667"),
    ("self-merges", "headline 0.6 = 3/5 n 5 in 0.2307…0.8824 covering 0.5556"),
    ("changes-requested-rate", "headline 0.3333 = 1/3 n 3 in 0.0615…0.7923 covering 0.6667"),
    ("stale-approvals", "headline 0.3333 = 1/3 n 3 in 0.0615…0.7923 covering 0.7778"),
    ("bot-only-reviewed", "headline 0.1667 = 1/6 n 6 in 0.0301…0.5635 covering 0.6667"),
    ("instant-merges", "headline 0.125 = 1/8 n 8 in 0.0224…0.4709 covering 0.8889"),
  ])
  func countsOnlyRequestsWhoseRecordsSay(id: String, expected: String) throws {
    #expect(try store.answer(id, only: [""]) == [expected])
  }

  /// Approvals that name no commit leave only those known that nobody approved: no sample of anything.
  @Test(arguments: [
    (1, "headline 0 = 0/1 n 1 in 0…0.7935 covering 0.5"),
    (2, "headline unavailable n 0"),
  ])
  func approvalsOfNoCommitVerifyNothing(count: Int, verified: String) throws {
    let store = try MemoryStore()
    try store.repository(1, "alpha")
    try store.request(1, merged: monday)
    for number in 2...(count + 1) {
      try store.request(number, merged: monday, with: ["humanApprovals": 1, "isVerified": nil, "isStale": nil])
    }
    #expect(try store.answer("human-verified-share", only: [""]) == [verified])
    #expect(try store.answer("stale-approvals", only: [""]) == ["headline unavailable n 0"])
  }

  @Test func comparesWithAndWithoutTheSize() throws {
    #expect(
      try store.answer("unreviewed-merges") == [
        "headline 0.3333 = 2/6 n 6 in 0.0968…0.7 covering 0.6667",
        "ai 0.3333 = 1/3 n 3 in 0.0615…0.7923 covering 0.6667",
        "rest 0.3333 = 1/3 n 3 in 0.0615…0.7923 covering 0.6667",
        // Only the band from 11 to 50 lines has both: one of one against none of one.
        "difference 0 n 6 in -0.5335…0.5335 covering 0.6667",
        "standardisedDifference 1 n 2 in -0.1221…1 covering 0.3333",
        "signsDiffer 0 n 6",
        "unknown 3 n 3",
        "automation 1 n 1",
      ])
  }

  @Test(arguments: [
    (
      Dimension.repository,
      [
        "alpha: headline 0.2 = 1/5 n 5 in 0.0362…0.6245 covering 0.625",
        "beta: headline 1 = 1/1 n 1 in 0.2065…1 covering 1",
      ]
    ),
    (
      .origin,
      [
        "agentic: headline 0.5 = 1/2 n 2 in 0.0945…0.9055 covering 1",
        "assisted: headline 0 = 0/1 n 1 in 0…0.7935 covering 1",
        "automation: headline notApplicable = 0/0 n 0",
        "unmarked: headline 0.3333 = 1/3 n 3 in 0.0615…0.7923 covering 0.5",
      ]
    ),
    (
      .changeClass,
      [
        "fix: headline 0 = 0/1 n 1 in 0…0.7935 covering 1",
        "unknown: headline 0.4 = 2/5 n 5 in 0.1176…0.7693 covering 0.625",
      ]
    ),
    (.week, ["2026-W33: headline 0.3333 = 2/6 n 6 in 0.0968…0.7 covering 0.6667"]),
  ])
  func splits(by dimension: Dimension, expected: [String]) throws {
    #expect(try store.answer("unreviewed-merges", by: [dimension], only: [""]) == expected)
  }

  @Test func knowsNothingOfWhatHappensAfterTheDataEnd() throws {
    #expect(
      try store.answer("unreviewed-merges", dataEnd: monday + 6, only: [""]) == [
        "headline 0.25 = 1/4 n 4 in 0.0456…0.6994 covering 0.5714"
      ])
  }

  @Test(arguments: ["review-coverage", "human-verified-share", "stale-approvals"])
  func needsReviewRecords(id: String) throws {
    let store = try MemoryStore()
    try store.repository(1, "alpha")
    try store.unit(1, day: monday, .unmarked, requestKey: "#1")
    try store.unit(2, day: monday, .unmarked)
    let metric = try MetricCatalogue.metric(id: id)
    let results = try MetricQuery(metric, period: window).results(from: store)
    #expect(results.map(\.measure) == metric.measures.map(\.id))
    #expect(results.allSatisfy { $0.outcome == .unavailable(needs: "review records") })
  }

  @Test func asksNothingWhereNothingWasMerged() throws {
    let store = try MemoryStore()
    try store.repository(1, "alpha")
    try store.request(1, merged: monday - 7)
    try store.unit(1, day: monday, .unmarked)
    #expect(try store.answer("review-coverage", only: [""]) == ["headline notApplicable = 0/0 n 0"])
  }
}
