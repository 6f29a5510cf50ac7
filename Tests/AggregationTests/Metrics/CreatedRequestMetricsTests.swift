import Aggregation
import Facts
import Testing

/// The metrics of what becomes of the requests opened in the window.
@Suite struct CreatedRequestMetricsTests {
  private let store: MemoryStore
  private let later = monday + 100

  init() throws {
    store = try MemoryStore()
    try store.repository(1, "alpha")
    try store.request(1, merged: monday + 30, created: monday, .agentic, agent: "claude")
    try store.request(2, closed: monday + 2, created: monday, .agentic, agent: "claude", changeClass: "fix")
    try store.request(3, merged: monday + 31, created: monday, .agentic)
    try store.request(4, merged: monday + 8, created: monday + 6)
    try store.request(5, merged: monday + 1, created: monday, .automation)
    try store.request(6, created: monday)
    try store.request(7, merged: monday, created: monday - 1)
    try store.request(8, merged: monday + 7, created: monday + 7)
  }

  @Test func acceptanceIsOfRequestsDecidedWithinThirtyDays() throws {
    #expect(
      try store.answer("acceptance-rate", dataEnd: later) == [
        "headline 0.6667 = 2/3 n 3 in 0.2077…0.9385", "ai 0.5 = 1/2 n 2 in 0.0945…0.9055 covering 1",
        "rest 1 = 1/1 n 1 in 0.2065…1 covering 1", "difference -0.5 n 3 in -0.9055…0.391 covering 1",
        "standardisedDifference -0.5 n 3 in -0.9055…0.391 covering 1", "signsDiffer 0 n 3",
        "ofOpened 0.4 = 2/5 n 5 in 0.1176…0.7693", "open 2 n 2", "immature 0 n 0", "automation 1 n 1",
      ])
  }

  /// Whether the merge on day 30 comes is not known before that day is over.
  @Test func acceptanceWaitsForThirtyDays() throws {
    #expect(
      try store.answer("acceptance-rate", dataEnd: monday + 30, only: ["", "immature"]) == [
        "headline notApplicable = 0/0 n 0", "immature 5 n 5",
      ])
    #expect(
      try store.answer("acceptance-rate", dataEnd: monday + 31, only: ["", "open", "immature"]) == [
        "headline 0.5 = 1/2 n 2 in 0.0945…0.9055", "open 2 n 2", "immature 1 n 1",
      ])
  }

  @Test func agentsHaveARateOfTheirOwn() throws {
    #expect(
      try store.answer("agent-merge-rate", dataEnd: later) == [
        "headline 0.5 = 1/2 n 2 in 0.0945…0.9055", "opened 3 n 3", "open 1 n 1", "immature 0 n 0", "automation 1 n 1",
      ])
    #expect(
      try store.answer("agent-merge-rate", by: [.agent], dataEnd: later, only: [""]) == [
        "claude: headline 0.5 = 1/2 n 2 in 0.0945…0.9055", "unknown: headline notApplicable = 0/0 n 0",
      ])
    #expect(
      try store.answer("agent-merge-rate", by: [.changeClass], dataEnd: later, only: [""]) == [
        "fix: headline 0 = 0/1 n 1 in 0…0.7935", "unknown: headline 1 = 1/1 n 1 in 0.2065…1",
      ])
  }

  @Test func theFunnelFollowsAgentsRequestsToTheirEnd() throws {
    let store = try MemoryStore()
    try store.repository(1, "alpha")
    let noon = monday * 86_400 + 43_200
    let approved = ["humanApprovals": 1, "firstApprovalTime": noon]
    try store.request(
      1, merged: monday + 1, created: monday, .agentic,
      with: ["checksState": "success", "humanApprovals": 1, "firstApprovalTime": noon])
    try store.request(
      2, merged: monday + 1, created: monday, .agentic, with: ["checksState": "success", "revertedDay": monday + 15])
    try store.request(3, merged: monday + 1, created: monday, .agentic, with: ["fixedDay": monday + 16])
    try store.request(4, closed: monday + 1, created: monday, .agentic, with: ["checksState": "failure"])
    try store.request(5, created: monday, .agentic, with: ["hasReviews": 0])
    try store.request(6, merged: monday + 20, created: monday, .agentic, with: approved)
    try store.request(7, merged: monday + 1, created: monday)
    #expect(
      try store.answer("agent-funnel", dataEnd: monday + 30) == [
        "opened 6 n 6", "checksGreen 2 n 3", "approved 2 n 5", "merged 4 n 6", "kept 2 n 3",
        "checksGreenShare 0.6667 = 2/3 n 3 in 0.2077…0.9385 covering 0.5",
        "approvedShare 0.4 = 2/5 n 5 in 0.1176…0.7693 covering 0.8333",
        "mergedShare 0.6667 = 4/6 n 6 in 0.3…0.9032",
        "keptShare 0.6667 = 2/3 n 3 in 0.2077…0.9385 covering 0.75", "open 1 n 1", "immature 1 n 1",
      ])
    // On the first day nobody knows yet of the merges on the second.
    #expect(
      try store.answer("agent-funnel", dataEnd: monday, only: ["opened"]) == ["opened 0 n 0"])
    #expect(
      try store.answer("agent-funnel", dataEnd: monday + 1, only: ["opened", "merged", "open", "approved"]) == [
        "opened 6 n 6", "approved 2 n 5", "merged 0 n 6", "open 6 n 6",
      ])
  }

  @Test func ghostsAreRequestsWithoutAnAnswerForTwoWeeks() throws {
    let store = try MemoryStore()
    try store.repository(1, "alpha")
    try store.request(1, created: monday, .agentic)
    try store.request(2, created: monday, .agentic, with: ["rounds": 1])
    try store.request(3, closed: monday + 14, created: monday, .agentic)
    try store.request(4, merged: monday + 16, created: monday, .agentic)
    try store.request(5, created: monday)
    for number in 1...5 { try store.review("a", of: number, .changesRequested, day: monday + 1) }
    try store.request(6, created: monday, .agentic)
    try store.review("a", of: 6, .comment, day: monday + 1)
    #expect(
      try store.answer("ghosted-agent-requests", dataEnd: monday + 16) == [
        "headline 0.5 = 2/4 n 4 in 0.15…0.85", "closed 0.25 = 1/4 n 4 in 0.0456…0.6994", "immature 0 n 0",
      ])
    #expect(
      try store.answer("ghosted-agent-requests", dataEnd: monday + 15) == [
        "headline notApplicable = 0/0 n 0", "closed notApplicable = 0/0 n 0", "immature 4 n 4",
      ])
  }

  @Test func campaignsAreTitlesOfSeveralRepositories() throws {
    let store = try MemoryStore()
    for id in 1...6 { try store.repository(id, "repository \(id)") }
    for id in 1...6 {
      try store.request(
        id, merged: id < 5 ? monday + id : nil, closed: id == 5 ? monday + 5 : nil, created: monday + id / 6,
        .agentic, repository: id, title: "Move to Java 21")
    }
    try store.request(7, merged: monday + 1, created: monday, title: "Fix a typo")
    #expect(
      try store.answer(
        "campaign-curve", dataEnd: monday + 40,
        only: ["campaigns", "requests", "merged", "closed", "half", "by1", "by3", "by7"]) == [
          "campaigns 1 n 1", "requests 6 n 6", "merged 4 n 6", "closed 1 n 6", "half 3 n 6",
          "by1 0.1667 n 6 in 0.0253…0.7269", "by3 0.5 n 6 in 0.1963…0.8891", "by7 insufficient n 1",
        ])
    #expect(
      try store.answer("campaign-curve", by: [.repository], dataEnd: monday + 40, only: ["campaigns", "requests"])
        .prefix(2) == ["repository 1: campaigns 1 n 1", "repository 1: requests 1 n 1"])
    // Before the merges of the second day nobody knows of them.
    #expect(
      try store.answer("campaign-curve", dataEnd: monday + 2, only: ["requests", "merged"]) == [
        "requests 6 n 6", "merged 1 n 6",
      ])
  }

  /// Requests as `repository title branch`, and what they make.
  struct Campaign: Sendable {
    var requests: [String]
    var campaigns: Int
    var members: Int

    init(_ requests: [String], _ campaigns: Int, _ members: Int) {
      (self.requests, self.campaigns, self.members) = (requests, campaigns, members)
    }
  }

  /// A branch joins what titles do not, a title what branches do not, and one campaign may need both.
  @Test(arguments: [
    Campaign(["1 web move/log4j", "2 api move/log4j"], 1, 2),
    Campaign(["1 web main", "2 api main"], 0, 0),
    Campaign(["1 web patch-1", "2 api patch-1"], 0, 0),
    Campaign(["1 web move/log4j", "1 api move/log4j"], 0, 0),
    Campaign(["1 move x", "2 move y", "2 tidy z"], 1, 2),
    Campaign(["1 move move/it", "2 move move/it", "1 other move/it", "2 move w"], 1, 4),
    Campaign(["1 move x", "2 move y", "1 bump bump", "2 raise bump"], 2, 4),
  ])
  func campaignsAreBranchesTooOfSeveralRepositories(_ campaign: Campaign) throws {
    let store = try MemoryStore()
    for id in 1...2 { try store.repository(id, "repository \(id)") }
    for (number, request) in campaign.requests.enumerated() {
      let words = request.split(separator: " ").map(String.init)
      try store.request(
        number + 1, created: monday, repository: Int(words[0]) ?? 0, title: words[1], with: ["headBranch": words[2]])
    }
    let (found, members) = (campaign.campaigns, campaign.members)
    #expect(
      try store.answer("campaign-curve", dataEnd: monday + 1, only: ["campaigns", "requests"]) == [
        "campaigns \(found) n \(found)", "requests \(members) n \(members)",
      ])
  }
}
