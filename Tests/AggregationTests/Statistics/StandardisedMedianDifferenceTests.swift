import Aggregation
import Testing

@Suite struct StandardisedMedianDifferenceTests {
  /// Six observations lie between their own ends with 95 %.
  @Test func isADifferenceOfMediansWithASingleStratum() throws {
    let difference = StandardisedMedianDifference([
      .init(Distribution([1, 2, 3, 5, 6, 7]), minus: Distribution([10, 20, 30, 40, 50, 60]))
    ])
    #expect(difference.value == -31.0)
    let interval = try #require(difference.interval)
    // Distances of the medians from their bounds: 3 and 3, 25 and 25.
    #expect(isClose(interval.low, -31 - 634.0.squareRoot()) && isClose(interval.high, -31 + 634.0.squareRoot()))
  }

  /// Large requests take longer, and the first side has more of them: within each band it is the faster.
  @Test func canTurnTheSignOfTheRawDifference() throws {
    let small = (Distribution([1, 1, 1, 1, 1, 1]), Distribution(Array(repeating: 2, count: 18)))
    let large = (Distribution(Array(repeating: 100, count: 18)), Distribution([110, 110, 110, 110, 110, 110]))
    let difference = StandardisedMedianDifference([
      .init(small.0, minus: small.1), .init(large.0, minus: large.1),
      .init(Distribution([5, 5, 5, 5, 5]), minus: Distribution(Array(repeating: 9, count: 50))),
    ])
    #expect(difference.value == 0.5 * -1 + 0.5 * -10)
    #expect(difference.interval?.low == -5.5 && difference.interval?.high == -5.5)
    #expect(difference.compared == 48 && difference.count == 103)
    let raw = StandardisedMedianDifference([
      .init(
        Distribution(Array(repeating: 1, count: 6) + Array(repeating: 100, count: 18)),
        minus: Distribution(Array(repeating: 2, count: 18) + Array(repeating: 110, count: 6)))
    ])
    #expect(raw.value == 98)
  }

  @Test func hasNoValueWhereNothingCanBeCompared() {
    let few = StandardisedMedianDifference([
      .init(Distribution([1, 2, 3, 4, 5]), minus: Distribution([1, 1, 1, 1, 1, 1]))
    ])
    #expect(few.value == nil && few.interval == nil && few.compared == 0 && few.count == 11 && few.hasBothSides)
    #expect(!StandardisedMedianDifference([.init(Distribution([1]), minus: Distribution([Int]()))]).hasBothSides)
  }
}
