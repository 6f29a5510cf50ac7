import Aggregation
import Facts
import Testing

/// The metrics that ask what is gone 14 days after it was written.
@Suite struct ChurnMetricsTests {
  private let store: MemoryStore
  private let later = monday + 60

  /// Eight units: five with AI lines of which 20 of 100 go, five with other lines of which 8 of 120 go, two with both.
  init() throws {
    store = try MemoryStore()
    try store.repository(1, "alpha")
    try store.repository(2, "beta")
    try cohort(.ai, unit: 1, gone: 10, of: 20)
    try cohort(.ai, unit: 2, gone: 0, of: 30)
    try cohort(.assisted, unit: 3, gone: 5, of: 10)
    try cohort(.ai, unit: 4, gone: 1, of: 25)
    try cohort(.assisted, unit: 5, gone: 4, of: 15)
    try cohort(.unmarked, unit: 4, gone: 2, of: 10)
    try cohort(.human, unit: 5, gone: 0, of: 40)
    try cohort(.unmarked, unit: 6, gone: 3, of: 30)
    try cohort(.unmarked, unit: 7, gone: 1, of: 20)
    try cohort(.unmarked, unit: 8, gone: 2, of: 20)
  }

  /// Newly written lines of a unit: some gone on day 14, the others deleted on day 15, moved on day 1 or there.
  private func cohort(_ origin: Origin, unit: Int, gone: Int, of all: Int) throws {
    let attested = origin == .ai || origin == .human
    let agent = origin == .ai ? "claude" : ""
    if gone > 0 {
      try store.fate(
        gone, day: monday + 1, origin, .deleted(monday + 15, by: gone == 10 ? .agentic : .unmarked), commit: unit,
        isAttested: attested, agent: agent)
    }
    try store.fate(
      1, day: monday + 1, origin, .deleted(monday + 16), commit: unit, isAttested: attested, agent: agent)
    try store.fate(2, day: monday + 1, origin, .moved(monday + 2), commit: unit, isAttested: attested, agent: agent)
    try store.fate(all - gone - 3, day: monday + 1, origin, commit: unit, isAttested: attested, agent: agent)
  }

