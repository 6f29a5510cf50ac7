/// Two bounds, the lower first.
package struct Interval: Hashable, Sendable {
  package var low: Double
  package var high: Double

  /// Makes an interval.
  package init(low: Double, high: Double) {
    self.low = low
    self.high = high
  }

  /// The 97.5th percentile of the standard normal distribution: what a two-sided 95 % interval is made with.
  static let normalQuantile = 1.959_963_984_540_054
}
