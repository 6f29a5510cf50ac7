extension Interval {
  /// The 95 % score interval of a proportion (Wilson 1927); nil when there are no trials.
  ///
  /// Unlike the textbook interval it stays within 0 and 1 and is useful for few trials and for shares near 0 or 1.
  package static func wilson(_ successes: Int, of trials: Int) -> Interval? {
    guard trials > 0, (0...trials).contains(successes) else { return nil }
    return wilson(share: Double(successes) / Double(trials), trials: Double(trials))
  }

  /// The same for a share of so many trials, which need be no whole number; nil when they are none.
  static func wilson(share: Double, trials: Double) -> Interval? {
    guard trials > 0, (0...1).contains(share) else { return nil }
    let zz = normalQuantile * normalQuantile
    let centre = (share + zz / (2 * trials)) / (1 + zz / trials)
    let spread = share * (1 - share) / trials + zz / (4 * trials * trials)
    let half = normalQuantile / (1 + zz / trials) * spread.squareRoot()
    // At the ends the bound is exactly 0 or 1; the arithmetic would miss it by a rounding error.
    return Interval(low: share == 0 ? 0 : max(0, centre - half), high: share == 1 ? 1 : min(1, centre + half))
  }
}
