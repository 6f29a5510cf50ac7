import Facts

/// The blocks of a section as HTML.
struct HTMLBlocks {
  let links: HTMLLinks

  /// The signals that say nothing happened; any other stands out.
  private static let quietSignals = ["no signal", "too few weeks"]

  /// Prepares blocks whose numbers lead where these links say.
  init(_ links: HTMLLinks) {
    self.links = links
  }

  /// A block; a chart's ids begin with `chartId`.
  func html(_ block: ReportDocument.Block, chartId: String) -> String {
    switch block {
    case .paragraph(let text): "<p>\(HTMLFormat.escape(text))</p>"
    case .note(let text): "<p class=\"note\">\(HTMLFormat.escape(text))</p>"
    case .list(let items): items.isEmpty ? "" : "<ul>\n\(items.map(item).joined(separator: "\n"))\n</ul>"
    case .keyFigures(let figures): keyFigures(figures)
    case .table(let table): self.table(table, class: "table")
    case .chart(let chart): figure(chart, id: chartId)
    case .multiples(let multiples): self.multiples(multiples, id: chartId)
    case .answers(let answers): self.answers(answers, id: chartId)
    case .code(let text): "<pre tabindex=\"0\"><code>\(HTMLFormat.escapeLines(text))</code></pre>"
    }
  }

  private func item(_ text: String) -> String { "<li>\(HTMLFormat.escape(text))</li>" }

  /// Text that links to the definition of its metric, where there is one.
  func linked(_ text: String, to metric: String) -> String {
    guard let place = links.definition(metric) else { return HTMLFormat.escape(text) }
    return "<a class=\"defined\" href=\"\(place)\">\(HTMLFormat.escape(text))</a>"
  }

  private func keyFigures(_ figures: [ReportDocument.KeyFigure]) -> String {
    guard !figures.isEmpty else { return "" }
    let tiles = figures.map { "<div>\(tile($0))</div>" }
    return "<dl class=\"figures\">\n\(tiles.joined(separator: "\n"))\n</dl>"
  }

  /// A figure as the entries of a list of terms.
  func tile(_ figure: ReportDocument.KeyFigure) -> String {
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
    return parts.joined()
  }
}
