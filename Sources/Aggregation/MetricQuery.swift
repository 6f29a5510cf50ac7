import Facts
import Store

/// One question to the store: a metric, over which repositories and days, split by what.
package struct MetricQuery: Sendable {
  package var metric: any Metric
  /// The repositories' ids; empty for all.
  package var repositories: [Int]
  package var period: Period
  /// The dimensions to split by, in order; empty for the total.
  package var dimensions: [Dimension]
  package var privacy: PrivacyPolicy
  /// The day after the last that the data cover; what happens to a change later cannot be known.
  ///
  /// The window's end, unless the store was filled after it.
  package var dataEnd: Int
  /// Whether tables of sums may be read in place of what they sum up; the answer is the same.
  package var readsSums = true
  /// Makes a question.
  package init(
    _ metric: any Metric, repositories: [Int] = [], period: Period, by dimensions: [Dimension] = [],
    privacy: PrivacyPolicy = PrivacyPolicy(), dataEnd: Int? = nil
  ) {
    self.metric = metric
    self.repositories = repositories
    self.period = period
    self.dimensions = dimensions
    self.privacy = privacy
    self.dataEnd = dataEnd ?? period.endDay
  }

  /// The answer: for each group, in the groups' order, the metric's numbers.
  ///
  /// Every week of the window and every repository in scope is a group, with or without rows.
  package func results(from source: any RowSource) throws -> [MetricResult] {
    try results(splitBy: [Split(dimensions)], from: source)[0]
  }

  /// Reads the names of dimensions as people type them, each once; a name that the metric does not have is an error.
  package static func dimensions(named names: [String], of metric: any Metric) throws -> [Dimension] {
    try names.reduce(into: []) { found, name in
      guard let dimension = Dimension(rawValue: name), metric.dimensions[dimension] != nil else {
        throw unknown(name, metric)
      }
      if !found.contains(dimension) { found.append(dimension) }
    }
  }

  static func unknown(_ dimension: String, _ metric: any Metric) -> BylineError {
    let possible = metric.dimensionNames
    return BylineError(
      .usage, "\(metric.id) cannot be split by '\(dimension)'",
      hint: possible.isEmpty ? "leave --by out" : "give --by one or more of: \(possible.joined(separator: ", "))")
  }
}
