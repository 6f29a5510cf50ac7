import Facts

/// An examination as one JSON object on one line.
enum DoctorJSON {
  /// Writes the object.
  static func line(_ findings: [Finding], name: String) -> String {
    func count(_ severity: Finding.Severity) -> String { String(findings.count { $0.severity == severity }) }
    return object([
      ("repository", text(name)), ("problems", count(.problem)), ("hints", count(.hint)), ("fine", count(.fine)),
      ("findings", array(findings.map(object))),
    ])
  }

  private static func object(_ finding: Finding) -> String {
    object([
      ("check", text(finding.check)), ("severity", text(finding.severity.rawValue)), ("title", text(finding.title)),
      ("meaning", text(finding.meaning)), ("remedies", array(finding.remedies.map(object))),
    ])
  }

  private static func object(_ remedy: Remedy) -> String {
    object([("text", text(remedy.text)), ("command", remedy.command.map(text) ?? "null")])
  }

  private static func object(_ fields: [(String, String)]) -> String {
    "{" + fields.map { "\(text($0.0)):\($0.1)" }.joined(separator: ",") + "}"
  }

  private static func array(_ items: [String]) -> String { "[" + items.joined(separator: ",") + "]" }

  private static func text(_ value: String) -> String { JSONFormat.quoted(value) }
}
