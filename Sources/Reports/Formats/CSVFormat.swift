import Facts

/// The document's results as tidy, long CSV: one number a row, the same columns for every metric.
///
/// - `periodStart` and `periodEnd` are the first and the last day of the window, both within it.
/// - `dimension` and `group` are each a CSV record of their own inside the cell, of the same length: the names of the
///   dimensions and the group's value in each. The part of a metric that a number is (`p50`, `ai`) stands last in them,
///   under the name `measure`: `week,measure` and `2026-W33,p50`. Both are empty for a total.
/// - A cell without a number is empty, never 0. Numbers are plain decimals with as many digits as read back the same.
/// - A text that begins with `=`, `+`, `-`, `@`, a tab, a line end or an apostrophe has an apostrophe put before it, so
///   that no spreadsheet runs it. Taking one leading apostrophe off text cells gives the text back.
///
/// Lines end with LF, not the CRLF of RFC 4180: every reader takes it, and `cut`, `awk` and `diff` find no carriage
/// return in the last column. There is no byte-order mark for the same reason.
package struct CSVFormat: ReportFormat {
  package let id = "csv"
  package let fileExtension = "csv"

  /// The columns, in order.
  static let columns = [
    "metric", "periodStart", "periodEnd", "repository", "dimension", "group", "value", "unit", "numerator",
    "denominator", "n", "low", "high", "coverage", "outcome",
  ]

  /// Makes the format.
  package init() {}

  package func render(_ document: ReportDocument) -> String {
    let rows = document.results.map { Self.record(cells(of: $0)) }
    return ([Self.record(Self.columns)] + rows).map { $0 + "\n" }.joined()
  }

  private func cells(of entry: ReportDocument.ReportResult) -> [String] {
    let result = entry.result
    let hasMeasure = !result.measure.isEmpty
    return [
      Self.escape(result.metric),
      Calendar.dayLabel(result.period.firstDay),
      Calendar.dayLabel(result.period.endDay - 1),
      Self.escape(entry.repository),
      Self.escape(Self.record(result.dimensions + (hasMeasure ? ["measure"] : []))),
      Self.escape(Self.record(result.group + (hasMeasure ? [result.measure] : []))),
      number(result.value), result.unit.rawValue, number(result.numerator), number(result.denominator),
      String(result.n), number(result.low), number(result.high), number(result.coverage), result.outcome.word,
    ]
  }

  private func number(_ value: Double?) -> String { value.flatMap(NumberStyle.plain) ?? "" }

  private func number(_ value: Int?) -> String { value.map(String.init) ?? "" }
}

extension CSVFormat {
  /// Text that no spreadsheet takes for a formula and no terminal for a command.
  ///
  /// Quoting is the record's work.
  static func escape(_ text: String) -> String {
    let clean = PlainText.clean(text)
    guard let first = clean.unicodeScalars.first else { return clean }
    // The full-width signs are formulas too where the keyboard makes them.
    let triggers: [Unicode.Scalar] = ["=", "+", "-", "@", "\t", "\r", "\n", "'", "＝", "＋", "－", "＠"]
    return triggers.contains(first) ? "'" + clean : clean
  }

  /// Cells as one record, without its line end: quoted where they hold a comma, a quote, a line end or outer spaces.
  static func record(_ cells: [String]) -> String {
    cells.map(quoted).joined(separator: ",")
  }

  private static func quoted(_ cell: String) -> String {
    let scalars = cell.unicodeScalars
    let special: [Unicode.Scalar] = [",", "\"", "\n", "\r", ";", "\t"]
    guard scalars.contains(where: special.contains) || scalars.first == " " || scalars.last == " " else { return cell }
    var text = "\""
    for scalar in scalars {
      if scalar == "\"" { text.unicodeScalars.append(scalar) }
      text.unicodeScalars.append(scalar)
    }
    return text + "\""
  }
}
