extension Interval {
  /// The 95 % interval of the difference of two independent proportions (Newcombe 1998, method 10: hybrid score).
  ///
  /// It joins the two Wilson intervals; nil when either side has no trials.
  package static func newcombe(
    _ successes: Int, of trials: Int, minus otherSuccesses: Int, of otherTrials: Int
  ) -> Interval? {
    guard let first = wilson(successes, of: trials), let second = wilson(otherSuccesses, of: otherTrials) else {
      return nil
    }
    let share = Double(successes) / Double(trials)
    let other = Double(otherSuccesses) / Double(otherTrials)
    return Interval(
      low: share - other - hypotenuse(share - first.low, second.high - other),
      high: share - other + hypotenuse(first.high - share, other - second.low))
  }

  private static func hypotenuse(_ a: Double, _ b: Double) -> Double {
    (a * a + b * b).squareRoot()
  }
}
