import Foundation

/// A survival curve: what share of some lines is still there after so many days (Kaplan and Meier, 1958).
///
/// Lines that are still there, or that were lost sight of, are censored: they are at risk up to and including their last
/// day. A line is an observation; counts of lines are weights.
package struct KaplanMeier: Hashable, Sendable {
  /// How many lines must be at risk for a day to be spoken of.
  package static let minimumAtRisk = 5

  /// The days on which lines ended, in order.
  package let steps: [Step]
  /// How many lines there are.
  package let count: Int
  /// The days on which lines ended or were last seen, in order, each with the lines that were there until it.
  private let exits: [Exit]
  /// The first day on which a line was lost sight of.
  private let firstCensoredDay: Int?

  /// Computes the curve from durations, in any order; a duration may be named several times.
  package init(_ durations: some Sequence<Duration>) {
    var totals: [Int: (ended: Int, censored: Int)] = [:]
    for duration in durations where duration.ended + duration.censored > 0 {
      totals[duration.days, default: (0, 0)].ended += duration.ended
      totals[duration.days, default: (0, 0)].censored += duration.censored
    }
    count = totals.values.reduce(0) { $0 + $1.ended + $1.censored }
    firstCensoredDay = totals.filter { $0.value.censored > 0 }.keys.min()
    var atRisk = count
    var (survival, greenwood) = (1.0, 0.0)
    var steps: [Step] = []
    var exits: [Exit] = []
    for (day, total) in totals.sorted(by: { $0.key < $1.key }) {
      exits.append(Exit(day: day, atRisk: atRisk))
      if total.ended > 0 {
        let left = atRisk - total.ended
        survival = left == 0 ? 0 : survival * Double(left) / Double(atRisk)
        if left > 0 { greenwood += Double(total.ended) / (Double(atRisk) * Double(left)) }
        steps.append(
          Step(
            day: day, atRisk: atRisk, ended: total.ended, survival: survival,
            standardError: left == 0 ? nil : survival * greenwood.squareRoot()))
      }
      atRisk -= total.ended + total.censored
    }
    self.steps = steps
    self.exits = exits
  }

  /// The share that outlives a day.
  package func survival(after day: Int) -> Double { step(at: day)?.survival ?? 1 }

  /// The 95 % interval of that share; nil before the first end and once nothing is left.
  package func interval(after day: Int) -> Interval? { step(at: day)?.interval }

  /// The lines that were there until a day: those that ended or were last seen on it, or later.
  package func atRisk(on day: Int) -> Int {
    exits.first { $0.day >= day }?.atRisk ?? 0
  }

  /// True when the lines were followed long enough to speak of a day: five of them up to it.
  ///
  /// Before any line is lost sight of, the curve is a plain share of all lines, known however few are left.
  package func isFollowed(to day: Int) -> Bool {
    let isComplete = firstCensoredDay.map { $0 >= day } ?? true
    return atRisk(on: day) >= Self.minimumAtRisk || (isComplete && count >= Self.minimumAtRisk)
  }

  /// The first day that at most half outlive; nil when it is not reached.
  package var halfLife: Step? {
    // A product of fractions may miss one half by a rounding error.
    steps.first { $0.survival <= 0.5 + 1e-12 }
  }

  /// The 95 % interval of the half-life: the days on which the curve's interval holds one half (Brookmeyer and Crowley,
  /// 1982); nil when its end is not reached.
  package var halfLifeInterval: Interval? {
    guard let low = steps.first(where: { ($0.interval?.low ?? $0.survival) <= 0.5 }),
      let high = steps.first(where: { ($0.interval?.high ?? 1) <= 0.5 })
    else { return nil }
    return Interval(low: Double(low.day), high: Double(high.day))
  }

  private func step(at day: Int) -> Step? { steps.last { $0.day <= day } }

  /// Lines with one duration: how many ended after it, and how many were last seen then.
  package struct Duration: Hashable, Sendable {
    package var days: Int
    package var ended: Int
    package var censored: Int

    /// Makes the lines of one duration.
    package init(days: Int, ended: Int, censored: Int) {
      self.days = days
      self.ended = ended
      self.censored = censored
    }
  }

  /// A day on which lines ended, and the curve from that day to the next.
  package struct Step: Hashable, Sendable {
    package let day: Int
    /// The lines that were there until this day, those that ended on it included.
    package let atRisk: Int
    package let ended: Int
    /// The share that outlives the day.
    package let survival: Double
    /// Greenwood's standard error (1926); nil where nothing is left, where the formula has no value.
    package let standardError: Double?

    /// The 95 % interval by the log(−log) transformation (Kalbfleisch and Prentice, 1980), which stays within 0 and 1.
    ///
    /// Nil where nothing is left.
    package var interval: Interval? {
      guard let standardError, survival > 0, survival < 1 else { return nil }
      let spread = exp(Interval.normalQuantile * standardError / (survival * abs(log(survival))))
      return Interval(low: pow(survival, spread), high: pow(survival, 1 / spread))
    }
  }

  private struct Exit: Hashable, Sendable {
    let day: Int
    let atRisk: Int
  }
}
