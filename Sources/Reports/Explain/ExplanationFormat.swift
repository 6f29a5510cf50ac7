import Aggregation
import Facts

/// The ways in which an explanation is written.
package enum ExplanationFormat: String, CaseIterable, Sendable {
  /// Paragraphs for people.
  case text
  /// One object an explanation.
  case json

  /// Writes explanations, one after the other.
  package func render(_ explanations: [Explanation]) -> String {
    switch self {
    case .text: explanations.map { ExplanationText($0).text }.joined(separator: "\n")
    case .json: explanations.map { ExplanationJSON.line($0) + "\n" }.joined()
    }
  }
}
