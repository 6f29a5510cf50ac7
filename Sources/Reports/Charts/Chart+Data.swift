import Facts

// The numbers of a chart as every drawing of it needs them.
extension ReportDocument.Chart {
  /// The value of a series in a category; nil where nothing is known or what stands there is no number.
  func value(_ series: Series, _ category: Int) -> Double? {
    guard category < series.values.count, let value = series.values[category], value.isFinite else { return nil }
    return value
  }

  /// How many observations a category rests on; nil where that is not known.
  func observationCount(_ category: Int) -> Int? {
    category < observations.count ? observations[category] : nil
  }

  /// The interval of a series' value in a category; nil where there is none.
  func band(_ series: Series, _ category: Int) -> (low: Double, high: Double)? {
    guard category < series.low.count, category < series.high.count, let low = series.low[category],
      let high = series.high[category], low.isFinite, high.isFinite
    else { return nil }
    return (min(low, high), max(low, high))
  }

  /// Whether nothing at all is known about a category: that is not zero, and is drawn as a gap.
  ///
  /// Where absolute numbers are stacked, one that is missing leaves the sum unknown, and all of the stack with it.
  func isUnknown(_ category: Int) -> Bool {
    if [.stackedArea, .stackedBars].contains(kind), series.contains(where: { value($0, category) == nil }) {
      return true
    }
    return series.allSatisfy { value($0, category) == nil }
  }

  /// The neighbouring categories that a condition holds for, each run from its first to its last.
  func runs(where isIncluded: (Int) -> Bool) -> [ClosedRange<Int>] {
    var runs: [ClosedRange<Int>] = []
    for category in categories.indices where isIncluded(category) {
      if let last = runs.last, last.upperBound == category - 1 {
        runs[runs.count - 1] = last.lowerBound...category
      } else {
        runs.append(category...category)
      }
    }
    return runs
  }

  /// The chart with some of its categories only.
  func keeping(_ kept: [Int]) -> ReportDocument.Chart {
    func pick<Item>(_ items: [Item?]) -> [Item?] {
      items.isEmpty ? [] : kept.map { $0 < items.count ? items[$0] : nil }
    }
    var chart = self
    chart.categories = kept.map { categories[$0] }
    chart.observations = pick(observations)
    chart.series = series.map { series in
      var part = series
      part.values = pick(series.values)
      part.low = pick(series.low)
      part.high = pick(series.high)
      return part
    }
    return chart
  }

  /// The share of the bar that each series takes in a category, in order; nil where it is unknown or empty.
  ///
  /// Shares that add up to less than one stay as they are (the rest is not known); anything else is scaled to the whole.
  func stackedShares(_ category: Int) -> [Double]? {
    let values = series.map { max(0, value($0, category) ?? 0) }
    let sum = values.reduce(0, +)
    guard sum > 0, sum.isFinite else { return nil }
    let whole = unit == .share && sum < 0.9995 ? 1 : sum
    return values.map { $0 / whole }
  }

  /// Neighbouring categories by the first and the last of them.
  func name(of run: ClosedRange<Int>) -> String {
    run.count == 1 ? categories[run.lowerBound] : "\(categories[run.lowerBound]) to \(categories[run.upperBound])"
  }

  /// A sentence that names the categories without data, neighbours together; empty where there is none.
  var gapNote: String {
    // A survival curve that ends says so by ending.
    let runs = kind == .survival ? [] : runs(where: isUnknown)
    guard !runs.isEmpty else { return "" }
    let names = runs.map(name)
    return "No data for \(names.joined(separator: ", ")): a gap, not a zero."
  }

  /// The highest of all values; nil where none is known.
  var most: Double? {
    series.flatMap { series in categories.indices.compactMap { value(series, $0) } }.max()
  }

  /// The highest stack of series on each other, what is below nothing left out; 0 where none is known.
  var highestStack: Double {
    categories.indices.filter { !isUnknown($0) }.map { category in
      series.map { max(0, value($0, category) ?? 0) }.reduce(0, +)
    }.filter(\.isFinite).max() ?? 0
  }

  /// The highest value that a scale must reach, with the intervals as far as they do not dwarf what they surround.
  var highest: Double {
    let most = most ?? 0
    let tops = series.flatMap { series in categories.indices.compactMap { band(series, $0)?.high } }
    let top = tops.max() ?? 0
    return unit == .share ? max(most, min(top, 1)) : max(most, min(top, 2 * most))
  }

  /// The chart's numbers as a table: a row a category, a column a series, and the observations where they are known.
  var dataTable: ReportDocument.Table {
    var columns = [ReportDocument.Table.Column(categoryHeading, subject: hasWeeks ? .week : nil)]
    columns += series.map { .init($0.label, isNumeric: true) }
    if !observations.isEmpty { columns.append(.init("n", isNumeric: true)) }
    let rows = categories.indices.map { category in
      var row = [categories[category]] + series.map { printed($0, category) }
      if !observations.isEmpty {
        row.append(observationCount(category).map(NumberStyle.count) ?? NumberStyle.missing)
      }
      return row
    }
    return ReportDocument.Table(caption: title, columns: columns, rows: rows, metric: metric)
  }

  /// A value with the interval around it, where there is one: `91.2 % (95 % 88–94 %)`.
  func printed(_ series: Series, _ category: Int) -> String {
    let text = value(series, category).map { NumberStyle.value($0, unit) } ?? missing
    guard value(series, category) != nil, let band = band(series, category) else { return text }
    return "\(text) (\(NumberStyle.interval(band.low, band.high, unit)))"
  }

  /// What stands where there is no number: after the end of a survival curve nothing was followed yet.
  var missing: String { kind == .survival ? "not followed" : NumberStyle.missing }

  /// What the categories are: days, weeks, or simply groups.
  var categoryHeading: String {
    switch kind {
    case .survival: "Days"
    case .heat: hasWeeks ? "Week" : "Hour"
    default: hasWeeks ? "Week" : "Group"
    }
  }

  /// Whether the categories are weeks.
  var hasWeeks: Bool {
    !categories.isEmpty && categories.allSatisfy { Calendar.parseWeek($0) != nil }
  }

  /// The chart with its last weeks only; nil where it does not lie along weeks, or holds no more than those.
  func last(weeks: Int) -> ReportDocument.Chart? {
    let numbers = categories.compactMap(Calendar.parseWeek)
    guard hasWeeks, let first = numbers.first, let last = numbers.last, last - first >= weeks else { return nil }
    return keeping(categories.indices.filter { numbers[$0] > last - weeks })
  }
}
