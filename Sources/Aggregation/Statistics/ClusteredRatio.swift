/// A part of a whole, counted in clusters: lines, which come and go by the change and not one by one.
///
/// With the clusters' parts yᵢ and wholes xᵢ, m of them, the share is R = Σy / Σx, and its variance, by linearising the
/// quotient, V = m/(m−1) · Σ(yᵢ − R·xᵢ)² / (Σx)² (Cochran, Sampling Techniques, 1977, section 6.3). Lines that share a
/// fate count for little more than one.
package struct ClusteredRatio: Sendable, Equatable {
  /// How many clusters an interval needs.
  package static let minimumClusters = 5

  package private(set) var part = 0
  package private(set) var whole = 0
  /// What was added, in that order: a cluster may come again.
  private var entries: [Entry<Tally>] = []

  /// Makes a share of nothing.
  package init() {}

  /// Adds a part of a whole to a cluster.
  package mutating func add(_ part: Int, of whole: Int, in cluster: Cluster) {
    guard whole > 0 else { return }
    self.part += part
    self.whole += whole
    entries.append(Entry(cluster: cluster, value: Tally(part: part, whole: whole)))
  }

  /// The clusters that have anything, each once, in their order.
  private var tallies: [Entry<Tally>] {
    Self.joined(entries) { Tally(part: $0.part + $1.part, whole: $0.whole + $1.whole) }
  }

  /// How many clusters have anything.
  package var clusters: Int { tallies.count }

  /// The share; nil when the whole is 0.
  package var value: Double? { ratio(part, whole) }

  /// The variance of the share; nil for fewer than two clusters.
  package var variance: Double? { Self.variance(of: tallies.map(influence)) }

  /// The 95 % interval: Wilson's for as many independent lines as would give the same variance, at most all of them; nil
  /// for fewer than five clusters.
  ///
  /// Where the share is 0 or 1 the variance says nothing; a cluster then counts as one observation. Dean and Pagano (2015)
  /// compare this interval with others for shares that come in clusters.
  package var interval: Interval? {
    let tallies = tallies
    guard tallies.count >= Self.minimumClusters, let value,
      let variance = Self.variance(of: tallies.map(influence))
    else { return nil }
    guard part > 0, part < whole else { return .wilson(share: value, trials: Double(tallies.count)) }
    return .wilson(share: value, trials: min(Double(whole), value * (1 - value) / variance))
  }

  /// The 95 % interval of the difference of two shares, of which a cluster may have lines in both.
  ///
  /// V = m/(m−1) · Σ((yᵢ − R·xᵢ)/Σx − (y′ᵢ − R′·x′ᵢ)/Σx′)² over the m clusters of either, and the normal quantile. Nil when
  /// one side has fewer than five clusters, or no cluster differs from another.
  package static func interval(of first: ClusteredRatio, minus second: ClusteredRatio) -> Interval? {
    let (ours, theirs) = (first.tallies, second.tallies)
    guard ours.count >= minimumClusters, theirs.count >= minimumClusters, let value = first.value,
      let other = second.value
    else { return nil }
    let influences =
      ours.map(first.influence) + theirs.map { Entry(cluster: $0.cluster, value: -second.influence($0).value) }
    guard let variance = variance(of: joined(influences, +)), variance > 0 else { return nil }
    let (difference, spread) = (value - other, Interval.normalQuantile * variance.squareRoot())
    return Interval(low: max(-1, difference - spread), high: min(1, difference + spread))
  }

  /// How far a cluster moves the share: (yᵢ − R·xᵢ)/Σx.
  private func influence(_ tally: Entry<Tally>) -> Entry<Double> {
    let own = Double(tally.value.part) - Double(part) / Double(whole) * Double(tally.value.whole)
    return Entry(cluster: tally.cluster, value: own / Double(whole))
  }

  /// Each cluster once, in order, with the sum of its values.
  private static func joined<Value: Sendable & Equatable>(_ entries: [Entry<Value>], _ add: (Value, Value) -> Value)
    -> [Entry<Value>]
  {
    // Rows of one group come in the order of the clusters.
    if zip(entries, entries.dropFirst()).allSatisfy({ $0.cluster < $1.cluster }) { return entries }
    return entries.sorted { $0.cluster < $1.cluster }.reduce(into: []) { joined, entry in
      if let last = joined.indices.last, joined[last].cluster == entry.cluster {
        joined[last].value = add(joined[last].value, entry.value)
      } else {
        joined.append(entry)
      }
    }
  }

  /// m/(m−1) · Σ of the squares, in the order of the clusters: a sum of rounded numbers depends on it.
  private static func variance(of influences: [Entry<Double>]) -> Double? {
    guard influences.count > 1 else { return nil }
    let squares = influences.reduce(0) { $0 + $1.value * $1.value }
    return squares * Double(influences.count) / Double(influences.count - 1)
  }

  /// Two shares are the same where the same clusters have the same.
  package static func == (a: ClusteredRatio, b: ClusteredRatio) -> Bool { a.tallies == b.tallies }

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

  /// What a cluster has.
  private struct Entry<Value: Sendable & Equatable>: Sendable, Equatable {
    var cluster: Cluster
    var value: Value
  }

  private struct Tally: Equatable {
    var part: Int
    var whole: Int
  }
}
