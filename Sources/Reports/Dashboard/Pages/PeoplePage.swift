import Aggregation
import Facts

/// The contributors beside each other, only where the settings let them appear: to see who has which tools and who may
/// need help with them, never to rank people.
enum PeoplePage {
  static func make(_ context: ReportContext) throws -> ReportDocument? {
    guard context.data.privacy.people != .hidden else { return nil }
    var builder = DocumentBuilder(context, keepsResults: false)
    let blocks: [ReportDocument.Block]
    do {
      blocks = try self.blocks(&builder)
    } catch let error as BylineError {
      // Pseudonyms of too few people would not hide them: the page says so, and the site is made all the same.
      blocks = [.note(([error.message] + (error.hint.map { [$0] } ?? [])).joined(separator: "; ") + ".")]
    }
    return builder.document(
      "people", title: "People", summary: "",
      sections: [ReportDocument.Section(id: "contributors", title: "Contributors", blocks: blocks)])
  }

  private static func blocks(_ builder: inout DocumentBuilder) throws -> [ReportDocument.Block] {
    let shares = try builder.ask("ai-commit-share", by: [.contributor])
    let coverage = try builder.ask("label-coverage", by: [.contributor])
    let names = shares.filter { $0.measure.isEmpty && ($0.denominator ?? 0) > 0 }
    let rows = names.map { share -> [String] in
      let marked = coverage.first { $0.measure.isEmpty && $0.group == share.group }
      return [
        share.group[0], NumberStyle.text(of: share), WeeklyFigures.detail(share),
        marked.map { NumberStyle.text(of: $0) } ?? NumberStyle.missing,
      ]
    }
    let table = ReportDocument.Table(
      caption: "AI share of commits by contributor",
      columns: [
        .init("Contributor"), .init("Commits with AI", isNumeric: true), .init("How sure"),
        .init("Marked or recorded", isNumeric: true),
      ], rows: rows, metric: "ai-commit-share")
    return [
      .table(table),
      .note(
        "Commits are no measure of a person's work, and an unmarked commit may have been made with AI. Show this page only "
          + "where everyone concerned has agreed."),
    ]
  }
}
