/// A part of a whole, counted in clusters: lines, which come and go by the change and not one by one.
///
/// With the clusters' parts yᵢ and wholes xᵢ, m of them, the share is R = Σy / Σx, and its variance, by linearising the
/// quotient, V = m/(m−1) · Σ(yᵢ − R·xᵢ)² / (Σx)² (Cochran, Sampling Techniques, 1977, section 6.3). Lines that share a
/// fate count for little more than one.
package struct ClusteredRatio: Hashable, Sendable {
  /// How many clusters an interval needs.
  package static let minimumClusters = 5

  package private(set) var part = 0
  package private(set) var whole = 0
  private var tallies: [Cluster: Tally] = [:]

  /// Makes a share of nothing.
  package init() {}

  /// Adds a part of a whole to a cluster.
  package mutating func add(_ part: Int, of whole: Int, in cluster: Cluster) {
    guard whole > 0 else { return }
    self.part += part
    self.whole += whole
    tallies[cluster, default: Tally()].part += part
    tallies[cluster, default: Tally()].whole += whole
  }

  /// How many clusters have anything.
  package var clusters: Int { tallies.count }

  /// The share; nil when the whole is 0.
  package var value: Double? { ratio(part, whole) }

  /// The variance of the share; nil for fewer than two clusters.
  package var variance: Double? {
    Self.variance(of: tallies.mapValues { influence($0) })
  }

  /// The 95 % interval: Wilson's for as many independent lines as would give the same variance, at most all of them; nil
  /// for fewer than five clusters.
  ///
  /// Where the share is 0 or 1 the variance says nothing; a cluster then counts as one observation. Dean and Pagano (2015)
  /// compare this interval with others for shares that come in clusters.
  package var interval: Interval? {
    guard clusters >= Self.minimumClusters, let value, let variance else { return nil }
    guard part > 0, part < whole else { return .wilson(share: value, trials: Double(clusters)) }
    return .wilson(share: value, trials: min(Double(whole), value * (1 - value) / variance))
  }

  /// The 95 % interval of the difference of two shares, of which a cluster may have lines in both.
  ///
  /// V = m/(m−1) · Σ((yᵢ − R·xᵢ)/Σx − (y′ᵢ − R′·x′ᵢ)/Σx′)² over the m clusters of either, and the normal quantile. Nil when
  /// one side has fewer than five clusters, or no cluster differs from another.
  package static func interval(of first: ClusteredRatio, minus second: ClusteredRatio) -> Interval? {
    guard first.clusters >= minimumClusters, second.clusters >= minimumClusters,
      let value = first.value, let other = second.value
    else { return nil }
    let influences = first.tallies.mapValues { first.influence($0) }
      .merging(second.tallies.mapValues { -second.influence($0) }, uniquingKeysWith: +)
    guard let variance = variance(of: influences), variance > 0 else { return nil }
    let (difference, spread) = (value - other, Interval.normalQuantile * variance.squareRoot())
    return Interval(low: max(-1, difference - spread), high: min(1, difference + spread))
  }

  /// How far a cluster moves the share: (yᵢ − R·xᵢ)/Σx.
  private func influence(_ tally: Tally) -> Double {
    (Double(tally.part) - Double(part) / Double(whole) * Double(tally.whole)) / Double(whole)
  }

  private static func variance(of influences: [Cluster: Double]) -> Double? {
    guard influences.count > 1 else { return nil }
    // In the order of the clusters: a sum of rounded numbers depends on it.
    let squares = influences.sorted { $0.key < $1.key }.reduce(0) { $0 + $1.value * $1.value }
    return squares * Double(influences.count) / Double(influences.count - 1)
  }

  /// What the lines have in common: a change of a repository.
  package struct Cluster: Hashable, Sendable, Comparable {
    package var repository: Int
    package var change: Int

    /// Makes the key of a change.
    package init(repository: Int, change: Int) {
      self.repository = repository
      self.change = change
    }

    package static func < (a: Cluster, b: Cluster) -> Bool { (a.repository, a.change) < (b.repository, b.change) }
  }

  private struct Tally: Hashable, Sendable {
    var part = 0
    var whole = 0
  }
}
