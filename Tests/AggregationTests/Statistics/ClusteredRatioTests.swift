import Aggregation
import TestSupport
import Testing

@Suite struct ClusteredRatioTests {
  private typealias Tally = (change: Int, part: Int, whole: Int)
  private static let five: [(change: Int, part: Int, whole: Int)] = [
    (1, 10, 20), (2, 0, 30), (3, 5, 10), (4, 1, 25), (5, 4, 15),
  ]
  private static let other: [(change: Int, part: Int, whole: Int)] = [
    (4, 2, 10), (5, 0, 40), (6, 3, 30), (7, 1, 20), (8, 2, 20),
  ]

  /// 20 of 100 lines in five changes: Σ(y − 0.2·x)² = 6² + 6² + 3² + 4² + 1² = 98, so V = 5/4 · 98 / 100².
  @Test func hasTheVarianceBetweenClusters() throws {
    let ratio = Self.ratio(Self.five)
    #expect(ratio.part == 20 && ratio.whole == 100 && ratio.clusters == 5)
    #expect(isClose(try #require(ratio.variance), 0.01225, within: 1e-15))
  }

  /// The variance of 0.2 · 0.8 / 0.01225 = 13.06 independent lines, in Wilson's formula.
  @Test func hasTheIntervalOfFewerIndependentLines() throws {
    let interval = try #require(Self.ratio(Self.five).interval)
    #expect(isClose(interval.low, 0.065667))
    #expect(isClose(interval.high, 0.470694))
  }

  @Test func isNoMoreCertainThanIndependentLines() {
    let alike = Self.ratio((1...10).map { (change: $0, part: 5, whole: 10) })
    #expect(alike.variance == 0)
    #expect(alike.interval == Interval.wilson(50, of: 100))
  }

  @Test func countsAClusterAsOneObservationWhereTheShareIsAtItsEnd() {
    #expect(Self.ratio((1...5).map { (change: $0, part: 0, whole: 100) }).interval == Interval.wilson(0, of: 5))
    #expect(Self.ratio((1...6).map { (change: $0, part: 9, whole: 9) }).interval == Interval.wilson(6, of: 6))
  }

  @Test func hasNoIntervalBelowFiveClusters() {
    #expect(Self.ratio(Array(Self.five.dropLast())).interval == nil)
    #expect(Self.ratio([(1, 3, 10)]).variance == nil)
    #expect(Self.ratio([]).value == nil)
  }

  @Test func joinsWhatIsOfOneCluster() {
    let split = Self.ratio(
      Self.five.flatMap { [(change: $0.change, part: $0.part, whole: 5), ($0.change, 0, $0.whole - 5)] })
    #expect(split == Self.ratio(Self.five))
  }

  /// 20/100 − 8/120 with two changes that have lines of both kinds, worked out apart.
  @Test func boundsTheDifferenceOfTwoShares() throws {
    let interval = try #require(ClusteredRatio.interval(of: Self.ratio(Self.five), minus: Self.ratio(Self.other)))
    #expect(isClose(interval.low, -0.094838))
    #expect(isClose(interval.high, 0.361505))
  }

  @Test func hasNoDifferenceToBoundWithTooFewClustersOrNoSpread() {
    let few = Self.ratio(Array(Self.five.dropLast()))
    #expect(ClusteredRatio.interval(of: few, minus: Self.ratio(Self.other)) == nil)
    #expect(ClusteredRatio.interval(of: Self.ratio(Self.five), minus: few) == nil)
    let none = Self.ratio((1...9).map { (change: $0, part: 0, whole: 4) })
    #expect(ClusteredRatio.interval(of: none, minus: none) == nil)
  }

  /// A cluster that is the same on both sides does not widen the difference: it moves both.
  @Test func isNarrowerForClustersOnBothSides() throws {
    let shared = Self.five
    let apart = Self.five.map { (change: $0.change + 100, part: $0.part, whole: $0.whole) }
    let smaller = Self.five.map { (change: $0.change, part: $0.part / 2, whole: $0.whole) }
    let paired = try #require(ClusteredRatio.interval(of: Self.ratio(shared), minus: Self.ratio(smaller)))
    let unpaired = try #require(ClusteredRatio.interval(of: Self.ratio(apart), minus: Self.ratio(smaller)))
    #expect(paired.high - paired.low < unpaired.high - unpaired.low)
  }

  @Test(arguments: [UInt64(3), 4, 5])
  func staysAroundTheShareWithinItsBounds(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<200 {
      let ratios = (0..<2).map { _ in
        Self.ratio(
          (0..<Int.random(in: 5...20, using: &generator)).map { change in
            let whole = Int.random(in: 1...200, using: &generator)
            return (change, Int.random(in: 0...whole, using: &generator), whole)
          })
      }
      for ratio in ratios {
        let (interval, value) = (try #require(ratio.interval), try #require(ratio.value))
        #expect(0 <= interval.low && interval.low <= value && value <= interval.high && interval.high <= 1)
      }
      let difference = try #require(ratios[0].value) - (try #require(ratios[1].value))
      let interval = try #require(ClusteredRatio.interval(of: ratios[0], minus: ratios[1]))
      #expect(-1 <= interval.low && interval.low <= difference && difference <= interval.high && interval.high <= 1)
    }
  }

  private static func ratio(_ tallies: [Tally]) -> ClusteredRatio {
    tallies.reduce(into: ClusteredRatio()) {
      $0.add($1.part, of: $1.whole, in: .init(repository: 1, change: $1.change))
    }
  }
}
