import Aggregation
import Facts

/// How much of what is below is recorded at all: it stands first, because every share depends on it.
enum WeeklyCoverage {
  static func section(_ builder: inout DocumentBuilder) throws -> ReportDocument.Section {
    let label = try builder.ask("label-coverage")
    let share = try builder.ask("ai-line-share").first("")
    var blocks: [ReportDocument.Block] = []
    if let commits = label.first(""), commits.outcome == .value {
      var text =
        "\(NumberStyle.share(commits.value)) of the commits (\(WeeklyFigures.detail(commits))) carry a mark or a record of who wrote them."
      if let coverage = share?.coverage {
        text +=
          " \(NumberStyle.share(coverage)) of the added lines are in commits with a line-level record; for the rest only marks can speak."
      }
      text +=
        builder.context.unmarkedIsHuman
        ? " This team marks all AI work, and counts what is unmarked as human."
        : " Where nothing is recorded, nothing is claimed: unmarked is not human."
      blocks.append(.paragraph(text))
    }
    let channels = try builder.ask("mark-channels")
    if let union = channels.first(""), (union.value ?? 0) > 0 {
      let rows = channels.filter { $0.measure.hasPrefix("channel.") }.map { result in
        [
          WeeklyCoverage.channelName(String(result.measure.dropFirst(8))), NumberStyle.count(Int(result.value ?? 0)),
          NumberStyle.share(Int(result.value ?? 0), of: Int(union.value ?? 0)),
        ]
      }
      let alone = Int(channels.first("alone")?.value ?? 0)
      blocks.append(
        .table(
          ReportDocument.Table(
            caption:
              "Where the marks stand (\(NumberStyle.quantity(Int(union.value ?? 0), .commits)) with at least one, \(NumberStyle.count(alone)) with one only)",
            columns: [.init("Channel"), .init("Commits", isNumeric: true), .init("Of the marked", isNumeric: true)],
            rows: rows, metric: "mark-channels")))
    }
    let aggregates = try builder.context.data.aggregateMarks(builder.context.period)
    if aggregates > 0 {
      blocks.append(
        .note(
          "Among the marked, \(NumberStyle.quantity(aggregates, .commits)) squashed from several: the marks are those of all of them, and who wrote which part is not known."
        ))
    }
    return ReportDocument.Section(id: "coverage", title: "Coverage", blocks: blocks)
  }

  static func channelName(_ channel: String) -> String {
    switch channel {
    case "author": "agent as author"
    case "committer": "agent as committer"
    case "co-author": "co-author trailer"
    case "footer": "generated-with footer"
    case "trailer": "other trailer"
    case "session-link": "session link"
    case "line-record": "line record"
    case "commit-record": "checkpoint record"
    default: channel
    }
  }
}

/// Who wrote the lines and made the commits, by origin.
enum WeeklyAuthorship {
  static func section(_ builder: inout DocumentBuilder) throws -> ReportDocument.Section {
    let context = builder.context
    let mix = try builder.ask("origin-mix")
    let lines = try builder.ask("ai-line-share")
    var blocks: [ReportDocument.Block] = []
    if let share = lines.first(""), share.outcome == .value {
      blocks.append(
        .paragraph(
          "AI wrote \(WeeklyFigures.lineShare(share)) of the added lines: the lower end is what line records and agents' own commits attest, the upper end adds commits that carry a mark without saying which lines."
        ))
    }
    blocks.append(.table(table(mix)))
    if let excluded = mix.first("lines.excluded")?.value, let automation = mix.first("lines.automation")?.value,
      excluded + automation > 0
    {
      blocks.append(
        .note(
          "Beside these: \(NumberStyle.quantity(Int(automation), .lines)) by rule-based bots and \(NumberStyle.quantity(Int(excluded), .lines)) in generated, vendored, lock, minified and snapshot files, left out of every share."
        ))
    }
    if context.isWeek, let chart = try chart(&builder) { blocks.append(.chart(chart)) }
    return ReportDocument.Section(id: "authorship", title: "Who wrote it", blocks: blocks)
  }

  private static let rows: [(label: String, lines: String, commits: String)] = [
    ("AI: attested, or an agent's own commit", "lines.ai", "commits.agentic"),
    ("assisted: marked, lines unknown", "lines.assisted", "commits.assisted"),
    ("human: attested", "lines.human", "commits.human"),
    ("unmarked: nothing recorded", "lines.unmarked", "commits.unmarked"),
  ]

  private static func table(_ mix: [MetricResult]) -> ReportDocument.Table {
    func cells(_ measure: String) -> [String] {
      guard let result = mix.first(measure) else { return [NumberStyle.missing, NumberStyle.missing] }
      return [result.numerator.map(NumberStyle.count) ?? NumberStyle.missing, NumberStyle.text(of: result)]
    }
    return ReportDocument.Table(
      caption: "Added lines and commits by origin",
      columns: [
        .init("Origin"), .init("Lines", isNumeric: true), .init("Share", isNumeric: true),
        .init("Commits", isNumeric: true), .init("Share", isNumeric: true),
      ], rows: rows.map { [$0.label] + cells($0.lines) + cells($0.commits) }, metric: "origin-mix")
  }

