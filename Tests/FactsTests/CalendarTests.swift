import Facts
import Testing

@Suite struct CalendarTests {
  /// Counts days one by one, by the rules that everybody learns: another way to the same dates.
  private struct DayLoop {
    var (year, month, day) = (1970, 1, 1)
    /// 1 is Monday; the first of January 1970 was a Thursday.
    var weekday = 4

    private var isLeap: Bool { year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) }
    private var monthLength: Int { [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1] }

    mutating func advance() {
      weekday = weekday % 7 + 1
      day += 1
      guard day > monthLength else { return }
      (day, month) = (1, month + 1)
      if month > 12 { (month, year) = (1, year + 1) }
    }
  }

  @Test func everyDayFrom1970To2110IsTheDateThatCountingGives() {
    var loop = DayLoop()
    for day in 0..<51_500 {
      let date = Calendar.civil(ofDay: day)
      guard date == (loop.year, loop.month, loop.day) else {
        Issue.record("day \(day) is \(date)")
        return
      }
      #expect(Calendar.day(year: loop.year, month: loop.month, day: loop.day) == day)
      loop.advance()
    }
  }

  /// A week's year is that of its Thursday, and its number counts the Thursdays of that year.
  @Test func everyWeekFrom1970To2110IsTheOneThatCountingThursdaysGives() {
    var loop = DayLoop()
    var (year, thursdays) = (1970, 0)
    for day in 0..<51_500 {
      if loop.weekday == 4 {
        thursdays = loop.year == year ? thursdays + 1 : 1
        year = loop.year
        let week = Calendar.week(ofDay: day)
        #expect(Calendar.isoWeek(week) == (year, thursdays))
        #expect(Calendar.week(isoYear: year, week: thursdays) == week)
        for other in (day - 3)...(day + 3) { #expect(Calendar.week(ofDay: other) == week) }
      }
      if loop.weekday == 1 { #expect(Calendar.firstDay(ofWeek: Calendar.week(ofDay: day)) == day) }
      loop.advance()
    }
  }

  @Test(arguments: [
    ("2020-12-31", "2020-W53"), ("2021-01-01", "2020-W53"), ("2021-01-03", "2020-W53"), ("2021-01-04", "2021-W01"),
    ("2018-12-31", "2019-W01"), ("2019-12-29", "2019-W52"), ("2019-12-30", "2020-W01"), ("2024-12-29", "2024-W52"),
    ("2024-12-30", "2025-W01"), ("2026-01-01", "2026-W01"), ("2026-12-31", "2026-W53"), ("2027-01-03", "2026-W53"),
    ("2027-01-04", "2027-W01"), ("2000-01-01", "1999-W52"), ("2000-01-03", "2000-W01"), ("1970-01-01", "1970-W01"),
    ("1969-12-28", "1969-W52"), ("1969-12-29", "1970-W01"),
  ])
  func aDayIsInItsISOWeek(day: String, week: String) throws {
    let number = Calendar.week(ofDay: try #require(Calendar.parseDay(day)))
    #expect(Calendar.weekLabel(number) == week)
    #expect(Calendar.parseWeek(week) == number)
  }

  @Test func secondsBefore1970AreDaysBeforeDay0() {
    #expect(Calendar.day(ofSeconds: 0) == 0)
    #expect(Calendar.day(ofSeconds: 86_399) == 0)
    #expect(Calendar.day(ofSeconds: 86_400) == 1)
    #expect(Calendar.day(ofSeconds: -1) == -1)
    #expect(Calendar.day(ofSeconds: -86_400) == -1)
    #expect(Calendar.day(ofSeconds: -86_401) == -2)
  }

  @Test(arguments: [
    ("0001-01-01", -719_162), ("1600-02-29", -135_081), ("1969-12-31", -1), ("2000-02-29", 11_016),
    ("2100-02-28", 47_540), ("9999-12-31", 2_932_896),
  ])
  func farDatesAreDays(label: String, day: Int) {
    #expect(Calendar.parseDay(label) == day)
    #expect(Calendar.dayLabel(day) == label)
  }

  @Test(arguments: [
    "2026-02-29", "2026-13-01", "2026-00-10", "2026-01-32", "2026-1-01", "26-01-01", "2026-01-01 ", "", "2026/01/01",
    "2026-01", "x026-01-01",
  ])
  func whatIsNoDateIsNone(text: String) { #expect(Calendar.parseDay(text) == nil) }

  @Test(arguments: ["2025-W53", "2026-W54", "2026-W00", "2026-53", "2026-W1", "2026W01", "W01", "", "2026-W001"])
  func whatIsNoWeekIsNone(text: String) { #expect(Calendar.parseWeek(text) == nil) }

  @Test func aWeekMayBeWrittenSmall() { #expect(Calendar.parseWeek("2026-w33") == Calendar.parseWeek("2026-W33")) }

  @Test(arguments: [
    ("2026-08-14", 1_786_665_600), ("2026-08-14T09:30:00Z", 1_786_699_800), ("2026-08-14 09:30:00Z", 1_786_699_800),
    ("2026-08-14T09:30:00.123Z", 1_786_699_800), ("2026-08-14T11:30:00+02:00", 1_786_699_800),
    ("2026-08-14T11:30:00+0200", 1_786_699_800), ("2026-08-14T06:00:00-03:30", 1_786_699_800),
    ("@1786699800", 1_786_699_800), ("@0", 0), ("1970-01-01T00:00:00Z", 0),
  ])
  func aMomentIsSeconds(text: String, seconds: Int64) { #expect(Calendar.parseTime(text) == seconds) }

  @Test(arguments: [
    "2026-08-14T09:30:00", "2026-08-14T24:00:00Z", "2026-08-14T09:60:00Z", "2026-08-14T09:30:00X",
    "2026-08-14T09:30:00+2:00", "2026-08-14T09:30Z", "@", "@x", "now", "",
  ])
  func whatIsNoMomentIsNone(text: String) { #expect(Calendar.parseTime(text) == nil) }

  @Test func aMomentIsPrintedInUTC() {
    #expect(Calendar.timeLabel(1_786_699_800) == "2026-08-14T09:30:00Z")
    #expect(Calendar.timeLabel(-1) == "1969-12-31T23:59:59Z")
  }
}
