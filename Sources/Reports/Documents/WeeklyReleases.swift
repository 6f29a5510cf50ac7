import Aggregation
import Facts

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
      if isSeveral { columns.insert(.init("Repository", subject: .repository), at: 0) }
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
