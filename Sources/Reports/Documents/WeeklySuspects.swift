import Aggregation
import Facts

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
