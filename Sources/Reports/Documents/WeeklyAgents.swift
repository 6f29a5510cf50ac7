import Aggregation
import Facts

/// Which agents and models wrote.
enum WeeklyAgents {
  /// The section, with a row for each of the agents and models with the most lines, at most so many.
  static func section(_ builder: inout DocumentBuilder, limit: Int = 15) throws -> ReportDocument.Section {
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
    let rows = order.prefix(limit).map { group in
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
    if order.count > limit { blocks.append(.note("\(order.count - limit) more are in the CSV and JSON forms.")) }
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
