import Aggregation
import Testing

@Suite struct NewcombeTests {
  @Test func matchesThePublishedDifference() throws {
    let interval = try #require(Interval.newcombe(8, of: 40, minus: 3, of: 60))
    #expect(isClose(interval.low, 0.021179))
    #expect(isClose(interval.high, 0.301185))
  }

  @Test func isNothingWhenEitherSideIsEmpty() {
    #expect(Interval.newcombe(0, of: 0, minus: 3, of: 60) == nil)
    #expect(Interval.newcombe(8, of: 40, minus: 0, of: 0) == nil)
  }

  @Test func changesSignWhenTheSidesChangePlaces() throws {
    let forth = try #require(Interval.newcombe(8, of: 40, minus: 3, of: 60))
    let back = try #require(Interval.newcombe(3, of: 60, minus: 8, of: 40))
    #expect(isClose(forth.low, -back.high, within: 1e-12))
    #expect(isClose(forth.high, -back.low, within: 1e-12))
  }
}
