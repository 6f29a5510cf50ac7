import Aggregation
import Facts

/// The features that shipped, with who made them.
enum WeeklyFeatures {
  /// The section, with the first of the features, at most so many.
  static func section(
    _ builder: inout DocumentBuilder, limit: Int = WeeklyDocument.listLimit
  ) throws -> ReportDocument.Section {
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
      if isSeveral { columns.insert(.init("Repository", subject: .repository), at: 0) }
      blocks.append(
        .table(
          ReportDocument.Table(
            caption: "Features shipped", columns: columns,
            rows: items.prefix(limit).map { (isSeveral ? [$0.repository] : []) + row($0) },
            metric: "features-shipped")))
    }
    if items.count > limit {
      blocks.append(.note("\(items.count - limit) more are not listed."))
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
