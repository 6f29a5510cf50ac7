import Aggregation
import Facts

/// Every metric: its question, how it is counted, over what, how it can mislead, and the SELECT behind it.
enum DefinitionsPage {
  static func make(_ context: ReportContext) throws -> ReportDocument? {
    ReportDocument(
      id: "definitions", title: "Definitions", subtitle: "",
      summary:
        "Every number on these pages is one of these. “byline query ID” asks for one, “byline metrics describe ID” "
        + "prints its definition.",
      sections: MetricCatalogue.all.map(section), provenance: context.provenance)
  }

  private static func section(_ metric: any Metric) -> ReportDocument.Section {
    let facts = ReportDocument.Table(
      columns: [.init("Property"), .init("Value")],
      rows: [
        ["Id", metric.id], ["Unit", metric.unit.rawValue], ["Denominator", metric.denominator],
        ["Inputs", metric.inputs.joined(separator: ", ")],
        ["Can be split by", metric.dimensionNames.isEmpty ? "nothing" : metric.dimensionNames.joined(separator: ", ")],
      ])
    let measures = ReportDocument.Table(
      columns: [.init("Number"), .init("Unit"), .init("Meaning")],
      rows: metric.measures.map { [$0.id.isEmpty ? "(headline)" : $0.id, $0.unit.rawValue, $0.meaning] })
    return ReportDocument.Section(
      id: HTMLLinks.anchor(ofMetric: metric.id), title: metric.title,
      blocks: [
        .paragraph(metric.question), .paragraph(metric.definition), .table(facts), .table(measures),
        .list(metric.pitfalls), .code(metric.sql),
      ])
  }
}
