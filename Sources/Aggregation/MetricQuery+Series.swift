import Facts
import Store

extension MetricQuery {
  /// One measure of a metric week by week: what an XmR chart is drawn from.
  ///
  /// A metric that cannot be split by week is asked once for every week.
  package static func series(
    _ metric: any Metric, measure: String = "", weeks: Range<Int>, repositories: [Int] = [],
    privacy: PrivacyPolicy = PrivacyPolicy(), dataEnd: Int? = nil, from source: any RowSource
  ) throws -> [MetricResult] {
    guard !weeks.isEmpty else { return [] }
    let whole = Period(
      firstDay: Calendar.firstDay(ofWeek: weeks.lowerBound), endDay: Calendar.firstDay(ofWeek: weeks.upperBound))
    let isSplit = metric.dimensions[.week] != nil
    let periods = isSplit ? [whole] : weeks.map(Period.init(week:))
    return try periods.flatMap { period in
      try MetricQuery(
        metric, repositories: repositories, period: period, by: isSplit ? [.week] : [], privacy: privacy,
        dataEnd: dataEnd ?? whole.endDay
      ).results(from: source).filter { $0.measure == measure }
    }
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
