import Aggregation
import Facts
import Testing

/// The metrics of what reviewers do, people and machines, and of what waits for them.
@Suite struct ReviewerMetricsTests {
  private func store() throws -> MemoryStore {
    let store = try MemoryStore()
    try store.repository(1, "alpha")
    return store
  }

  @Test func vetoesAreFirstVerdictsAndMayRecover() throws {
    let store = try store()
    try store.request(1, merged: monday + 3, created: monday, .agentic)
    try store.review("a", of: 1, .changesRequested, by: "reviewer", day: monday)
    try store.review("b", of: 1, .approved, by: "reviewer", day: monday + 1)
    try store.request(2, closed: monday + 3, created: monday)
    try store.review("a", of: 2, .changesRequested, by: "reviewer", day: monday)
    try store.request(3, created: monday)
    try store.review("a", of: 3, .changesRequested, by: "reviewer", day: monday + 1)
    try store.request(4, created: monday)
    try store.review("a", of: 4, .approved, by: "reviewer", day: monday)
    try store.review("b", of: 4, .changesRequested, by: "reviewer", day: monday + 1)
    // A comment, and a person's objection, are no verdict of an AI reviewer.
    try store.request(5, created: monday)
    try store.review("a", of: 5, .comment, by: "reviewer", day: monday)
    try store.review("b", of: 5, .changesRequested, day: monday)
    #expect(
      try store.answer("ai-reviewer-veto") == [
        "headline 0.75 = 3/4 n 4 in 0.3006…0.9544", "recovered 0.5 = 1/2 n 2 in 0.0945…0.9055", "judged 4 n 4",
        "vetoed 3 n 4", "vetoedOpen 1 n 3",
      ])
    #expect(
      try store.answer("ai-reviewer-veto", dataEnd: monday + 1, only: ["judged", "vetoed", "vetoedOpen"]) == [
        "judged 3 n 3", "vetoed 2 n 3", "vetoedOpen 2 n 2",
      ])
  }

  @Test func overridesAreObjectionsAfterAnApproval() throws {
    let store = try store()
    for number in 1...4 {
      try store.request(number, merged: monday + 3, created: monday)
      try store.review("a", of: number, .approved, by: "reviewer", day: monday, seconds: 100)
    }
    try store.review("b", of: 1, .changesRequested, day: monday, seconds: 200)
    try store.review("b", of: 2, .changesRequested, day: monday, seconds: 50)
    try store.review("b", of: 3, .changesRequested, day: monday, seconds: 200, isIndependent: false)
    try store.review("b", of: 4, .approved, day: monday, seconds: 200)
    try store.request(5, merged: monday + 3, created: monday)
    #expect(
      try store.answer("human-override") == [
        "headline 0.25 = 1/4 n 4 in 0.0456…0.6994", "lookedAt 0.5 = 2/4 n 4 in 0.15…0.85", "approved 4 n 4",
      ])
  }

  @Test func spreadsTheLoadWithoutNames() throws {
    let store = try store()
    // One reviewer looks at six requests, four at one each; a second comment on a request is no second review.
    for number in 1...6 { try store.review("a", of: number, .approved, person: 2, day: monday) }
    try store.review("b", of: 1, .comment, person: 2, day: monday + 1)
    for person in 3...6 { try store.review("c\(person)", of: 1, .comment, person: person, day: monday + 6) }
    try store.review("d", of: 1, .comment, person: 0, day: monday)
    try store.review("e", of: 1, .comment, person: 9, day: monday, isIndependent: false)
    try store.review("f", of: 1, .comment, person: 9, day: monday + 7)
    #expect(
      try store.answer("review-load") == [
        "p50 1 n 5", "p90 4 n 5", "topFifth 0.6 = 6/10 n 10", "gini 0.4 n 5", "reviewers 5 n 5", "reviews 10 n 10",
        "unknown 1 n 1",
      ])
    // Without the last day there is one reviewer, of whom nothing is said.
    #expect(
      try store.answer("review-load", dataEnd: monday + 6, only: ["p50", "topFifth", "reviewers", "reviews"]) == [
        "p50 insufficient n 1", "topFifth insufficient n 1", "reviewers insufficient n 1", "reviews insufficient n 1",
      ])
  }

  @Test func countsWhatWaitsAtTheEnd() throws {
    let store = try store()
    for number in 1...5 { try store.request(number, created: monday + number) }
    try store.request(6, created: monday, with: ["readyTime": nil, "readyDay": nil, "isDraft": 1])
    try store.request(7, merged: monday + 7, created: monday, with: ["firstReviewTime": monday * 86_400 + 60])
    try store.request(8, merged: monday + 6, created: monday)
    try store.request(9, created: monday + 7)
    try store.request(10, created: monday, .automation)
    // The ages are six days and seven, and one to five days less.
    #expect(
      try store.answer("work-in-progress", dataEnd: monday + 30) == [
        "headline 6 n 6", "ageP50 388800 n 6 in 172800…604800", "ageP75 496800 n 6", "ageP90 561600 n 6",
        "unreviewed 5 n 6", "drafts 1 n 1", "automation 1 n 1",
      ])
    // A day earlier the eighth was open still, and nobody knew of its merge.
    #expect(try store.answer("work-in-progress", dataEnd: monday + 6, only: [""]) == ["headline 7 n 7"])
  }

  /// Git alone knows that a request was merged: nothing of how it came to that.
  @Test(arguments: [
    "acceptance-rate", "agent-funnel", "agent-merge-rate", "ai-reviewer-veto", "first-review-time",
    "ghosted-agent-requests", "human-override", "review-depth", "review-load", "rubber-stamps", "self-merges",
    "work-in-progress", "zero-human-touch-merges",
  ])
  func needMoreThanGitKnows(id: String) throws {
    let store = try store()
    try store.unit(1, day: monday, .agentic, requestKey: "#1")
    try store.request(
      1, merged: monday, .agentic, unit: 1,
      with: [
        "hasReviews": 0, "createdTime": nil, "createdDay": nil, "createdWeek": nil, "readyTime": nil, "readyDay": nil,
        "isVerified": nil, "mergerKind": "unknown",
      ])
    let metric = try MetricCatalogue.metric(id: id)
    let results = try MetricQuery(metric, period: window).results(from: store)
    #expect(results.map(\.measure) == metric.measures.map(\.id))
    #expect(results.allSatisfy { $0.outcome.word == "unavailable" })
  }
}
