import Aggregation
import Facts
import Testing

/// The metrics that split lines and commits into parts.
@Suite struct MixMetricsTests {
  private let store: MemoryStore

  init() throws {
    store = try MemoryStore()
    try store.repository(1, "alpha")
    try store.repository(2, "beta")
    try store.person(1, "Ada")
    try store.person(2, "Ben")
    try store.lines(50, day: monday, .ai, agent: "claude", model: "opus")
    try store.lines(10, day: monday, .assisted, agent: "claude")
    try store.lines(20, day: monday, .assisted, repository: 2, person: 2, agent: "codex", model: "gpt")
    try store.lines(10, day: monday, .human)
    try store.lines(10, day: monday, .unmarked, person: 2)
    try store.lines(7, day: monday, .automation)
    try store.lines(1000, day: monday, .ai, fileClass: "generated", agent: "claude")
    try store.change(1, day: monday, .agentic, agent: "claude", model: "opus")
    try store.change(2, day: monday, .assisted, agent: "claude")
    try store.change(3, day: monday, .assisted, person: 2, repository: 2, agent: "codex", model: "gpt")
    try store.change(4, day: monday, .human, hasRecord: true)
    try store.change(5, day: monday, .unmarked, person: 2)
    try store.change(6, day: monday, .automation)
    try store.change(7, day: monday, .agentic, isMerge: true, agent: "claude")
  }

  @Test func mixesOriginsOfLinesAndCommits() throws {
    #expect(
      try store.answer("origin-mix") == [
        "lines.ai 0.5 = 50/100 n 100",
        "lines.assisted 0.3 = 30/100 n 100",
        "lines.human 0.1 = 10/100 n 100",
        "lines.unmarked 0.1 = 10/100 n 100",
        "lines.automation 7 n 7",
        "lines.excluded 1000 n 1000",
        "commits.agentic 0.2 = 1/5 n 5 in 0.0362…0.6245",
        "commits.assisted 0.4 = 2/5 n 5 in 0.1176…0.7693",
        "commits.human 0.2 = 1/5 n 5 in 0.0362…0.6245",
        "commits.unmarked 0.2 = 1/5 n 5 in 0.0362…0.6245",
        "commits.automation 1 n 1",
      ])
  }

  @Test(arguments: [
    (
      Dimension.repository,
      [
        "alpha: lines.assisted 0.125 = 10/80 n 80", "alpha: commits.assisted 0.25 = 1/4 n 4 in 0.0456…0.6994",
        "beta: lines.assisted 1 = 20/20 n 20", "beta: commits.assisted 1 = 1/1 n 1 in 0.2065…1",
      ]
    ),
    (
      .contributor,
      [
        "Ada: lines.assisted 0.1429 = 10/70 n 70", "Ada: commits.assisted 0.3333 = 1/3 n 3 in 0.0615…0.7923",
        "Ben: lines.assisted 0.6667 = 20/30 n 30", "Ben: commits.assisted 0.5 = 1/2 n 2 in 0.0945…0.9055",
      ]
    ),
    (
      .week,
      [
        "2026-W33: lines.assisted 0.3 = 30/100 n 100",
        "2026-W33: commits.assisted 0.4 = 2/5 n 5 in 0.1176…0.7693",
      ]
    ),
  ])
  func splitsTheOriginMix(by dimension: Dimension, expected: [String]) throws {
    let privacy = PrivacyPolicy(people: .names)
    let answer = try store.answer(
      "origin-mix", by: [dimension], privacy: privacy, only: ["lines.assisted", "commits.assisted"])
    #expect(answer == expected)
  }

  @Test func sharesTheAIPartAmongAgents() throws {
    #expect(
      try store.answer("agent-mix", by: [.agent]) == [
        "claude: lines 0.75 = 60/80 n 80", "claude: commits 0.6667 = 2/3 n 3 in 0.2077…0.9385",
        "codex: lines 0.25 = 20/80 n 80", "codex: commits 0.3333 = 1/3 n 3 in 0.0615…0.7923",
      ])
  }

  @Test func sharesTheAIPartAmongAgentsAndModels() throws {
    #expect(
      try store.answer("agent-mix", by: [.agent, .model], only: ["lines"]) == [
        "claude, opus: lines 0.625 = 50/80 n 80",
        "claude, unknown: lines 0.125 = 10/80 n 80",
        "codex, gpt: lines 0.25 = 20/80 n 80",
      ])
    #expect(
      try store.answer("agent-mix", by: [.model], only: ["lines"]) == [
        "gpt: lines 0.25 = 20/80 n 80", "opus: lines 0.625 = 50/80 n 80", "unknown: lines 0.125 = 10/80 n 80",
      ])
  }

  @Test func sharesWithinEachRepositoryWeekAndContributor() throws {
    #expect(
      try store.answer("agent-mix", by: [.repository, .agent], only: ["lines"]) == [
        "alpha, claude: lines 1 = 60/60 n 60", "alpha, codex: lines 0 = 0/60 n 60",
        "beta, claude: lines 0 = 0/20 n 20", "beta, codex: lines 1 = 20/20 n 20",
      ])
    let fortnight = Period(firstDay: monday - 7, endDay: monday + 7)
    #expect(
      try store.answer("agent-mix", by: [.week, .agent], period: fortnight, only: ["lines"]) == [
        "2026-W32, claude: lines notApplicable = 0/0 n 0", "2026-W32, codex: lines notApplicable = 0/0 n 0",
        "2026-W33, claude: lines 0.75 = 60/80 n 80", "2026-W33, codex: lines 0.25 = 20/80 n 80",
      ])
    #expect(
      try store.answer(
        "agent-mix", by: [.contributor, .agent], privacy: PrivacyPolicy(people: .names), only: ["lines"]) == [
          "Ada, claude: lines 1 = 60/60 n 60", "Ben, codex: lines 1 = 20/20 n 20",
        ])
  }

  @Test func isAllOfItselfInTotal() throws {
    #expect(
      try store.answer("agent-mix") == ["lines 1 = 80/80 n 80", "commits 1 = 3/3 n 3 in 0.4385…1"])
  }
}
