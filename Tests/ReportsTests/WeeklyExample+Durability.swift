import Facts
import Reports

// The example's durability: what is still there by origin, with a month that nobody counted, and how long lines last.
extension WeeklyExample {
  static let durability = ReportDocument.Section(
    id: "durability", title: "Durability",
    blocks: [
      .paragraph("Of the AI lines that landed two weeks before, 8.8 % are gone again."),
      .chart(burndown),
      .chart(survival),
      .table(
        .init(
          caption: "Who rewrites whom",
          columns: [.init("Lines of"), .init("by agents", isNumeric: true), .init("by unmarked", isNumeric: true)],
          rows: [["AI", "212", "88"], ["unmarked", "1,204", "760"]], metric: "churn-14")),
    ])

  /// Lines still there at the end of every fourth week: a series that begins late, one month without data.
  static let burndown: ReportDocument.Chart = {
    let end = Calendar.parseWeek("2026-W33") ?? 0
    let weeks = (0...13).map { end - 52 + 4 * $0 }
    func series(_ key: String, _ label: String, _ value: (Double) -> Double) -> ReportDocument.Chart.Series {
      .init(key: key, label: label, values: weeks.indices.map { $0 == 5 ? nil : value(Double($0)).rounded() })
    }
    return ReportDocument.Chart(
      kind: .stackedArea, title: "Lines still there by origin",
      summary: "The lines that agents wrote grew from none to a third of the code.",
      categories: weeks.map(Calendar.weekLabel),
      series: [
        series("ai", "AI") { $0 < 3 ? 0 : 310 * ($0 - 2) * (1 + $0 / 9) },
        series("assisted", "AI took part") { 90 * $0 },
        series("human", "human") { _ in 640 },
        series("unmarked", "unmarked") { 9_400 - 140 * $0 },
        series("unknown", "unknown owner") { _ in 420 },
      ], unit: .lines, metric: "ai-line-share")
  }()

  /// Three origins followed for different lengths of time.
  static let survival: ReportDocument.Chart = {
    let days = [0, 7, 14, 21, 30, 45, 60, 90, 120, 150, 180, 240, 300, 365]
    func series(
      _ key: String, _ label: String, _ loss: Double, _ width: Double, until last: Int
    ) -> ReportDocument.Chart.Series {
      let values = days.map { day in day > last ? nil : 1 / (1 + loss * Double(day) / 100) }
      return .init(
        key: key, label: label, values: values,
        low: zip(values, days).map { value, day in value.map { $0 - width * Double(day) / 400 } },
        high: zip(values, days).map { value, day in value.map { min(1, $0 + width * Double(day) / 400) } })
    }
    return ReportDocument.Chart(
      kind: .survival, title: "How long lines last",
      summary: "After 90 days 72.6 % of AI lines are still there, and 83.5 % of unmarked ones.",
      categories: days.map { String($0) },
      series: [
        series("ai", "AI (n = 8,204)", 0.42, 0.10, until: 240),
        series("human", "human (n = 640)", 0.13, 0.18, until: 120),
        series("unmarked", "unmarked (n = 14,310)", 0.22, 0.04, until: 365),
      ], unit: .share, metric: "churn-14",
      observations: days.map { 23_154 - 60 * $0 })
  }()
}
