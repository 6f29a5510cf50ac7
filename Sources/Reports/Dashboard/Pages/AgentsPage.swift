import Aggregation
import Facts

/// What each agent and model did, and what became of it.
enum AgentsPage {
  /// How many agents have a picture of their own.
  private static let panelLimit = 12

  static func make(_ context: ReportContext) throws -> ReportDocument? {
    var builder = DocumentBuilder(context, keepsResults: false)
    let weeks = try WeekCharts(context)
    var agents = try WeeklyAgents.section(&builder, limit: .max)
    if let panels = try panels(&builder, weeks) { agents.blocks.append(.multiples(panels)) }
    let sections = [
      agents,
      ReportDocument.Section(id: "funnel", title: "How far agents' requests come", blocks: try funnel(&builder)),
      try HeadlineModels.section(&builder),
      ReportDocument.Section(
        id: "survival", title: "How long their lines last",
        blocks: try DurabilityCharts.survivalByAgent(&builder, limit: 6)),
    ]
    return builder.document("agents", title: "Agents and models", summary: "", sections: sections)
  }

  /// The commits of each agent week by week.
  private static func panels(_ builder: inout DocumentBuilder, _ weeks: WeekCharts) throws -> ReportDocument.Multiples?
  {
    let mix = try builder.ask("agent-mix", by: [.agent]).filter { $0.measure == "commits" && ($0.numerator ?? 0) > 0 }
      .sorted { ($1.numerator ?? 0, $0.group[0]) < ($0.numerator ?? 0, $1.group[0]) }.prefix(panelLimit)
    guard mix.count > 1, weeks.weeks.count > 1 else { return nil }
    let answers = try weeks.ask("agent-mix", by: [.agent], &builder)
    let charts = mix.compactMap { agent -> ReportDocument.Chart? in
      let name = WeeklyAgents.name(agent.group[0])
      return weeks.chart(
        .init(
          kind: .stackedBars, title: name, summary: "Commits a week with \(name).", unit: .commits,
          value: { Double($0.numerator ?? 0) }, isZeroWhereAbsent: true),
        answers, [.init("commits", "commits", "commits", group: agent.group)])
    }
    guard !charts.isEmpty else { return nil }
    return ReportDocument.Multiples(
      title: "Commits with each agent by week",
      summary: "A picture an agent, all on one scale.", panels: charts.map { .init($0) }, metric: "agent-mix")
  }

  /// How many of the requests that agents opened pass each stage, together and by agent.
  private static func funnel(_ builder: inout DocumentBuilder) throws -> [ReportDocument.Block] {
    let stages = [
      ("opened", "Opened", ""), ("checksGreen", "Checks green", "checksGreenShare"),
      ("approved", "Approved by a person", "approvedShare"), ("merged", "Merged", "mergedShare"),
      ("kept", "Kept 14 days", "keptShare"),
    ]
    let all = try builder.ask("agent-funnel")
    guard let opened = all.first("opened"), (opened.value ?? 0) > 0 else {
      return [
        .paragraph(
          all.first("opened")?.outcome == .value
            ? "No change request that an agent opened is recorded in this window."
            : "What becomes of agents' change requests is not known without review records.")
      ]
    }
    let immature = Int(all.first("immature")?.value ?? 0)
    let unjudged = immature > 0 ? ": \(NumberStyle.count(immature)) were merged later and are not judged yet" : ""
    let chart = ReportDocument.Chart(
      kind: .bars, title: "Agents' change requests by stage",
      summary:
        "How many of the requests that agents opened in the window came how far. Checks and approvals are of those on "
        + "record; kept is of those merged at least 14 days before the data end\(unjudged).",
      categories: stages.map(\.1),
      series: [.init(key: "requests", label: "requests", values: stages.map { all.first($0.0)?.value })],
      unit: .changes, metric: "agent-funnel")
    let groups = Dictionary(grouping: try builder.ask("agent-funnel", by: [.agent]), by: { $0.group[0] })
    let names = groups.keys.filter { (groups[$0]?.first("opened")?.value ?? 0) > 0 }
      .sorted { (groups[$1]?.first("opened")?.value ?? 0, $0) < (groups[$0]?.first("opened")?.value ?? 0, $1) }
    let rows = [("all agents", all)] + names.map { (WeeklyAgents.name($0), groups[$0] ?? []) }
    return [
      .chart(chart),
      .table(
        ReportDocument.Table(
          caption: "Outcomes by agent",
          columns: [.init("Agent"), .init("Opened", isNumeric: true)]
            + stages.dropFirst().map { .init($0.1, isNumeric: true) },
          rows: rows.map { name, results in
            [name, NumberStyle.count(Int(results.first("opened")?.value ?? 0))]
              + stages.dropFirst().map { share(results.first($0.2)) }
          }, metric: "agent-funnel")),
      .note("Agents get different tasks; a difference between them is not their doing alone."),
    ]
  }

  private static func share(_ result: MetricResult?) -> String {
    guard let result else { return NumberStyle.missing }
    guard result.outcome == .value, let part = result.numerator, let whole = result.denominator else {
      return NumberStyle.text(of: result)
    }
    return "\(NumberStyle.text(of: result)) (\(NumberStyle.count(part)) of \(NumberStyle.count(whole)))"
  }
}
