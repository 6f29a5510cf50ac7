/// The natural limits of a weekly series, and what its latest value says against them.
///
/// Individuals and moving range (Wheeler, Understanding Variation, 1993): the mean of the values, and limits at the mean
/// ± 2.66 times the mean distance of neighbours. What stays within is noise, however much it moves.
package struct XmRChart: Hashable, Sendable {
  /// How many earlier values the limits need before they mean anything.
  package static let minimumPoints = 8

  package let mean: Double
  package let meanMovingRange: Double

  /// Computes the limits of a series; nil for fewer than two values.
  package init?(_ values: [Double]) {
    guard values.count > 1 else { return nil }
    mean = values.reduce(0, +) / Double(values.count)
    let ranges = zip(values, values.dropFirst()).map { abs($1 - $0) }
    meanMovingRange = ranges.reduce(0, +) / Double(ranges.count)
  }

  /// The lower natural limit; below 0 for small counts, which then simply cannot fall outside.
  package var lowerLimit: Double { mean - 2.66 * meanMovingRange }
  /// The upper natural limit.
  package var upperLimit: Double { mean + 2.66 * meanMovingRange }
  /// The limit of the distance between two neighbours.
  package var rangeLimit: Double { 3.268 * meanMovingRange }

  /// What the latest value says against the limits of the values before it.
  ///
  /// Signals are a value outside the limits, 8 values in a row on one side of the mean, and 3 of 4 values nearer a limit
  /// than the mean; the run and the three include the latest value. Weeks without a value are left out by the caller.
  package static func signal(earlier: [Double], latest: Double) -> Signal {
    guard earlier.count >= minimumPoints, let chart = XmRChart(earlier) else { return .tooFewWeeks }
    if latest > chart.upperLimit { return .aboveLimits }
    if latest < chart.lowerLimit { return .belowLimits }
    let run = earlier.suffix(7) + [latest]
    if run.allSatisfy({ $0 > chart.mean }) { return .runAbove }
    if run.allSatisfy({ $0 < chart.mean }) { return .runBelow }
    let quarter = 1.33 * chart.meanMovingRange
    let nearUpper = run.suffix(4).filter { $0 > chart.mean + quarter }.count
    if nearUpper >= 3, latest > chart.mean + quarter { return .nearUpperLimit }
    let nearLower = run.suffix(4).filter { $0 < chart.mean - quarter }.count
    if nearLower >= 3, latest < chart.mean - quarter { return .nearLowerLimit }
    return .noSignal
  }

  /// What can be said of the latest week, in the words that reports print.
  package enum Signal: String, Sendable, CaseIterable {
    case aboveLimits = "signal: above its limits"
    case belowLimits = "signal: below its limits"
    case runAbove = "signal: 8 weeks in a row above the mean"
    case runBelow = "signal: 8 weeks in a row below the mean"
    case nearUpperLimit = "signal: 3 of 4 weeks near the upper limit"
    case nearLowerLimit = "signal: 3 of 4 weeks near the lower limit"
    case noSignal = "no signal"
    case tooFewWeeks = "too few weeks"
  }
}
