import Aggregation
import Facts
import Testing

@Suite struct MetricQueryTests {
  private let store: MemoryStore

  init() throws {
    store = try MemoryStore()
    try store.repository(2, "alpha")
    try store.repository(1, "beta")
    try store.change(1, day: monday - 1, .unmarked, repository: 2)
    try store.change(2, day: monday, .assisted, repository: 2)
    try store.change(3, day: monday + 14, .assisted)
  }

  @Test func showsEveryWeekOfTheWindowAlsoWithoutRows() throws {
    let weeks = Period(firstDay: monday - 1, endDay: monday + 15)
    #expect(
      try store.answer("ai-commit-share", by: [.week], period: weeks, only: ["", "automation"]) == [
        "2026-W32: headline 0 = 0/1 n 1 in 0…0.7935 covering 0", "2026-W32: automation 0 n 0",
        "2026-W33: headline 1 = 1/1 n 1 in 0.2065…1 covering 1", "2026-W33: automation 0 n 0",
        "2026-W34: headline notApplicable = 0/0 n 0", "2026-W34: automation 0 n 0",
        "2026-W35: headline 1 = 1/1 n 1 in 0.2065…1 covering 1", "2026-W35: automation 0 n 0",
      ])
  }

  @Test func cutsAWeeksPeriodToTheWindow() throws {
    let weeks = Period(firstDay: monday - 1, endDay: monday + 8)
    let results = try MetricQuery(MetricCatalogue.metric(id: "throughput"), period: weeks, by: [.week])
      .results(from: store).filter { $0.measure.isEmpty }
    #expect(
      results.map(\.period) == [
        Period(firstDay: monday - 1, endDay: monday), Period(firstDay: monday, endDay: monday + 7),
        Period(firstDay: monday + 7, endDay: monday + 8),
      ])
  }

  @Test func showsEveryRepositoryInScopeByName() throws {
    #expect(
      try store.answer("ai-commit-share", by: [.repository], only: [""]) == [
        "alpha: headline 1 = 1/1 n 1 in 0.2065…1 covering 1", "beta: headline notApplicable = 0/0 n 0",
      ])
    #expect(
      try store.answer("ai-commit-share", by: [.repository], repositories: [1], only: [""]) == [
        "beta: headline notApplicable = 0/0 n 0"
      ])
  }

  @Test func tellsRepositoriesOfOneNameApart() throws {
    try store.repository(3, "beta")
    #expect(
      try store.answer("ai-commit-share", by: [.repository], only: ["automation"]) == [
        "alpha: automation 0 n 0", "beta (1): automation 0 n 0", "beta (3): automation 0 n 0",
      ])
  }

  @Test func crossesDimensionsInTheOrderAskedFor() throws {
    let weeks = Period(firstDay: monday, endDay: monday + 14)
    #expect(
      try store.answer("ai-commit-share", by: [.week, .repository], period: weeks, only: [""]) == [
        "2026-W33, alpha: headline 1 = 1/1 n 1 in 0.2065…1 covering 1",
        "2026-W33, beta: headline notApplicable = 0/0 n 0",
        "2026-W34, alpha: headline notApplicable = 0/0 n 0",
        "2026-W34, beta: headline notApplicable = 0/0 n 0",
      ])
    #expect(
      try store.answer("ai-commit-share", by: [.repository, .week], period: weeks, only: [""]).first
        == "alpha, 2026-W33: headline 1 = 1/1 n 1 in 0.2065…1 covering 1")
  }

  @Test func hasNoWeeksInAnEmptyWindow() throws {
    let empty = Period(firstDay: monday, endDay: monday)
    #expect(try store.answer("ai-commit-share", by: [.week], period: empty) == [])
    #expect(
      try store.answer("ai-commit-share", period: empty, only: [""]) == ["headline notApplicable = 0/0 n 0"])
  }

  @Test func refusesADimensionThatTheMetricDoesNotHave() throws {
    let expected = BylineError(
      .usage, "growth cannot be split by 'week'", hint: "give --by one or more of: repository, team")
    #expect(throws: expected) { try store.answer("growth", by: [.week]) }
    let named = BylineError(
      .usage, "ai-commit-share cannot be split by 'weather'",
      hint: "give --by one or more of: contributor, repository, team, week")
    #expect(throws: named) {
      try MetricQuery.dimensions(named: ["week", "weather"], of: MetricCatalogue.metric(id: "ai-commit-share"))
    }
  }

  @Test func readsDimensionsByNameEachOnce() throws {
    let metric = try MetricCatalogue.metric(id: "ai-line-share")
    #expect(try MetricQuery.dimensions(named: ["class", "week", "class"], of: metric) == [.fileClass, .week])
  }

  @Test func refusesARepositoryThatTheStoreDoesNotHave() throws {
    let expected = BylineError(
      .failure, "the store has no repository 7", hint: "collect it first, or name one that it has")
    #expect(throws: expected) { try store.answer("growth", repositories: [1, 7]) }
  }

  @Test func followsASeriesWeekByWeek() throws {
    let first = Calendar.week(ofDay: monday)
    let data = try ReportData(source: store, dataEnd: Calendar.firstDay(ofWeek: first + 3))
    let series = try data.series("ai-commit-share", weeks: first - 1..<first + 3)
    #expect(series.map(\.value) == [0, 1, nil, 1])
    #expect(series.map(\.group) == [["2026-W32"], ["2026-W33"], ["2026-W34"], ["2026-W35"]])
  }

  @Test func followsASeriesOfAMetricWithoutWeeks() throws {
    let first = Calendar.week(ofDay: monday)
    let data = try ReportData(source: store, dataEnd: Calendar.firstDay(ofWeek: first + 2))
    let series = try data.series("growth", "contributors", weeks: first - 1..<first + 2)
    #expect(series.map(\.value) == [1, 1, 0])
    #expect(series.map(\.period) == [first - 1, first, first + 1].map(Period.init(week:)))
  }

  @Test func judgesASeriesByTheWeeksThatHaveAValue() throws {
    let weeks: [Double?] = [12, 15, nil, 11, 14, 13, 18, 12, 16, 24]
    #expect(XmRChart.signal(weeks.map(result)) == .aboveLimits)
    #expect(XmRChart.signal(weeks.dropLast().map(result)) == .tooFewWeeks)
    #expect(XmRChart.signal((weeks + [nil]).map(result)) == .noSignal)
    #expect(XmRChart.signal([]) == .tooFewWeeks)
  }

  private func result(_ value: Double?) -> MetricResult {
    MetricResult(
      metric: "throughput", period: window, value: value, unit: .changes, n: 1,
      outcome: value == nil ? .notApplicable : .value)
  }
}
