import Facts

/// The window of time that a report is about, from what was asked for.
package enum ReportWindow {
  /// Reads the window: a given week, the days from `since` to `until` (both included), or, with nothing given, the
  /// last ISO week that was complete at `asOf` (seconds since 1970 UTC).
  package static func period(
    week: String? = nil, since: String? = nil, until: String? = nil, asOf: Int64
  ) throws -> Period {
    if let week {
      guard since == nil, until == nil else {
        throw BylineError(
          .usage, "a week and other days were asked for at once", hint: "leave out --week, or --since and --until")
      }
      return try Period(week: number(ofWeek: week))
    }
    guard since != nil || until != nil else { return lastCompleteWeek(asOf: asOf) }
    guard let since else {
      throw BylineError(.usage, "the window has an end but no beginning", hint: "add --since YYYY-MM-DD")
    }
    let first = try day(since, option: "--since")
    let last = try until.map { try day($0, option: "--until") } ?? Calendar.day(ofSeconds: asOf)
    guard first <= last else {
      throw BylineError(
        .usage, "the window would end on \(Calendar.dayLabel(last)), before it begins on \(Calendar.dayLabel(first))",
        hint: "give --since an earlier day, or --until a later one")
    }
    return Period(firstDay: first, endDay: last + 1)
  }

  /// The last ISO week that was over at a moment (seconds since 1970 UTC).
  package static func lastCompleteWeek(asOf: Int64) -> Period {
    Period(week: Calendar.week(ofDay: Calendar.day(ofSeconds: asOf)) - 1)
  }

  private static func number(ofWeek text: String) throws -> Int {
    guard let week = Calendar.parseWeek(text) else {
      throw BylineError(.usage, "'\(text)' is not an ISO week", hint: "write it as --week 2026-W33")
    }
    return week
  }

  private static func day(_ text: String, option: String) throws -> Int {
    guard let day = Calendar.parseDay(text) else {
      throw BylineError(.usage, "'\(text)' is not a day", hint: "write it as \(option) 2026-08-14")
    }
    return day
  }
}
