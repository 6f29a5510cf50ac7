/// The difference of two medians within strata, weighted by how both sides' observations are spread over the strata.
///
/// Direct standardisation, as `StandardisedDifference` has it for rates: d = Σ w·(m − m′), a linear function of medians
/// (Bonett and Price, Psychological Methods 7, 2002), over the strata in which both sides have enough observations. The
/// 95 % interval joins the order-statistic intervals of the strata's medians by the method of variance estimates recovery
/// (Zou and Donner, Statistics in Medicine 27, 2008): distribution-free, asymmetric where the durations are, and the same on
/// every machine, as nothing is drawn at random. The order statistics' intervals are rather too wide than too narrow, and so
/// is this one.
package struct StandardisedMedianDifference: Hashable, Sendable {
  /// How many observations each side of a stratum needs: the fewest whose order statistics hold a median with 95 %.
  package static let minimumCount = 6

  /// The observations of both sides in one stratum.
  package struct Stratum: Hashable, Sendable {
    package var first: Distribution
    package var second: Distribution

    /// Makes a stratum.
    package init(_ first: Distribution, minus second: Distribution) {
      self.first = first
      self.second = second
    }

    fileprivate var count: Int { first.count + second.count }
    fileprivate var isComparable: Bool { min(first.count, second.count) >= minimumCount }
  }

  /// The difference; nil where no stratum has enough observations of both sides.
  package let value: Double?
  package let interval: Interval?
  /// How many observations are in strata in which both sides have enough.
  package let compared: Int
  /// How many observations there are.
  package let count: Int
  /// True where both sides have observations at all.
  package let hasBothSides: Bool

  /// Computes the difference.
  package init(_ strata: [Stratum]) {
    let comparable = strata.filter(\.isComparable)
    let compared = comparable.reduce(0) { $0 + $1.count }
    count = strata.reduce(0) { $0 + $1.count }
    hasBothSides = strata.contains { $0.first.count > 0 } && strata.contains { $0.second.count > 0 }
    self.compared = compared
    var (difference, below, above) = (0.0, 0.0, 0.0)
    for stratum in comparable {
      guard let median = stratum.first.quantile(0.5), let other = stratum.second.quantile(0.5),
        let bounds = stratum.first.interval(ofQuantile: 0.5), let others = stratum.second.interval(ofQuantile: 0.5)
      else { continue }
      let weight = Double(stratum.count) / Double(compared)
      difference += weight * (median - other)
      below += squared(weight * (median - bounds.low)) + squared(weight * (others.high - other))
      above += squared(weight * (bounds.high - median)) + squared(weight * (other - others.low))
    }
    value = compared > 0 ? difference : nil
    interval =
      compared > 0
      ? Interval(low: difference - below.squareRoot(), high: difference + above.squareRoot()) : nil
  }
}

private func squared(_ number: Double) -> Double { number * number }
