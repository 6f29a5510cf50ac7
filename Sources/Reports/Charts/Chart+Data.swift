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

  /// Whether nothing at all is known about a category: that is not zero, and is drawn as a gap.
  func isUnknown(_ category: Int) -> Bool {
    series.allSatisfy { value($0, category) == nil }
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

  /// A sentence that names the categories without data, neighbours together; empty where there is none.
  var gapNote: String {
    var runs: [ClosedRange<Int>] = []
    for category in categories.indices where isUnknown(category) {
      if let last = runs.last, last.upperBound == category - 1 {
        runs[runs.count - 1] = last.lowerBound...category
      } else {
        runs.append(category...category)
      }
    }
    guard !runs.isEmpty else { return "" }
    let names = runs.map { run in
      run.count == 1
        ? categories[run.lowerBound] : "\(categories[run.lowerBound]) to \(categories[run.upperBound])"
    }
    return "No data for \(names.joined(separator: ", ")): a gap, not a zero."
  }

  /// The chart's numbers as a table: a row a category, a column a series, and the observations where they are known.
  var dataTable: ReportDocument.Table {
    var columns = [ReportDocument.Table.Column(categoryHeading)]
    columns += series.map { .init($0.label, isNumeric: true) }
    if !observations.isEmpty { columns.append(.init("n", isNumeric: true)) }
    let rows = categories.indices.map { category in
      var row = [categories[category]] + series.map { NumberStyle.value(value($0, category), unit) }
      if !observations.isEmpty {
        row.append(observationCount(category).map(NumberStyle.count) ?? NumberStyle.missing)
      }
      return row
    }
    return ReportDocument.Table(caption: title, columns: columns, rows: rows, metric: metric)
  }

  /// What the categories are: weeks, or simply groups.
  var categoryHeading: String {
    !categories.isEmpty && categories.allSatisfy { Calendar.parseWeek($0) != nil } ? "Week" : "Group"
  }
}
