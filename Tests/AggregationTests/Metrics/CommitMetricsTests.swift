import Aggregation
import Facts
import Testing

/// The metrics over `change_facts`, on ten commits that count, two of a bot's, a merge, and one outside of the window.
@Suite struct CommitMetricsTests {
  private let store: MemoryStore

  init() throws {
    store = try MemoryStore()
    try store.repository(1, "alpha")
    try store.repository(2, "beta")
    try store.person(1, "Ada")
    try store.person(2, "Ben")
    try store.change(1, day: monday, .agentic)
    try store.change(2, day: monday, .agentic)
    try store.change(3, day: monday, .assisted)
    try store.change(4, day: monday + 1, .assisted, person: 2)
    try store.change(5, day: monday + 6, .assisted, person: 2)
    try store.change(6, day: monday, .human, hasRecord: true)
    try store.change(7, day: monday, .unmarked, isSuspected: true)
    try store.change(8, day: monday, .unmarked, lines: nil)
    try store.change(9, day: monday, .unmarked, repository: 2, lines: 30)
    try store.change(10, day: monday, .unmarked, person: 2, repository: 2)
    try store.change(11, day: monday, .automation)
    try store.change(12, day: monday, .automation)
    try store.change(13, day: monday, .assisted, isMerge: true)
    try store.change(14, day: monday + 7, .assisted)
  }

  @Test func sharesCommitsMadeWithAI() throws {
    #expect(
      try store.answer("ai-commit-share") == [
        "headline 0.5 = 5/10 n 10 in 0.2366…0.7634 covering 0.6",
        "agentic 0.2 = 2/10 n 10 in 0.0567…0.5098 covering 0.6",
        "assisted 0.3 = 3/10 n 10 in 0.1078…0.6032 covering 0.6",
        "automation 2 n 2",
      ])
  }

  @Test func coversCommitsWithMarksOrRecords() throws {
    #expect(
      try store.answer("label-coverage") == [
        "headline 0.6 = 6/10 n 10 in 0.3127…0.8318",
        "lines 0.5455 = 60/110 n 110 covering 0.9",
        "suspected 1 n 10",
        "automation 2 n 2",
      ])
  }

  @Test(arguments: [
    (
      Dimension.repository,
      [
        "alpha: headline 0.625 = 5/8 n 8 in 0.3057…0.8632 covering 0.75",
        "beta: headline 0 = 0/2 n 2 in 0…0.6576 covering 0",
      ]
    ),
    (
      .contributor,
      [
        "Ada: headline 0.4286 = 3/7 n 7 in 0.1582…0.7495 covering 0.5714",
        "Ben: headline 0.6667 = 2/3 n 3 in 0.2077…0.9385 covering 0.6667",
      ]
    ),
    (.week, ["2026-W33: headline 0.5 = 5/10 n 10 in 0.2366…0.7634 covering 0.6"]),
  ])
  func splitsTheCommitShare(by dimension: Dimension, expected: [String]) throws {
    let privacy = PrivacyPolicy(people: .names)
    #expect(try store.answer("ai-commit-share", by: [dimension], privacy: privacy, only: [""]) == expected)
  }

  @Test(arguments: [
    (
      Dimension.repository,
      [
        "alpha: headline 0.75 = 6/8 n 8 in 0.4093…0.9285", "alpha: lines 0.8571 = 60/70 n 70 covering 0.875",
        "beta: headline 0 = 0/2 n 2 in 0…0.6576", "beta: lines 0 = 0/40 n 40 covering 1",
      ]
    ),
    (
      .contributor,
      [
        "Ada: headline 0.5714 = 4/7 n 7 in 0.2505…0.8418", "Ada: lines 0.5 = 40/80 n 80 covering 0.8571",
        "Ben: headline 0.6667 = 2/3 n 3 in 0.2077…0.9385", "Ben: lines 0.6667 = 20/30 n 30 covering 1",
      ]
    ),
    (
      .week,
      ["2026-W33: headline 0.6 = 6/10 n 10 in 0.3127…0.8318", "2026-W33: lines 0.5455 = 60/110 n 110 covering 0.9"]
    ),
  ])
  func splitsTheLabelCoverage(by dimension: Dimension, expected: [String]) throws {
    let privacy = PrivacyPolicy(people: .names)
    #expect(try store.answer("label-coverage", by: [dimension], privacy: privacy, only: ["", "lines"]) == expected)
  }

  @Test func hasNoShareWhereOnlyBotsCommitted() throws {
    let store = try MemoryStore()
    try store.repository(1, "alpha")
    try store.change(1, day: monday, .automation)
    #expect(
      try store.answer("ai-commit-share") == [
        "headline notApplicable = 0/0 n 0", "agentic notApplicable = 0/0 n 0", "assisted notApplicable = 0/0 n 0",
        "automation 1 n 1",
      ])
    #expect(
      try store.answer("label-coverage") == [
        "headline notApplicable = 0/0 n 0", "lines notApplicable = 0/0 n 0", "suspected 0 n 0", "automation 1 n 1",
      ])
  }
}
