import Facts

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The whole document as JSON, for programs: the same parts, and every result with all of its numbers.
///
/// Keys are camelCase and sorted, what is missing is null (never left out, never 0), and text is exactly what the
/// document holds. `schemaVersion` rises when a key changes its meaning or goes away; new keys do not raise it.
package struct JSONFormat: ReportFormat {
  package let id = "json"
  package let fileExtension = "json"

  /// The version of the keys below.
  static let schemaVersion = 1

  /// Makes the format.
  package init() {}

  package func render(_ document: ReportDocument) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    do {
      return Self.escape(String(decoding: try encoder.encode(JSONDocument(document)), as: UTF8.self)) + "\n"
    } catch {
      // The mirrors hold strings, whole numbers and finite Doubles only: there is nothing that could fail to encode.
      preconditionFailure("a document of strings and finite numbers did not encode: \(error)")
    }
  }

  /// JSON with the characters that act on a terminal or an editor written as `\u` escapes: the same data, inert.
  ///
  /// The encoder escapes the controls below U+0020 itself; the others can only stand inside strings.
  static func escape(_ json: String) -> String {
    var text = ""
    for scalar in json.unicodeScalars {
      if PlainText.isActive(scalar) || ["\u{85}", "\u{2028}", "\u{2029}"].contains(scalar) {
        text += String(scalar).utf16.map { "\\u" + hex($0) }.joined()
      } else {
        text.unicodeScalars.append(scalar)
      }
    }
    return text
  }

  private static func hex(_ unit: UInt16) -> String {
    let digits = String(unit, radix: 16)
    return String(repeating: "0", count: 4 - digits.count) + digits
  }
}
