import Facts
import Reports

// The numbers behind the example: its chart, for any number of weeks, and its results.
extension WeeklyExample {
  /// Twelve weeks that end with the reported one.
  static let weeks = (22...33).map { "2026-W\($0)" }

  /// The week that was never collected.
  static let missingWeek = "2026-W27"

  /// Who wrote each week's lines, growing slowly towards AI.
  static func originChart(weeks: [String]) -> ReportDocument.Chart {
    let ai = weeks.indices.map { 0.34 + 0.18 * Double($0) / Double(max(weeks.count - 1, 1)) }
    let assisted = weeks.indices.map { [0.12, 0.09, 0.15, 0.086][$0 % 4] }
    let human = weeks.indices.map { [0.05, 0.07, 0.04][$0 % 3] }
    let known = weeks.map { $0 != missingWeek }
    func series(_ origin: Origin, _ label: String, _ values: [Double]) -> ReportDocument.Chart.Series {
      .init(key: origin.rawValue, label: label, values: zip(values, known).map { $1 ? $0 : nil })
    }
    let unmarked = weeks.indices.map { 1 - ai[$0] - assisted[$0] - human[$0] }
    return .init(
      kind: .stackedShare, title: "Added lines by origin",
      summary: "The share that agents wrote rose from a third to half; what is unmarked shrank by as much.",
      categories: weeks,
      series: [
        series(.ai, "AI", ai), series(.assisted, "AI took part", assisted), series(.human, "human", human),
        series(.unmarked, "unmarked", unmarked),
      ], unit: .share, metric: "ai-line-share",
      observations: weeks.indices.map { known[$0] ? 3_100 + 431 * ($0 % 5) : nil })
  }

  /// One result of every outcome, with and without groups.
  static let results: [ReportDocument.ReportResult] = {
    let week = Period(week: Calendar.parseWeek("2026-W33") ?? 0)
    func all(_ result: MetricResult) -> ReportDocument.ReportResult { .init(repository: "all", result: result) }
    return [
      all(
        .init(
          metric: "ai-line-share", measure: "low", period: week, value: 2521.0 / 4812, unit: .share, numerator: 2_521,
          denominator: 4_812, n: 4_812, coverage: 0.881)),
      all(
        .init(
          metric: "ai-line-share", measure: "high", period: week, value: 2935.0 / 4812, unit: .share, numerator: 2_935,
          denominator: 4_812, n: 4_812, coverage: 0.881)),
      all(
        .init(
          metric: "lines-by-agent", dimensions: ["agent"], group: ["claude"], period: week, value: 1_702, unit: .lines,
          n: 61)),
      .init(
        repository: "harbour/ferry",
        result: .init(
          metric: "lead-time", measure: "p50", dimensions: ["week", "directory"], group: ["2026-W33", "Sources, old"],
          period: week, value: 11_400, unit: .seconds, n: 57, low: 7_500, high: 18_000)),
      .init(
        repository: "harbour/tides",
        result: .init(
          metric: "churn-14", dimensions: ["model"], group: ["=1+1"], period: week, value: nil, unit: .share,
          numerator: 0, denominator: 0, n: 0, outcome: .notApplicable)),
      all(
        .init(
          metric: "change-fail-rate", period: week, value: nil, unit: .share, n: 0,
          outcome: .unavailable(needs: "deployment records"))),
    ]
  }()
}
