import Aggregation
import Facts

/// The ways in which the lines of a file and their owners are written.
package enum BlameFormat: String, CaseIterable, Sendable {
  /// Aligned columns for people, with each line's own text.
  case text
  /// One object a line, with the keys of the CSV's columns.
  case json
  /// One record a line, full commit ids, times as `2026-08-12T10:00:00Z`.
  case csv

  /// The CSV's columns, in order.
  package static let columns = [
    "line", "commit", "originalPath", "originalLine", "author", "date", "origin", "agent", "model", "session",
  ]

  /// Writes the lines; `texts` are the lines' own texts, as bytes, and may be fewer.
  package func render(_ lines: [OwnedLine], texts: [ArraySlice<UInt8>] = []) -> String {
    switch self {
    case .text: BlameTable(lines, texts: texts).text
    case .json: lines.map { Self.json($0) + "\n" }.joined()
    case .csv:
      ([CSVFormat.record(Self.columns)] + lines.map(Self.record)).map { $0 + "\n" }.joined()
    }
  }

  private static func record(_ line: OwnedLine) -> String {
    let writer = line.writer
    return CSVFormat.record([
      String(line.line), line.commit?.hex ?? "", CSVFormat.escape(path(line)), String(line.originalLine),
      CSVFormat.escape(line.author), line.authored.map(Calendar.timeLabel) ?? "", writer.originWord,
      CSVFormat.escape(writer.agent), CSVFormat.escape(writer.model), CSVFormat.escape(writer.session),
    ])
  }

  private static func path(_ line: OwnedLine) -> String { String(decoding: line.originalPath, as: UTF8.self) }

  private static func json(_ line: OwnedLine) -> String {
    let writer = line.writer
    let fields: [(String, String?)] = [
      ("commit", line.commit?.hex), ("originalPath", path(line)), ("author", line.author),
      ("date", line.authored.map(Calendar.timeLabel)), ("origin", writer.originWord), ("agent", writer.agent),
      ("model", writer.model), ("session", writer.session),
    ]
    let values = Dictionary(uniqueKeysWithValues: fields.map { ($0.0, $0.1.map(JSONFormat.quoted) ?? "null") })
      .merging(["line": String(line.line), "originalLine": String(line.originalLine)]) { $1 }
    return "{" + columns.map { "\"\($0)\":\(values[$0] ?? "null")" }.joined(separator: ",") + "}"
  }
}