  @Test func countsWhatIsGoneOnDayFourteen() throws {
    #expect(
      try store.answer("churn-14", by: [.origin], dataEnd: later, only: ["", "added", "gone"]) == [
        "ai: headline 0.1467 = 11/75 n 75 covering 1", "ai: added 75 n 75", "ai: gone 11 n 75",
        "assisted: headline 0.36 = 9/25 n 25 covering 1", "assisted: added 25 n 25", "assisted: gone 9 n 25",
        "human: headline 0 = 0/40 n 40 covering 1", "human: added 40 n 40", "human: gone 0 n 40",
        "unmarked: headline 0.1 = 8/80 n 80 covering 1", "unmarked: added 80 n 80", "unmarked: gone 8 n 80",
      ])
  }

  /// The units' lines: 10/20, 0/30, 5/10, 3/35, 4/55, 3/30, 1/20, 2/20.
  @Test func takesTheUnitAsTheObservation() throws {
    #expect(
      try store.answer("churn-14", dataEnd: later) == [
        "headline 0.1273 = 28/220 n 220 in 0.0599…0.2501 covering 1", "added 220 n 220", "gone 28 n 220",
        "immature 0 n 0", "unknown 0 n 0",
      ])
  }

  @Test func leavesOutWhatWasNotNewlyWrittenByPeopleOrAgents() throws {
    let all = try store.answer("churn-14", dataEnd: later)
    try store.fate(40, day: monday, .ai, .deleted(monday + 1), isMoved: true)
    try store.fate(40, day: monday, .ai, .deleted(monday), unit: 2, isLanded: false)
    try store.fate(40, day: monday, .automation, .deleted(monday + 1))
    try store.fate(40, day: monday, .ai, .deleted(monday + 1), fileClass: "lock")
    try store.fate(40, day: monday - 1, .ai, .deleted(monday + 1))
    #expect(try store.answer("churn-14", dataEnd: later) == all)
  }

  @Test func leavesOutLinesThatCannotBeJudged() throws {
    try store.fate(20, day: monday + 6, .ai, .deleted(monday + 7))
    try store.fate(60, day: monday + 1, nil, .deleted(monday + 2))
    // Day 14 of the lines of `monday + 1` is the last that the data cover.
    #expect(
      try store.answer("churn-14", dataEnd: monday + 16) == [
        "headline 0.1273 = 28/220 n 220 in 0.0599…0.2501 covering 0.7333", "added 220 n 220", "gone 28 n 220",
        "immature 20 n 20", "unknown 60 n 60",
      ])
    #expect(
      try store.answer("churn-14", dataEnd: monday + 15) == [
        "headline insufficient n 240", "added 0 n 0", "gone 0 n 0", "immature 240 n 240", "unknown 60 n 60",
      ])
  }

  @Test(arguments: [
    (Dimension.week, ["2026-W33: headline 0.1273 = 28/220 n 220 in 0.0599…0.2501 covering 1"]),
    (
      .repository,
      [
        "alpha: headline 0.1273 = 28/220 n 220 in 0.0599…0.2501 covering 1", "beta: headline notApplicable = 0/0 n 0",
      ]
    ),
    (
      .agent,
      [
        "claude: headline 0.1467 = 11/75 n 75 covering 1",
        "unknown: headline 0.1172 = 17/145 n 145 in 0.063…0.2078 covering 1",
      ]
    ),
    (.model, ["unknown: headline 0.1273 = 28/220 n 220 in 0.0599…0.2501 covering 1"]),
    (.directory, ["Sources: headline 0.1273 = 28/220 n 220 in 0.0599…0.2501 covering 1"]),
    (.language, ["swift: headline 0.1273 = 28/220 n 220 in 0.0599…0.2501 covering 1"]),
  ])
  func splitsChurn(by dimension: Dimension, expected: [String]) throws {
    #expect(try store.answer("churn-14", by: [dimension], dataEnd: later, only: [""]) == expected)
  }

  /// 20/100 − 8/120, with the interval of two ratios that share two of their eight units.
  @Test func comparesAIWithTheRest() throws {
    #expect(
      try store.answer("excess-rework", dataEnd: later) == [
        "headline 0.1333 n 220 in -0.0948…0.3615 covering 1",
        "ai 0.2 = 20/100 n 100 in 0.0657…0.4707 covering 1",
        "rest 0.0667 = 8/120 n 120 in 0.0278…0.1515 covering 1",
      ])
  }

  @Test func hasNoDifferenceBeforeBothSidesAreMature() throws {
    #expect(
      try store.answer("excess-rework", dataEnd: monday + 15) == [
        "headline insufficient n 0", "ai insufficient n 100", "rest insufficient n 120",
      ])
    #expect(
      try store.answer("excess-rework", by: [.repository], dataEnd: later, only: [""]) == [
        "alpha: headline 0.1333 n 220 in -0.0948…0.3615 covering 1", "beta: headline notApplicable n 0",
      ])
  }

  @Test func canFindLessReworkOfAI() throws {
    let store = try MemoryStore()
    try store.repository(1, "alpha")
    try store.fate(10, day: monday, .ai, commit: 1)
    try store.fate(3, day: monday, .unmarked, .deleted(monday + 1), commit: 2)
    try store.fate(9, day: monday, .unmarked, commit: 2)
    try store.fate(30, day: monday, nil, .deleted(monday + 1))
    #expect(
      try store.answer("excess-rework", dataEnd: later) == [
        "headline -0.25 n 22 covering 0.4231", "ai 0 = 0/10 n 10 covering 1", "rest 0.25 = 3/12 n 12 covering 1",
      ])
  }

  /// Attested AI lines stand in the units 1, 2 and 4; an agent took the ten of unit 1 away.
  @Test func countsWhatPeopleEditOfTheAIsLines() throws {
    #expect(
      try store.answer("human-edit-of-ai", dataEnd: later) == [
        "headline 0.0133 = 1/75 n 75 covering 1", "attested 75 n 75", "edited 1 n 75", "otherwise 10 n 75",
        "immature 0 n 0",
      ])
    #expect(
      try store.answer("human-edit-of-ai", by: [.agent], dataEnd: later, only: ["", "immature"]) == [
        "claude: headline 0.0133 = 1/75 n 75 covering 1", "claude: immature 0 n 0",
      ])
    #expect(
      try store.answer("human-edit-of-ai", dataEnd: monday + 15, only: ["", "immature"]) == [
        "headline insufficient n 75", "immature 75 n 75",
      ])
  }

  @Test func needsLineRecordsToKnowTheAIsLines() throws {
    let store = try MemoryStore()
    try store.repository(1, "alpha")
    try store.fate(10, day: monday, .ai)
    try store.fate(10, day: monday, .human, isAttested: true)
    let results = try MetricQuery(MetricCatalogue.metric(id: "human-edit-of-ai"), period: window, dataEnd: later)
      .results(from: store)
    #expect(results.map(\.outcome) == Array(repeating: .unavailable(needs: "line records"), count: 5))
  }
}
