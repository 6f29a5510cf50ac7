import Facts

// Shares: percentages with one decimal that never round what is little to nothing or what is nearly all to all.
extension NumberStyle {
  /// A part of a whole, divided here: `64.4 %`.
  ///
  /// Of nothing there is no share: 0/0 is not 0.
  package static func share(_ numerator: Int, of denominator: Int) -> String {
    guard denominator > 0 else { return missing }
    let tenths = rounded(Int128(numerator) * 1000, over: Int128(denominator))
    return percent(
      tenths: tenths, isNegative: numerator < 0, isNone: numerator == 0, isPartial: numerator < denominator) + " %"
  }

  /// A fraction (0 to 1) as a percentage: `64.4 %`, `< 0.1 %`, `> 99.9 %`.
  package static func share(_ fraction: Double?) -> String {
    guard let fraction, fraction.isFinite else { return missing }
    return "\(percent(fraction)) %"
  }

  /// What lies between two fractions, or the one where both print alike: `41.2–63.0 %`.
  package static func shareRange(_ low: Double?, _ high: Double?) -> String {
    guard let low, let high, low.isFinite, high.isFinite else { return missing }
    let (first, last) = (percent(min(low, high)), percent(max(low, high)))
    return first == last ? "\(first) %" : "\(first)–\(last) %"
  }

  /// How much a share rose or fell, in percentage points: `+3.4 points`, `−0.2 points`.
  package static func points(_ difference: Double?) -> String {
    guard let difference, difference.isFinite else { return missing }
    return "\(withSign(difference * 100)) points"
  }

  /// How much a number rose or fell against what it was: `+76.0 %`.
  ///
  /// From nothing there is no such change.
  package static func relativeChange(from old: Double?, to new: Double?) -> String {
    guard let old, let new, old.isFinite, new.isFinite, old != 0 else { return missing }
    let change = (new - old) / abs(old) * 100
    return change.isFinite ? "\(withSign(change)) %" : missing
  }

  /// The 95 % interval of a value: `95 % 41–52 %`, `95 % 1.2–1.9×`, `95 % 3 h 10 min – 2.4 d`.
  ///
  /// Shares are rounded outwards, so that what is printed holds the interval: to whole percents, and to tenths where
  /// the interval is narrower than ten points.
  package static func interval(_ low: Double, _ high: Double, _ unit: MetricUnit) -> String {
    guard low.isFinite, high.isFinite else { return missing }
    let (low, high) = (min(low, high), max(low, high))
    guard unit == .share, abs(low) < 1e6, abs(high) < 1e6 else { return "95 % \(bounds(low, high, unit))" }
    // Millionths first: 0.29 * 100 is a hair under 29, and flooring that would print 28.
    let (least, most) = (Int((low * 1e6).rounded()), Int((high * 1e6).rounded()))
    let step = most - least < 100_000 ? 1000 : 10_000
    let digits = step == 1000 ? 1 : 0
    let first = Double(floorDivide(least, step) * step) / 1e4
    let last = Double(-floorDivide(-most, step) * step) / 1e4
    return "95 % \(decimal(first, digits: digits))–\(decimal(last, digits: digits)) %"
  }

  private static func bounds(_ low: Double, _ high: Double, _ unit: MetricUnit) -> String {
    let (first, last) = (value(low, unit), value(high, unit))
    if first == last { return last }
    switch unit {
    case .share, .seconds, .days: return "\(first) – \(last)"
    case .ratio: return "\(first.dropLast())–\(last)"
    case .lines, .commits, .changes, .features, .people, .releases, .records:
      return "\(first.prefix { $0 != " " })–\(last)"
    }
  }

  /// The digits of a percentage, without its sign.
  private static func percent(_ fraction: Double) -> String {
    guard abs(fraction) < 1e12 else { return decimal(fraction * 100, digits: 1) }
    // Sums of parts miss 1 by a few units in the last place; no count of lines comes as near.
    let isPartial = fraction < 1 - 1e-12
    return percent(
      tenths: Int128((fraction * 1000).rounded()), isNegative: fraction < 0, isNone: fraction == 0,
      isPartial: isPartial)
  }

  private static func percent(tenths: Int128, isNegative: Bool, isNone: Bool, isPartial: Bool) -> String {
    if tenths == 0, !isNone { return isNegative ? "> −0.1" : "< 0.1" }
    if tenths == 1000, isPartial { return "> 99.9" }
    return decimal(Double(tenths) / 10, digits: 1)
  }

  private static func withSign(_ value: Double) -> String {
    let text = decimal(value, digits: 1)
    if text == "0.0" { return "±0.0" }
    return value > 0 ? "+\(text)" : text
  }

  /// The quotient, rounded with halves away from zero; the divisor is positive.
  private static func rounded(_ dividend: Int128, over divisor: Int128) -> Int128 {
    let (quotient, remainder) = dividend.quotientAndRemainder(dividingBy: divisor)
    guard remainder.magnitude * 2 >= divisor.magnitude else { return quotient }
    return quotient + (dividend < 0 ? -1 : 1)
  }

  private static func floorDivide(_ dividend: Int, _ divisor: Int) -> Int {
    let (quotient, remainder) = dividend.quotientAndRemainder(dividingBy: divisor)
    return remainder < 0 ? quotient - 1 : quotient
  }
}
