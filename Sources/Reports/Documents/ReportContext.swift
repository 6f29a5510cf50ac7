import Aggregation
import Facts

/// What a document is made for: the data, the window, and what a reader must be told about both.
package struct ReportContext: Sendable {
  package var data: ReportData
  package var period: Period
  /// True when the window is one ISO week.
  package var isWeek: Bool
  /// Why this window and not the one that a reader would expect; empty when it is.
  package var windowNote: String
  /// The moment as of which the report speaks (seconds since 1970 UTC).
  package var asOf: Int64
  /// True when a team that enforces marking counts what is unmarked as a person's.
  package var unmarkedIsHuman: Bool
  package var version: String

  /// Makes a context.
  package init(
    data: ReportData, period: Period, isWeek: Bool, windowNote: String = "", asOf: Int64,
    unmarkedIsHuman: Bool = false, version: String
  ) {
    self.data = data
    self.period = period
    self.isWeek = isWeek
    self.windowNote = windowNote
    self.asOf = asOf
    self.unmarkedIsHuman = unmarkedIsHuman
    self.version = version
  }

  /// The window as people write it: `2026-W33` or `2026-08-01 to 2026-08-14`.
  package var periodLabel: String {
    let days = "\(Calendar.dayLabel(period.firstDay)) to \(Calendar.dayLabel(period.endDay - 1))"
    return isWeek ? "\(Calendar.weekLabel(Calendar.week(ofDay: period.firstDay))) (\(days))" : days
  }

  /// The window of the same length just before.
  package var previous: Period { Period(firstDay: period.firstDay - period.days, endDay: period.firstDay) }

  /// The repositories' names, or how many there are.
  package var scopeLabel: String {
    let names = data.repositories.map(\.name)
    return names.count <= 4 ? names.joined(separator: ", ") : "\(names.count) repositories"
  }

  /// What the report is made from, for its foot.
  package var provenance: [ReportDocument.Field] {
    var fields = [
      ReportDocument.Field("Made by", "Byline \(version)"),
      ReportDocument.Field("As of", Calendar.timeLabel(asOf)),
    ]
    for repository in data.repositories.prefix(12) {
      let tip = repository.tip.isEmpty ? "no commits" : String(repository.tip.prefix(12))
      fields.append(ReportDocument.Field("Repository \(repository.name)", "\(repository.refName) at \(tip)"))
    }
    if let diff = data.repositories.first?.diffOptions { fields.append(ReportDocument.Field("Diff", diff)) }
    fields.append(
      ReportDocument.Field(
        "Unmarked lines", unmarkedIsHuman ? "counted as human, by this team's setting" : "unmarked is not human"))
    fields.append(ReportDocument.Field("Time", "UTC, ISO 8601 weeks, dated by when a change landed on the mainline"))
    return fields
  }
}

/// Gathers what a document says: the results behind it and the definitions of the metrics that it mentions.
struct DocumentBuilder {
  let context: ReportContext
  private(set) var results: [ReportDocument.ReportResult] = []
  private(set) var metrics: [String] = []

  init(_ context: ReportContext) { self.context = context }

  /// Asks for a metric's numbers, and keeps them for the document.
  mutating func ask(
    _ metric: String, _ period: Period? = nil, by dimensions: [Dimension] = []
  ) throws -> [MetricResult] {
    let answer = try context.data.results(metric, period ?? context.period, by: dimensions)
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
        metric: id, title: metric.title, text: "\(metric.definition) Denominator: \(metric.denominator).")
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
