import Aggregation
import Testing

@Suite struct StandardisedDifferenceTests {
  @Test func isNewcombesWithASingleStratum() throws {
    let difference = StandardisedDifference([.init(8, of: 40, minus: 3, of: 60)])
    let interval = try #require(difference.interval)
    #expect(isClose(try #require(difference.value), 0.15))
    #expect(isClose(interval.low, 0.021179) && isClose(interval.high, 0.301185))
  }

  /// Small requests are approved more often, and the first side has few of them: the raw difference is -0.36.
  @Test func canTurnTheSignOfTheRawDifference() throws {
    let difference = StandardisedDifference([
      .init(10, of: 10, minus: 81, of: 90), .init(36, of: 90, minus: 3, of: 10), .init(4, of: 4, minus: 0, of: 0),
    ])
    #expect(isClose(try #require(difference.value), 0.1))
    #expect(difference.compared == 200 && difference.count == 204)
  }

  @Test func hasNoValueWhereNothingCanBeCompared() {
    let difference = StandardisedDifference([.init(1, of: 2, minus: 0, of: 0), .init(0, of: 0, minus: 1, of: 1)])
    #expect(difference.value == nil && difference.interval == nil && difference.compared == 0)
    #expect(StandardisedDifference([]).value == nil)
  }
}
