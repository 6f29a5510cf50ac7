import Aggregation
import Facts
import Testing

/// The metrics that count mainline units by what they are: automation share and flow distribution.
@Suite struct UnitMetricsTests {
  private let store: MemoryStore

  init() throws {
    store = try MemoryStore()
    try store.repository(1, "alpha")
    try store.repository(2, "beta")
    try store.unit(1, day: monday, .agentic, changeClass: "feature", agent: "claude", model: "opus")
    try store.unit(2, day: monday, .agentic, changeClass: "fix", agent: "claude", model: "opus")
    try store.unit(3, day: monday, .unmarked, changeClass: "fix")
    try store.unit(4, day: monday + 6, .unmarked, changeClass: "documentation")
    try store.unit(5, day: monday, .unmarked, repository: 2)
    for id in 6...8 { try store.unit(id, day: monday, .automation, changeClass: "dependency") }
    try store.unit(9, day: monday, .human, repository: 2)
    try store.unit(10, day: monday, .assisted, repository: 2, agent: "codex")
    try store.unit(11, day: monday + 7, .automation)
  }

  @Test func sharesUnitsThatMachinesAuthored() throws {
    #expect(
      try store.answer("automation-share") == [
        "headline 0.5 = 5/10 n 10 in 0.2366…0.7634",
        "agentic 0.2 = 2/10 n 10 in 0.0567…0.5098",
        "automation 0.3 = 3/10 n 10 in 0.1078…0.6032",
      ])
  }

  @Test func splitsTheAutomationShare() throws {
    #expect(
      try store.answer("automation-share", by: [.repository], only: [""]) == [
        "alpha: headline 0.7143 = 5/7 n 7 in 0.3589…0.9178", "beta: headline 0 = 0/3 n 3 in 0…0.5615",
      ])
    let fortnight = Period(firstDay: monday, endDay: monday + 14)
    #expect(
      try store.answer("automation-share", by: [.week], period: fortnight, only: [""]) == [
        "2026-W33: headline 0.5 = 5/10 n 10 in 0.2366…0.7634", "2026-W34: headline 1 = 1/1 n 1 in 0.2065…1",
      ])
  }

  @Test func distributesClassifiedUnits() throws {
    #expect(
      try store.answer("flow-distribution") == [
        "feature 0.25 = 1/4 n 4 in 0.0456…0.6994 covering 0.5714",
        "fix 0.5 = 2/4 n 4 in 0.15…0.85 covering 0.5714",
        "security 0 = 0/4 n 4 in 0…0.4899 covering 0.5714",
        "performance 0 = 0/4 n 4 in 0…0.4899 covering 0.5714",
        "refactor 0 = 0/4 n 4 in 0…0.4899 covering 0.5714",
        "documentation 0.25 = 1/4 n 4 in 0.0456…0.6994 covering 0.5714",
        "test 0 = 0/4 n 4 in 0…0.4899 covering 0.5714",
        "maintenance 0 = 0/4 n 4 in 0…0.4899 covering 0.5714",
        "dependency 0 = 0/4 n 4 in 0…0.4899 covering 0.5714",
        "revert 0 = 0/4 n 4 in 0…0.4899 covering 0.5714",
        "unclassified 0.4286 = 3/7 n 7 in 0.1582…0.7495",
        "automation 3 n 3",
      ])
  }

  @Test(arguments: [
    (
      Dimension.repository,
      ["alpha: fix 0.5 = 2/4 n 4 in 0.15…0.85 covering 1", "beta: fix notApplicable = 0/0 n 0 covering 0"]
    ),
    (
      .origin,
      [
        "agentic: fix 0.5 = 1/2 n 2 in 0.0945…0.9055 covering 1", "assisted: fix notApplicable = 0/0 n 0 covering 0",
        "automation: fix notApplicable = 0/0 n 0", "human: fix notApplicable = 0/0 n 0 covering 0",
        "unmarked: fix 0.5 = 1/2 n 2 in 0.0945…0.9055 covering 0.6667",
      ]
    ),
    (
      .agent,
      [
        "claude: fix 0.5 = 1/2 n 2 in 0.0945…0.9055 covering 1", "codex: fix notApplicable = 0/0 n 0 covering 0",
        "unknown: fix 0.5 = 1/2 n 2 in 0.0945…0.9055 covering 0.5",
      ]
    ),
    (
      .model,
      [
        "opus: fix 0.5 = 1/2 n 2 in 0.0945…0.9055 covering 1",
        "unknown: fix 0.5 = 1/2 n 2 in 0.0945…0.9055 covering 0.4",
      ]
    ),
    (.week, ["2026-W33: fix 0.5 = 2/4 n 4 in 0.15…0.85 covering 0.5714"]),
  ])
  func splitsTheFlow(by dimension: Dimension, expected: [String]) throws {
    #expect(try store.answer("flow-distribution", by: [dimension], only: ["fix"]) == expected)
  }
}
