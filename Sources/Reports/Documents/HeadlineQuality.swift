import Aggregation
import Facts

/// Whether what landed held up, AI's against the rest.
enum HeadlineQuality {
  static func section(_ builder: inout DocumentBuilder) throws -> ReportDocument.Section {
    let all = try builder.ask("revert-rate").first("")
    let byOrigin = try builder.ask("revert-rate", by: [.origin]).filter { $0.measure.isEmpty }
    func sum(_ origins: [ChangeOrigin]) -> (part: Int, whole: Int) {
      byOrigin.filter { result in origins.contains { [$0.rawValue] == result.group } }
        .reduce((0, 0)) { ($0.0 + ($1.numerator ?? 0), $0.1 + ($1.denominator ?? 0)) }
    }
    let ai = sum([.agentic, .assisted])
    let rest = sum([.unmarked, .human])
    func row(_ name: String, _ count: (part: Int, whole: Int)) -> HeadlinesDocument.Row {
      let interval = Interval.wilson(count.part, of: count.whole).map { NumberStyle.interval($0.low, $0.high, .share) }
      return .init(
        name, count.whole == 0 ? "not applicable" : NumberStyle.share(count.part, of: count.whole),
        ["\(NumberStyle.count(count.part)) of \(NumberStyle.count(count.whole))", interval ?? ""]
          .filter { !$0.isEmpty }.joined(separator: " · "))
    }
    var rows: [HeadlinesDocument.Row] = [
      .init("Changes reverted within 30 days", all), row("… made with AI", ai), row("… unmarked or human", rest),
    ]
    if let difference = Interval.newcombe(ai.part, of: ai.whole, minus: rest.part, of: rest.whole), ai.whole > 0,
      rest.whole > 0
    {
      let value = Double(ai.part) / Double(ai.whole) - Double(rest.part) / Double(rest.whole)
      rows.append(
        .init(
          "… the difference", NumberStyle.points(value),
          "95 % \(NumberStyle.points(difference.low)) to \(NumberStyle.points(difference.high))"))
    }
    rows += try churn(&builder) + survival(&builder)
    return HeadlinesDocument.section(
      "quality", "Did it hold up", rows, metric: "revert-rate",
      notes: [
        "A difference says nothing of its cause: AI is given other tasks than people are.",
        "The intervals of lines that last count every line for itself; lines of one change often go together, so the "
          + "truth is less sure. Those of lines gone take changes as wholes.",
      ])
  }

  /// The lines gone two weeks after they landed, AI's (assisted ones among them) against all others.
  private static func churn(_ builder: inout DocumentBuilder) throws -> [HeadlinesDocument.Row] {
    let all = try builder.ask("churn-14").first("")
    let excess = try builder.ask("excess-rework")
    var rows: [HeadlinesDocument.Row] = [
      .init("Newly written lines gone within 14 days", all), .init("… made with AI", excess.first("ai")),
      .init("… unmarked or human", excess.first("rest")),
    ]
    if let difference = excess.first(""), let value = difference.value {
      let interval = WeeklyDurability.pointsInterval(difference)
      rows.append(
        .init(
          "… the difference", NumberStyle.points(value),
          interval.isEmpty ? "too few changes for an interval" : "\(interval), by changes"))
    }
    return rows
  }

  /// The lines of the last 52 weeks that are there after 90 days, by origin, and after how long half of them are gone.
  private static func survival(_ builder: inout DocumentBuilder) throws -> [HeadlinesDocument.Row] {
    let end = builder.context.period.endDay
    let cohort = Period(firstDay: end - 364, endDay: end)
    let all = try builder.ask("line-survival", cohort)
    let byOrigin = try builder.ask("line-survival", cohort, by: [.origin])
    let origins = [Origin.ai, .assisted, .human, .unmarked].compactMap { origin -> HeadlinesDocument.Row? in
      let results = byOrigin.filter { $0.group == [origin.rawValue] }
      guard (results.first("lines")?.value ?? 0) > 0 else { return nil }
      return survival("… \(WeeklyDurability.name(origin.rawValue))", results)
    }
    return [survival("Lines of the last 52 weeks that last 90 days", all)] + origins
  }

  private static func survival(_ name: String, _ results: [MetricResult]) -> HeadlinesDocument.Row {
    let half = results.first("halfLife")?.value.map { "half are gone after \(NumberStyle.duration(days: $0))" }
    let detail = results.first("s90").map(WeeklyFigures.detail) ?? ""
    return .init(
      name, results.first("s90").map { NumberStyle.text(of: $0) } ?? NumberStyle.missing,
      [detail, half ?? ""].filter { !$0.isEmpty }.joined(separator: " · "))
  }
}

/// What became of the work of each model.
enum HeadlineModels {
  static func section(_ builder: inout DocumentBuilder) throws -> ReportDocument.Section {
    let mix = try builder.ask("ai-changes-landed", by: [.model]).filter { $0.measure.isEmpty && ($0.value ?? 0) > 0 }
    let reverts = try builder.ask("revert-rate", by: [.origin, .model]).filter {
      $0.measure.isEmpty && ["agentic", "assisted"].contains($0.group[0])
    }
    let sizes = try builder.ask("batch-size", by: [.model]).filter { $0.measure == "p50" }
    guard !mix.isEmpty else { return ReportDocument.Section(id: "models", title: "Outcomes by model", blocks: []) }
    let rows = mix.sorted { ($1.value ?? 0, $0.group[0]) < ($0.value ?? 0, $1.group[0]) }.prefix(12).map { result in
      let mine = reverts.filter { $0.group[1] == result.group[0] }
      let reverted = mine.reduce(0) { $0 + ($1.numerator ?? 0) }
      let mature = mine.reduce(0) { $0 + ($1.denominator ?? 0) }
      let interval = Interval.wilson(reverted, of: mature).map { NumberStyle.interval($0.low, $0.high, .share) }
      // Without a name a change made with AI cannot be told from an unmarked one by its model alone.
      let size = result.group[0] == "unknown" ? nil : sizes.first { $0.group == result.group }
      return [
        WeeklyAgents.model(result.group[0]), NumberStyle.count(Int(result.value ?? 0)),
        mature == 0 ? "not applicable" : NumberStyle.share(reverted, of: mature),
        interval.map { "\(NumberStyle.count(reverted)) of \(NumberStyle.count(mature)) · \($0)" } ?? "",
        size.map { NumberStyle.text(of: $0) } ?? NumberStyle.missing,
      ]
    }
    return ReportDocument.Section(
      id: "models", title: "Outcomes by model",
      blocks: [
        .table(
          ReportDocument.Table(
            caption: "Changes with AI that landed, by model",
            columns: [
              .init("Model"), .init("Changes", isNumeric: true), .init("Reverted in 30 days", isNumeric: true),
              .init("How sure"), .init("Median size", isNumeric: true),
            ], rows: Array(rows), metric: "ai-changes-landed")),
        .note("Models got different tasks at different times; a difference between them is not their doing alone."),
      ])
  }
}
