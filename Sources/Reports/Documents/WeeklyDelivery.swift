import Aggregation
import Facts

/// The features that shipped, with who made them.
enum WeeklyFeatures {
  static func section(_ builder: inout DocumentBuilder) throws -> ReportDocument.Section {
    let shipped = try builder.ask("features-shipped")
    let origins = try builder.ask("features-by-origin")
    let items = try builder.context.data.features(builder.context.period)
    var blocks: [ReportDocument.Block] = []
    let count = Int(shipped.first("")?.value ?? 0)
    var text = count == 0 ? "No feature shipped." : "\(NumberStyle.quantity(count, .features)) shipped."
    if let share = origins.first(""), share.outcome == .value {
      text += " Made by an agent or with its help: \(NumberStyle.text(of: share)) (\(WeeklyFigures.detail(share)))."
    }
    if let coverage = shipped.first("")?.coverage {
      text +=
        " \(NumberStyle.share(coverage)) of the changes that landed could be classified; features among the rest are missed."
    }
    if let landed = shipped.first("landedOnly")?.value, landed > 0 {
      text += " The repository has no releases, so features are dated by when they landed."
    }
    if let reverted = shipped.first("reverted")?.value, reverted > 0 {
      text += " Not counted: \(NumberStyle.count(Int(reverted))) that were reverted before they shipped."
    }
    blocks.append(.paragraph(text))
    if !items.isEmpty {
      let isSeveral = builder.context.data.repositories.count > 1
      var columns: [ReportDocument.Table.Column] = [
        .init("Feature"), .init("Origin"), .init("Agent and model"), .init("Change"), .init("Release"),
        .init("Known by"),
      ]
      if isSeveral { columns.insert(.init("Repository"), at: 0) }
      blocks.append(
        .table(
          ReportDocument.Table(
            caption: "Features shipped", columns: columns,
            rows: items.prefix(WeeklyDocument.listLimit).map { (isSeveral ? [$0.repository] : []) + row($0) },
            metric: "features-shipped")))
    }
    if items.count > WeeklyDocument.listLimit {
      blocks.append(.note("\(items.count - WeeklyDocument.listLimit) more are not listed."))
    }
    return ReportDocument.Section(id: "features", title: "Features shipped", blocks: blocks)
  }

  private static func row(_ item: FeatureItem) -> [String] {
    let writer = [item.agent.isEmpty ? "" : WeeklyAgents.name(item.agent), item.model].filter { !$0.isEmpty }
    let rung =
      switch item.rung {
      case "changelog": "changelog"
      case "commit": "a commit inside"
      default: "its title"
      }
    return [
      item.title, item.origin.isEmpty ? "unknown change" : item.origin, writer.joined(separator: ", "), item.request,
      item.release.isEmpty ? "landed" : item.release, rung,
    ]
  }
}

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
          "Shares are of the changes whose title says what they are; \(NumberStyle.count(count)) of \(NumberStyle.quantity(open.denominator ?? 0, .changes)) say nothing."
        ))
    }
    blocks.append(.table(try sizes(&builder)))
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

/// The releases of the window, with who made their changes.
enum WeeklyReleases {
  static func section(_ builder: inout DocumentBuilder) throws -> ReportDocument.Section {
    let lead = try builder.ask("release-lead-time")
    let items = try builder.context.data.releases(builder.context.period)
    var blocks: [ReportDocument.Block] = []
    if items.isEmpty {
      blocks.append(.paragraph("No release in this window."))
    } else {
      let isSeveral = builder.context.data.repositories.count > 1
      var columns: [ReportDocument.Table.Column] = [
        .init("Release"), .init("Date"), .init("Changes", isNumeric: true), .init("With AI", isNumeric: true),
        .init("Unmarked", isNumeric: true), .init("Automation", isNumeric: true),
      ]
      if isSeveral { columns.insert(.init("Repository"), at: 0) }
      blocks.append(
        .table(
          ReportDocument.Table(
            caption: "Releases", columns: columns,
            rows: items.map { item in
              let ai = (item.changes[.agentic] ?? 0) + (item.changes[.assisted] ?? 0)
              return (isSeveral ? [item.repository] : []) + [
                item.name + (item.isPrerelease ? " (prerelease)" : ""), Calendar.dayLabel(item.day),
                NumberStyle.count(item.changes.values.reduce(0, +)), NumberStyle.count(ai),
                NumberStyle.count(item.changes[.unmarked] ?? 0), NumberStyle.count(item.changes[.automation] ?? 0),
              ]
            })))
      if items.contains(where: \.isPrerelease) {
        blocks.append(
          .note("A change belongs to the first full release that contains it; prereleases hold none of their own."))
      }
    }
    if let waiting = lead.first("notYetReleased")?.value, waiting > 0 {
      blocks.append(
        .paragraph(
          "Of the changes that landed, \(NumberStyle.count(Int(waiting))) are not in a release yet; they are left out of the lead time."
        ))
    }
    return ReportDocument.Section(id: "releases", title: "Releases", blocks: blocks)
  }
}

/// Commits that only weak evidence connects with an agent: listed, never counted.
enum WeeklySuspects {
  static func section(_ builder: inout DocumentBuilder) throws -> ReportDocument.Section {
    let context = builder.context
    let items = try context.data.suspects(context.period, limit: WeeklyDocument.listLimit)
    let count = Int(try builder.ask("label-coverage").first("suspected")?.value ?? 0)
    guard !items.isEmpty else {
      return ReportDocument.Section(
        id: "suspected", title: "Suspected unlabelled",
        blocks: [.paragraph("No commit has only weak signs of an agent.")])
    }
    var blocks: [ReportDocument.Block] = [
      .paragraph(
        "\(NumberStyle.quantity(max(count, items.count), .commits)) with weak signs of an agent only, such as the name of a branch. They count as unmarked; a person may have finished or made the work."
      ),
      .table(
        ReportDocument.Table(
          caption: "Weak signs", columns: [.init("Commit"), .init("Subject"), .init("Sign")],
          rows: items.map { [String($0.commit.prefix(10)), $0.subject, $0.mark.isEmpty ? $0.rule : $0.mark] },
          metric: "label-coverage")),
    ]
    if count > items.count { blocks.append(.note("\(count - items.count) more are not listed.")) }
    return ReportDocument.Section(id: "suspected", title: "Suspected unlabelled", blocks: blocks)
  }
}
