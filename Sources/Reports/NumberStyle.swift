import Facts

/// The one place that prints numbers for people: rounding, grouping, units and signs, the same everywhere.
///
/// A number is rounded once, to a whole number of its last printed place, and printed by integer arithmetic: no locale
/// and no format string has a say. Halves are rounded away from zero. What is not a number prints as `missing`.
package enum NumberStyle {
  /// What stands where there is no number.
  package static let missing = "no data"

  /// A whole number with its thousands grouped: `12,345`.
  package static func count(_ number: Int) -> String {
    sign(isNegative: number < 0) + grouped(String(number.magnitude))
  }

  /// A count with its unit in the right number: `1 commit`, `12,345 lines`.
  package static func quantity(_ number: Int, _ unit: MetricUnit) -> String {
    let noun = noun(of: unit, isOne: number == 1)
    return noun.isEmpty ? count(number) : "\(count(number)) \(noun)"
  }

  /// A number of lines: `1 line`, `12,345 lines`.
  package static func lines(_ number: Int) -> String { quantity(number, .lines) }

  /// A count in at most four characters, for axes: `987`, `1.2k`, `12k`, `3.4M`.
  package static func compact(_ number: Int) -> String {
    let magnitude = Double(number.magnitude)
    let steps: [(Double, String)] = [(1e3, "k"), (1e6, "M"), (1e9, "G"), (1e12, "T")]
    // 999,950 is a million when it is rounded, so the step is chosen by what would be printed.
    guard magnitude >= 1000, let step = steps.last(where: { magnitude / $0.0 >= 0.9995 }) else { return count(number) }
    let value = magnitude / step.0
    return sign(isNegative: number < 0) + decimal(value, digits: value < 9.95 ? 1 : 0) + step.1
  }

  /// How many observations a number rests on: `n = 1,234`.
  package static func sampleSize(_ number: Int) -> String { "n = \(count(number))" }

  /// A quotient as a multiple: `1.9×`.
  ///
  /// What is not zero never prints as `0.0×`.
  package static func ratio(_ value: Double?) -> String {
    guard let value, value.isFinite else { return missing }
    let isTiny = value != 0 && abs(value) < 0.05
    return isTiny ? "\(value < 0 ? "> −" : "< ")0.1×" : "\(decimal(value, digits: 1))×"
  }

  /// A change of a count, with its sign: `+12`, `−3`, `±0`.
  package static func signed(_ change: Int) -> String {
    change == 0 ? "±0" : (change > 0 ? "+" : "") + count(change)
  }

  /// A value in its unit, as a metric reports it: `64.4 %`, `12,345 lines`, `3 h 10 min`, `1.9×`.
  ///
  /// A count that is not whole (a mean, a median) keeps one decimal.
  package static func value(_ value: Double?, _ unit: MetricUnit) -> String {
    guard let value, value.isFinite else { return missing }
    switch unit {
    case .share: return share(value)
    case .seconds: return duration(seconds: value)
    case .days: return duration(days: value)
    case .ratio: return ratio(value)
    case .lines, .commits, .changes, .features, .people, .releases, .records:
      if let whole = Int(exactly: value) { return quantity(whole, unit) }
      return "\(decimal(value, digits: 1)) \(noun(of: unit, isOne: false))"
    }
  }

  /// A number with a fixed number of decimals (0 to 6) and its thousands grouped: `1,234.50`.
  ///
  /// What rounds to zero has no sign.
  package static func decimal(_ value: Double, digits: Int) -> String {
    guard value.isFinite else { return missing }
    let digits = min(max(digits, 0), 6)
    let scale = (0..<digits).reduce(1) { power, _ in power * 10 }
    let scaled = (value * Double(scale)).rounded()
    guard abs(scaled) < 9e15, let whole = Int(exactly: scaled) else {
      // From here on a Double has no decimals to speak of.
      return sign(isNegative: value < 0) + grouped(plain(abs(value).rounded()) ?? "")
    }
    let (integer, fraction) = whole.magnitude.quotientAndRemainder(dividingBy: UInt(scale))
    let text = sign(isNegative: whole < 0) + grouped(String(integer))
    guard digits > 0 else { return text }
    let decimals = String(fraction)
    return text + "." + String(repeating: "0", count: digits - decimals.count) + decimals
  }

  /// The sign before a printed magnitude: a minus as wide as a plus, not a hyphen.
  static func sign(isNegative: Bool) -> String { isNegative ? "−" : "" }

  private static func grouped(_ digits: String) -> String {
    var text = ""
    for (offset, digit) in digits.enumerated() {
      if offset > 0, (digits.count - offset) % 3 == 0 { text.append(",") }
      text.append(digit)
    }
    return text
  }

  /// The word for what is counted; empty for units that are no counts.
  static func noun(of unit: MetricUnit, isOne: Bool) -> String {
    switch unit {
    case .share, .seconds, .ratio, .days: ""
    case .people: isOne ? "person" : "people"
    case .lines, .commits, .changes, .features, .releases, .records:
      isOne ? String(unit.rawValue.dropLast()) : unit.rawValue
    }
  }
}
