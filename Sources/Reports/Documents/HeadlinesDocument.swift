import Aggregation
import Facts

/// The public headlines of the field, each computed for these repositories, or not measured and why.
///
/// No published figure stands beside them: those have no method to compare with.
package enum HeadlinesDocument {
  /// Makes the report.
  package static func make(_ context: ReportContext) throws -> ReportDocument {
    var builder = DocumentBuilder(context)
    let alarm = try HealthBooks(context).alarm.map { [$0] } ?? []
    let sections = [
      try HeadlineAuthorship.section(&builder),
      try HeadlinePace.section(&builder),
      try HeadlinePeople.section(&builder),
      try HeadlineQuality.section(&builder),
      try HeadlineVerification.section(&builder),
      try HeadlineModels.section(&builder),
      HeadlineGaps.section(try context.data.reviewRecords(), repositories: context.data.repositories.count),
      try HealthSection.section(&builder),
    ]
    return builder.document(
      "headlines", title: "Headlines", summary: try summary(&builder), sections: alarm + sections)
  }

  private static func summary(_ builder: inout DocumentBuilder) throws -> String {
    let ai = try builder.ask("ai-changes-landed")
    let coverage = try builder.ask("label-coverage").first("")
    let note = builder.context.windowNote.isEmpty ? "" : builder.context.windowNote + " "
    guard let share = ai.first("share"), share.outcome == .value else {
      return note + "Nothing landed in \(builder.context.scopeLabel) in this window."
    }
    var text =
      note
      + "\(NumberStyle.quantity(share.numerator ?? 0, .changes)) made with AI landed in "
      + "\(builder.context.scopeLabel), \(NumberStyle.share(share.value)) of all that no rule-based bot made. "
    text += "Each is a lower bound: \(NumberStyle.share(coverage?.value)) of the commits carry a mark or a record, "
    return text + "and what carries none may have been made with AI too."
  }

  /// One headline's row.
  struct Row {
    var headline: String
    var value: String
    var detail: String

    init(_ headline: String, _ value: String, _ detail: String = "") {
      self.headline = headline
      self.value = value
      self.detail = detail
    }

    /// A row for a result; without one, there is no data.
    init(_ headline: String, _ result: MetricResult?, print: (MetricResult) -> String = { NumberStyle.text(of: $0) }) {
      self.init(headline, result.map(print) ?? NumberStyle.missing, result.map(WeeklyFigures.detail) ?? "")
    }
  }

  /// A section with one table of headlines.
  static func section(
    _ id: String, _ title: String, _ rows: [Row], metric: String = "", notes: [String] = []
  ) -> ReportDocument.Section {
    let table = ReportDocument.Table(
      caption: "", columns: [.init("Headline"), .init("Here", isNumeric: true), .init("How sure")],
      rows: rows.map { [$0.headline, $0.value, $0.detail] }, metric: metric)
    return ReportDocument.Section(id: id, title: title, blocks: [.table(table)] + notes.map { .note($0) })
  }
}
