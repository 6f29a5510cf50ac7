import Aggregation
import Facts
import Testing

@Suite struct ReportWindowTests {
  /// Wednesday, 2026-08-19, noon.
  private let asOf: Int64 = 20_684 * 86_400 + 43_200

  @Test func isTheLastCompleteWeekByDefault() throws {
    #expect(try ReportWindow.period(asOf: asOf) == window)
  }

  @Test(arguments: [(20_681, 20_668), (20_682, 20_675), (20_688, 20_675), (20_689, 20_682)])
  func takesAWeekAsCompleteOnTheMondayAfterIt(asOfDay: Int, firstDay: Int) {
    let period = ReportWindow.lastCompleteWeek(asOf: Int64(asOfDay) * 86_400)
    #expect(period == Period(firstDay: firstDay, endDay: firstDay + 7))
  }

  @Test func isTheWeekAskedFor() throws {
    #expect(try ReportWindow.period(week: "2026-W33", asOf: 0) == window)
  }

  @Test func includesTheLastDay() throws {
    #expect(try ReportWindow.period(since: "2026-08-10", until: "2026-08-16", asOf: asOf) == window)
    #expect(try ReportWindow.period(since: "2026-08-10", until: "2026-08-10", asOf: asOf).days == 1)
  }

  @Test func endsWithTodayWhenNoEndIsGiven() throws {
    #expect(try ReportWindow.period(since: "2026-08-10", asOf: asOf) == Period(firstDay: monday, endDay: 20_685))
  }

  @Test(
    arguments: [
      ("2026-W54", nil, nil, "'2026-W54' is not an ISO week", "write it as --week 2026-W33"),
      (
        "2026-W33", "2026-08-10", nil, "a week and other days were asked for at once",
        "leave out --week, or --since and --until"
      ),
      (nil, "yesterday", nil, "'yesterday' is not a day", "write it as --since 2026-08-14"),
      (nil, "2026-08-10", "2026-02-30", "'2026-02-30' is not a day", "write it as --until 2026-08-14"),
      (nil, nil, "2026-08-10", "the window has an end but no beginning", "add --since YYYY-MM-DD"),
      (
        nil, "2026-08-10", "2026-08-09", "the window would end on 2026-08-09, before it begins on 2026-08-10",
        "give --since an earlier day, or --until a later one"
      ),
    ] as [(String?, String?, String?, String, String)])
  func saysWhatIsWrong(week: String?, since: String?, until: String?, message: String, hint: String) {
    #expect(throws: BylineError(.usage, message, hint: hint)) {
      try ReportWindow.period(week: week, since: since, until: until, asOf: asOf)
    }
  }
}
