import Aggregation
import Testing

@Suite struct XmRChartTests {
  /// Eight weeks with mean 13.875 and limits 3.995 and 23.755.
  private let weeks: [Double] = [12, 15, 11, 14, 13, 18, 12, 16]

  @Test func computesTheNaturalLimits() throws {
    let chart = try #require(XmRChart(weeks))
    #expect(chart.mean == 13.875)
    #expect(isClose(chart.meanMovingRange, 3.714286))
    #expect(isClose(chart.lowerLimit, 3.995))
    #expect(isClose(chart.upperLimit, 23.755))
    #expect(isClose(chart.rangeLimit, 12.138286))
  }

  @Test func needsTwoValues() {
    #expect(XmRChart([]) == nil)
    #expect(XmRChart([3]) == nil)
  }

  @Test(arguments: [
    (24.0, XmRChart.Signal.aboveLimits), (3.9, .belowLimits), (23.7, .noSignal), (4.0, .noSignal), (13.875, .noSignal),
  ])
  func signalsAValueOutsideTheLimits(latest: Double, signal: XmRChart.Signal) {
    #expect(XmRChart.signal(earlier: weeks, latest: latest) == signal)
  }

  @Test func saysNothingBeforeEightWeeks() {
    #expect(XmRChart.signal(earlier: Array(weeks.dropLast()), latest: 1000) == .tooFewWeeks)
  }

  @Test func signalsEightInARowOnOneSide() {
    // Mean 11.75; seven values and the latest stand above it, none near a limit.
    let earlier: [Double] = [1, 12, 13, 14, 13, 14, 13, 14]
    #expect(XmRChart.signal(earlier: earlier, latest: 13) == .runAbove)
    #expect(XmRChart.signal(earlier: earlier, latest: 11) == .noSignal)
    #expect(XmRChart.signal(earlier: earlier.map { -$0 }, latest: -13) == .runBelow)
  }

  @Test func signalsThreeOfFourNearALimit() {
    // Mean 10 and mean moving range 1.571: above 12.09 is nearer the upper limit than the mean.
    let earlier: [Double] = [8, 9, 8, 9, 8, 9, 14, 15]
    #expect(XmRChart.signal(earlier: earlier, latest: 14) == .nearUpperLimit)
    #expect(XmRChart.signal(earlier: earlier, latest: 12) == .noSignal)
    #expect(XmRChart.signal(earlier: earlier.map { -$0 }, latest: -14) == .nearLowerLimit)
  }

  @Test func signalsAnyChangeAfterWeeksThatWereAllAlike() {
    let earlier = [Double](repeating: 5, count: 8)
    #expect(XmRChart.signal(earlier: earlier, latest: 5) == .noSignal)
    #expect(XmRChart.signal(earlier: earlier, latest: 6) == .aboveLimits)
  }

  @Test func printsItsVerdictInWords() {
    #expect(XmRChart.Signal.aboveLimits.rawValue == "signal: above its limits")
    #expect(XmRChart.Signal.noSignal.rawValue == "no signal")
    #expect(XmRChart.Signal.tooFewWeeks.rawValue == "too few weeks")
  }
}
