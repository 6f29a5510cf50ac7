import Aggregation
import Facts

/// What was read of what there is, and what was wrong with it.
enum HealthPage {
  static func make(_ context: ReportContext) throws -> ReportDocument? {
    var builder = DocumentBuilder(context, keepsResults: false)
    let alarm = try HealthBooks(context).alarm.map { [$0] } ?? []
    let repositories = ReportDocument.Section(
      id: "repositories", title: "What was read",
      blocks: [
        .table(
          ReportDocument.Table(
            caption: "Repositories",
            columns: [.init("Repository", subject: .repository), .init("History of"), .init("Read up to")],
            rows: context.data.repositories.map {
              [$0.name, $0.refName, $0.tip.isEmpty ? "no commits" : String($0.tip.prefix(12))]
            }))
      ])
    return builder.document(
      "health", title: "Data health", summary: "",
      sections: alarm + [try HealthSection.section(&builder), try WeeklyCoverage.section(&builder), repositories])
  }
}
