import Aggregation
import Testing

@Suite struct OrderStatisticsTests {
  @Test(arguments: [
    (6, 1, 6, 0.969), (11, 2, 10, 0.988), (20, 6, 15, 0.959), (30, 10, 21, 0.957), (100, 40, 61, 0.965),
    (1001, 470, 532, 0.950),
  ])
  func bracketsTheMedian(count: Int, low: Int, high: Int, confidence: Double) throws {
    let ranks = try #require(OrderStatistics(count: count))
    #expect(ranks.low == low)
    #expect(ranks.high == high)
    #expect(isClose(ranks.confidence, confidence, within: 0.0005))
  }

  /// Ranks from exact binomial sums in rational arithmetic.
  @Test(arguments: [
    (20, 0.75, 11, 19, 0.96182), (50, 0.75, 31, 44, 0.96669), (36, 0.9, 29, 36, 0.95396), (50, 0.9, 41, 50, 0.97031),
    (100, 0.9, 84, 96, 0.95569),
  ])
  func bracketsOtherQuantiles(count: Int, quantile: Double, low: Int, high: Int, confidence: Double) throws {
    let ranks = try #require(OrderStatistics(count: count, quantile: quantile))
    #expect(ranks.low == low)
    #expect(ranks.high == high)
    #expect(isClose(ranks.confidence, confidence, within: 0.000_005))
  }

  @Test(arguments: [(0, 0.5), (1, 0.5), (5, 0.5), (10, 0.75), (35, 0.9)])
  func isNothingForTooFewObservations(count: Int, quantile: Double) {
    #expect(OrderStatistics(count: count, quantile: quantile) == nil)
  }

  @Test func staysFiniteForAMillionObservations() throws {
    let ranks = try #require(OrderStatistics(count: 1_000_000))
    // Half of a million, less and more 1.96 times the standard deviation of 500.
    #expect(ranks.low == 499_020)
    #expect(ranks.high == 500_981)
  }
}
