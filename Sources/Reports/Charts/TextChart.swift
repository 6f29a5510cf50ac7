/// A chart drawn with block characters, for code blocks in chats, mails and terminals: bar and numbers side by side.
struct TextChart {
  private let chart: ReportDocument.Chart
  private let barColumns = 28

  /// Prepares the drawing of a chart.
  init(_ chart: ReportDocument.Chart) {
    self.chart = chart
  }

  /// The drawing: a legend where there are several series, headed columns, and a line a category.
  var lines: [String] {
    let data = chart.dataTable
    let inks = chart.series.enumerated().map { Palette.ink(for: $1.key, at: $0) }
    let isStacked = chart.kind == .stackedShare
    let showsLegend = isStacked || chart.series.count > 1
    let heads = data.columns.enumerated().map { place, column -> String in
      let title = PlainText.line(column.title)
      guard showsLegend, place > 0, place <= inks.count else { return title }
      return "\(inks[place - 1].glyph) \(title)"
    }
    let rows = data.squareRows.map { $0.map { TextWidth.shortened(PlainText.line($0), to: 32) } }
    let widths = heads.indices.map { column in
      ([heads[column]] + rows.map { $0[column] }).map(TextWidth.columns).max() ?? 0
    }
    let bars = [""] + chart.categories.indices.map { isStacked ? stack($0, inks) : bar($0, inks) }
    return zip([heads] + rows, bars).map { row, bar in
      let cells = row.enumerated().map { TextWidth.padded($1, to: widths[$0], isRight: $0 > 0) }
      let line = ([cells[0], TextWidth.padded(bar, to: barColumns)] + cells.dropFirst()).joined(separator: "  ")
      return trimmed(line)
    }
  }

  private func stack(_ category: Int, _ inks: [Palette.Ink]) -> String {
    guard let shares = chart.stackedShares(category) else {
      return chart.isUnknown(category) ? gap : "|"
    }
    return fill(shares, inks, columns: barColumns)
  }

  private func bar(_ category: Int, _ inks: [Palette.Ink]) -> String {
    if chart.isUnknown(category) { return gap }
    let values = chart.categories.indices.map { category in
      chart.series.map { max(0, chart.value($0, category) ?? 0) }
    }
    let longest = values.map { $0.reduce(0, +) }.filter(\.isFinite).max() ?? 0
    guard longest > 0 else { return "|" }
    let shares = values[category].map { min(1, $0 / longest) }
    let text = fill(shares, inks, columns: barColumns)
    return text.isEmpty ? "|" : text
  }

  /// What is not known: words where the bar would be, unlike the stroke of a zero.
  private let gap = "(\(NumberStyle.missing))"

  /// Characters for each share, cut where the running sum falls, so that the whole is never one too long or too short.
  private func fill(_ shares: [Double], _ inks: [Palette.Ink], columns: Int) -> String {
    var text = ""
    var sum = 0.0
    for (share, ink) in zip(shares, inks) {
      sum += share
      let end = Int((min(sum, 1) * Double(columns)).rounded())
      text += String(repeating: String(ink.glyph), count: max(0, end - text.count))
    }
    return text
  }

  private func trimmed(_ line: String) -> String {
    String(line.reversed().drop { $0 == " " }.reversed())
  }
}
