import Facts

extension PrivacyPolicy {
  /// Keeps back a second repository or team where just one was too small, so that it cannot be had by subtraction.
  ///
  /// Repositories, and teams, make up a total, which is printed elsewhere; where a single one is missing, total minus the
  /// others gives it. The one with the fewest observations goes with it. What that takes from one sum may uncover a part
  /// of another, so it is done until nothing more is.
  static func complementing(_ results: [MetricResult]) -> [MetricResult] {
    let names = [Dimension.repository, .team].map(\.rawValue)
    let axes = results.first.map { first in names.compactMap { first.dimensions.firstIndex(of: $0) } } ?? []
    var complemented = results
    while axes.contains(where: { complement(along: $0, &complemented) }) {}
    return complemented
  }

  /// True where something was kept back.
  private static func complement(along axis: Int, _ results: inout [MetricResult]) -> Bool {
    var siblings: [[String]: [Int]] = [:]
    for (index, result) in results.enumerated() {
      var key = result.group
      key[axis] = ""
      siblings[[result.measure] + key, default: []].append(index)
    }
    var hasChanged = false
    for indices in siblings.values {
      guard indices.filter({ results[$0].outcome == .insufficient }).count == 1,
        let smallest = indices.filter({ results[$0].outcome == .value }).min(by: { results[$0].n < results[$1].n })
      else { continue }
      results[smallest].keepBack()
      hasChanged = true
    }
    return hasChanged
  }
}

extension MetricResult {
  /// Removes the number and all that it could be computed from.
  fileprivate mutating func keepBack() {
    (value, numerator, denominator, low, high, coverage) = (nil, nil, nil, nil, nil, nil)
    outcome = .insufficient
  }
}
