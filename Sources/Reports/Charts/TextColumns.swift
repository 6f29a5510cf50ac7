/// Rows of cells whose columns line up where every character has the same width: the first to the left, the others to
/// the right.
enum TextColumns {
  /// The rows as lines without spaces at their ends; `drawn` holds for each row what is drawn after its first cell.
  static func lines(_ rows: [[String]], drawn: [String] = [], width: Int = 0) -> [String] {
    let cells = rows.map { $0.map { TextWidth.shortened(PlainText.line($0), to: 32) } }
    let count = cells.map(\.count).max() ?? 0
    let widths = (0..<count).map { column in
      cells.map { column < $0.count ? TextWidth.columns($0[column]) : 0 }.max() ?? 0
    }
    return cells.enumerated().map { place, row in
      let padded = row.enumerated().map { TextWidth.padded($1, to: widths[$0], isRight: $0 > 0) }
      let picture = width > 0 ? [TextWidth.padded(place < drawn.count ? drawn[place] : "", to: width)] : []
      return trimmed((padded.prefix(1) + picture + padded.dropFirst()).joined(separator: "  "))
    }
  }

  private static func trimmed(_ line: String) -> String {
    String(line.reversed().drop { $0 == " " }.reversed())
  }
}

// Numbers in columns whose heading says the unit once.
extension ReportDocument.Chart {
  /// A heading with the unit of what is counted: `Series (lines)`.
  func heading(_ name: String) -> String {
    let noun = NumberStyle.noun(of: unit, isOne: false)
    return noun.isEmpty ? name : "\(name) (\(noun))"
  }

  /// A value without the word for what is counted.
  func bare(_ value: Double?) -> String {
    let text = NumberStyle.value(value, unit)
    guard value != nil, text != NumberStyle.missing, !NumberStyle.noun(of: unit, isOne: false).isEmpty else {
      return text
    }
    return String(text.prefix { $0 != " " })
  }
}
