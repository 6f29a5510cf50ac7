import Aggregation
import Facts

/// Gathers what a document says: the results behind it and the definitions of the metrics that it mentions.
struct DocumentBuilder {
  let context: ReportContext
  private(set) var results: [ReportDocument.ReportResult] = []
  private(set) var metrics: [String] = []
  private let keepsResults: Bool

  /// Prepares a document; a page of a site, which does not print its results, need not keep them.
  init(_ context: ReportContext, keepsResults: Bool = true) {
    self.context = context
    self.keepsResults = keepsResults
  }

  /// Asks for a metric's numbers, and keeps them for the document.
  mutating func ask(
    _ metric: String, _ period: Period? = nil, by dimensions: [Dimension] = [], isFilled: Bool = true
  ) throws -> [MetricResult] {
    let answer = try context.data.results(metric, period ?? context.period, by: dimensions, isFilled: isFilled)
    keep(answer, of: metric)
    return answer
  }

  /// Asks for one measure week by week, and keeps the numbers for the document.
  mutating func series(_ metric: String, _ measure: String = "", weeks: Range<Int>) throws -> [MetricResult] {
    let answer = try context.data.series(metric, measure, weeks: weeks)
    keep(answer, of: metric)
    return answer
  }

  private mutating func keep(_ answer: [MetricResult], of metric: String) {
    if !metrics.contains(metric) { metrics.append(metric) }
    guard keepsResults else { return }
    for result in answer {
      let item = ReportDocument.ReportResult(repository: context.data.scopeName, result: result)
      if !results.contains(item) { results.append(item) }
    }
  }

  /// The definitions of the metrics, in order of first mention.
  var definitions: [ReportDocument.Definition] {
    metrics.compactMap { id in
      guard let metric = try? MetricCatalogue.metric(id: id) else { return nil }
      return ReportDocument.Definition(
        metric: id, title: metric.title, text: "\(metric.definition) Denominator: \(metric.denominator).",
        inputs: metric.inputs)
    }
  }

  /// Puts the document together.
  func document(
    _ id: String, title: String, summary: String, sections: [ReportDocument.Section]
  ) -> ReportDocument {
    ReportDocument(
      id: id, title: title, subtitle: "\(context.scopeLabel) · \(context.periodLabel)", summary: summary,
      sections: sections.filter { !$0.blocks.isEmpty }, definitions: definitions, results: results,
      provenance: context.provenance)
  }
}

extension [MetricResult] {
  /// The first result with a measure.
  func first(_ measure: String) -> MetricResult? { first { $0.measure == measure } }
}
