import Facts

/// The steps by which the fields of a heat map get darker, each as wide as the next.
struct HeatSteps {
  /// The upper end of each step, rising, the last no lower than the highest value; empty where all is nothing.
  let ends: [Double]
  private let unit: MetricUnit
  private let parts: Int

  /// Divides the values of charts of one unit above nothing into at most so many steps.
  init(_ charts: [ReportDocument.Chart], parts: Int) {
    unit = charts.first?.unit ?? .changes
    self.parts = parts
    let highest = min(charts.compactMap(\.most).max() ?? 0, 1e15)
    guard highest > 0 else {
      ends = []
      return
    }
    let step = Self.step(upTo: highest, unit, parts: parts)
    let count = min(parts, max(1, Int((highest / step - 1e-9).rounded(.up))))
    ends = (1...count).map { Double($0) * step }
  }

  /// How dark a value is: 0 for nothing, then from the lightest (1) to the darkest (as many as were asked for).
  func shade(_ value: Double) -> Int {
    guard value > 0, !ends.isEmpty else { return 0 }
    return shade(ofStep: ends.firstIndex { value <= $0 * (1 + 1e-12) } ?? ends.count - 1)
  }

  /// The steps as they stand in a legend: nothing first.
  var legend: [(shade: Int, label: String)] {
    var labels = ends.indices.map(label)
    labels.insert(unit == .share ? "0 %" : "0", at: 0)
    return labels.enumerated().map { ($0 == 0 ? 0 : shade(ofStep: $0 - 1), $1) }
  }

  /// Fewer steps than shades are spread over them, so that the highest is always the darkest.
  private func shade(ofStep step: Int) -> Int {
    guard ends.count > 1 else { return parts }
    return 1 + (step * (parts - 1) + (ends.count - 1) / 2) / (ends.count - 1)
  }

  private func label(_ step: Int) -> String {
    guard !NumberStyle.noun(of: unit, isOne: false).isEmpty else {
      return "to \(NumberStyle.value(ends[step], unit))"
    }
    let first = step == 0 ? 1 : Int(ends[step - 1]) + 1
    let (low, high) = (NumberStyle.compact(first), NumberStyle.compact(Int(ends[step])))
    return low == high ? low : "\(low)–\(high)"
  }

  private static func step(upTo highest: Double, _ unit: MetricUnit, parts: Int) -> Double {
    let least = highest / Double(parts)
    return switch unit {
    case .share: roundStep(of: 0.001, atLeast: least)
    case .ratio: roundStep(of: 0.1, atLeast: least)
    case .seconds: duration(atLeast: least)
    case .days: duration(atLeast: least * 86_400) / 86_400
    case .lines, .commits, .changes, .features, .people, .releases, .records: roundStep(of: 1, atLeast: least)
    }
  }

  private static func duration(atLeast least: Double) -> Double {
    ValueScale.shortSteps.first { $0 >= least } ?? roundStep(of: 86_400, atLeast: least)
  }

  /// The first round multiple of a smallest step that is large enough.
  private static func roundStep(of smallest: Double, atLeast least: Double) -> Double {
    var size = 1.0
    while true {
      for factor in [1.0, 1.5, 2, 2.5, 3, 4, 5, 6, 8] where (factor * size) == (factor * size).rounded() {
        let step = factor * size * smallest
        if step >= least * (1 - 1e-12) { return step }
      }
      size *= 10
    }
  }
}
