import Facts
import Testing

@testable import Reports

@Suite struct ScaleTests {
  @Test(
    arguments: [
      (0.96, .share, ["0 %", "25 %", "50 %", "75 %", "100 %"]), (0.123, .share, ["0 %", "5 %", "10 %", "15 %"]),
      (0.004, .share, ["0 %", "0.1 %", "0.2 %", "0.3 %", "0.4 %"]), (0, .share, ["0 %", "0.1 %"]),
      (7, .commits, ["0", "2", "4", "6", "8"]), (1, .features, ["0", "1"]),
      (12_000, .lines, ["0", "5.0k", "10k", "15k"]),
      (9_000, .seconds, ["0", "1 h", "2 h", "3 h"]),
      (200_000, .seconds, ["0", "1 d", "2 d", "3 d"]),
      (3, .days, ["0", "1 d", "2 d", "3 d"]), (40, .days, ["0", "10 d", "20 d", "30 d", "40 d"]),
      (0.25, .days, ["0", "2 h", "4 h", "6 h"]), (2.2, .ratio, ["0×", "0.5×", "1.0×", "1.5×", "2.0×", "2.5×"]),
    ] as [(Double, MetricUnit, [String])])
  func marksAreRoundInTheirUnit(highest: Double, unit: MetricUnit, labels: [String]) {
    #expect(ValueScale(upTo: highest, unit: unit).marks.map(\.label) == labels)
  }

  @Test(
    arguments: [0, -1, 1e308, 0.3, 86_400 * 6] as [Double], [.share, .seconds, .days, .ratio, .lines] as [MetricUnit])
  func everyScaleEnds(highest: Double, unit: MetricUnit) {
    let scale = ValueScale(upTo: highest, unit: unit)
    #expect((2...6).contains(scale.marks.count))
    #expect(scale.part(0) == 0 && scale.part(scale.end) == 1 && scale.part(2 * scale.end) == 1)
  }

  @Test(
    arguments: [
      ([2_400, 86_400], .seconds, ["10 min", "1 h", "6 h", "1 d"]), ([0, 300], .seconds, ["≤ 1 min", "10 min"]),
      ([3_600], .seconds, ["1 h", "6 h"]), ([1e12], .seconds, ["1 yr", "≥ 10 yr"]),
      ([], .seconds, ["1 min", "10 min"]),
      ([0.5, 20], .days, ["6 h", "1 d", "1 wk", "30 d"]), ([3, 1_200], .lines, ["1", "10", "100", "1k", "10k"]),
      ([0, 4], .lines, ["≤ 1", "10"]), ([0.02, 0.4], .share, ["1 %", "10 %", "100 %"]),
    ] as [([Double], MetricUnit, [String])])
  func aLogarithmicScaleHasTheTicksThatPeopleSpeakOf(values: [Double], unit: MetricUnit, labels: [String]) {
    #expect(LogScale(values, unit: unit).ticks.map(\.label) == labels)
  }

  @Test func powersAreEvenlyApart() {
    let scale = LogScale([1, 100], unit: .lines)
    #expect([-3, 0, 1, 10, 100, 1e9].map(scale.part) == [0, 0, 0, 0.5, 1, 1])
  }

  @Test(arguments: [60.0, 150, 250, 600])
  func ticksNeverTouchAndTheEndsAreNamed(length: Double) {
    let scale = LogScale([61, 30_000_000], unit: .seconds)
    let shown = scale.labelled(on: length)
    #expect(shown.first == scale.ticks.first && shown.last?.value == scale.ticks.last?.value || length < 80)
    for (one, next) in zip(shown, shown.dropFirst()) {
      let room = (ChartFrame.width(of: one.label) + ChartFrame.width(of: next.label)) / 2
      #expect((scale.part(next.value) - scale.part(one.value)) * length > room)
    }
  }
}
