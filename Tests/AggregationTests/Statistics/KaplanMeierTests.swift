import Aggregation
import TestSupport
import Testing

@Suite struct KaplanMeierTests {
  private static let published = KaplanMeier([
    .init(days: 3, ended: 1, censored: 0), .init(days: 5, ended: 2, censored: 0), .init(days: 6, ended: 0, censored: 1),
    .init(days: 8, ended: 1, censored: 0), .init(days: 10, ended: 0, censored: 2),
    .init(days: 12, ended: 1, censored: 0), .init(days: 15, ended: 0, censored: 2),
  ])

  @Test(arguments: [
    (0, 3, 0.9, 0.094868, 10), (1, 5, 0.7, 0.144914, 9), (2, 8, 0.583333, 0.161015, 6), (3, 12, 0.388889, 0.191647, 3),
  ])
  func matchesTheWorkedExample(index: Int, day: Int, survival: Double, error: Double, atRisk: Int) throws {
    let step = Self.published.steps[index]
    #expect(Self.published.steps.count == 4)
    #expect(step.day == day && step.atRisk == atRisk)
    #expect(isClose(step.survival, survival))
    #expect(isClose(try #require(step.standardError), error))
  }

  /// The bounds S^exp(±1.96·SE/(S·ln S)), worked out apart.
  @Test func boundsTheCurveOnTheLogLogScale() throws {
    let interval = try #require(Self.published.interval(after: 5))
    #expect(isClose(interval.low, 0.328717))
    #expect(isClose(interval.high, 0.891949))
  }

  @Test func staysLevelBetweenTheSteps() {
    let curve = Self.published
    #expect(curve.survival(after: 2) == 1)
    #expect(curve.survival(after: 4) == curve.survival(after: 3))
    #expect(curve.interval(after: 2) == nil)
    #expect([0, 3, 4, 6, 7, 12, 15, 16].map(curve.atRisk) == [10, 10, 9, 7, 6, 3, 2, 0])
  }

  @Test func findsTheHalfLife() {
    #expect(Self.published.halfLife?.day == 12)
    // The upper bound of the curve is above one half to its end.
    #expect(Self.published.halfLifeInterval == nil)
    #expect(KaplanMeier([.init(days: 4, ended: 4, censored: 6)]).halfLife == nil)
  }

  @Test func countsExactlyOneHalfAsReached() {
    // Ten lines that end one a day: nine tenths of eight ninths of … is one half but for a rounding error.
    let curve = KaplanMeier((1...10).map { .init(days: $0, ended: 1, censored: 0) })
    #expect(curve.halfLife?.day == 5)
  }

  @Test func boundsTheHalfLifeWhereTheBandCrossesOneHalf() {
    let curve = KaplanMeier((1...40).map { .init(days: $0, ended: 1, censored: 0) })
    #expect(curve.halfLife?.day == 20)
    #expect(curve.halfLifeInterval == Interval(low: 14, high: 26))
  }

  @Test func isAPlainShareUntilALineIsLostSightOf() {
    let curve = KaplanMeier([.init(days: 3, ended: 97, censored: 0), .init(days: 20, ended: 0, censored: 3)])
    #expect(isClose(curve.survival(after: 14), 0.03, within: 1e-15))
    #expect(curve.isFollowed(to: 14) && curve.isFollowed(to: 20))
    #expect(!curve.isFollowed(to: 21))
  }

  @Test func needsFiveLinesAtRisk() {
    let curve = KaplanMeier([
      .init(days: 3, ended: 1, censored: 1), .init(days: 10, ended: 0, censored: 1),
      .init(days: 12, ended: 1, censored: 4),
    ])
    #expect(curve.isFollowed(to: 12))
    #expect(!curve.isFollowed(to: 13))
    #expect(!KaplanMeier([.init(days: 9, ended: 4, censored: 0)]).isFollowed(to: 3))
  }

  @Test func hasNoBandOnceNothingIsLeft() {
    let curve = KaplanMeier([.init(days: 2, ended: 6, censored: 0)])
    #expect(curve.survival(after: 2) == 0)
    #expect(curve.steps.map(\.standardError) == [nil])
    #expect(curve.interval(after: 2) == nil)
    #expect(curve.halfLife?.day == 2)
  }

  @Test func isLevelWithoutLines() {
    let empty = KaplanMeier([])
    #expect(empty.count == 0 && empty.steps.isEmpty && empty.survival(after: 5) == 1)
    #expect(empty.halfLife == nil && !empty.isFollowed(to: 0))
  }

  @Test(arguments: [UInt64(7), 8, 9])
  func fallsAndStaysWithinItsBandBetweenZeroAndOne(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<100 {
      let durations = (0..<Int.random(in: 1...30, using: &generator)).map { _ in
        KaplanMeier.Duration(
          days: Int.random(in: 0...50, using: &generator), ended: Int.random(in: 0...300, using: &generator),
          censored: Int.random(in: 0...300, using: &generator))
      }
      let curve = KaplanMeier(durations)
      #expect(curve == KaplanMeier(durations.reversed()))
      #expect(zip(curve.steps, curve.steps.dropFirst()).allSatisfy { $0.survival > $1.survival })
      for step in curve.steps {
        guard let interval = step.interval else { continue }
        #expect(0 <= interval.low && interval.low <= step.survival)
        #expect(step.survival <= interval.high && interval.high <= 1)
      }
    }
  }

  /// Without censoring the curve is the share that is left, and Greenwood's error the binomial one.
  @Test(arguments: [UInt64(17), 18])
  func agreesWithPlainSharesWithoutCensoring(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let days = (0..<200).map { _ in Int.random(in: 0...40, using: &generator) }
    let curve = KaplanMeier(days.map { .init(days: $0, ended: 1, censored: 0) })
    for step in curve.steps.dropLast() {
      let share = Double(days.filter { $0 > step.day }.count) / 200
      #expect(isClose(step.survival, share, within: 1e-12))
      #expect(isClose(try #require(step.standardError), (share * (1 - share) / 200).squareRoot(), within: 1e-12))
    }
  }
}
