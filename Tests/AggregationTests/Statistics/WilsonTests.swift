import Aggregation
import TestSupport
import Testing

@Suite struct WilsonTests {
  @Test(arguments: [
    (0, 10, 0, 0.277533), (3, 10, 0.107791, 0.603222), (10, 10, 0.722467, 1), (1, 3, 0.061492, 0.792340),
    (73, 100, 0.635679, 0.807304), (25, 100, 0.175452, 0.343045), (5, 7, 0.358934, 0.917781),
  ])
  func matchesPublishedBounds(successes: Int, trials: Int, low: Double, high: Double) throws {
    let interval = try #require(Interval.wilson(successes, of: trials))
    #expect(isClose(interval.low, low))
    #expect(isClose(interval.high, high))
  }

  @Test func isNothingWithoutTrials() {
    #expect(Interval.wilson(0, of: 0) == nil)
  }

  @Test func isNothingForMoreSuccessesThanTrials() {
    #expect(Interval.wilson(4, of: 3) == nil)
    #expect(Interval.wilson(-1, of: 3) == nil)
  }

  @Test(arguments: [UInt64(1), 2, 3])
  func holdsTheShareWithinZeroAndOne(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<200 {
      let trials = Int.random(in: 1...5000, using: &generator)
      let successes = Int.random(in: 0...trials, using: &generator)
      let interval = try #require(Interval.wilson(successes, of: trials))
      let share = Double(successes) / Double(trials)
      #expect(interval.low >= 0 && interval.low <= share && share <= interval.high && interval.high <= 1)
    }
  }

  @Test(arguments: [UInt64(4), 5])
  func mirrorsWhenSuccessAndFailureChangePlaces(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<100 {
      let trials = Int.random(in: 1...500, using: &generator)
      let successes = Int.random(in: 0...trials, using: &generator)
      let interval = try #require(Interval.wilson(successes, of: trials))
      let mirrored = try #require(Interval.wilson(trials - successes, of: trials))
      #expect(isClose(interval.low, 1 - mirrored.high, within: 1e-12))
    }
  }
}
