import Aggregation
import Facts
import Testing

@Suite struct SurvivingAIShareMetricTests {
  private let store: MemoryStore

  init() throws {
    store = try MemoryStore()
    try store.repository(1, "alpha")
    try store.repository(2, "beta")
    try store.fate(35, day: monday - 10, .ai, isAttested: true, agent: "claude", model: "opus")
    try store.fate(5, day: monday - 10, .ai, .deleted(monday + 7), isAttested: true, agent: "claude", model: "opus")
    try store.fate(10, day: monday - 80, .assisted, fileClass: "test", directory: "Tests", agent: "claude")
    try store.fate(20, day: monday - 394, .human, isAttested: true, language: "kotlin")
    try store.fate(20, day: monday - 94, .unmarked, repository: 2)
    try store.fate(10, day: 0, nil)
    try store.fate(30, day: monday, .automation, isAttested: true)
    // Gone by the window's end, landed after it, never landed, or not counted.
    try store.fate(7, day: monday - 10, .ai, .deleted(monday + 6))
    try store.fate(8, day: monday - 10, .ai, .moved(monday))
    try store.fate(99, day: monday + 7, .ai)
    try store.fate(50, day: monday, .ai, .deleted(monday), unit: 2, isLanded: false)
    try store.fate(500, day: monday, .ai, fileClass: "generated")
  }

  @Test func isARangeOverAllLinesAtTheWindowsEnd() throws {
    #expect(
      try store.answer("surviving-ai-share") == [
        "headline 0.4 = 40/100 n 100 in 0.4…0.5 covering 0.6",
        "assisted 0.1 = 10/100 n 100 covering 0.6",
        "human 0.2 = 20/100 n 100 covering 0.6",
        "unmarked 0.2 = 20/100 n 100 covering 0.6",
        "unknown 0.1 = 10/100 n 100 covering 0.6",
        "lines 100 n 100 covering 0.6",
        "automation 30 n 30",
      ])
  }

  /// Two days into the week, only the move has happened.
  @Test func knowsNothingOfWhatHappensAfterTheData() throws {
    try store.fate(60, day: monday + 2, .unmarked)
    #expect(
      try store.answer("surviving-ai-share", dataEnd: monday + 2, only: ["", "lines"]) == [
        "headline 0.4393 = 47/107 n 107 in 0.4393…0.5327 covering 0.5607", "lines 107 n 107 covering 0.5607",
      ])
  }

  @Test func saysWhatShareEachOriginHas() throws {
    #expect(
      try store.answer("surviving-ai-share", by: [.origin]) == [
        "ai: headline 0.4 = 40/100 n 100 covering 0.6", "ai: lines 40 n 40 covering 0.6", "ai: automation 0 n 0",
        "assisted: headline 0.1 = 10/100 n 100 covering 0.6", "assisted: lines 10 n 10 covering 0.6",
        "assisted: automation 0 n 0",
        "automation: lines 0 n 0 covering 0.6", "automation: automation 30 n 30",
        "human: headline 0.2 = 20/100 n 100 covering 0.6", "human: lines 20 n 20 covering 0.6",
        "human: automation 0 n 0",
        "unknown: headline 0.1 = 10/100 n 100 covering 0.6", "unknown: lines 10 n 10 covering 0.6",
        "unknown: automation 0 n 0",
        "unmarked: headline 0.2 = 20/100 n 100 covering 0.6", "unmarked: lines 20 n 20 covering 0.6",
        "unmarked: automation 0 n 0",
      ])
  }

  @Test(arguments: [
    (
      Dimension.agent,
      [
        "claude: headline 0.4 = 40/100 n 100 in 0.4…0.5 covering 0.6",
        "unknown: headline 0 = 0/100 n 100 in 0…0 covering 0.6",
      ]
    ),
    (
      .model,
      [
        "opus: headline 0.4 = 40/100 n 100 in 0.4…0.4 covering 0.6",
        "unknown: headline 0 = 0/100 n 100 in 0…0.1 covering 0.6",
      ]
    ),
    (
      .repository,
      [
        "alpha: headline 0.5 = 40/80 n 80 in 0.5…0.625 covering 0.75",
        "beta: headline 0 = 0/20 n 20 in 0…0 covering 0",
      ]
    ),
    (
      .directory,
      [
        "Sources: headline 0.4444 = 40/90 n 90 in 0.4444…0.4444 covering 0.6667",
        "Tests: headline 0 = 0/10 n 10 in 0…1 covering 0",
      ]
    ),
    (
      .language,
      [
        "kotlin: headline 0 = 0/20 n 20 in 0…0 covering 1",
        "swift: headline 0.5 = 40/80 n 80 in 0.5…0.625 covering 0.5",
      ]
    ),
    (
      .fileClass,
      [
        "source: headline 0.4444 = 40/90 n 90 in 0.4444…0.4444 covering 0.6667",
        "test: headline 0 = 0/10 n 10 in 0…1 covering 0",
      ]
    ),
    (
      .age,
      [
        "under 30 days: headline 1 = 40/40 n 40 in 1…1 covering 1",
        "30 to 90 days: headline 0 = 0/10 n 10 in 0…1 covering 0",
        "90 days to 1 year: headline 0 = 0/20 n 20 in 0…0 covering 0",
        "over 1 year: headline 0 = 0/20 n 20 in 0…0 covering 1",
        "unknown: headline 0 = 0/10 n 10 in 0…0 covering 0",
      ]
    ),
  ])
  func splits(by dimension: Dimension, expected: [String]) throws {
    #expect(try store.answer("surviving-ai-share", by: [dimension], only: [""]) == expected)
  }

  /// The window's last day is `monday + 6`.
  @Test(arguments: [
    (0, "under 30 days"), (29, "under 30 days"), (30, "30 to 90 days"), (89, "30 to 90 days"),
    (90, "90 days to 1 year"), (364, "90 days to 1 year"), (365, "over 1 year"),
  ])
  func putsALineIntoTheBandOfItsAge(days: Int, band: String) throws {
    let store = try MemoryStore()
    try store.repository(1, "alpha")
    try store.fate(1, day: monday + 6 - days, .unmarked)
    #expect(
      try store.answer("surviving-ai-share", by: [.age], only: ["lines"]) == ["\(band): lines 1 n 1 covering 0"])
  }
}
