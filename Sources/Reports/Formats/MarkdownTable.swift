/// A table in Markdown whose source lines up: numbers to the right, text to the left.
struct MarkdownTable {
  private let rows: [[String]]
  private let isNumeric: [Bool]
  /// What is wider than this does not widen its column: one long title must not push every row off the screen.
  private let widestPadding = 48

  /// Prepares a table; `marks` are Markdown that follows the first cell of each row.
  init(_ table: ReportDocument.Table, marks: [String] = []) {
    isNumeric = table.columns.map(\.isNumeric) + (table.trend == nil ? [] : [false])
    let body = table.squareRows.enumerated().map { place, cells in
      var row = cells.map { MarkdownFormat.escape($0) }
      if place < marks.count, !row.isEmpty { row[0] += marks[place] }
      if let trend = table.trend { row.append(Sparkline.text(place < trend.rows.count ? trend.rows[place] : [])) }
      return row
    }
    let heads = table.columns.map(\.title) + (table.trend.map { [$0.title] } ?? [])
    rows = [heads.map { MarkdownFormat.escape($0) }] + body
  }

  /// The table's lines.
  var text: String {
    let widths = isNumeric.indices.map { column in
      max(4, min(widestPadding, rows.map { TextWidth.columns($0[column]) }.max() ?? 0))
    }
    let rule = zip(widths, isNumeric).map { width, isNumeric in
      (isNumeric ? "" : ":") + String(repeating: "-", count: width - 1) + (isNumeric ? ":" : "")
    }
    var lines = rows.map { row in
      line(row.enumerated().map { TextWidth.padded($1, to: widths[$0], isRight: isNumeric[$0]) })
    }
    lines.insert(line(rule), at: 1)
    return lines.joined(separator: "\n")
  }

  private func line(_ cells: [String]) -> String { "| " + cells.joined(separator: " | ") + " |" }
}
