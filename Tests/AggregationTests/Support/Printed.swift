import Aggregation
import Facts
import Store

/// The Monday of the ISO week 2026-W33, on which the tests' window begins.
let monday = 20_675
/// The ISO week 2026-W33.
let window = Period(firstDay: monday, endDay: monday + 7)

extension RowSource {
  /// The answer to a question, a line a number: group, measure, value, parts, n, interval, coverage.
  ///
  /// `measures` leaves out the other numbers.
  func answer(
    _ metric: String, by dimensions: [Dimension] = [], period: Period = window, repositories: [Int] = [],
    privacy: PrivacyPolicy = PrivacyPolicy(), dataEnd: Int? = nil, only measures: [String]? = nil
  ) throws -> [String] {
    try MetricQuery(
      MetricCatalogue.metric(id: metric), repositories: repositories, period: period, by: dimensions, privacy: privacy,
      dataEnd: dataEnd
    ).results(from: self).filter { measures?.contains($0.measure) ?? true }.map(printed)
  }
}

/// A result in one line, numbers with up to four decimals.
func printed(_ result: MetricResult) -> String {
  var words = result.group.isEmpty ? [] : [result.group.joined(separator: ", ") + ":"]
  words.append(result.measure.isEmpty ? "headline" : result.measure)
  words.append(result.value.map(printed) ?? result.outcome.word)
  if let numerator = result.numerator, let denominator = result.denominator {
    words.append("= \(numerator)/\(denominator)")
  }
  words.append("n \(result.n)")
  if let low = result.low, let high = result.high { words.append("in \(printed(low))…\(printed(high))") }
  if let coverage = result.coverage { words.append("covering \(printed(coverage))") }
  return words.joined(separator: " ")
}

private func printed(_ number: Double) -> String {
  let rounded = (abs(number) * 10_000).rounded()
  let (whole, rest) = (Int(rounded) / 10_000, Int(rounded) % 10_000)
  let sign = number < 0 && rounded > 0 ? "-" : ""
  guard rest > 0 else { return "\(sign)\(whole)" }
  var decimals = String(String(rest + 10_000).dropFirst())
  while decimals.hasSuffix("0") { decimals.removeLast() }
  return "\(sign)\(whole).\(decimals)"
}
