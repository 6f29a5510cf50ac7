import Facts
import Foundation

/// A logarithmic scale with the ticks that people speak of: a minute, an hour, a day, a week; 1, 10, 100.
///
/// There is no zero on it. What is below its first tick stands at the first tick, and the tick says so.
struct LogScale {
  /// A value that is named along the scale.
  struct Tick: Equatable {
    let value: Double
    let label: String
  }

  /// The ticks from the lower end to the upper, at least two.
  let ticks: [Tick]

  /// A scale that holds the values of a unit that are above nothing, as far as its ticks reach.
  init(_ values: [Double], unit: MetricUnit) {
    let all = Self.ticks(of: unit)
    let first = values.isEmpty ? 0 : all.lastIndex { tick in values.allSatisfy { $0 >= tick.value } } ?? 0
    let last = all.firstIndex { tick in values.allSatisfy { $0 <= tick.value } } ?? all.count - 1
    // At least two ticks, so that there is a length to measure.
    let upper = min(max(last, first + 1), all.count - 1)
    let lower = min(first, upper - 1)
    var shown = Array(all[lower...upper])
    if values.contains(where: { $0 < shown[0].value }) {
      shown[0] = Tick(value: shown[0].value, label: "≤ " + shown[0].label)
    }
    if let end = shown.last, values.contains(where: { $0 > end.value }) {
      shown[shown.count - 1] = Tick(value: end.value, label: "≥ " + end.label)
    }
    ticks = shown
  }

  /// How far along the scale a value stands, from 0 to 1.
  func part(_ value: Double) -> Double {
    guard let first = ticks.first, let last = ticks.last, value > first.value else { return 0 }
    return min(1, log(value / first.value) / log(last.value / first.value))
  }

  /// The ticks that are named on a scale of some length: both ends, and between them as many as do not touch.
  func labelled(on length: Double) -> [Tick] {
    var shown: [Tick] = []
    for tick in [ticks.first, ticks.last].compactMap(\.self) + ticks.dropFirst().dropLast() {
      let isFree = shown.allSatisfy { other in
        let room = (ChartFrame.width(of: tick.label) + ChartFrame.width(of: other.label)) / 2 + 4
        return abs(part(other.value) - part(tick.value)) * length >= room
      }
      if isFree { shown.append(tick) }
    }
    return shown.sorted { $0.value < $1.value }
  }

  private static func ticks(of unit: MetricUnit) -> [Tick] {
    switch unit {
    case .seconds: durations.map { Tick(value: $0.seconds, label: $0.label) }
    case .days: durations.map { Tick(value: $0.seconds / 86_400, label: $0.label) }
    case .share: zip([0.001, 0.01, 0.1, 1], ["0.1 %", "1 %", "10 %", "100 %"]).map(Tick.init)
    case .ratio: zip([0.01, 0.1, 1, 10, 100], ["0.01×", "0.1×", "1×", "10×", "100×"]).map(Tick.init)
    case .lines, .commits, .changes, .features, .people, .releases, .records:
      zip([1.0, 1e3, 1e6, 1e9, 1e12], ["", "k", "M", "G", "T"]).flatMap { thousands, name in
        [1.0, 10, 100].map { Tick(value: $0 * thousands, label: NumberStyle.decimal($0, digits: 0) + name) }
      }
    }
  }

  private static let durations: [(seconds: Double, label: String)] = [
    (60, "1 min"), (600, "10 min"), (3_600, "1 h"), (21_600, "6 h"), (86_400, "1 d"), (604_800, "1 wk"),
    (2_592_000, "30 d"), (31_536_000, "1 yr"), (315_360_000, "10 yr"),
  ]
}
