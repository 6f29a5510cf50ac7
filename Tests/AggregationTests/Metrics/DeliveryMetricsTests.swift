import Aggregation
import Facts
import Testing

/// The metrics of deployments, and the releases that stand in for them.
@Suite struct DeliveryMetricsTests {
  private let store: MemoryStore

  init() throws {
    store = try MemoryStore()
    try store.repository(1, "alpha")
    try store.repository(2, "beta")
    try store.deployment("0", day: monday - 1, commit: 10)
    try store.deployment("1", day: monday, hours: 1, commit: 20)
    try store.deployment("2", day: monday, hours: 2, "failure", commit: 30)
    try store.deployment("3", day: monday, hours: 5, commit: 31)
    // What was deployed here was taken back a day later.
    try store.deployment("4", day: monday + 1, commit: 40)
    try store.deployment("5", day: monday + 2, commit: 31)
    try store.deployment("6", day: monday + 6, "failure", commit: 50)
    try store.deployment("7", day: monday + 7, commit: 50)
    try store.deployment("8", day: monday, hours: 3, "pending", commit: 60)
    try store.deployment("9", day: monday, hours: 4, commit: 60, environment: "europe")
    try store.unit(1, day: monday, .unmarked, repository: 2)
  }

  @Test func deploymentsAreCountedAndTimed() throws {
    #expect(
      try store.answer("deployment-frequency", repositories: [1]) == [
        "perDay 0.7143 n 5", "deployments 5 n 5", "gapP50 insufficient n 4", "releasesPerDayProxy 0 n 0",
        "releasesProxy 0 n 0", "gapP50Proxy notApplicable n 0",
      ])
  }

  @Test func failuresAreWhatTheRecordOrARollbackSays() throws {
    // Failed: the second, the fourth (taken back) and the sixth; mended by the third and the fifth.
    #expect(
      try store.answer("change-fail-rate", repositories: [1], only: [""]) == [
        "headline 0.4286 = 3/7 n 7 in 0.1582…0.7495"
      ])
    #expect(
      try store.answer("deployment-rework-rate", repositories: [1], only: [""]) == [
        "headline 0.2857 = 2/7 n 7 in 0.0822…0.6411"
      ])
    #expect(
      try store.answer("recovery-time", repositories: [1], only: ["p50", "unrecovered"]) == [
        "p50 insufficient n 2", "unrecovered 1 n 3",
      ])
    #expect(
      try store.answer("recovery-time", repositories: [1], dataEnd: monday + 8, only: ["p50", "unrecovered"]) == [
        "p50 insufficient n 3", "unrecovered 0 n 3",
      ])
  }

  @Test(arguments: [
    "deployment-frequency", "change-fail-rate", "recovery-time", "deployment-rework-rate", "change-lead-time",
  ])
  func needDeploymentsOrReleases(id: String) throws {
    let metric = try MetricCatalogue.metric(id: id)
    let results = try MetricQuery(metric, repositories: [2], period: window).results(from: store)
    #expect(results.map(\.measure) == metric.measures.map(\.id))
    for result in results {
      let needs = result.measure.hasSuffix("Proxy") ? "release tags" : "deployments"
      #expect(result.outcome == .unavailable(needs: needs))
    }
  }

  @Test func releasesStandInUnderTheirOwnNames() throws {
    let store = try MemoryStore()
    try store.repository(1, "alpha")
    try store.release(1, day: monday - 3, name: "v1.0.0")
    try store.release(2, day: monday, name: "v1.1.0")
    try store.release(3, day: monday + 1, name: "v1.1.1")
    try store.release(4, day: monday + 2, name: "v2.0.0")
    try store.release(5, day: monday + 12, name: "v2.0.1")
    try store.unit(1, day: monday, .unmarked, releaseDay: monday + 1, revertedDay: monday + 8, releaseId: 3)
    // v1.1.0 has a hotfix a day later, something of v1.1.1 was reverted after seven days, v2.0.0 has a late patch.
    #expect(
      try store.answer("change-fail-rate", dataEnd: monday + 30) == [
        "headline unavailable n 0", "failureProxy 0.6667 = 2/3 n 3 in 0.2077…0.9385 covering 1", "immatureProxy 0 n 0",
      ])
    #expect(
      try store.answer("change-fail-rate", dataEnd: monday + 9, only: ["failureProxy", "immatureProxy"]) == [
        "failureProxy 1 = 2/2 n 2 in 0.3424…1 covering 0.6667", "immatureProxy 1 n 1",
      ])
    #expect(
      try store.answer("deployment-rework-rate", only: ["hotfixProxy"]) == [
        "hotfixProxy 0.3333 = 1/3 n 3 in 0.0615…0.7923"
      ])
    #expect(
      try store.answer("deployment-frequency", only: ["releasesPerDayProxy", "releasesProxy"]) == [
        "releasesPerDayProxy 0.4286 n 3", "releasesProxy 3 n 3",
      ])
    #expect(try store.answer("recovery-time", only: ["p50Proxy"]) == ["p50Proxy insufficient n 1"])
  }

  @Test func unitsAreTimedToTheFirstDeploymentThatContainsThem() throws {
    let store = try MemoryStore()
    try store.repository(1, "alpha")
    for commit in 1...8 {
      try store.unit(
        commit, day: monday - 2, commit == 8 ? .automation : .unmarked, authoredDay: monday - commit)
    }
    // Of the first deployment nobody knows what was new in it.
    try store.deployment("a", day: monday - 1, commit: 2)
    try store.deployment("b", day: monday, commit: 7)
    try store.deployment("c", day: monday + 1, commit: 8)
    #expect(
      try store.answer("change-lead-time", only: ["p50", "p75", "p90", "negative"]) == [
        "p50 432000 n 5", "p75 518400 n 5", "p90 570240 n 5", "negative 0 n 0",
      ])
  }

  @Test func releasesContainWhatAIMadeAndNobodyVerified() throws {
    let store = try MemoryStore()
    try store.repository(1, "alpha")
    try store.release(1, day: monday, name: "v1")
    try store.release(2, day: monday + 1, name: "v2")
    let origins: [ChangeOrigin] = [.agentic, .agentic, .unmarked, .unmarked, .automation]
    for (offset, origin) in origins.enumerated() {
      try store.unit(
        offset + 1, day: monday, origin, releaseDay: monday, requestKey: offset == 2 ? "" : "#1", releaseId: 1)
    }
    try store.unit(9, day: monday, .unmarked, releaseDay: monday + 1, requestKey: "#9", releaseId: 2)
    try store.request(1, merged: monday, unit: 1, with: ["humanApprovals": 1, "isVerified": 1])
    try store.request(2, merged: monday, unit: 2)
    try store.request(4, merged: monday, unit: 4, with: ["hasReviews": 0])
    #expect(
      try store.answer("release-contents") == [
        "headline 0.4 = 2/5 n 5 in 0.1176…0.7693", "unverified 0.6667 = 2/3 n 3 in 0.2077…0.9385 covering 0.6",
        "aiUnverified 0.3333 = 1/3 n 3 in 0.0615…0.7923 covering 0.6", "units 5 n 5", "automation 1 n 1",
        "ai:v1 0.5 = 2/4 n 4 in 0.15…0.85", "unverified:v1 0.6667 = 2/3 n 3 in 0.2077…0.9385 covering 0.75",
        "ai:v2 0 = 0/1 n 1 in 0…0.7935", "unverified:v2 unavailable n 0",
      ])
  }
}
