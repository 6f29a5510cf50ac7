import Aggregation
import Facts

/// How much landed, of what sort and in what size.
enum WeeklyFlow {
  static func section(_ builder: inout DocumentBuilder) throws -> ReportDocument.Section {
    let throughput = try builder.ask("throughput")
    let flow = try builder.ask("flow-distribution")
    var blocks: [ReportDocument.Block] = []
    if let landed = throughput.first("") {
      var text = "\(NumberStyle.quantity(Int(landed.value ?? 0), .changes)) landed"
      if let bots = throughput.first("automation")?.value, bots > 0 {
        text += ", and \(NumberStyle.count(Int(bots))) by rule-based bots beside them"
      }
      if let people = throughput.first("contributors")?.value {
        text += ", from \(people == 1 ? "1 contributor" : "\(NumberStyle.count(Int(people))) contributors")"
      }
      blocks.append(.paragraph(text + "."))
    }
    let classes = flow.filter {
      ($0.numerator ?? 0) > 0 && $0.unit == .share && !$0.measure.isEmpty && $0.measure != "unclassified"
    }
    if !classes.isEmpty {
      let rows = classes.sorted { ($1.numerator ?? 0, $0.measure) < ($0.numerator ?? 0, $1.measure) }.map {
        [$0.measure, NumberStyle.count($0.numerator ?? 0), NumberStyle.text(of: $0)]
      }
      blocks.append(
        .table(
          ReportDocument.Table(
            caption: "Changes by class",
            columns: [.init("Class"), .init("Changes", isNumeric: true), .init("Share", isNumeric: true)],
            rows: rows, metric: "flow-distribution")))
    }
    if let open = flow.first("unclassified"), let count = open.numerator, count > 0 {
      blocks.append(
        .note(
          "Shares are of the changes whose title says what they are. Not classified: \(NumberStyle.count(count)) of \(NumberStyle.count(open.denominator ?? 0))."
        ))
    }
    blocks.append(.table(try sizes(&builder)))
    blocks += try WeeklyStages.blocks(&builder)
    return ReportDocument.Section(id: "flow", title: "Flow", blocks: blocks)
  }

  private static func sizes(_ builder: inout DocumentBuilder) throws -> ReportDocument.Table {
    let all = try builder.ask("batch-size")
    let byOrigin = try builder.ask("batch-size", by: [.origin])
    func row(_ name: String, _ results: [MetricResult]) -> [String] {
      [name, NumberStyle.count(results.first?.n ?? 0)]
        + ["p50", "p90", "over400"].map { results.first($0).map(NumberStyle.text(of:)) ?? NumberStyle.missing }
    }
    let groups = Dictionary(grouping: byOrigin, by: \.group)
    let order = ChangeOrigin.allCases.map { [$0.rawValue] }.filter { groups[$0] != nil }
    return ReportDocument.Table(
      caption: "Size of changes: added and deleted lines",
      columns: [
        .init("Origin"), .init("Changes", isNumeric: true), .init("Median", isNumeric: true),
        .init("90th percentile", isNumeric: true), .init("Over 400 lines", isNumeric: true),
      ], rows: [row("all", all)] + order.map { row($0[0], groups[$0] ?? []) }, metric: "batch-size")
  }
}
