import Aggregation
import Facts

/// Whether people verified what was merged, over time, and how long they took.
enum VerificationPage {
  static func make(_ context: ReportContext) throws -> ReportDocument? {
    var builder = DocumentBuilder(context, keepsResults: false)
    let weeks = try WeekCharts(context)
    var verification = try WeeklyVerification.section(&builder)
    verification.illustrate([try verified(&builder, weeks), try looked(&builder, weeks)])
    let hasReviews = try context.data.reviewRecords().withReviews > 0
    let review = hasReviews ? try self.review(&builder) : []
    let sections = [
      verification, ReportDocument.Section(id: "review", title: "How reviews go", blocks: review),
    ]
    return builder.document("verification", title: "Verification", summary: "", sections: sections)
  }

  /// The share that another person approved as merged, week by week.
  static func verified(_ builder: inout DocumentBuilder, _ weeks: WeekCharts) throws -> ReportDocument.Chart? {
    weeks.chart(
      .init(
        kind: .lines, title: "Verified by another person, by week",
        summary:
          "The share of the merged change requests that an independent person approved exactly as they were merged.",
        unit: .share),
      try weeks.ask("human-verified-share", &builder), [.init("", "all requests")])
  }

  private static func looked(_ builder: inout DocumentBuilder, _ weeks: WeekCharts) throws -> ReportDocument.Chart? {
    weeks.chart(
      .init(
        kind: .lines, title: "Merged without anybody else looking, by week",
        summary: "The share of the merged change requests without any review or comment of an independent person.",
        unit: .share),
      try weeks.ask("unreviewed-merges", &builder), [.init("ai", "with AI", "ai"), .init("rest", "others", "rest")])
  }

  private static func review(_ builder: inout DocumentBuilder) throws -> [ReportDocument.Block] {
    let waits = try Distributions.byOrigin(
      "first-review-time", origins: ChangeOrigin.allCases.map(\.rawValue), title: "Time to the first review, by origin",
      summary:
        "From being ready to the first review or comment of an independent person: the median with its interval, "
        + "the 75th and the 90th percentile.",
      unit: .seconds, &builder)
    let wanted: [(String, String, String)] = [
      ("Reviewed requests with changes asked for", "changes-requested-rate", ""),
      ("Comments per 100 changed lines", "review-depth", ""),
      ("Requests per reviewer and week, median", "review-load", "p50"),
      ("Reviews done by the busiest fifth", "review-load", "topFifth"),
      ("An AI reviewer objected first", "ai-reviewer-veto", ""),
      ("Merged without any person", "zero-human-touch-merges", ""),
    ]
    let rows = try wanted.map { name, metric, measure -> [String] in
      let result = try builder.ask(metric).first(measure)
      return [
        name, result.map(text) ?? NumberStyle.missing, result.map(WeeklyFigures.detail) ?? "",
      ]
    }
    let table = ReportDocument.Table(
      caption: "How reviews go", columns: [.init("What"), .init("Value", isNumeric: true), .init("How sure")],
      rows: rows, rowMetrics: wanted.map(\.1))
    return (waits.map { [.chart($0)] } ?? []) + [.table(table)]
  }

  /// A result as the table prints it: a ratio that says itself what it is of, without the sign for “times”.
  private static func text(_ result: MetricResult) -> String {
    guard result.unit == .ratio, let value = result.value else { return NumberStyle.text(of: result) }
    return NumberStyle.decimal(value, digits: 1)
  }
}
