/// The difference of two rates within strata, weighted by how both sides' observations are spread over the strata.
///
/// Direct standardisation: with weights w = the pooled share of a stratum, d = Σ w·(p − p′) over the strata in which both
/// sides have observations. The 95 % interval joins the strata's Wilson intervals (the method of variance estimates
/// recovery; Zou and Donner, 2008), and is Newcombe's for a single stratum.
package struct StandardisedDifference: Hashable, Sendable {
  /// The observations of both sides in one stratum.
  package struct Stratum: Hashable, Sendable {
    package var part: Int
    package var whole: Int
    package var otherPart: Int
    package var otherWhole: Int

    /// Makes a stratum.
    package init(_ part: Int, of whole: Int, minus otherPart: Int, of otherWhole: Int) {
      self.part = part
      self.whole = whole
      self.otherPart = otherPart
      self.otherWhole = otherWhole
    }

    fileprivate var isComparable: Bool { whole > 0 && otherWhole > 0 }
    fileprivate var count: Int { whole + otherWhole }
  }

  /// The difference; nil where no stratum has observations of both sides.
  package let value: Double?
  package let interval: Interval?
  /// How many observations are in strata in which both sides have some.
  package let compared: Int
  /// How many observations there are.
  package let count: Int

  /// Computes the difference.
  package init(_ strata: [Stratum]) {
    let comparable = strata.filter(\.isComparable)
    let compared = comparable.reduce(0) { $0 + $1.count }
    count = strata.reduce(0) { $0 + $1.count }
    self.compared = compared
    guard compared > 0 else {
      value = nil
      interval = nil
      return
    }
    var (difference, below, above) = (0.0, 0.0, 0.0)
    for stratum in comparable {
      guard let first = Interval.wilson(stratum.part, of: stratum.whole),
        let second = Interval.wilson(stratum.otherPart, of: stratum.otherWhole)
      else { continue }
      let weight = Double(stratum.count) / Double(compared)
      let share = Double(stratum.part) / Double(stratum.whole)
      let other = Double(stratum.otherPart) / Double(stratum.otherWhole)
      difference += weight * (share - other)
      below += weight * weight * (squared(share - first.low) + squared(second.high - other))
      above += weight * weight * (squared(first.high - share) + squared(other - second.low))
    }
    // The weights' sum can miss 1 by a rounding error.
    value = min(1, max(-1, difference))
    interval = Interval(
      low: max(-1, difference - below.squareRoot()), high: min(1, difference + above.squareRoot()))
  }
}

private func squared(_ number: Double) -> Double { number * number }
