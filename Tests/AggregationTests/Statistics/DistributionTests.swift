import Aggregation
import TestSupport
import Testing

@Suite struct DistributionTests {
  @Test(arguments: [(0.25, 3.0), (0.5, 7), (0.75, 19.5), (0.9, 58), (0, 1), (1, 100)])
  func interpolatesQuantiles(probability: Double, expected: Double) throws {
    let quantile = try #require(Distribution([1, 2, 4, 7, 9, 30, 100]).quantile(probability))
    #expect(isClose(quantile, expected, within: 1e-9))
  }

  @Test func countsRepeatedValuesWhereverTheyStand() {
    let repeated = Distribution([
      (value: 5, count: 2), (value: 1, count: 3), (value: 5, count: 1), (value: 9, count: 0),
    ])
    #expect(repeated == Distribution([1, 1, 1, 5, 5, 5]))
    #expect(repeated.count == 6)
    #expect((1...6).map(repeated.observation(atRank:)) == [1, 1, 1, 5, 5, 5])
    #expect(repeated.quantile(0.5) == 3)
  }

  @Test func countsWhatIsAboveABound() {
    let distribution = Distribution([1, 1, 400, 401, 500])
    #expect(distribution.count(above: 400) == 2)
    #expect(distribution.count(above: 0) == 5)
    #expect(distribution.count(above: 500) == 0)
  }

  @Test func hasNothingToSayWhenEmpty() {
    let empty = Distribution([])
    #expect(empty.count == 0)
    #expect(empty.quantile(0.5) == nil)
    #expect(empty.observation(atRank: 1) == nil)
    #expect(empty.count(above: 0) == 0)
    #expect(empty.interval(ofQuantile: 0.5) == nil)
  }

  @Test func isItsOnlyObservationAtEveryQuantile() {
    let single = Distribution([42])
    #expect(single.quantile(0) == 42)
    #expect(single.quantile(0.9) == 42)
    #expect(single.quantile(1) == 42)
  }

  @Test func bracketsTheMedianByObservations() {
    let interval = Distribution(Array(1...20)).interval(ofQuantile: 0.5)
    #expect(interval == Interval(low: 6, high: 15))
  }

  @Test(arguments: [UInt64(7), 8, 9])
  func agreesWithSortedObservations(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    let observations = (0..<200).map { _ in Int.random(in: -20...20, using: &generator) }
    let distribution = Distribution(observations)
    #expect((1...200).map(distribution.observation(atRank:)) == observations.sorted())
    let quantiles = (0...100).compactMap { distribution.quantile(Double($0) / 100) }
    #expect(quantiles == quantiles.sorted())
  }
}
