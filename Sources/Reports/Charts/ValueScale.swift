import Facts

/// A scale from nothing up to a round end, in steps that a reader of the unit would choose.
///
/// Shares go up in percent, durations in whole minutes, hours or days, counts in whole numbers.
struct ValueScale {
  /// How far neighbouring marks are apart, in the unit of the values.
  let step: Double
  /// The upper end: the first whole step that nothing rises above.
  let end: Double
  private let unit: MetricUnit

  /// A scale for values up to the highest, divided into at most five parts.
  init(upTo highest: Double, unit: MetricUnit) {
    self.unit = unit
    // Beyond this a Double's whole numbers have gaps; what is higher stands at the end of the scale.
    let highest = min(max(highest, 0), 1e15)
    step = Self.step(upTo: highest, unit)
    end = max(step, (highest / step - 1e-9).rounded(.up) * step)
  }

  /// How far up the scale a value stands, from 0 to 1.
  func part(_ value: Double) -> Double { min(max(value / end, 0), 1) }

  /// The marks along the scale, each with its label.
  var marks: [(part: Double, label: String)] {
    let count = Int((end / step).rounded())
    return (0...count).map { (Double($0) / Double(count), label(Double($0) * step)) }
  }

  /// The value of a mark, as short as can be.
  private func label(_ value: Double) -> String {
    switch unit {
    case .share: return trimmed(value * 100) + " %"
    case .seconds: return duration(value)
    case .days: return duration(value * 86_400)
    case .ratio: return trimmed(value) + "×"
    case .lines, .commits, .changes, .features, .people, .releases, .records:
      return Int(exactly: value.rounded()).map(NumberStyle.compact) ?? ""
    }
  }

  /// A duration in the unit of the step, so that all the marks of a scale speak of the same.
  private func duration(_ seconds: Double) -> String {
    let size = unit == .days ? step * 86_400 : step
    guard seconds > 0 else { return "0" }
    let units: [(Double, String)] = [(86_400, "d"), (3_600, "h"), (60, "min"), (1, "s")]
    let (length, name) = units.first { size >= $0.0 } ?? (1, "s")
    let count = seconds / length
    return "\(Int(exactly: count.rounded()).map(NumberStyle.compact) ?? "") \(name)"
  }

  /// A number with as many decimals as its step needs.
  private func trimmed(_ value: Double) -> String {
    let step = unit == .share ? step * 100 : step
    return NumberStyle.decimal(value, digits: step < 1 && value > 0 ? 1 : 0)
  }

  private static func step(upTo highest: Double, _ unit: MetricUnit) -> Double {
    switch unit {
    case .share:
      // A scale that nearly is the whole is the whole, in quarters.
      if highest > 0.8, highest <= 1 { return 0.25 }
      return max(0.1, roundStep(upTo: highest * 1000) / 10) / 100
    case .seconds: return durationStep(upTo: highest)
    case .days: return durationStep(upTo: highest * 86_400) / 86_400
    case .ratio: return roundStep(upTo: highest * 10) / 10
    case .lines, .commits, .changes, .features, .people, .releases, .records: return roundStep(upTo: highest)
    }
  }

  private static func roundStep(upTo value: Double) -> Double { PlotArea.countStep(upTo: value) }

  private static func durationStep(upTo seconds: Double) -> Double {
    shortSteps.first { seconds / $0 <= 5 } ?? roundStep(upTo: seconds / 86_400) * 86_400
  }

  /// The steps below a day that durations go up in, in seconds: none of which counts past the next larger unit.
  static let shortSteps: [Double] =
    [1, 2, 5, 10, 15] + [1, 2, 5, 10, 15].map { $0 * 60 } + [1, 2, 3, 6].map { $0 * 3_600 }
}
