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
    try results(splitBy: [dimensions], from: source)[0]
  }

  /// The answers for several splits instead of the query's own, in their order.
  ///
  /// Where the metric's rows add up, a split that is part of another needs no SELECT of its own, and those by single
  /// dimensions share one.
  package func results(splitBy splits: [[Dimension]], from source: any RowSource) throws -> [[MetricResult]] {
    guard metric.rowsAddUp else { return try splits.map { try results(splitBy: [$0], by: $0, from: source)[0] } }
    let wide = splits.filter { $0.count > 1 }
    var selects = wide.filter { split in !wide.contains { Set(split).isStrictSubset(of: $0) } }
    let singles = splits.filter { $0.count < 2 }.filter { split in !selects.contains { Set(split).isSubset(of: $0) } }
    if !singles.isEmpty { selects.append(singles.flatMap(\.self)) }
    var answers: [[Dimension]: [MetricResult]] = [:]
    for select in selects {
      let answered = splits.filter { answers[$0] == nil && Set($0).isSubset(of: select) }
      let results = try results(splitBy: answered, by: select, from: source)
      for (split, answer) in zip(answered, results) { answers[split] = answer }
    }
    return splits.map { answers[$0] ?? [] }
  }

  /// The answers for several splits from one SELECT by all of their dimensions.
  private func results(
    splitBy splits: [[Dimension]], by dimensions: [Dimension], from source: any RowSource
  ) throws -> [[MetricResult]] {
    let all = dimensions.reduce(into: [Dimension]()) { if !$0.contains($1) { $0.append($1) } }
    let columns = try all.map { dimension in
      guard let column = metric.dimensions[dimension] else { throw Self.unknown(dimension.rawValue, metric) }
      return column
    }
    let labels = try GroupLabels(source, dimensions: all, repositories: repositories, privacy: privacy)
    let select = SelectTemplate(
      text: metric.sql, columns: columns, repositories: labels.repositories.keys.sorted(), period: period,
      dataEnd: dataEnd, readsSums: readsSums)
    let rows = try source.rows(select.expanded())
    return try splits.map { split in
      var query = self
      query.dimensions = split
      return try query.results(of: rows, places: split.compactMap(all.firstIndex(of:)), labels)
    }
  }

  /// The answer from rows that begin with the keys of groups; those of the query's dimensions stand at these places.
  private func results(of rows: [Row], places: [Int], _ labels: GroupLabels) throws -> [MetricResult] {
    let groups = grouped(rows, places, labels)
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
  private func grouped(_ rows: [Row], _ places: [Int], _ labels: GroupLabels) -> [[GroupLabel]: [Row]] {
    // Several keys may have one label: people of a team.
    let parts =
      places.isEmpty && !rows.isEmpty
      ? [[]: rows]
      : Dictionary(grouping: rows) { row in
        places.map { row.values[$0] }
      }
    var groups = parts.values.reduce(into: [[GroupLabel]: [Row]]()) { groups, part in
      let group = zip(dimensions, places).map { labels.label(part[0], column: "group\($1 + 1)", $0) }
      groups[group, default: []] += part
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
