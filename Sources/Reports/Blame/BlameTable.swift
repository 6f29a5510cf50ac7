import Aggregation
import Facts

/// The lines of a file as `git blame` prints them, with the writer beside the author.
struct BlameTable {
  /// The widest that a name may be.
  private static let nameWidth = 22

  private let lines: [OwnedLine]
  private let texts: [ArraySlice<UInt8>]
  private let isMoved: Bool

  init(_ lines: [OwnedLine], texts: [ArraySlice<UInt8>]) {
    self.lines = lines
    self.texts = texts
    isMoved = Set(lines.map(\.originalPath)).count > 1
  }

  /// `commit (path) writer author date line) text`, each column as wide as it must be.
  var text: String {
    var columns = [commits, writers, authors, dates, numbers]
    // Git names the paths only where there is more than one.
    if isMoved { columns.insert(paths, at: 1) }
    let filled = columns.enumerated().map { index, cells in
      let width = cells.map(TextWidth.columns).max() ?? 0
      return cells.map { TextWidth.padded($0, to: width, isRight: index == columns.count - 1) }
    }
    return lines.indices.map { row in
      let text = row < texts.count ? " " + Self.shown(texts[row]) : ""
      return Self.trimmed(filled.map { $0[row] }.joined(separator: "  ") + ")" + text) + "\n"
    }.joined()
  }

  private var commits: [String] { lines.map { $0.commit.map { String($0.hex.prefix(10)) } ?? "unknown" } }

  private var paths: [String] {
    lines.map { Self.short(PlainText.line(String(decoding: $0.originalPath, as: UTF8.self)), 40) }
  }

  /// `ai claude`, `assisted several`, `unmarked`.
  private var writers: [String] {
    lines.map { line in
      let agent = line.writer.agent.isEmpty ? "" : " " + line.writer.agent
      return Self.short(PlainText.line(line.writer.originWord + agent), Self.nameWidth)
    }
  }

  private var authors: [String] { lines.map { Self.short(PlainText.line($0.author), Self.nameWidth) } }

  private var dates: [String] {
    lines.map { $0.authored.map { Calendar.dayLabel(Calendar.day(ofSeconds: $0)) } ?? "" }
  }

  private var numbers: [String] { lines.map { String($0.line) } }

  private static func short(_ text: String, _ width: Int) -> String { TextWidth.shortened(text, to: width) }

  /// A line's own text, without the return of Windows' line ends and what acts on a terminal.
  private static func shown(_ bytes: ArraySlice<UInt8>) -> String {
    let line = bytes.last == 0x0d ? bytes.dropLast() : bytes
    let text = PlainText.clean(String(decoding: line, as: UTF8.self))
    return text.unicodeScalars.contains("\r") ? text.replacing("\r", with: "\u{FFFD}") : text
  }

  private static func trimmed(_ text: String) -> String {
    var view = text.unicodeScalars
    while view.last == " " { view.removeLast() }
    return String(view)
  }
}
