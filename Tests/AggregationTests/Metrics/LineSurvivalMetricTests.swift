import Aggregation
import Facts
import Testing

@Suite struct LineSurvivalMetricTests {
  private let store: MemoryStore

  /// The worked example of the curve, each line ten times.
  init() throws {
    store = try MemoryStore()
    try store.repository(1, "alpha")
    try store.fate(10, day: monday, .ai, .deleted(monday + 3))
    try store.fate(20, day: monday, .ai, .deleted(monday + 5))
    try store.fate(10, day: monday, .ai, .moved(monday + 6))
    try store.fate(10, day: monday, .ai, .deleted(monday + 8))
    try store.fate(20, day: monday, .ai, .moved(monday + 10))
    try store.fate(10, day: monday, .ai, .deleted(monday + 12))
    try store.fate(10, day: monday, .ai)
    // What the data do not reach yet has not happened.
    try store.fate(10, day: monday, .ai, .deleted(monday + 16))
  }

  @Test func followsLinesToTheLastDayOfTheData() throws {
    #expect(
      try store.answer("line-survival", dataEnd: monday + 16) == [
        "s14 0.3889 n 100 in 0.2712…0.5049 covering 1",
        "s30 insufficient n 100",
        "s90 insufficient n 100",
        "s365 insufficient n 100",
        "halfLife 12 n 100 covering 1",
        "lines 100 n 100 covering 1",
        "unknown 0 n 0",
        "curve.0 1 n 100 covering 1",
        "curve.7 0.7 n 60 in 0.5998…0.7797 covering 1",
        "curve.14 0.3889 n 20 in 0.2712…0.5049 covering 1",
      ])
  }

  @Test func doesNotKnowDayFourteenBeforeItIsOver() throws {
    // The last day of the data is day 14 of the lines, or the day before it.
    #expect(
      try store.answer("line-survival", dataEnd: monday + 15, only: ["s14"]) == [
        "s14 0.3889 n 100 in 0.2712…0.5049 covering 1"
      ])
    #expect(try store.answer("line-survival", dataEnd: monday + 14, only: ["s14"]) == ["s14 insufficient n 100"])
  }

  @Test func leavesOutWhatWasNotNewlyWritten() throws {
    let all = try store.answer("line-survival", dataEnd: monday + 16)
    try store.fate(40, day: monday, .ai, .deleted(monday + 1), isMoved: true)
    try store.fate(40, day: monday, .ai, .deleted(monday), unit: 2, isLanded: false)
    try store.fate(40, day: monday, .automation, .deleted(monday + 1))
    try store.fate(40, day: monday, .ai, .deleted(monday + 1), fileClass: "lock")
    try store.fate(40, day: monday - 1, .ai, .deleted(monday + 1))
    try store.fate(40, day: monday + 7, .ai, .deleted(monday + 8))
    #expect(try store.answer("line-survival", dataEnd: monday + 16) == all)
  }

  @Test func coversOnlyLinesOfKnownOwners() throws {
    try store.fate(25, day: monday, nil, .deleted(monday + 1))
    #expect(
      try store.answer("line-survival", dataEnd: monday + 16, only: ["s14", "lines", "unknown"]) == [
        "s14 0.3889 n 100 in 0.2712…0.5049 covering 0.8", "lines 100 n 100 covering 0.8", "unknown 25 n 25",
      ])
  }

  @Test func givesTheCurveOfEachOrigin() throws {
    try store.fate(40, day: monday, .unmarked, .deleted(monday + 2), agent: "")
    try store.fate(60, day: monday, .unmarked)
    let names = ["s14", "s30", "halfLife"]
    #expect(
      try store.answer("line-survival", by: [.origin], dataEnd: monday + 31, only: names) == [
        "ai: s14 0.3889 n 100 in 0.2712…0.5049 covering 1", "ai: s30 0.1944 n 100 in 0.1034…0.3067 covering 1",
        "ai: halfLife 12 n 100 in 8…16 covering 1",
        "unmarked: s14 0.6 n 100 in 0.4972…0.6884 covering 1", "unmarked: s30 0.6 n 100 in 0.4972…0.6884 covering 1",
        "unmarked: halfLife insufficient n 100",
      ])
  }

  @Test(arguments: [
    (Dimension.agent, ["unknown: lines 100 n 100 covering 1"]), (.model, ["unknown: lines 100 n 100 covering 1"]),
    (.repository, ["alpha: lines 100 n 100 covering 1"]), (.directory, ["Sources: lines 100 n 100 covering 1"]),
    (.language, ["swift: lines 100 n 100 covering 1"]),
  ])
  func splits(by dimension: Dimension, expected: [String]) throws {
    #expect(try store.answer("line-survival", by: [dimension], only: ["lines"]) == expected)
  }

  @Test func isNotApplicableWithoutLines() throws {
    #expect(
      try MemoryStore().answer("line-survival") == [
        "s14 notApplicable n 0", "s30 notApplicable n 0", "s90 notApplicable n 0", "s365 notApplicable n 0",
        "halfLife notApplicable n 0", "lines 0 n 0", "unknown 0 n 0",
      ])
  }
}
