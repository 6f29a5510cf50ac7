import Facts

/// The blocks of a section as HTML.
struct HTMLBlocks {
  private let defined: [String]

  /// The signals that say nothing happened; any other stands out.
  private static let quietSignals = ["no signal", "too few weeks"]

  /// Prepares blocks whose numbers link to the definitions of these metrics.
  init(defined metrics: [String]) {
    defined = metrics
  }

  /// The anchor of a metric's definition.
  static func anchor(ofMetric metric: String) -> String { "define-\(Anchor.slug(metric))" }

  /// A block; a chart's ids begin with `chartId`.
  func html(_ block: ReportDocument.Block, chartId: String) -> String {
    switch block {
    case .paragraph(let text): "<p>\(HTMLFormat.escape(text))</p>"
    case .note(let text): "<p class=\"note\">\(HTMLFormat.escape(text))</p>"
    case .list(let items): items.isEmpty ? "" : "<ul>\n\(items.map(item).joined(separator: "\n"))\n</ul>"
    case .keyFigures(let figures): keyFigures(figures)
    case .table(let table): self.table(table, class: "table")
    case .chart(let chart): self.chart(chart, id: chartId)
    }
  }

  private func item(_ text: String) -> String { "<li>\(HTMLFormat.escape(text))</li>" }

  /// Text that links to the definition of its metric, where there is one.
  private func linked(_ text: String, to metric: String) -> String {
    guard defined.contains(metric) else { return HTMLFormat.escape(text) }
    return "<a class=\"defined\" href=\"#\(Self.anchor(ofMetric: metric))\">\(HTMLFormat.escape(text))</a>"
  }

  private func keyFigures(_ figures: [ReportDocument.KeyFigure]) -> String {
    guard !figures.isEmpty else { return "" }
    let tiles = figures.map { figure in
      // Words in the place of a number are not set as large as a number.
      let size = TextWidth.columns(figure.value) > 16 ? "words" : "number"
      var parts = [
        "<dt>\(linked(figure.label, to: figure.metric))</dt>",
        "<dd class=\"\(size)\">\(HTMLFormat.escape(figure.value))</dd>",
      ]
      if !figure.detail.isEmpty { parts.append("<dd class=\"detail\">\(HTMLFormat.escape(figure.detail))</dd>") }
      if !figure.previous.isEmpty {
        parts.append("<dd class=\"before\">Before: \(HTMLFormat.escape(figure.previous))</dd>")
      }
      if !figure.signal.isEmpty {
        let tone = Self.quietSignals.contains(figure.signal) ? "quiet" : "signal"
        parts.append("<dd class=\"\(tone)\">\(HTMLFormat.escape(figure.signal))</dd>")
      }
      return "<div>\(parts.joined())</div>"
    }
    return "<dl class=\"figures\">\n\(tiles.joined(separator: "\n"))\n</dl>"
  }

  private func table(_ table: ReportDocument.Table, class name: String) -> String {
    let caption = table.caption.isEmpty ? "" : "<caption>\(linked(table.caption, to: table.metric))</caption>"
    guard !table.rows.isEmpty, !table.columns.isEmpty else {
      let title = table.caption.isEmpty ? "" : "<strong>\(linked(table.caption, to: table.metric))</strong> "
      return "<p class=\"empty\">\(title)Nothing to list.</p>"
    }
    let heads = table.columns.map { column in
      "<th scope=\"col\"\(alignment(column))>\(HTMLFormat.escape(column.title))</th>"
    }
    let rows = table.squareRows.map { row -> String in
      let cells = zip(row, table.columns).enumerated().map { place, cell in
        let tag = place == 0 && !cell.1.isNumeric ? "th" : "td"
        let scope = tag == "th" ? " scope=\"row\"" : ""
        return "<\(tag)\(scope)\(alignment(cell.1))>\(HTMLFormat.escape(cell.0))</\(tag)>"
      }
      return "<tr>\(cells.joined())</tr>"
    }
    let label = HTMLFormat.escape(table.caption.isEmpty ? "Table" : table.caption)
    return """
      <div class="\(name)" role="region" aria-label="\(label)" tabindex="0"><table>\(caption)
      <thead><tr>\(heads.joined())</tr></thead>
      <tbody>
      \(rows.joined(separator: "\n"))
      </tbody></table></div>
      """
  }

  private func alignment(_ column: ReportDocument.Table.Column) -> String {
    column.isNumeric ? " class=\"numeric\"" : ""
  }

  private func chart(_ chart: ReportDocument.Chart, id: String) -> String {
    let title = "<strong>\(linked(chart.title, to: chart.metric))</strong>"
    let caption = "<figcaption>\(title) \(HTMLFormat.escape(chart.summary))</figcaption>"
    guard !chart.categories.isEmpty else {
      return "<figure>\(caption)<p class=\"empty\">No data.</p></figure>"
    }
    let gaps = chart.gapNote.isEmpty ? "" : "\n<p class=\"gaps\">\(HTMLFormat.escape(chart.gapNote))</p>"
    var data = chart.dataTable
    data.metric = ""
    return """
      <figure id="\(id)">
      \(caption)
      \(drawing(chart, id: "\(id)-wide", width: 720, class: "wide"))
      \(drawing(chart, id: "\(id)-narrow", width: 360, class: "narrow"))\(gaps)
      <details><summary>The numbers in this chart</summary>
      \(table(data, class: "table data"))
      </details>
      </figure>
      """
  }

  /// The chart for one width of the screen.
  ///
  /// The style shows one of the two, so that text is never scaled to nothing.
  private func drawing(_ chart: ReportDocument.Chart, id: String, width: Double, class name: String) -> String {
    switch chart.kind {
    case .stackedShare: StackedShareDrawing(chart, id: id, width: width).svg(class: name)
    case .bars: BarsDrawing(chart, id: id, width: width).svg(class: name)
    case .stackedArea: StackedAreaDrawing(chart, id: id, width: width).svg(class: name)
    case .survival: SurvivalDrawing(chart, id: id, width: width).svg(class: name)
    }
  }
}
