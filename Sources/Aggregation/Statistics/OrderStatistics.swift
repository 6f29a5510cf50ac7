/// The ranks of two ordered observations that bracket a quantile with at least the confidence asked for.
///
/// Distribution-free: the number of observations below the quantile is binomial, whatever the observations' own
/// distribution (David and Nagaraja, Order Statistics, section 7.1).
package struct OrderStatistics: Hashable, Sendable {
  /// The lower rank; ranks count from 1.
  package var low: Int
  /// The upper rank.
  package var high: Int
  /// The probability that the two observations bracket the quantile.
  package var confidence: Double

  /// The narrowest ranks with at most half the doubt on either side; nil when there are too few observations.
  package init?(count: Int, quantile: Double = 0.5, confidence wanted: Double = 0.95) {
    guard count > 0, quantile > 0, quantile < 1 else { return nil }
    let weights = BinomialWeights(trials: count, probability: quantile)
    let doubt = (1 - wanted) / 2
    guard let below = weights.lastIndex(withLowerTailUpTo: doubt),
      let above = weights.firstIndex(withUpperTailUpTo: doubt)
    else { return nil }
    low = below.index + 1
    high = above.index
    confidence = 1 - below.tail - above.tail
  }
}

/// The terms of a binomial distribution that are large enough to matter, and their sum.
///
/// They are built outwards from the most probable term by the ratio of neighbours, so that neither factorials nor
/// powers of small numbers appear, however many trials there are.
private struct BinomialWeights {
  private var first: Int
  private var terms: [Double]
  private var total: Double

  init(trials: Int, probability: Double) {
    let negligible = 1e-20
    let odds = probability / (1 - probability)
    let mode = min(trials, Int(Double(trials + 1) * probability))
    var downwards: [Double] = []
    var term = 1.0
    var index = mode
    while index > 0, term > negligible {
      term *= Double(index) / Double(trials - index + 1) / odds
      index -= 1
      downwards.append(term)
    }
    first = index
    terms = downwards.reversed() + [1]
    term = 1
    index = mode
    while index < trials, term > negligible {
      term *= Double(trials - index) / Double(index + 1) * odds
      index += 1
      terms.append(term)
    }
    total = terms.reduce(0, +)
  }

  /// The largest k with P(B ≤ k) at most `limit`, and that probability.
  func lastIndex(withLowerTailUpTo limit: Double) -> (index: Int, tail: Double)? {
    var tail = 0.0
    var found: (index: Int, tail: Double)?
    for (offset, term) in terms.enumerated() {
      tail += term / total
      guard tail <= limit else { break }
      found = (first + offset, tail)
    }
    return found
  }

  /// The smallest k with P(B ≥ k) at most `limit`, and that probability.
  func firstIndex(withUpperTailUpTo limit: Double) -> (index: Int, tail: Double)? {
    var tail = 0.0
    var found: (index: Int, tail: Double)?
    for (offset, term) in terms.enumerated().reversed() {
      tail += term / total
      guard tail <= limit else { break }
      found = (first + offset, tail)
    }
    return found
  }
}
