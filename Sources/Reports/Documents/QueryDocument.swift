import Aggregation
import Facts

/// One metric's answer: a table with a row a number.
package enum QueryDocument {
  /// Makes the document.
  package static func make(
    _ context: ReportContext, metric: any Metric, by dimensions: [Dimension]
  ) throws -> ReportDocument {
    var builder = DocumentBuilder(context)
    let results = try builder.ask(metric.id, by: dimensions)
    var columns = dimensions.map { ReportDocument.Table.Column($0.rawValue) }
    let hasMeasures = results.contains { !$0.measure.isEmpty }
    if hasMeasures { columns.append(.init("measure")) }
    columns += [.init("value", isNumeric: true), .init("detail")]
    let rows = results.map { result in
      result.group + (hasMeasures ? [result.measure.isEmpty ? metric.id : result.measure] : [])
        + [NumberStyle.text(of: result), WeeklyFigures.detail(result)]
    }
    let table = ReportDocument.Table(caption: "", columns: columns, rows: rows, metric: metric.id)
    let blocks: [ReportDocument.Block] =
      rows.isEmpty ? [.paragraph("Nothing is recorded for this question in the window.")] : [.table(table)]
    return builder.document(
      "query", title: metric.title,
      summary: (context.windowNote.isEmpty ? "" : context.windowNote + " ") + metric.question,
      sections: [ReportDocument.Section(id: "answer", title: "Answer", blocks: blocks)])
  }
}
