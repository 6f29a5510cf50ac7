import Facts
import Store

/// Makes the results of one group of one metric, so that an estimator says only what is particular to it.
struct GroupResults {
  let metric: any Metric
  let context: EstimateContext

  init(of metric: any Metric, in context: EstimateContext) {
    self.metric = metric
    self.context = context
  }

  /// A number that has been counted, summed or computed; nil is a question that does not arise.
  func number(
    _ measure: String, _ value: Double?, n: Int, numerator: Int? = nil, denominator: Int? = nil,
    interval: Interval? = nil, coverage: Double? = nil
  ) -> MetricResult {
    MetricResult(
      metric: metric.id, measure: measure, dimensions: context.dimensions.map(\.rawValue), group: context.group,
      period: context.period, value: value, unit: unit(of: measure), numerator: numerator, denominator: denominator,
      n: n, low: interval?.low, high: interval?.high, coverage: coverage,
      outcome: value == nil ? .notApplicable : .value)
  }

  /// A count; 0 is a number like any other.
  ///
  /// It rests on what was counted, unless `n` says of how many.
  func count(_ measure: String, _ value: Int, n: Int? = nil, coverage: Double? = nil) -> MetricResult {
    number(measure, Double(value), n: n ?? value, coverage: coverage)
  }

  /// A part of a whole; not applicable when the whole is 0.
  func share(
    _ measure: String, _ part: Int, of whole: Int, interval: Interval? = nil, coverage: Double? = nil
  ) -> MetricResult {
    number(
      measure, ratio(part, whole), n: whole, numerator: part, denominator: whole,
      interval: whole == 0 ? nil : interval, coverage: coverage)
  }

  /// A part of independent observations, with its Wilson interval.
  func rate(_ measure: String, _ part: Int, of whole: Int, coverage: Double? = nil) -> MetricResult {
    share(measure, part, of: whole, interval: .wilson(part, of: whole), coverage: coverage)
  }

  /// A part of lines that come in clusters, with the interval that the clusters leave.
  func clusteredShare(_ measure: String, _ lines: ClusteredRatio, coverage: Double? = nil) -> MetricResult {
    share(measure, lines.part, of: lines.whole, interval: lines.interval, coverage: coverage)
  }

  /// A quantile with its interval by order statistics; too little data below five observations.
  func quantile(
    _ measure: String, _ probability: Double, of distribution: Distribution, coverage: Double? = nil
  ) -> MetricResult {
    let count = distribution.count
    guard count == 0 || count >= 5 else { return insufficient(measure, n: count) }
    return number(
      measure, distribution.quantile(probability), n: count, interval: distribution.interval(ofQuantile: probability),
      coverage: coverage)
  }

  /// A number that is kept back, for too little data or too few people.
  ///
  /// Nothing that would give it away is left.
  func insufficient(_ measure: String, n: Int) -> MetricResult {
    MetricResult(
      metric: metric.id, measure: measure, dimensions: context.dimensions.map(\.rawValue), group: context.group,
      period: context.period, value: nil, unit: unit(of: measure), n: n, outcome: .insufficient)
  }

  /// A number that cannot be had, and what it would need.
  func unavailable(_ measure: String, needs: String) -> MetricResult {
    MetricResult(
      metric: metric.id, measure: measure, dimensions: context.dimensions.map(\.rawValue), group: context.group,
      period: context.period, value: nil, unit: unit(of: measure), n: 0, outcome: .unavailable(needs: needs))
  }

  /// The result, or in its place that the group of people is too small; nobody at all is no group.
  func protecting(people: Int, _ result: MetricResult) -> MetricResult {
    people == 0 || people >= context.minimumGroup ? result : insufficient(result.measure, n: people)
  }

  private func unit(of measure: String) -> MetricUnit {
    metric.measures.first { $0.covers(measure) }?.unit ?? metric.unit
  }
}

/// A quotient of two counts; nil when the divisor is 0.
func ratio(_ part: Int, _ whole: Int) -> Double? {
  whole == 0 ? nil : Double(part) / Double(whole)
}

extension Sequence where Element == Row {
  /// The sum of a column over the rows that a condition picks.
  func sum(_ column: String, where isIncluded: (Row) -> Bool = { _ in true }) -> Int {
    reduce(0) { isIncluded($1) ? $0 + ($1.integer(column) ?? 0) : $0 }
  }

  /// The sums of a column by the text in another.
  func sums(_ column: String, by key: String) -> [String: Int] {
    reduce(into: [:]) { $0[$1.text(key), default: 0] += $1.integer(column) ?? 0 }
  }

  /// The sums of two columns, a part and its whole, by the change that each row is about.
  func clusteredRatio(of part: String, in whole: String) -> ClusteredRatio {
    var ratio = ClusteredRatio()
    var columns: [String] = []
    var places: [Int?] = []
    for row in self {
      // Tens of thousands of rows: the columns' places are looked up once for those of one SELECT.
      if columns != row.columns {
        columns = row.columns
        places = [part, whole, "clusterRepository", "clusterNumber"].map(columns.firstIndex(of:))
      }
      let numbers = places.map { $0.flatMap { row.integer(at: $0) } ?? 0 }
      ratio.add(
        numbers[0], of: numbers[1], in: ClusteredRatio.Cluster(repository: numbers[2], change: numbers[3]))
    }
    return ratio
  }

  /// The distribution of the values of a column, each as often as another column says.
  func distribution(of column: String, count: String) -> Distribution {
    Distribution(map { (value: $0.integer(column) ?? 0, count: $0.integer(count) ?? 0) })
  }
}

extension Row {
  /// The change that the row is about, in the columns `clusterRepository` and `clusterNumber`.
  var cluster: ClusteredRatio.Cluster {
    ClusteredRatio.Cluster(repository: integer("clusterRepository") ?? 0, change: integer("clusterNumber") ?? 0)
  }
}
