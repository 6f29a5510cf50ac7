import Aggregation
import Facts
import Testing

/// The metrics of the lines that leave, and of those that only change their place.
@Suite struct LineChangeMetricsTests {
  private let store: MemoryStore

  init() throws {
    store = try MemoryStore()
    try store.repository(1, "alpha")
    try store.repository(2, "beta")
  }

  /// Lines that a commit deleted on Wednesday, of which some were 20 days old and the others 21.
  private func change(
    _ ender: Int, by origin: ChangeOrigin, of line: Origin, young: Int, of all: Int, repository: Int = 1
  ) throws {
    let end = MemoryStore.Fate.deleted(monday + 2, by: origin, in: ender)
    if young > 0 { try store.fate(young, day: monday - 18, line, end, repository: repository) }
    try store.fate(all - young, day: monday - 19, line, end, repository: repository, agent: "claude")
  }

  private func fillChanges() throws {
    try change(1, by: .agentic, of: .ai, young: 10, of: 20)
    try change(2, by: .unmarked, of: .ai, young: 0, of: 30)
    try change(3, by: .human, of: .unmarked, young: 5, of: 10, repository: 2)
    try change(4, by: .assisted, of: .human, young: 1, of: 25)
    try change(5, by: .automation, of: .assisted, young: 4, of: 15)
  }

