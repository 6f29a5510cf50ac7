import Facts
import Reports

/// A made-up report with every kind of block that a site has beside those of the weekly report: lines, distributions, a
/// heat map, small multiples, answers, tables with trends, and code.
enum ChartExample {
  static let document = ReportDocument(
    id: "charts", title: "Every picture", subtitle: "harbour/ferry and harbour/tides",
    summary: "Numbers that were made up to be drawn.",
    sections: [
      .init(id: "answers", title: "Answers", blocks: [.answers(answers)]),
      .init(id: "lines", title: "Lines", blocks: [.chart(verified), .chart(features), .chart(oneWeek)]),
      .init(id: "distributions", title: "Distributions", blocks: [.chart(waits), .chart(sizes)]),
      .init(id: "week", title: "The week", blocks: [.chart(week)]),
      .init(id: "agents", title: "Agents", blocks: [.multiples(agents)]),
      .init(id: "repositories", title: "Repositories", blocks: [.table(repositories), .code(sql)]),
    ],
    definitions: [
      .init(metric: "verified-share", title: "Verified share", text: "Verified changes over all changes."),
      .init(metric: "wait", title: "Wait for a review", text: "From opening to the first review by a person."),
    ])

  /// Sixteen weeks over the turn of a year.
  static let weeks = (0..<16).map { Calendar.weekLabel((Calendar.parseWeek("2026-W05") ?? 0) - 15 + $0) }

  private static func series(
    _ key: String, _ label: String, _ values: [Double?], around width: Double? = nil
  ) -> ReportDocument.Chart.Series {
    guard let width else { return .init(key: key, label: label, values: values) }
    return .init(
      key: key, label: label, values: values, low: values.map { $0.map { max(0, $0 - width) } },
      high: values.map { $0.map { min(1, $0 + width) } })
  }

  /// Shares with intervals: one origin that begins late, a week without any data, a value between two gaps.
  static let verified = ReportDocument.Chart(
    kind: .lines, title: "Verified changes", summary: "Fewer AI changes are verified than human ones.",
    categories: weeks,
    series: [
      series("ai", "AI", weeks.indices.map { $0 < 4 || $0 == 9 ? nil : 0.42 + 0.02 * Double($0 % 5) }, around: 0.12),
      series("assisted", "AI took part", weeks.indices.map { $0 == 2 || $0 > 12 ? 0.5 : nil }, around: 0.2),
      series("human", "human", weeks.indices.map { $0 == 9 ? nil : 0.74 - 0.01 * Double($0 % 3) }, around: 0.06),
    ], unit: .share, metric: "verified-share", observations: weeks.indices.map { $0 == 9 ? nil : 30 + 7 * ($0 % 6) })

  private static let features = ReportDocument.Chart(
    kind: .lines, title: "Features shipped", summary: "Three to nine a week.", categories: weeks,
    series: [series("features", "Features", weeks.indices.map { Double(3 + 5 * $0 % 7) })], unit: .features)

  private static let oneWeek = ReportDocument.Chart(
    kind: .lines, title: "Wait for a review", summary: "Only one week is known.", categories: ["2026-W05"],
    series: [.init(key: "p50", label: "median", values: [9_000], low: [4_000], high: [15_000])], unit: .seconds)

  /// Waits from seconds to months: an origin without any, one whose median is nothing.
  static let waits = ReportDocument.Chart(
    kind: .distribution, title: "Wait for a review", summary: "AI changes wait half as long as human ones.",
    categories: ["ai", "assisted", "human", "unmarked", "automation"],
    series: [
      .init(
        key: "p50", label: "median", values: [2_400, 5_400, 21_000, 14_400, 0],
        low: [1_500, 900, 14_000, 10_800, 0], high: [4_200, 30_000, 40_000, 20_000, 240]),
      .init(key: "p75", label: "75th percentile", values: [14_400, 36_000, 90_000, 64_800, 300]),
      .init(key: "p90", label: "90th percentile", values: [86_400, 172_800, 900_000, 2_000_000, nil]),
    ], unit: .seconds, metric: "wait", observations: [412, 38, 96, 1_240, 17])

  private static let sizes = ReportDocument.Chart(
    kind: .distribution, title: "Size of a change", summary: "Claude's changes are the largest.",
    categories: ["claude", "copilot with a name that is far too long for a label", "codex"],
    series: [
      .init(key: "p50", label: "median", values: [180, 22, nil]),
      .init(key: "p75", label: "75th percentile", values: [640, 90, nil]),
      .init(key: "p90", label: "90th percentile", values: [4_100, 260, nil]),
    ], unit: .lines)

  /// A working week with its nights, one day whose afternoon is not known.
  static let week: ReportDocument.Chart = {
    let days = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
    func commits(_ day: Int, _ hour: Int) -> Double? {
      if day == 2, (13...15).contains(hour) { return nil }
      guard (8...19).contains(hour) else { return day == 4 && hour == 22 ? 3 : 0 }
      return day > 4 ? (hour % 5 == 0 ? 2 : 0) : Double((hour - 7) * (20 - hour) + (day * 7 + hour * 3) % 9)
    }
    return ReportDocument.Chart(
      kind: .heat, title: "When changes land", summary: "On weekdays, most of them after lunch.",
      categories: (0..<24).map { String($0) },
      series: days.enumerated().map { day, name in
        .init(key: name.lowercased(), label: name, values: (0..<24).map { commits(day, $0) })
      }, unit: .changes)
  }()

  private static let agents = ReportDocument.Multiples(
    title: "Verified changes by agent", summary: "Codex rose, Claude did not.",
    panels: ["claude", "codex", "copilot"].enumerated().map { place, agent in
      let values = weeks.indices.map { week -> Double? in
        place == 2 && week < 9 ? nil : place == 1 ? 0.1 + 0.04 * Double(week) : 0.45 - 0.03 * Double(week % 4 * place)
      }
      return .init(
        .init(
          kind: .lines, title: agent, summary: "", categories: weeks,
          series: [.init(key: "ai", label: "AI", values: values)], unit: .share),
        repository: place == 0 ? "harbour/ferry" : "")
    }, metric: "verified-share")

  private static let answers: [ReportDocument.Answer] = [
    .init(
      question: "Did people verify it?",
      figure: .init(
        label: "Verified", value: "71.4 %", detail: "n = 42", previous: "90.2 %", signal: "below its limits",
        metric: "verified-share"),
      others: [.init(label: "Wait", value: "40 min", detail: "n = 412", metric: "wait")], chart: verified,
      page: "verification"),
    .init(
      question: "Did it ship?", figure: .init(label: "Features shipped", value: "9"), chart: features),
    .init(question: "Did it hold up?", figure: .init(label: "Failed deployments", value: "not measured")),
  ]

  private static let repositories = ReportDocument.Table(
    caption: "Repositories",
    columns: [.init("Repository", subject: .repository), .init("Verified", isNumeric: true)],
    rows: [["harbour/ferry", "71.4 %"], ["harbour/tides", "88.0 %"], ["harbour/buoys", "no data"]],
    rowMetrics: ["verified-share", "wait", ""],
    trend: .init(
      "16 weeks", unit: .share,
      rows: [
        weeks.indices.map { $0 == 9 ? nil : 0.6 + 0.02 * Double($0 % 7) },
        weeks.indices.map { $0 == 3 ? 0 : 0.5 + 0.025 * Double($0) },
        weeks.map { _ in nil },
      ]))

  private static let sql = "SELECT COUNT(*) AS n\n  FROM changes\n WHERE verified = 1 AND lines < 10"
}
