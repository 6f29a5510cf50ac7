import Aggregation
import Facts
import Testing

@Suite struct AILineShareMetricTests {
  private let store: MemoryStore

  init() throws {
    store = try MemoryStore()
    try store.repository(1, "alpha")
    try store.repository(2, "beta")
    try store.person(1, "Ada")
    try store.person(2, "Ben")
    try store.person(3, "Robot")
    try store.change(1, day: monday - 1, .unmarked, person: 1)
    try store.change(2, day: monday - 1, .unmarked, person: 2)
    try store.change(3, day: monday - 1, .agentic, person: 3)
    try store.lines(40, day: monday, .ai, isAttested: true)
    try store.lines(10, day: monday + 1, .assisted, person: 2)
    try store.lines(10, day: monday + 6, .human, isAttested: true, fileClass: "test", directory: "Tests")
    try store.lines(
      40, day: monday, .unmarked, repository: 2, person: 2, fileClass: "documentation", language: "markdown",
      directory: "")
    try store.lines(30, day: monday, .automation, isAttested: true)
    try store.lines(500, day: monday, .ai, fileClass: "lock")
    try store.lines(99, day: monday - 1, .ai)
    try store.lines(5, day: monday + 7, .unmarked)
  }

  @Test func isARangeFromAttestedToMarked() throws {
    #expect(
      try store.answer("ai-line-share") == [
        "headline 0.4 = 40/100 n 100 in 0.4…0.5 covering 0.5",
        "assisted 0.1 = 10/100 n 100 covering 0.5",
        "human 0.1 = 10/100 n 100 covering 0.5",
        "unmarked 0.4 = 40/100 n 100 covering 0.5",
        "automation 30 n 30",
      ])
  }

  @Test(arguments: [
    (
      Dimension.repository,
      [
        "alpha: headline 0.6667 = 40/60 n 60 in 0.6667…0.8333 covering 0.8333",
        "beta: headline 0 = 0/40 n 40 in 0…0 covering 0",
      ]
    ),
    (
      .fileClass,
      [
        "documentation: headline 0 = 0/40 n 40 in 0…0 covering 0",
        "source: headline 0.8 = 40/50 n 50 in 0.8…1 covering 0.8",
        "test: headline 0 = 0/10 n 10 in 0…0 covering 1",
      ]
    ),
    (
      .language,
      [
        "markdown: headline 0 = 0/40 n 40 in 0…0 covering 0",
        "swift: headline 0.6667 = 40/60 n 60 in 0.6667…0.8333 covering 0.8333",
      ]
    ),
    (
      .directory,
      [
        ".: headline 0 = 0/40 n 40 in 0…0 covering 0",
        "Sources: headline 0.8 = 40/50 n 50 in 0.8…1 covering 0.8",
        "Tests: headline 0 = 0/10 n 10 in 0…0 covering 1",
      ]
    ),
    (
      .contributor,
      [
        "Ada: headline 0.8 = 40/50 n 50 in 0.8…0.8 covering 1",
        "Ben: headline 0 = 0/50 n 50 in 0…0.2 covering 0",
      ]
    ),
    (.week, ["2026-W33: headline 0.4 = 40/100 n 100 in 0.4…0.5 covering 0.5"]),
  ])
  func splits(by dimension: Dimension, expected: [String]) throws {
    let privacy = PrivacyPolicy(people: .names)
    #expect(try store.answer("ai-line-share", by: [dimension], privacy: privacy, only: [""]) == expected)
  }

  @Test func agentsAreNoContributors() throws {
    try store.lines(7, day: monday, .ai, person: 3)
    let privacy = PrivacyPolicy(people: .names)
    let groups = try store.answer("ai-line-share", by: [.contributor], privacy: privacy, only: [""])
    #expect(groups.last == "agents and bots: headline 1 = 7/7 n 7 in 1…1 covering 0")
    #expect(groups.count == 3)
  }

  @Test func isNotApplicableWhereOnlyAutomationAddedLines() throws {
    let store = try MemoryStore()
    try store.repository(1, "alpha")
    try store.lines(30, day: monday, .automation)
    #expect(
      try store.answer("ai-line-share") == [
        "headline notApplicable = 0/0 n 0", "assisted notApplicable = 0/0 n 0", "human notApplicable = 0/0 n 0",
        "unmarked notApplicable = 0/0 n 0", "automation 30 n 30",
      ])
  }
}
