import Facts
import Store

extension MetricQuery {
  /// The windows of a series and how each is split: all weeks at once, or week by week where the metric has no weeks.
  static func periods(
    of metric: any Metric, weeks: Range<Int>
  ) -> [(period: Period, dimensions: [Dimension])] {
    guard !weeks.isEmpty else { return [] }
    guard metric.dimensions[.week] != nil else { return weeks.map { (Period(week: $0), []) } }
    let first = Calendar.firstDay(ofWeek: weeks.lowerBound)
    return [(Period(firstDay: first, endDay: Calendar.firstDay(ofWeek: weeks.upperBound)), [.week])]
  }
}

extension XmRChart {
  /// What the last value of a weekly series says against the weeks before it that have one.
  ///
  /// A last week without a value gives no signal; there is nothing to judge.
  package static func signal(_ series: [MetricResult]) -> Signal {
    let earlier = series.dropLast().compactMap(\.value)
    guard let latest = series.last?.value else {
      return earlier.count < minimumPoints ? .tooFewWeeks : .noSignal
    }
    return signal(earlier: earlier, latest: latest)
  }
}
