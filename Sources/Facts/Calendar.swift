/// Whole days and ISO 8601 weeks in UTC, by integer arithmetic.
///
/// The store carries both as plain integers, because SQLite before 3.46 has no ISO week and no two engines agree on
/// date functions. Day 0 is 1970-01-01 (a Thursday); week 0 is the ISO week that holds it, so a week number is a
/// continuous count in which subtraction works across years.
package enum Calendar {
  /// Seconds in a day.
  package static let secondsPerDay: Int64 = 86_400

  /// The day that holds a moment (seconds since 1970 UTC); floors, so moments before 1970 work too.
  package static func day(ofSeconds seconds: Int64) -> Int {
    Int(floorDivide(seconds, secondsPerDay))
  }

  /// The continuous ISO week number of a day (weeks begin on Monday).
  package static func week(ofDay day: Int) -> Int {
    Int(floorDivide(Int64(day) + 3, 7))
  }

  /// The Monday with which a week begins.
  package static func firstDay(ofWeek week: Int) -> Int { week * 7 - 3 }

  /// Year, month and day of a day number (proleptic Gregorian calendar; Hinnant's civil-from-days).
  package static func civil(ofDay day: Int) -> (year: Int, month: Int, day: Int) {
    let z = day + 719_468
    let era = Int(floorDivide(Int64(z), 146_097))
    let dayOfEra = z - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shifted = (5 * dayOfYear + 2) / 153
    let month = shifted < 10 ? shifted + 3 : shifted - 9
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * shifted + 2) / 5 + 1)
  }

  /// The day number of a date; nil when there is no such date.
  package static func day(year: Int, month: Int, day: Int) -> Int? {
    guard (1...12).contains(month), (1...31).contains(day), (-9999...99_999).contains(year) else { return nil }
    let y = month <= 2 ? year - 1 : year
    let era = Int(floorDivide(Int64(y), 400))
    let yearOfEra = y - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    let number = era * 146_097 + dayOfEra - 719_468
    let back = civil(ofDay: number)
    return back.month == month && back.day == day ? number : nil
  }

  /// The ISO year and week of a continuous week number.
  package static func isoWeek(_ week: Int) -> (year: Int, week: Int) {
    // The ISO year of a week is the calendar year of its Thursday.
    let thursday = firstDay(ofWeek: week) + 3
    let year = civil(ofDay: thursday).year
    let firstOfYear = day(year: year, month: 1, day: 1) ?? 0
    return (year, (thursday - firstOfYear) / 7 + 1)
  }

  /// The continuous week number of an ISO year and week; nil when that year has no such week.
  package static func week(isoYear: Int, week: Int) -> Int? {
    guard (1...53).contains(week), let fourth = day(year: isoYear, month: 1, day: 4) else { return nil }
    let number = Calendar.week(ofDay: fourth) + week - 1
    return isoWeek(number) == (isoYear, week) ? number : nil
  }

  /// A week as people write it: `2026-W33`.
  package static func weekLabel(_ week: Int) -> String {
    let iso = isoWeek(week)
    return "\(padded(iso.year, 4))-W\(padded(iso.week, 2))"
  }

  /// A day as people write it: `2026-08-14`.
  package static func dayLabel(_ day: Int) -> String {
    let date = civil(ofDay: day)
    return "\(padded(date.year, 4))-\(padded(date.month, 2))-\(padded(date.day, 2))"
  }

  /// A moment in UTC: `2026-08-14T09:30:00Z`.
  package static func timeLabel(_ seconds: Int64) -> String {
    let date = day(ofSeconds: seconds)
    let rest = Int(seconds - Int64(date) * secondsPerDay)
    return "\(dayLabel(date))T\(padded(rest / 3600, 2)):\(padded(rest / 60 % 60, 2)):\(padded(rest % 60, 2))Z"
  }

  /// Reads `2026-W33`; nil when it is not an ISO week.
  package static func parseWeek(_ text: String) -> Int? {
    let bytes = Array(text.utf8)
    guard bytes.count == 8, bytes[4] == UInt8(ascii: "-"), bytes[5] | 0x20 == UInt8(ascii: "w"),
      let year = digits(bytes[..<4]), let week = digits(bytes[6...])
    else { return nil }
    return Calendar.week(isoYear: year, week: week)
  }

  /// Reads `2026-08-14`; nil when it is not a date.
  package static func parseDay(_ text: String) -> Int? {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0].count == 4, parts[1].count == 2, parts[2].count == 2,
      let year = digits(parts[0]), let month = digits(parts[1]), let day = digits(parts[2])
    else { return nil }
    return Calendar.day(year: year, month: month, day: day)
  }

  /// Reads a date or a moment (`2026-08-14`, `2026-08-14T09:30:00Z`, with `+02:00`, or `@1755163800`) as seconds UTC.
  package static func parseTime(_ text: String) -> Int64? {
    if text.hasPrefix("@") { return Int64(text.dropFirst()) }
    if let day = parseDay(text) { return Int64(day) * secondsPerDay }
    guard text.count >= 20, let day = parseDay(String(text.prefix(10))) else { return nil }
    let rest = Array(text.utf8.dropFirst(10))
    guard rest[0] == UInt8(ascii: "T") || rest[0] == UInt8(ascii: " "),
      rest[3] == UInt8(ascii: ":"), rest[6] == UInt8(ascii: ":"),
      let hour = digits(rest[1...2]), let minute = digits(rest[4...5]), let second = digits(rest[7...8]),
      hour < 24, minute < 60, second < 61
    else { return nil }
    var zone = rest[9...]
    if zone.first == UInt8(ascii: ".") { zone = zone.dropFirst().drop { (0x30...0x39).contains($0) } }
    let seconds = Int64(day) * secondsPerDay + Int64(hour * 3600 + minute * 60 + second)
    if zone.count == 1, zone.first == UInt8(ascii: "Z") { return seconds }
    let sign: Int64 = zone.first == UInt8(ascii: "-") ? -1 : 1
    let numbers = zone.dropFirst().filter { $0 != UInt8(ascii: ":") }
    guard zone.first == UInt8(ascii: "+") || zone.first == UInt8(ascii: "-"), numbers.count == 4,
      let offset = digits(numbers)
    else { return nil }
    return seconds - sign * Int64(offset / 100 * 3600 + offset % 100 * 60)
  }

  private static func digits(_ text: Substring) -> Int? { digits(Array(text.utf8)) }

  private static func digits(_ bytes: some Collection<UInt8>) -> Int? {
    guard !bytes.isEmpty, bytes.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    return bytes.reduce(0) { $0 * 10 + Int($1 - 0x30) }
  }

  private static func padded(_ number: Int, _ width: Int) -> String {
    let text = String(abs(number))
    return (number < 0 ? "-" : "") + String(repeating: "0", count: max(0, width - text.count)) + text
  }

  private static func floorDivide(_ a: Int64, _ b: Int64) -> Int64 {
    let quotient = a / b
    return a % b < 0 ? quotient - 1 : quotient
  }
}
