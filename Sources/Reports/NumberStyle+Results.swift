import Facts

// What stands in a report for one result, and for one number in a file that machines read.
extension NumberStyle {
  /// The value of a result in its unit, or the words that say why there is none.
  package static func text(of result: MetricResult) -> String {
    switch result.outcome {
    case .value: value(result.value, result.unit)
    case .notApplicable: "not applicable"
    case .insufficient: "too little data"
    case .unavailable(let needs): needs.isEmpty ? "not measured" : "not measured: needs \(needs)"
    }
  }

  /// A number in plain decimal, with as many digits as bring back the same Double and no exponent: `-3.5`.
  ///
  /// Nil for what is not a number. Machines read this, so the minus is a hyphen and nothing is grouped.
  package static func plain(_ value: Double) -> String? {
    guard value.isFinite else { return nil }
    // The standard library prints the shortest digits that read back as the same number, as `1.5` or `1.5e-07`.
    let parts = value.magnitude.description.split(separator: "e")
    let mantissa = parts[0].split(separator: ".")
    let digits = String(mantissa[0]) + (mantissa.count > 1 && mantissa[1] != "0" ? String(mantissa[1]) : "")
    let exponent = parts.count > 1 ? Int(parts[1]) ?? 0 : 0
    let text = placingPoint(in: digits, at: mantissa[0].count + exponent)
    return value < 0 ? "-\(text)" : text
  }

  private static func placingPoint(in digits: String, at place: Int) -> String {
    if place <= 0 { return "0." + String(repeating: "0", count: -place) + digits }
    if place >= digits.count { return digits + String(repeating: "0", count: place - digits.count) }
    return "\(digits.prefix(place)).\(digits.dropFirst(place))"
  }
}
