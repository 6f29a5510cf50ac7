import Facts

// Durations: the two largest units that matter, never seconds beside days.
extension NumberStyle {
  /// A length of time: `45 s`, `12 min`, `3 h 10 min`, `2.4 d`, `123 d`.
  ///
  /// Below nothing it has a minus.
  package static func duration(seconds: Double?) -> String {
    guard let seconds, seconds.isFinite else { return missing }
    let magnitude = abs(seconds)
    if seconds != 0, magnitude < 0.5 { return seconds < 0 ? "> −1 s" : "< 1 s" }
    return sign(isNegative: seconds < 0) + magnitudeText(ofSeconds: magnitude)
  }

  /// A length of time that is given in days: `12 h`, `2.4 d`.
  package static func duration(days: Double?) -> String {
    duration(seconds: days.map { $0 * 86_400 })
  }

  private static func magnitudeText(ofSeconds seconds: Double) -> String {
    guard seconds.rounded() >= 60 else { return "\(decimal(seconds, digits: 0)) s" }
    let minutes = (seconds / 60).rounded()
    guard minutes >= 60 else { return "\(decimal(minutes, digits: 0)) min" }
    guard minutes >= 1440 else {
      let (hours, rest) = Int(minutes).quotientAndRemainder(dividingBy: 60)
      return rest == 0 ? "\(hours) h" : "\(hours) h \(rest) min"
    }
    let days = seconds / 86_400
    return "\(decimal(days, digits: days < 99.95 ? 1 : 0)) d"
  }
}
