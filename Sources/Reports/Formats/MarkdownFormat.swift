import Facts

/// Markdown that GitHub and GitLab render alike, and that reads well as it stands in a mail or a chat.
///
/// Tables are padded so that their source lines up, charts are drawn with block characters, and the definition of a
/// metric is a footnote where the metric is named.
package struct MarkdownFormat: ReportFormat {
  package let id = "markdown"
  package let fileExtension = "md"

  /// Makes the format.
  package init() {}

  package func render(_ document: ReportDocument) -> String {
    var footnotes = Footnotes(document.definitions)
    var parts = ["# \(Self.escape(document.title))"]
    if !document.subtitle.isEmpty { parts.append(Self.italic(document.subtitle)) }
    parts.append(Self.escape(document.summary, opensBlock: true))
    for section in document.sections {
      parts.append("## \(Self.escape(section.title))")
      parts += section.blocks.flatMap { block($0, &footnotes) }
    }
    let unmentioned = footnotes.unmentioned
    if !unmentioned.isEmpty {
      parts.append("## Definitions")
      parts.append(
        unmentioned.map { "- \(Self.bold($0.title)): \(Self.escape($0.text))" }.joined(separator: "\n"))
    }
    if !document.provenance.isEmpty {
      parts.append("## Where the numbers come from")
      parts.append(
        document.provenance.map { "- \(Self.bold($0.name)): \(Self.escape($0.value))" }.joined(separator: "\n"))
    }
    parts += footnotes.mentioned.map { "[^\($0.mark)]: \(Self.bold($0.title)): \(Self.escape($0.text))" }
    return parts.filter { !$0.isEmpty }.joined(separator: "\n\n") + "\n"
  }

  private func block(_ block: ReportDocument.Block, _ footnotes: inout Footnotes) -> [String] {
    switch block {
    case .paragraph(let text): [Self.escape(text, opensBlock: true)]
    case .keyFigures(let figures): [keyFigures(figures, &footnotes)]
    case .table(let table): self.table(table, &footnotes)
    case .chart(let chart): self.chart(chart, &footnotes)
    case .multiples(let multiples): self.table(Self.multiples(multiples), &footnotes)
    case .answers(let answers): [Self.answers(answers, &footnotes)]
    case .code(let text):
      [Self.codeBlock(PlainText.lines(text))]
    case .list(let items): [items.map { "- \(Self.escape($0, opensBlock: true))" }.joined(separator: "\n")]
    case .note(let text): text.isEmpty ? [] : ["> \(Self.escape(text, opensBlock: true))"]
    }
  }

  private func keyFigures(_ figures: [ReportDocument.KeyFigure], _ footnotes: inout Footnotes) -> String {
    guard !figures.isEmpty else { return "" }
    let table = ReportDocument.Table(
      columns: [
        .init("Figure"), .init("Value", isNumeric: true), .init("Detail"), .init("Before", isNumeric: true),
        .init("Signal"),
      ],
      rows: figures.map { [$0.label, $0.value, $0.detail, $0.previous, $0.signal] })
    let marks = figures.map { footnotes.mark($0.metric) }
    return MarkdownTable(table.withoutEmptyColumns, marks: marks).text
  }

  private func table(_ table: ReportDocument.Table, _ footnotes: inout Footnotes) -> [String] {
    let mark = footnotes.mark(table.metric)
    let caption = table.caption.isEmpty ? "" : Self.bold(table.caption) + mark
    guard !table.columns.isEmpty else { return [caption] }
    guard !table.rows.isEmpty else { return [caption, "_Nothing to list._"] }
    return [caption, MarkdownTable(table).text]
  }

  private func chart(_ chart: ReportDocument.Chart, _ footnotes: inout Footnotes) -> [String] {
    let title = chart.title.isEmpty ? "" : Self.bold(chart.title) + footnotes.mark(chart.metric)
    let words = Self.escape(chart.summary, opensBlock: true)
    guard !chart.categories.isEmpty else { return [title, words, "_\(NumberStyle.missing)_"] }
    return [title, words, Self.codeBlock(TextChart(chart).lines), Self.italic(chart.gapNote)]
  }
}

extension MarkdownFormat {
  /// Text set bold; nothing for no text.
  static func bold(_ text: String) -> String {
    let escaped = escape(text)
    return escaped.isEmpty ? "" : "**\(escaped)**"
  }

  /// Text set italic; nothing for no text.
  static func italic(_ text: String) -> String {
    let escaped = escape(text)
    return escaped.isEmpty ? "" : "_\(escaped)_"
  }

  /// Lines in a fence that is longer than any run of backticks within.
  ///
  /// Inside, nothing is markup.
  static func codeBlock(_ lines: [String]) -> String {
    var (longest, run) = (0, 0)
    for character in lines.joined(separator: "\n") {
      run = character == "`" ? run + 1 : 0
      longest = max(longest, run)
    }
    let fence = String(repeating: "`", count: max(3, longest + 1))
    return ([fence + "text"] + lines + [fence]).joined(separator: "\n")
  }
}
