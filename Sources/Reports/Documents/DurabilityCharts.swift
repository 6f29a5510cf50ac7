import Aggregation
import Facts

/// The two pictures of durability: what is there over time, and how long what was written lasts.
enum DurabilityCharts {
  /// How far back both look.
  private static let weeksBack = 52

  /// The lines that are there at the ends of weeks, by origin; nil where there is only one week.
  static func burndown(_ builder: inout DocumentBuilder) throws -> ReportDocument.Chart? {
    let context = builder.context
    let last =
      context.isWeek ? Calendar.week(ofDay: context.period.firstDay) : Calendar.week(ofDay: context.period.endDay) - 1
    let first = try context.data.firstActiveDay().map { Calendar.week(ofDay: $0) } ?? last
    let span = min(weeksBack, last - first)
    guard span > 0 else { return nil }
    let step = span > 40 ? 4 : span > 20 ? 2 : 1
    let weeks = Array(stride(from: last - span / step * step, through: last, by: step))
    let answers = try weeks.map { try builder.ask("surviving-ai-share", Period(week: $0)) }
    let rhythm = step == 1 ? "every week" : step == 2 ? "every second week" : "every fourth week"
    return burndown(weeks, rhythm) { place, key in lines(answers[place], of: key) }
  }

  /// The same at the end of every week of some, read at once.
  static func burndown(_ weeks: Range<Int>, _ builder: inout DocumentBuilder) throws -> ReportDocument.Chart? {
    guard weeks.count > 1 else { return nil }
    let stock = try builder.context.data.lineStock(weeks: weeks)
    let lines = stock.reduce(into: [String: [Int: Int]]()) {
      $0[$1.origin?.rawValue ?? "unknown", default: [:]][$1.week] = $1.lines
    }
    return burndown(Array(weeks), "every week") { place, key in
      lines.isEmpty ? nil : lines[key]?[weeks.lowerBound + place] ?? 0
    }
  }

  private static func burndown(
    _ weeks: [Int], _ rhythm: String, lines: (_ place: Int, _ origin: String) -> Int?
  ) -> ReportDocument.Chart? {
    let keys = Origin.allCases.map(\.rawValue) + ["unknown"]
    let series = keys.map { key in
      ReportDocument.Chart.Series(
        key: key, label: WeeklyDurability.name(key), values: weeks.indices.map { lines($0, key).map(Double.init) })
    }.filter { series in series.key == "ai" || series.values.contains { ($0 ?? 0) > 0 } }
    guard series.contains(where: { series in series.values.contains { ($0 ?? 0) > 0 } }) else { return nil }
    let now = series.map { "\($0.label) \(NumberStyle.count(Int(($0.values.last ?? nil) ?? 0)))" }
    return ReportDocument.Chart(
      kind: .stackedArea, title: "Surviving lines by origin",
      summary:
        "At the end of \(rhythm), in source, test and documentation files. At the end of "
        + "\(weeks.last.map(Calendar.weekLabel) ?? ""): \(now.joined(separator: ", ")).",
      categories: weeks.map(Calendar.weekLabel), series: series, unit: .lines, metric: "surviving-ai-share")
  }

  private static func lines(_ answer: [MetricResult], of origin: String) -> Int? {
    switch origin {
    case "ai": answer.first("")?.numerator
    case "automation": answer.first("automation")?.value.map { Int($0) }
    default: answer.first(origin)?.numerator
    }
  }

  /// The survival curves of the lines that landed in the last 52 weeks, by origin, and what cannot be drawn.
  static func survival(_ builder: inout DocumentBuilder) throws -> [ReportDocument.Block] {
    let results = try builder.ask("line-survival", cohort(builder.context), by: [.origin])
    let groups = [Origin.ai, .assisted, .human, .unmarked].map { origin in
      Group(
        key: origin.rawValue, name: WeeklyDurability.name(origin.rawValue),
        results: results.filter { $0.group == [origin.rawValue] })
    }
    return survival(groups, title: "How long lines last")
  }

  /// The same of the AI lines of the agents with the most of them.
  static func survivalByAgent(_ builder: inout DocumentBuilder, limit: Int) throws -> [ReportDocument.Block] {
    let results = try builder.ask("line-survival", cohort(builder.context), by: [.agent])
    let groups = Dictionary(grouping: results, by: { $0.group[0] }).filter { $0.key != "unknown" && $0.key != "none" }
      .map { Group(key: $0.key, name: WeeklyAgents.name($0.key), results: $0.value) }
      .sorted { ($1.lines, $0.key) < ($0.lines, $1.key) }
    return survival(Array(groups.prefix(limit)), title: "How long the agents' lines last")
  }

  private static func cohort(_ context: ReportContext) -> Period {
    Period(firstDay: context.period.endDay - 7 * weeksBack, endDay: context.period.endDay)
  }

  /// Lines that are followed together.
  private struct Group {
    var key: String
    var name: String
    var results: [MetricResult]

    var lines: Int { Int(results.first("lines")?.value ?? 0) }
  }

  private static func survival(_ all: [Group], title: String) -> [ReportDocument.Block] {
    let groups = all.filter { $0.lines > 0 }
    let drawn = groups.filter { curve($0.results).count > 1 }
    let short = groups.filter { curve($0.results).count <= 1 }.map(\.name)
    let note: [ReportDocument.Block] =
      short.isEmpty
      ? [] : [.note("Too few lines, or followed too short, for a curve: \(short.joined(separator: ", ")).")]
    guard !drawn.isEmpty else { return note }
    let days = Set(drawn.flatMap { curve($0.results).keys }).sorted()
    let series = drawn.map { group in
      let points = curve(group.results)
      return ReportDocument.Chart.Series(
        key: group.key, label: "\(group.name) (\(NumberStyle.sampleSize(group.lines)))",
        values: days.map { points[$0]?.value }, low: days.map { points[$0]?.low }, high: days.map { points[$0]?.high })
    }
    let atRisk = days.map { day in drawn.reduce(0) { $0 + (curve($1.results)[day]?.n ?? 0) } }
    let chart = ReportDocument.Chart(
      kind: .survival, title: title,
      summary: summary(drawn), categories: days.map { String($0) }, series: series, unit: .share,
      metric: "line-survival", observations: atRisk)
    return [.chart(chart)] + note
  }

  private static func curve(_ results: [MetricResult]) -> [Int: MetricResult] {
    results.reduce(into: [:]) { points, result in
      guard result.outcome == .value, result.measure.hasPrefix("curve."), let day = Int(result.measure.dropFirst(6))
      else { return }
      points[day] = result
    }
  }

  private static func summary(_ groups: [Group]) -> String {
    let measure = groups.contains { $0.results.first("s90")?.value != nil } ? "s90" : "s30"
    let parts = groups.compactMap { group -> String? in
      guard let value = group.results.first(measure)?.value else { return nil }
      return "\(group.name) \(NumberStyle.share(value))"
    }
    let halves = groups.compactMap { group -> String? in
      guard let half = group.results.first("halfLife")?.value else { return nil }
      return "half of the \(group.name) lines are gone after \(NumberStyle.duration(days: half))"
    }
    var text = "Lines that landed in the last 52 weeks."
    if !parts.isEmpty { text += " Still there after \(measure.dropFirst()) days: \(parts.joined(separator: ", "))." }
    if !halves.isEmpty { text += " By these curves \(halves.joined(separator: ", "))." }
    return text
      + " The bands count every line for itself; lines of one change often go together, so the truth is less sure."
  }
}
