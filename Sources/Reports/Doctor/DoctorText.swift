import Facts

/// An examination in words: problems first, each with what it means and what to type.
enum DoctorText {
  /// Longer lines are broken; commands never are.
  private static let width = 100
  private static let indent = String(repeating: " ", count: 9)

  /// The whole text; the last line says how many of each there are.
  static func text(_ findings: [Finding], name: String) -> String {
    var lines = [PlainText.line(name), ""]
    for finding in findings {
      lines += DoctorText.lines(of: finding)
      if finding.severity != .fine { lines.append("") }
    }
    if findings.last?.severity == .fine { lines.append("") }
    lines.append(summary(findings))
    return lines.map { "\($0)\n" }.joined()
  }

  /// `1 problem, 2 hints, 9 fine`.
  static func summary(_ findings: [Finding]) -> String {
    func count(_ severity: Finding.Severity) -> Int { findings.count { $0.severity == severity } }
    let (problems, hints) = (count(.problem), count(.hint))
    return "\(problems) problem\(problems == 1 ? "" : "s"), \(hints) hint\(hints == 1 ? "" : "s"), \(count(.fine)) fine"
  }

  private static func lines(of finding: Finding) -> [String] {
    let head = wrapped(finding.title)
    var lines = [TextWidth.padded(finding.severity.rawValue, to: indent.count) + (head.first ?? "")]
    lines += head.dropFirst().map { indent + $0 }
    lines += wrapped(finding.meaning).map { indent + $0 }
    for (index, remedy) in finding.remedies.enumerated() {
      let lead = index == 0 ? "To mend, " : ""
      lines += wrapped(lead + PlainText.line(remedy.text) + (remedy.command == nil ? "" : ":")).map { indent + $0 }
      if let command = remedy.command { lines.append(indent + "    " + cleaned(command)) }
    }
    return lines
  }

  /// The command on one line, with every blank that it has: inside quotes each one counts.
  private static func cleaned(_ command: String) -> String {
    String(PlainText.clean(command).map { $0.isNewline ? "\u{FFFD}" : $0 })
  }

  /// The text, broken between words.
  private static func wrapped(_ text: String) -> [String] {
    var lines: [String] = []
    for word in PlainText.line(text).split(separator: " ") {
      if let last = lines.last, TextWidth.columns(last) + 1 + TextWidth.columns(String(word)) <= width - indent.count {
        lines[lines.count - 1] += " \(word)"
      } else {
        lines.append(String(word))
      }
    }
    return lines
  }
}
