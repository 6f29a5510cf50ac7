import Aggregation
import Facts
import Testing

@Suite struct LineStockTests {
  private static let week = Calendar.week(ofDay: monday)

  @Test func followsTheLinesOfEachOriginFromWeekToWeek() throws {
    let store = try MemoryStore()
    try store.repository(1, "alpha")
    try store.fate(100, day: monday - 70, .unmarked)
    try store.fate(30, day: monday - 70, .unmarked, .deleted(monday - 1))
    try store.fate(20, day: monday, .ai, .moved(monday + 7))
    try store.fate(5, day: monday + 8, nil)
    try store.fate(7, day: monday + 8, .ai, .deleted(monday + 13))
    // Not counted: never landed, generated, after the data.
    try store.fate(900, day: monday, .ai, .deleted(monday), unit: 2, isLanded: false)
    try store.fate(900, day: monday, .ai, fileClass: "generated")
    try store.fate(900, day: monday + 13, .ai)
    let data = try ReportData(source: store, dataEnd: monday + 13)
    #expect(
      try data.lineStock(weeks: Self.week - 1..<Self.week + 2).map(words) == [
        "-1 ai 0", "-1 unmarked 100", "-1 unknown 0",
        "0 ai 20", "0 unmarked 100", "0 unknown 0",
        "1 ai 7", "1 unmarked 100", "1 unknown 5",
      ])
  }

  @Test func hasNothingWithoutLines() throws {
    let data = try ReportData(source: MemoryStore(), dataEnd: monday)
    #expect(try data.lineStock(weeks: Self.week..<Self.week + 2) == [])
  }

  @Test func agreesWithTheShareOfTheCodeAtEveryWeeksEnd() throws {
    let store = try Filling.mixed.store()
    let data = try ReportData(source: store, dataEnd: monday + 7)
    let weeks = Self.week - 9..<Self.week + 1
    let stock = try data.lineStock(weeks: weeks)
    for week in weeks {
      let shares = try data.results("surviving-ai-share", Period(week: week), by: [.origin])
      for line in stock where line.week == week {
        let measure = line.origin == .automation ? "automation" : "lines"
        let share = shares.first { $0.group == [line.origin?.rawValue ?? "unknown"] && $0.measure == measure }
        #expect(Int(share?.value ?? 0) == line.lines)
      }
    }
    #expect(stock.count == weeks.count * 6)
  }

  private func words(_ stock: ReportData.LineStock) -> String {
    "\(stock.week - Self.week) \(stock.origin?.rawValue ?? "unknown") \(stock.lines)"
  }
}