  /// The origin of added lines in the last weeks; a week without lines is a gap, not zero.
  private static func chart(_ builder: inout DocumentBuilder) throws -> ReportDocument.Chart? {
    let last = Calendar.week(ofDay: builder.context.period.firstDay)
    guard let first = try builder.context.data.firstActiveDay().map({ Calendar.week(ofDay: $0) }), first < last else {
      return nil
    }
    let weeks = max(first, last - WeeklyDocument.chartWeeks + 1)...last
    let period = Period(
      firstDay: Calendar.firstDay(ofWeek: weeks.lowerBound), endDay: Calendar.firstDay(ofWeek: weeks.upperBound + 1))
    let mix = try builder.ask("origin-mix", period, by: [.week])
    let series = [Origin.ai, .assisted, .human, .unmarked].map { origin in
      ReportDocument.Chart.Series(
        key: origin.rawValue, label: origin.rawValue == "ai" ? "AI" : origin.rawValue,
        values: weeks.map { week in
          mix.first { $0.measure == "lines.\(origin.rawValue)" && $0.group == [Calendar.weekLabel(week)] }
            .flatMap { result in result.outcome == .value ? result.numerator.map(Double.init) : nil }
        })
    }
    return ReportDocument.Chart(
      kind: .stackedShare, title: "Origin of added lines by week",
      summary: "For each of \(weeks.count) weeks, the share of added lines by AI, assisted, human and unmarked.",
      categories: weeks.map(Calendar.weekLabel), series: series, unit: .lines, metric: "origin-mix")
  }
}

/// Which agents and models wrote.
enum WeeklyAgents {
  static func section(_ builder: inout DocumentBuilder) throws -> ReportDocument.Section {
    let mix = try builder.ask("agent-mix", by: [.agent, .model])
    let groups = Dictionary(grouping: mix, by: \.group)
    let order = groups.keys.sorted { a, b in
      let (first, second) = (weight(groups[a] ?? []), weight(groups[b] ?? []))
      return first == second ? a.lexicographicallyPrecedes(b) : first > second
    }
    guard !order.isEmpty else {
      return ReportDocument.Section(
        id: "agents", title: "Agents and models", blocks: [.paragraph("No commit or line carries an agent's mark.")])
    }
    let rows = order.prefix(15).map { group in
      let results = groups[group] ?? []
      return [name(group[0]), model(group[1])]
        + ["lines", "commits"].flatMap { measure in
          results.first(measure).map { [$0.numerator.map(NumberStyle.count) ?? "0", NumberStyle.text(of: $0)] }
            ?? [NumberStyle.missing, NumberStyle.missing]
        }
    }
    var blocks: [ReportDocument.Block] = [
      .table(
        ReportDocument.Table(
          caption: "AI lines and commits by agent and model",
          columns: [
            .init("Agent"), .init("Model"), .init("Lines", isNumeric: true), .init("Share", isNumeric: true),
            .init("Commits", isNumeric: true), .init("Share", isNumeric: true),
          ], rows: Array(rows), metric: "agent-mix"))
    ]
    if order.count > 15 { blocks.append(.note("\(order.count - 15) more are in the CSV and JSON forms.")) }
    blocks += try bars(&builder)
    return ReportDocument.Section(id: "agents", title: "Agents and models", blocks: blocks)
  }

  private static func weight(_ results: [MetricResult]) -> Int {
    (results.first("lines")?.numerator ?? 0) * 1000 + (results.first("commits")?.numerator ?? 0)
  }

  static func name(_ agent: String) -> String {
    switch agent {
    case "", "none", "unknown": "not named"
    case "several": "several agents"
    default: agent
    }
  }

  static func model(_ model: String) -> String {
    switch model {
    case "", "unknown": "not named"
    case "several": "several models"
    default: model
    }
  }

  private static func bars(_ builder: inout DocumentBuilder) throws -> [ReportDocument.Block] {
    let mix = try builder.ask("agent-mix", by: [.agent]).filter { $0.measure == "commits" && ($0.numerator ?? 0) > 0 }
      .sorted { ($1.numerator ?? 0, $0.group[0]) < ($0.numerator ?? 0, $1.group[0]) }.prefix(10)
    guard mix.count > 1 else { return [] }
    return [
      .chart(
        ReportDocument.Chart(
          kind: .bars, title: "Commits with AI by agent",
          summary:
            "One bar an agent: \(mix.map { "\(name($0.group[0])) \($0.numerator ?? 0)" }.joined(separator: ", ")).",
          categories: mix.map { name($0.group[0]) },
          series: [.init(key: "commits", label: "commits", values: mix.map { $0.numerator.map(Double.init) })],
          unit: .commits, metric: "agent-mix"))
    ]
  }
}