  @Test func tellsHowMuchOfTheChangedLinesWasYoung() throws {
    try fillChanges()
    #expect(
      try store.answer("rework-21") == [
        "headline 0.2 = 20/100 n 100 in 0.0657…0.4707 covering 1", "changed 100 n 100", "young 20 n 100",
        "unknown 0 n 0",
      ])
  }

  @Test func leavesOutChangedLinesWhoseAgeIsNotKnown() throws {
    try fillChanges()
    try store.fate(15, day: monday, .ai, .deleted(monday + 2), isMoved: true)
    try store.fate(10, day: monday, nil, .deleted(monday + 2))
    try store.fate(80, day: monday, .automation, .deleted(monday + 2))
    try store.fate(80, day: monday, .ai, .moved(monday + 2))
    try store.fate(80, day: monday + 2, .ai, .deleted(monday + 2), unit: 2, isLanded: false)
    try store.fate(80, day: monday, .ai, .deleted(monday + 2), fileClass: "generated")
    try store.fate(80, day: monday - 9, .ai, .deleted(monday - 1))
    try store.fate(80, day: monday, .ai, .deleted(monday + 7))
    #expect(
      try store.answer("rework-21") == [
        "headline 0.2 = 20/100 n 100 in 0.0657…0.4707 covering 0.8", "changed 100 n 100", "young 20 n 100",
        "unknown 25 n 25",
      ])
  }

  @Test func knowsNoChangeAfterTheData() throws {
    try fillChanges()
    #expect(try store.answer("rework-21", dataEnd: monday + 2, only: [""]) == ["headline notApplicable = 0/0 n 0"])
    #expect(try store.answer("who-rewrites-whom", dataEnd: monday + 2, only: ["ai.agentic"]) == ["ai.agentic 0 n 0"])
  }

  @Test(arguments: [
    (Dimension.week, ["2026-W33: headline 0.2 = 20/100 n 100 in 0.0657…0.4707 covering 1"]),
    (
      .repository,
      ["alpha: headline 0.1667 = 15/90 n 90 covering 1", "beta: headline 0.5 = 5/10 n 10 covering 1"]
    ),
    (
      .origin,
      [
        "ai: headline 0.2 = 10/50 n 50 covering 1", "assisted: headline 0.2667 = 4/15 n 15 covering 1",
        "human: headline 0.04 = 1/25 n 25 covering 1", "unmarked: headline 0.5 = 5/10 n 10 covering 1",
      ]
    ),
    (
      .agent,
      [
        "claude: headline 0 = 0/80 n 80 in 0…0.4345 covering 1", "unknown: headline 1 = 20/20 n 20 covering 1",
      ]
    ),
    (.directory, ["Sources: headline 0.2 = 20/100 n 100 in 0.0657…0.4707 covering 1"]),
    (.language, ["swift: headline 0.2 = 20/100 n 100 in 0.0657…0.4707 covering 1"]),
  ])
  func splitsRework(by dimension: Dimension, expected: [String]) throws {
    try fillChanges()
    #expect(try store.answer("rework-21", by: [dimension], only: [""]) == expected)
  }

  @Test func putsLinesAndTheirDeletersIntoAMatrix() throws {
    try fillChanges()
    try store.fate(9, day: monday, .automation, .deleted(monday, by: .automation, in: 6))
    try store.fate(11, day: monday, nil, .deleted(monday, by: .agentic, in: 6))
    try store.fate(80, day: monday, .ai, .moved(monday + 2))
    let matrix = try store.answer("who-rewrites-whom")
    #expect(matrix.first == "headline 0.6923 = 45/65 n 65 covering 0.9083")
    #expect(matrix.count == 31)
    #expect(
      matrix.dropFirst().filter { !$0.hasSuffix(" 0 n 0") } == [
        "ai.agentic 20 n 20", "ai.unmarked 30 n 30", "assisted.automation 15 n 15", "human.assisted 25 n 25",
        "unmarked.human 10 n 10", "automation.automation 9 n 9", "unknown.agentic 11 n 11",
      ])
  }

  /// The AI's lines that others took away, by the commit: 10/10, 0/20, 5/5, 0/10, 5/10, 10/10.
  @Test func boundsTheShareThatOthersTakeAwayByTheCommit() throws {
    for (ender, others, lines) in [(1, 10, 10), (2, 0, 20), (3, 5, 5), (4, 0, 10), (6, 10, 10)] {
      let origin: ChangeOrigin = others > 0 ? .human : .assisted
      try store.fate(lines, day: monday - 9, .ai, .deleted(monday, by: origin, in: ender))
    }
    #expect(
      try store.answer("who-rewrites-whom", only: [""]) == ["headline 0.4545 = 25/55 n 55 in 0.1179…0.8386 covering 1"])
  }

  @Test(arguments: [
    (
      Dimension.repository,
      [
        "alpha: ai.unmarked 30 n 30", "alpha: unmarked.human 0 n 0", "beta: ai.unmarked 0 n 0",
        "beta: unmarked.human 10 n 10",
      ]
    ),
    (.week, ["2026-W33: ai.unmarked 30 n 30", "2026-W33: unmarked.human 10 n 10"]),
    (.language, ["swift: ai.unmarked 30 n 30", "swift: unmarked.human 10 n 10"]),
  ])
  func splitsTheMatrix(by dimension: Dimension, expected: [String]) throws {
    try fillChanges()
    let names = ["ai.unmarked", "unmarked.human"]
    #expect(try store.answer("who-rewrites-whom", by: [dimension], only: names) == expected)
  }

  @Test func tellsMovedLinesFromNewOnes() throws {
    try store.fate(30, day: monday, .ai, isMoved: true, agent: "claude")
    try store.fate(50, day: monday + 6, .unmarked)
    try store.fate(20, day: monday, .unmarked, .deleted(monday + 1))
    try store.fate(25, day: monday, nil)
    try store.fate(80, day: monday, .automation, isMoved: true)
    try store.fate(80, day: monday, .ai, .moved(monday), unit: 2, isLanded: false)
    try store.fate(80, day: monday, .ai, isMoved: true, fileClass: "lock")
    try store.fate(80, day: monday - 1, .ai, isMoved: true)
    #expect(
      try store.answer("moved-lines") == [
        "headline 0.3 = 30/100 n 100 covering 0.8", "moved 30 n 100", "added 100 n 100", "unknown 25 n 25",
      ])
    #expect(
      try store.answer("moved-lines", by: [.origin], only: [""]) == [
        "ai: headline 1 = 30/30 n 30 covering 1", "unknown: headline notApplicable = 0/0 n 0 covering 0",
        "unmarked: headline 0 = 0/70 n 70 covering 1",
      ])
  }
}
