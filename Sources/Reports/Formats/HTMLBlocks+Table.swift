import Facts

// Rows under headed columns, as HTML.
extension HTMLBlocks {
  /// A table in a box that scrolls sideways where it must.
  func table(_ table: ReportDocument.Table, class name: String) -> String {
    let caption = table.caption.isEmpty ? "" : "<caption>\(linked(table.caption, to: table.metric))</caption>"
    guard !table.rows.isEmpty, !table.columns.isEmpty else {
      let title = table.caption.isEmpty ? "" : "<strong>\(linked(table.caption, to: table.metric))</strong> "
      return "<p class=\"empty\">\(title)Nothing to list.</p>"
    }
    var heads = table.columns.map { column in
      let subject = column.subject.map { " data-column=\"\($0.rawValue)\"" } ?? ""
      return "<th scope=\"col\"\(alignment(column))\(subject)>\(linked(column.title, to: column.metric))</th>"
    }
    if let trend = table.trend {
      heads.append("<th scope=\"col\" class=\"trend\">\(HTMLFormat.escape(trend.title))</th>")
    }
    let rows = table.squareRows.enumerated().map { number, row in self.row(number, row, of: table) }
    let label = HTMLFormat.escape(table.caption.isEmpty ? "Table" : table.caption)
    return """
      <div class="\(name)" role="group" aria-label="\(label)" tabindex="0"><table>\(caption)
      <thead><tr>\(heads.joined())</tr></thead>
      <tbody>
      \(rows.joined(separator: "\n"))
      </tbody></table></div>
      """
  }

  private func row(_ number: Int, _ row: [String], of table: ReportDocument.Table) -> String {
    var cells = zip(row, table.columns).enumerated().map { place, cell in
      let tag = place == 0 && !cell.1.isNumeric ? "th" : "td"
      let scope = tag == "th" ? " scope=\"row\"" : ""
      let metric = place == 0 && number < table.rowMetrics.count ? table.rowMetrics[number] : ""
      return "<\(tag)\(scope)\(alignment(cell.1))>\(linked(cell.0, to: metric))</\(tag)>"
    }
    if let trend = table.trend {
      let values = number < trend.rows.count ? trend.rows[number] : []
      let drawing = SparklineDrawing(values, unit: trend.unit, name: "\(trend.title): \(row.first ?? "")")
      cells.append("<td class=\"trend\">\(drawing.svg)</td>")
    }
    return "<tr>\(cells.joined())</tr>"
  }

  private func alignment(_ column: ReportDocument.Table.Column) -> String {
    column.isNumeric ? " class=\"numeric\"" : ""
  }
}
