import Aggregation
import Facts

/// The figures that a lead reads first, each with the week before and what the last weeks say about it.
struct WeeklyFigures {
  /// A key figure before it is printed.
  private struct Wanted: Sendable {
    var label: String
    var metric: String
    var measure = ""
    /// How many weeks earlier the window lies: what happens to a change afterwards takes time to be seen.
    var weeksBefore = 0
    /// Whether it needs review records; without any the figure is left out.
    var isOfReviews = false
    /// Prints the value; by default in the result's unit.
    var print: @Sendable (MetricResult) -> String = { NumberStyle.text(of: $0) }
  }

  private static let wanted = [
    Wanted(label: "Changes landed", metric: "throughput"),
    Wanted(label: "AI share of added lines", metric: "ai-line-share", print: { WeeklyFigures.lineShare($0) }),
    Wanted(label: "AI share of commits", metric: "ai-commit-share"),
    Wanted(label: "Contributors who used AI", metric: "ai-active-contributors"),
    Wanted(label: "Features shipped", metric: "features-shipped"),
    Wanted(label: "Median change size", metric: "batch-size", measure: "p50"),
    Wanted(label: "Median lead time to release", metric: "release-lead-time", measure: "p50"),
    Wanted(label: "Merged as another person approved it", metric: "human-verified-share", isOfReviews: true),
    Wanted(
      label: "Median time from ready to merge", metric: "stage-lead-times", measure: "cycleP50", isOfReviews: true),
    Wanted(label: "Reverted within 30 days, of five weeks before", metric: "revert-rate", weeksBefore: 5),
    Wanted(label: "Lines gone within 14 days, of two weeks before", metric: "churn-14", weeksBefore: 2),
  ]

  private(set) var keyFigures: [ReportDocument.KeyFigure] = []
  /// The report in a sentence or two.
  private(set) var sentence: String

  init(_ builder: inout DocumentBuilder) throws {
    let context = builder.context
    let hasReviews = try context.data.reviewRecords().withReviews > 0
    var now: [String: MetricResult] = [:]
    for wanted in WeeklyFigures.wanted where hasReviews || !wanted.isOfReviews {
      guard context.isWeek || wanted.weeksBefore == 0 else { continue }
      let period = context.period.earlier(weeks: wanted.weeksBefore)
      let current = try builder.ask(wanted.metric, period).first(wanted.measure)
      let before = try builder.ask(wanted.metric, context.previous.earlier(weeks: wanted.weeksBefore))
        .first(wanted.measure)
      now[wanted.metric] = current
      keyFigures.append(
        ReportDocument.KeyFigure(
          label: wanted.label, value: current.map(wanted.print) ?? NumberStyle.missing,
          detail: current.map(WeeklyFigures.detail) ?? "", previous: before.map(wanted.print) ?? "",
          signal: try WeeklyFigures.signal(wanted, &builder), metric: wanted.metric))
    }
    let lines = try builder.ask("ai-line-share")
    sentence = WeeklyFigures.sentence(context, now, lines)
  }

  /// The metrics whose low and high bound what is known, and are no sampling interval.
  private static let knownRanges = ["ai-line-share", "surviving-ai-share"]

  /// A share of lines is a range: at least what is attested, at most what carries a mark.
  static func lineShare(_ result: MetricResult) -> String {
    guard result.outcome == .value else { return NumberStyle.text(of: result) }
    return NumberStyle.shareRange(result.low ?? result.value, result.high ?? result.value)
  }

  /// What stands beside a value: how much it rests on, how sure it is, how much of it is recorded.
  static func detail(_ result: MetricResult) -> String {
    var parts: [String] = []
    if result.outcome == .value || result.n > 0 {
      switch (result.numerator, result.denominator) {
      case (let part?, let whole?): parts.append("\(NumberStyle.count(part)) of \(NumberStyle.count(whole))")
      default:
        if result.value.map({ Double(result.n) != $0 }) ?? true { parts.append(NumberStyle.sampleSize(result.n)) }
      }
    }
    if !knownRanges.contains(result.metric), let low = result.low, let high = result.high {
      parts.append(NumberStyle.interval(low, high, result.unit))
    }
    if let coverage = result.coverage { parts.append("coverage \(NumberStyle.share(coverage))") }
    return parts.joined(separator: " · ")
  }

  private static func signal(_ wanted: Wanted, _ builder: inout DocumentBuilder) throws -> String {
    let context = builder.context
    guard context.isWeek else { return "" }
    let week = Calendar.week(ofDay: context.period.firstDay) - wanted.weeksBefore
    // Weeks before the first change are not weeks without changes.
    let first = try context.data.firstActiveDay().map { Calendar.week(ofDay: $0) } ?? week
    guard first <= week else { return XmRChart.Signal.tooFewWeeks.rawValue }
    let series = try builder.series(wanted.metric, wanted.measure, weeks: max(first, week - 8)..<(week + 1))
    return XmRChart.signal(series).rawValue
  }

  /// Who wrote a share of lines, without claiming more than is recorded: `AI wrote between 51.6 and 78.7 % of`.
  static func written(_ share: MetricResult) -> String {
    guard (share.high ?? share.value ?? 0) > 0 else { return "nothing says that AI wrote any of the" }
    let range = lineShare(share)
    return "AI wrote \(range.contains("–") ? "between \(range.replacing("–", with: " and "))" : range) of"
  }

  private static func sentence(
    _ context: ReportContext, _ now: [String: MetricResult], _ lines: [MetricResult]
  ) -> String {
    let landed = Int(now["throughput"]?.value ?? 0)
    let when =
      context.isWeek ? "In \(Calendar.weekLabel(Calendar.week(ofDay: context.period.firstDay)))" : "In the window"
    var text = context.windowNote.isEmpty ? "" : context.windowNote + " "
    guard landed > 0 else {
      return text + "\(when), nothing landed in \(context.scopeLabel)."
    }
    text += "\(when), \(NumberStyle.quantity(landed, .changes)) landed in \(context.scopeLabel)"
    if let share = now["ai-line-share"], share.outcome == .value, let all = share.denominator {
      text += ": \(written(share)) \(NumberStyle.quantity(all, .lines).replacing(" line", with: " added line"))"
      if let unmarked = lines.first("unmarked"), let open = unmarked.value, open > 0 {
        text +=
          context.unmarkedIsHuman ? "" : ", \(NumberStyle.share(open)) are unmarked (which is not the same as human)"
      }
    }
    text += "."
    if let features = now["features-shipped"]?.value {
      text += features == 0 ? " No feature shipped." : " \(NumberStyle.quantity(Int(features), .features)) shipped."
    }
    return text
  }
}

extension Period {
  /// The window of the same length, some weeks before.
  func earlier(weeks: Int) -> Period {
    Period(firstDay: firstDay - 7 * weeks, endDay: endDay - 7 * weeks)
  }
}
