import Facts

extension PrivacyPolicy {
  /// Keeps back a second repository where just one was too small, so that it cannot be had by subtraction.
  ///
  /// Repositories make up a total, which is printed elsewhere; where a single one is missing, total minus the others
  /// gives it. The one with the fewest observations goes with it.
  static func complementing(_ results: [MetricResult]) -> [MetricResult] {
    guard let repository = results.first?.dimensions.firstIndex(of: Dimension.repository.rawValue) else {
      return results
    }
    var siblings: [[String]: [Int]] = [:]
    for (index, result) in results.enumerated() {
      var key = result.group
      key[repository] = ""
      siblings[[result.measure] + key, default: []].append(index)
    }
    var complemented = results
    for indices in siblings.values {
      guard indices.filter({ results[$0].outcome == .insufficient }).count == 1,
        let smallest = indices.filter({ results[$0].outcome == .value }).min(by: { results[$0].n < results[$1].n })
      else { continue }
      complemented[smallest].keepBack()
    }
    return complemented
  }
}

extension MetricResult {
  /// Removes the number and all that it could be computed from.
  fileprivate mutating func keepBack() {
    (value, numerator, denominator, low, high, coverage) = (nil, nil, nil, nil, nil, nil)
    outcome = .insufficient
  }
}
