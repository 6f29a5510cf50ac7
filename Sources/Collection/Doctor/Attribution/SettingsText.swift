import Collectors
import Facts

/// The text of a settings file, read as far as switches need it; what cannot be read has no switches.
struct SettingsText {
  /// The outermost value of a JSON file, which may have comments and trailing commas; nil for any other file.
  let json: JSONValue?
  /// The values of a YAML or TOML file's `key: value` and `key = value` lines, by key, without quotes.
  ///
  /// The switches of interest are such lines at the top, or in a table of their own; nothing is nested deeper.
  let lines: [String: String]

  init(path: String, _ bytes: [UInt8]) {
    if path.hasSuffix(".json") {
      json = JSONText(JSONComments.removed(from: bytes))?.root
      lines = [:]
    } else {
      json = nil
      lines = SettingsText.lines(in: String(decoding: bytes, as: UTF8.self))
    }
  }

  /// True when a YAML line says that a key is false.
  func isFalse(_ key: String) -> Bool {
    ["false", "no", "off"].contains(lines[key]?.lowercased() ?? "")
  }

  private static func lines(in text: String) -> [String: String] {
    var found: [String: String] = [:]
    for line in text.textLines {
      guard line.first != "#", let separator = line.firstIndex(where: { $0 == ":" || $0 == "=" }) else { continue }
      let key = line[..<separator].trimmingBlanks
      let rest = line[line.index(after: separator)...].trimmingBlanks
      if let quote = rest.first, quote == "\"" || quote == "'" {
        found[key] = String(rest.dropFirst().prefix { $0 != quote })
      } else {
        found[key] = rest.prefix { $0 != "#" }.trimmingBlanks
      }
    }
    return found
  }
}
