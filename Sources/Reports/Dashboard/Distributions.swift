import Aggregation
import Facts

/// Pictures of how a quantity is spread: the median, the 75th and the 90th percentile of each of some groups.
enum Distributions {
  /// The picture of a metric's `p50`, `p75` and `p90`, a row an origin; `name` is what the row is called.
  static func byOrigin(
    _ metric: String, origins: [String], name: (String) -> String = { $0 }, title: String, summary: String,
    unit: MetricUnit, _ builder: inout DocumentBuilder
  ) throws -> ReportDocument.Chart? {
    let groups = Dictionary(grouping: try builder.ask(metric, by: [.origin]), by: \.group)
    let rows = origins.compactMap { origin in
      groups[[origin]].map { results in (name: name(origin), results: ["p50", "p75", "p90"].map { results.first($0) }) }
    }
    return chart(title: title, summary: summary, rows: rows, unit: unit, metric: metric)
  }

  /// The picture of rows that have a name and three results each; nil where none has a median.
  ///
  /// Those without one are left out.
  static func chart(
    title: String, summary: String, rows: [(name: String, results: [MetricResult?])], unit: MetricUnit, metric: String
  ) -> ReportDocument.Chart? {
    let known = rows.filter { ($0.results.first ?? nil)?.value != nil }
    guard !known.isEmpty else { return nil }
    let names = [("p50", "median"), ("p75", "75th percentile"), ("p90", "90th percentile")]
    let series = names.enumerated().map { place, name in
      let results = known.map { place < $0.results.count ? $0.results[place] : nil }
      return ReportDocument.Chart.Series(
        key: name.0, label: name.1, values: results.map { $0?.value }, low: place == 0 ? results.map { $0?.low } : [],
        high: place == 0 ? results.map { $0?.high } : [])
    }
    return ReportDocument.Chart(
      kind: .distribution, title: title, summary: summary, categories: known.map(\.name), series: series, unit: unit,
      metric: metric, observations: known.map { ($0.results.first ?? nil)?.n })
  }
}
