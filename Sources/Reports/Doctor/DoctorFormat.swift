import Facts

/// The ways in which an examination of a clone is written.
package enum DoctorFormat: String, CaseIterable, Sendable {
  /// Aligned lines for people, with a summary as the last.
  case text
  /// One object on one line.
  case json

  /// Writes what was found in the repository of that name.
  package func render(_ findings: [Finding], name: String) -> String {
    switch self {
    case .text: DoctorText.text(findings, name: name)
    case .json: DoctorJSON.line(findings, name: name) + "\n"
    }
  }
}
