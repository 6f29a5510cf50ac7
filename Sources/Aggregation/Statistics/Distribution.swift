/// Observations that can be ordered, kept as distinct values and how often each occurs.
package struct Distribution: Hashable, Sendable {
  private var values: [Int] = []
  /// For each value, how many observations are at most that value.
  private var ends: [Int] = []

  /// Makes a distribution from values and how often each occurs, in any order; a value may be named several times.
  package init(_ occurrences: some Sequence<(value: Int, count: Int)>) {
    for (value, count) in occurrences.sorted(by: { $0.value < $1.value }) where count > 0 {
      if values.last == value {
        ends[ends.count - 1] += count
      } else {
        values.append(value)
        ends.append(self.count + count)
      }
    }
  }

  /// Makes a distribution of single observations.
  package init(_ observations: [Int]) {
    self.init(observations.map { (value: $0, count: 1) })
  }

  /// How many observations there are.
  package var count: Int { ends.last ?? 0 }

  /// The observation at a rank, counted from 1 in ascending order; nil outside of 1…`count`.
  package func observation(atRank rank: Int) -> Int? {
    guard rank >= 1, rank <= count else { return nil }
    var (low, high) = (0, ends.count - 1)
    while low < high {
      let middle = (low + high) / 2
      if ends[middle] < rank { low = middle + 1 } else { high = middle }
    }
    return values[low]
  }

  /// How many observations are greater than a bound.
  package func count(above bound: Int) -> Int {
    let last = values.lastIndex { $0 <= bound }
    return count - (last.map { ends[$0] } ?? 0)
  }

  /// The quantile by linear interpolation between the two nearest ranks; nil when there are no observations.
  ///
  /// Type 7 of Hyndman and Fan (1996), the default of R and NumPy.
  package func quantile(_ probability: Double) -> Double? {
    guard count > 0, (0...1).contains(probability) else { return nil }
    let position = Double(count - 1) * probability
    let whole = Int(position)
    guard let lower = observation(atRank: whole + 1) else { return nil }
    guard let upper = observation(atRank: whole + 2) else { return Double(lower) }
    return Double(lower) + (position - Double(whole)) * Double(upper - lower)
  }

  /// The interval of a quantile by order statistics, at least 95 %; nil when there are too few observations.
  package func interval(ofQuantile probability: Double) -> Interval? {
    guard let ranks = OrderStatistics(count: count, quantile: probability),
      let low = observation(atRank: ranks.low), let high = observation(atRank: ranks.high)
    else { return nil }
    return Interval(low: Double(low), high: Double(high))
  }
}
