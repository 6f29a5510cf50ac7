/// Percentile bootstrap of a quotient of two means, with a fixed seed (Efron and Tibshirani, 1993).
package enum Bootstrap {
  /// How many times the values are drawn anew.
  package static let draws = 2000

  /// The 95 % interval of mean(now) / mean(before), each drawn from its own values; nil where a mean may be 0 or there
  /// are fewer than eight values on either side.
  package static func ratioOfMeans(_ now: [Double], _ before: [Double], seed: UInt64 = 20_260_101) -> Interval? {
    guard now.count >= 8, before.count >= 8 else { return nil }
    var generator = SplitMix(state: seed)
    var ratios: [Double] = []
    ratios.reserveCapacity(draws)
    for _ in 0..<draws {
      let (top, bottom) = (generator.resampledMean(now), generator.resampledMean(before))
      guard bottom > 0 else { return nil }
      ratios.append(top / bottom)
    }
    ratios.sort()
    return Interval(low: ratios[draws / 40], high: ratios[draws - 1 - draws / 40])
  }
}

/// SplitMix64 (Steele, Lea and Flood, 2014): the same numbers on every machine.
private struct SplitMix {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var z = state
    z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
    return z ^ (z >> 31)
  }

  /// The mean of as many values, drawn with replacement.
  mutating func resampledMean(_ values: [Double]) -> Double {
    var sum = 0.0
    for _ in values.indices { sum += values[Int(next() % UInt64(values.count))] }
    return sum / Double(values.count)
  }
}
