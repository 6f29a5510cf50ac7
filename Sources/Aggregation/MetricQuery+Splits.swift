import Facts
import Store

/// Several answers of one metric and window.
extension MetricQuery {
  /// A way to split a metric's numbers.
  package struct Split: Hashable, Sendable {
    var dimensions: [Dimension]
    /// Whether weeks and repositories without rows are groups too.
    var isFilled: Bool

    /// Makes a split; without dimensions it is the total.
    package init(_ dimensions: [Dimension], isFilled: Bool = true) {
      self.dimensions = dimensions
      self.isFilled = isFilled
    }

    fileprivate func isPart(of dimensions: [Dimension]) -> Bool { Set(self.dimensions).isSubset(of: dimensions) }
  }

  /// The answers for several splits instead of the query's own, in their order.
  ///
  /// Where the metric's rows add up, a split that is part of another needs no SELECT of its own, and those by single
  /// dimensions share one.
  package func results(splitBy splits: [Split], from source: any RowSource) throws -> [[MetricResult]] {
    var answers: [Split: [MetricResult]] = [:]
    for dimensions in selects(for: splits) {
      let answered = splits.filter {
        answers[$0] == nil && (metric.rowsAddUp ? $0.isPart(of: dimensions) : $0.dimensions == dimensions)
      }
      let results = try results(splitBy: answered, by: dimensions, from: source)
      for (split, answer) in zip(answered, results) { answers[split] = answer }
    }
    return splits.map { answers[$0] ?? [] }
  }

  /// The dimensions of the SELECTs that answer some splits.
  private func selects(for splits: [Split]) -> [[Dimension]] {
    guard metric.rowsAddUp else { return splits.map(\.dimensions) }
    let wide = splits.map(\.dimensions).filter { $0.count > 1 }
    let selects = wide.filter { split in !wide.contains { Set(split).isStrictSubset(of: $0) } }
    let rest = splits.filter { split in !selects.contains { split.isPart(of: $0) } }
    guard !rest.isEmpty else { return selects }
    return selects + [rest.flatMap(\.dimensions).reduce(into: []) { if !$0.contains($1) { $0.append($1) } }]
  }

  /// The answers for several splits from one SELECT by all of their dimensions.
  private func results(
    splitBy splits: [Split], by dimensions: [Dimension], from source: any RowSource
  ) throws -> [[MetricResult]] {
    let columns = try dimensions.map { dimension in
      guard let column = metric.dimensions[dimension] else { throw Self.unknown(dimension.rawValue, metric) }
      return column
    }
    let labels = try GroupLabels(source, dimensions: dimensions, repositories: repositories, privacy: privacy)
    let select = SelectTemplate(
      text: metric.sql, columns: columns, repositories: labels.repositories.keys.sorted(), period: period,
      dataEnd: dataEnd, readsSums: readsSums)
    let rows = try source.rows(select.expanded())
    return try splits.map { split in
      var query = self
      query.dimensions = split.dimensions
      let places = split.dimensions.compactMap(dimensions.firstIndex(of:))
      return try query.results(of: rows, places: places, labels, isFilled: split.isFilled)
    }
  }
}

/// The groups of one answer.
extension MetricQuery {
  /// The answer from rows that begin with the keys of groups; those of the query's dimensions stand at these places.
  private func results(of rows: [Row], places: [Int], _ labels: GroupLabels, isFilled: Bool) throws -> [MetricResult] {
    let groups = grouped(rows, places, labels, isFilled: isFilled)
    try checkPseudonyms(groups)
    let wholes = wholes(groups)
    let results = groups.keys.sorted(by: Self.precedes).flatMap { group in
      metric.estimate(groups[group] ?? [], context(group, whole: wholes[wholeKey(group)] ?? []))
    }
    return metric.describesPeople ? PrivacyPolicy.complementing(results) : results
  }

  private func grouped(
    _ rows: [Row], _ places: [Int], _ labels: GroupLabels, isFilled: Bool
  ) -> [[GroupLabel]: [Row]] {
    // Several keys may have one label: people of a team.
    var groups = parts(rows, places).reduce(into: [[GroupLabel]: [Row]]()) { groups, part in
      let group = zip(dimensions, places).map { labels.label(part[0], column: "group\($1 + 1)", $0) }
      groups[group, default: []] += part
    }
    if let week = dimensions.firstIndex(of: .week) {
      // Some metrics read days before the window too; those weeks are not asked for.
      groups = groups.filter { period.weeks.contains($0.key[week].order) }
    }
    guard isFilled else { return groups }
    for group in expectedGroups(groups.keys, labels) where groups[group] == nil { groups[group] = [] }
    return groups
  }

  /// The rows by the values at some places, in the order in which these come first.
  private func parts(_ rows: [Row], _ places: [Int]) -> [[Row]] {
    switch places.count {
    case 0: rows.isEmpty ? [] : [rows]
    // Most splits are by one dimension; its value need not be wrapped.
    case 1: parts(rows) { $0.values[places[0]] }
    default: parts(rows) { row in places.map { row.values[$0] } }
    }
  }

  private func parts<Key: Hashable>(_ rows: [Row], by key: (Row) -> Key) -> [[Row]] {
    var parts: [[Row]] = []
    var numbers: [Key: Int] = [:]
    for row in rows {
      let key = key(row)
      if let number = numbers[key] {
        parts[number].append(row)
      } else {
        numbers[key] = parts.count
        parts.append([row])
      }
    }
    return parts
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
