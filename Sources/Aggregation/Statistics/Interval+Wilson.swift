extension Interval {
  /// The 95 % score interval of a proportion (Wilson 1927); nil when there are no trials.
  ///
  /// Unlike the textbook interval it stays within 0 and 1 and is useful for few trials and for shares near 0 or 1.
  package static func wilson(_ successes: Int, of trials: Int) -> Interval? {
    guard trials > 0, (0...trials).contains(successes) else { return nil }
    let n = Double(trials)
    let share = Double(successes) / n
    let zz = normalQuantile * normalQuantile
    let centre = (share + zz / (2 * n)) / (1 + zz / n)
    let spread = share * (1 - share) / n + zz / (4 * n * n)
    let half = normalQuantile / (1 + zz / n) * spread.squareRoot()
    // At the ends the bound is exactly 0 or 1; the arithmetic would miss it by a rounding error.
    return Interval(
      low: successes == 0 ? 0 : max(0, centre - half), high: successes == trials ? 1 : min(1, centre + half))
  }
}
