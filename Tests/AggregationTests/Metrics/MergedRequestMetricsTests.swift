import Aggregation
import Facts
import Testing

/// The metrics of merged requests that have an estimator of their own.
@Suite struct MergedRequestMetricsTests {
  private func store() throws -> MemoryStore {
    let store = try MemoryStore()
    try store.repository(1, "alpha")
    return store
  }

  @Test func bandsTheLinesOfAIAssistedRequests() throws {
    let store = try store()
    let shares = [0, 25, 26, 50, 51, 75, 76, 100]
    for (number, share) in shares.enumerated() {
      try store.request(
        number, merged: monday, share > 25 ? .agentic : .unmarked, with: ["aiLines": share, "countedLines": 100])
    }
    try store.request(8, merged: monday, .assisted)
    try store.request(9, merged: monday, .automation, with: ["aiLines": 5, "countedLines": 5])
    // A request that only git knows of, and a push.
    try store.unit(21, day: monday, .agentic, requestKey: "#12")
    try store.unit(22, day: monday, .agentic)
    #expect(
      try store.answer("ai-assisted-change-share") == [
        "headline 0.8 = 8/10 n 10 in 0.4902…0.9433", "agentic 0.7 = 7/10 n 10 in 0.3968…0.8922",
        "assisted 0.1 = 1/10 n 10 in 0.0179…0.4042", "lines0 0.125 = 1/8 n 8 in 0.0224…0.4709 covering 0.8",
        "lines1to25 0.125 = 1/8 n 8 in 0.0224…0.4709 covering 0.8",
        "lines26to50 0.25 = 2/8 n 8 in 0.0715…0.5907 covering 0.8",
        "lines51to75 0.25 = 2/8 n 8 in 0.0715…0.5907 covering 0.8",
        "lines76to100 0.25 = 2/8 n 8 in 0.0715…0.5907 covering 0.8", "requests 10 n 10", "automation 1 n 1",
      ])
    #expect(
      try store.answer("automation-merge-share") == [
        "headline 0.7273 = 8/11 n 11 in 0.4344…0.9025", "agentic 0.6364 = 7/11 n 11 in 0.3538…0.8483",
        "automation 0.0909 = 1/11 n 11 in 0.0162…0.3774", "requests 11 n 11",
      ])
  }

  @Test func flagsApprovalsWithoutASignOfReading() throws {
    let store = try store()
    let ready = (monday - 1) * 86_400
    let approved = { (seconds: Int, comments: Int) in
      ["humanApprovals": 1, "firstApprovalTime": ready + seconds, "humanComments": comments]
    }
    // Five minutes for 50 lines: strict and fast. A second more: fast only. 500 lines in an hour: neither.
    try store.request(1, merged: monday, lines: 50, with: approved(300, 0))
    try store.request(2, merged: monday, lines: 50, with: approved(301, 0))
    try store.request(3, merged: monday, lines: 500, with: approved(3600, 0))
    try store.request(4, merged: monday, lines: 501, with: approved(3600, 1))
    try store.request(5, merged: monday, lines: nil, with: approved(10, 0))
    try store.request(6, merged: monday, lines: 900)
    try store.request(7, merged: monday, lines: 900, with: ["hasReviews": 0])
    #expect(
      try store.answer("rubber-stamps") == [
        "strict 0.25 = 1/4 n 4 in 0.0456…0.6994 covering 0.8", "fast 0.5 = 2/4 n 4 in 0.15…0.85 covering 0.8",
        "loose 0.8 = 4/5 n 5 in 0.3755…0.9638 covering 0.8571", "approved 5 n 5",
      ])
  }

  /// A list of reviews without the comments does not say who was silent, nor one without sizes who was fast.
  @Test func knowsNothingOfSilenceWithoutComments() throws {
    let store = try store()
    let approved = ["humanApprovals": 1, "humanReviews": 1, "firstApprovalTime": monday * 86_400]
    try store.request(1, merged: monday, with: approved.merging(["hasComments": 0]) { $1 })
    try store.request(2, merged: monday, with: ["hasComments": 0])
    let metrics = ["rubber-stamps", "unreviewed-merges", "bot-only-reviewed", "review-depth"]
    for metric in metrics {
      let results = try MetricQuery(MetricCatalogue.metric(id: metric), period: window).results(from: store)
      #expect(results.first?.outcome.word == "unavailable", "\(metric)")
    }
    #expect(try store.answer("review-coverage", only: [""]) == ["headline 0.5 = 1/2 n 2 in 0.0945…0.9055 covering 1"])
    #expect(
      try store.answer("first-review-time", only: ["never", "unknown"]) == [
        "never unavailable n 0", "unknown unavailable n 0",
      ])
    try store.request(3, merged: monday, lines: nil, with: approved)
    #expect(
      try store.answer("rubber-stamps") == [
        "strict unavailable n 0", "fast unavailable n 0", "loose 1 = 1/1 n 1 in 0.2065…1 covering 0.6667",
        "approved 2 n 2",
      ])
  }

  /// A review without a verdict is made of comments; an approval is not.
  @Test func aReviewWithoutAVerdictIsASignOfReading() throws {
    let store = try store()
    try store.request(1, merged: monday, with: ["humanApprovals": 2, "humanReviews": 2])
    try store.request(2, merged: monday, with: ["humanApprovals": 1, "humanReviews": 2])
    #expect(
      try store.answer("rubber-stamps", only: ["loose"]) == ["loose 0.5 = 1/2 n 2 in 0.0945…0.9055 covering 1"])
  }

  @Test func timesTheFirstLook() throws {
    let store = try store()
    let ready = (monday - 1) * 86_400
    for number in 1...5 {
      try store.request(number, merged: monday, .agentic, with: ["firstReviewTime": ready + number * 600])
    }
    try store.request(6, merged: monday, with: ["firstReviewTime": ready + 90_000])
    try store.request(7, merged: monday, with: ["hasReviews": 0])
    #expect(
      try store.answer("first-review-time") == [
        "p50 1800 n 5 covering 0.8571", "p75 2400 n 5 covering 0.8571", "p90 2760 n 5 covering 0.8571",
        "aiP50 1800 n 5 covering 0.8571", "aiP75 2400 n 5 covering 0.8571", "aiP90 2760 n 5 covering 0.8571",
        "restP50 notApplicable n 0 covering 0.8571", "restP75 notApplicable n 0 covering 0.8571",
        "restP90 notApplicable n 0 covering 0.8571", "difference notApplicable n 0 covering 0.8571",
        "standardisedDifference notApplicable n 0 covering 0", "signsDiffer notApplicable n 5", "never 1 n 6",
        "unknown 1 n 1",
      ])
  }

  @Test func countsMergesThatNoPersonTouched() throws {
    let store = try store()
    try store.request(1, merged: monday, .automation, changeClass: "dependency", with: ["mergerKind": "automation"])
    try store.request(2, merged: monday, .automation, with: ["mergerKind": "person"])
    let commits = ["isAutoMerged": 1, "commitCount": 2]
    try store.request(3, merged: monday, .agentic, with: commits.merging(["agentCommitCount": 2]) { $1 })
    try store.request(4, merged: monday, .agentic, with: commits.merging(["agentCommitCount": 1]) { $1 })
    try store.request(
      5, merged: monday, .agentic, with: commits.merging(["agentCommitCount": 2, "humanComments": 1]) { $1 })
    try store.request(6, merged: monday, with: commits)
    try store.request(7, merged: monday, .agentic, with: ["isAutoMerged": 1])
    #expect(
      try store.answer("zero-human-touch-merges") == [
        "headline 0.3333 = 2/6 n 6 in 0.0968…0.7 covering 0.8571", "agentic 0.3333 = 1/3 n 3 in 0.0615…0.7923",
        "automation 0.5 = 1/2 n 2 in 0.0945…0.9055", "merges 2 n 6", "unknown 1 n 1",
      ])
    #expect(
      try store.answer("zero-human-touch-merges", by: [.changeClass], only: ["merges"]) == [
        "dependency: merges 1 n 1", "unknown: merges 1 n 5",
      ])
  }

  @Test func weighsCommitsByTheirRequests() throws {
    let store = try store()
    for (number, commits) in [(4, 4), (0, 2), (1, 2), (3, 3), (0, 1)].enumerated() {
      try store.request(number, merged: monday, with: ["agentCommitCount": commits.0, "commitCount": commits.1])
    }
    try store.request(9, merged: monday)
    let answer = try store.answer("agent-commit-share", only: ["", "all", "mixed", "none", "commits"])
    #expect(answer.first?.hasPrefix("headline 0.6667 = 8/12 n 12 in ") == true)
    #expect(
      answer.dropFirst() == [
        "all 0.4 = 2/5 n 5 in 0.1176…0.7693 covering 0.8333", "mixed 0.2 = 1/5 n 5 in 0.0362…0.6245 covering 0.8333",
        "none 0.4 = 2/5 n 5 in 0.1176…0.7693 covering 0.8333", "commits 12 n 5 covering 0.8333",
      ])
  }

  @Test func tellsWorkFromWaiting() throws {
    let store = try store()
    let day = monday * 86_400
    // Four hours of coding, two of waiting, one of review, one of waiting.
    try store.request(
      1, merged: monday, created: monday,
      with: [
        "firstCommitTime": day - 14_400, "firstReviewTime": day + 7200, "firstApprovalTime": day + 10_800,
        "mergedTime": day + 14_400,
      ])
    try store.request(2, merged: monday)
    #expect(
      try store.answer("flow-efficiency") == [
        "headline 0.625 = 18000/28800 n 1 covering 0.5", "requests 1 n 1 covering 0.5",
      ])
  }

  @Test func measuresWhatPeopleSay() throws {
    let store = try store()
    try store.request(1, merged: monday, .agentic, lines: 200, with: ["humanComments": 2, "rounds": 1])
    try store.request(2, merged: monday, lines: 50, with: ["humanComments": 3])
    try store.request(3, merged: monday, lines: 50, with: ["humanApprovals": 1])
    try store.request(4, merged: monday, lines: 50)
    #expect(
      try store.answer("review-depth", only: ["", "ai", "rest", "upTo50", "upTo200", "over500", "commented", "rounds"])
        == [
          "headline 1.6667 n 3 covering 1", "ai 1 n 1 covering 1", "rest 3 n 2 covering 1", "upTo50 3 n 2 covering 1",
          "upTo200 1 n 1 covering 1", "over500 notApplicable n 0 covering 1",
          "commented 0.6667 = 2/3 n 3 in 0.2077…0.9385 covering 1", "rounds 0.3333 n 3 covering 1",
        ])
  }

  @Test func knowsWhatStoodAtTheOpening() throws {
    let store = try store()
    let opened = (monday - 1) * 86_400
    for (number, later) in [(1, 20), (2, 95)] {
      try store.request(number, merged: monday, lines: 100, unit: number * 10)
      for (offset, time) in [opened, opened + 1].enumerated() {
        let commit = number * 10 + 1 + offset
        try store.change(commit, day: monday, .unmarked, lines: offset == 0 ? 100 - later : later)
        try store.commit(commit, landed: number * 10, authorTime: time)
      }
    }
    try store.request(3, merged: monday, lines: 10, unit: 40)
    try store.request(4, merged: monday, lines: 100, unit: 50)
    // 0.80, and 0.05 raised to 0.1.
    #expect(
      try store.answer("pr-maturity") == [
        "headline 0.45 n 2 covering 0.6667", "p50 insufficient n 2",
        "unchanged 0 = 0/2 n 2 in 0…0.6576 covering 0.6667", "requests 2 n 2 covering 0.6667",
      ])
  }

  @Test func countsAgentsRequestsAndTheirBestTenDays() throws {
    let store = try store()
    for (number, day) in [-40, -39, -31, -30, 0, 6].enumerated() {
      try store.request(number, merged: monday + day, .agentic, agent: "claude")
    }
    try store.request(8, merged: monday)
    try store.request(9, merged: monday + 7, .agentic)
    #expect(
      try store.answer("agent-requests-merged") == [
        "headline 2 n 2", "per30Days insufficient n 2", "cumulative 6 n 6", "best10Days 3 n 6",
      ])
    #expect(
      try store.answer("agent-requests-merged", dataEnd: monday + 6, only: ["", "cumulative"]) == [
        "headline 1 n 1", "cumulative 5 n 5",
      ])
  }
}
