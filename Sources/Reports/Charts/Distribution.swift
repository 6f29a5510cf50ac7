import Facts

/// What a row of a distribution says: the median with its interval, and how far the longer ones reach.
struct Distribution {
  let median: Double?
  let interval: (low: Double, high: Double)?
  let upperQuarter: Double?
  let upperTenth: Double?

  /// Reads a category of a chart whose series are `p50`, `p75` and `p90`.
  init(_ chart: ReportDocument.Chart, _ category: Int) {
    func series(_ key: String) -> ReportDocument.Chart.Series? { chart.series.first { $0.key == key } }
    median = series("p50").flatMap { chart.value($0, category) }
    interval = series("p50").flatMap { chart.band($0, category) }
    upperQuarter = series("p75").flatMap { chart.value($0, category) }
    upperTenth = series("p90").flatMap { chart.value($0, category) }
  }

  /// Everything that has a place on the scale.
  var values: [Double] {
    [median, interval?.low, interval?.high, upperQuarter, upperTenth].compactMap(\.self)
  }

  /// The scale for all the rows of charts of one unit.
  static func scale(_ charts: [ReportDocument.Chart]) -> LogScale {
    let values = charts.flatMap { chart in chart.categories.indices.flatMap { Distribution(chart, $0).values } }
    return LogScale(values, unit: charts.first?.unit ?? .seconds)
  }
}
