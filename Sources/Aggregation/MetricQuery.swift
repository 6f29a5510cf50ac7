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
    let columns = try dimensions.map { dimension in
      guard let column = metric.dimensions[dimension] else { throw Self.unknown(dimension.rawValue, metric) }
      return column
    }
    let labels = try GroupLabels(source, dimensions: dimensions, repositories: repositories, privacy: privacy)
    let select = SelectTemplate(
      text: metric.sql, columns: columns, repositories: labels.repositories.keys.sorted(), period: period,
      dataEnd: dataEnd)
    let rows = try source.rows(select.expanded())
    let groups = grouped(rows, labels)
    try checkPseudonyms(groups)
    let wholes = wholes(groups)
    let results = groups.keys.sorted(by: Self.precedes).flatMap { group in
      metric.estimate(groups[group] ?? [], context(group, whole: wholes[wholeKey(group)] ?? []))
    }
    return metric.describesPeople ? PrivacyPolicy.complementing(results) : results
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

  private static func unknown(_ dimension: String, _ metric: any Metric) -> BylineError {
    let possible = metric.dimensionNames
    return BylineError(
      .usage, "\(metric.id) cannot be split by '\(dimension)'",
      hint: possible.isEmpty ? "leave --by out" : "give --by one or more of: \(possible.joined(separator: ", "))")
  }
}

/// The groups of one answer.
extension MetricQuery {
  private func grouped(_ rows: [Row], _ labels: GroupLabels) -> [[GroupLabel]: [Row]] {
    var groups: [[GroupLabel]: [Row]] = [:]
    for row in rows {
      let group = dimensions.enumerated().map { labels.label(row, column: "group\($0 + 1)", $1) }
      groups[group, default: []].append(row)
    }
    if let week = dimensions.firstIndex(of: .week) {
      // Some metrics read days before the window too; those weeks are not asked for.
      groups = groups.filter { period.weeks.contains($0.key[week].order) }
    }
    for group in expectedGroups(groups.keys, labels) where groups[group] == nil { groups[group] = [] }
    return groups
  }

  /// Every combination of the weeks and repositories asked for with the groups that the rows have in other dimensions.
  private func expectedGroups(
    _ observed: some Collection<[GroupLabel]>, _ labels: GroupLabels
  ) -> Set<[GroupLabel]> {
    let axes = dimensions.map { labels.expected($0, in: period) }
    // With every dimension known beforehand, the groups exist without any row to show them.
    let seeds = axes.contains { $0 == nil } ? Set(observed) : [dimensions.map { _ in GroupLabel(text: "") }]
    return axes.enumerated().reduce(seeds) { groups, axis in
      guard let members = axis.element else { return groups }
      return groups.reduce(into: []) { filled, group in
        for member in members {
          var copy = group
          copy[axis.offset] = member
          filled.insert(copy)
        }
      }
    }
  }

  private func context(_ group: [GroupLabel], whole: [Row]) -> EstimateContext {
    let week = dimensions.firstIndex(of: .week).map { group[$0].order }
    return EstimateContext(
      dimensions: dimensions, group: group.map(\.text), period: week.map(period.part) ?? period, dataEnd: dataEnd,
      whole: whole, minimumGroup: privacy.minimumGroup)
  }

  /// A group without the dimensions in which it is one part of a whole.
  private func wholeKey(_ group: [GroupLabel]) -> [GroupLabel] {
    zip(dimensions, group).filter { !metric.partDimensions.contains($0.0) }.map(\.1)
  }

  private func wholes(_ groups: [[GroupLabel]: [Row]]) -> [[GroupLabel]: [Row]] {
    guard !metric.partDimensions.isDisjoint(with: dimensions) else { return groups }
    return groups.reduce(into: [:]) { $0[wholeKey($1.key), default: []] += $1.value }
  }

  private func checkPseudonyms(_ groups: [[GroupLabel]: [Row]]) throws {
    guard let contributor = dimensions.firstIndex(of: .contributor) else { return }
    try privacy.checkPseudonymsHide(Set(groups.keys.map { $0[contributor] }).count)
  }

  private static func precedes(_ a: [GroupLabel], _ b: [GroupLabel]) -> Bool {
    a.lexicographicallyPrecedes(b)
  }
}
