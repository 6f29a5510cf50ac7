import Facts

/// Reads changelogs in the manner of Keep a Changelog and of release tools that write `### Features`.
package enum Changelog {
  /// The names under which a changelog is looked for, at the top of the tree, in this order, in any case.
  package static let fileNames = ["changelog.md", "changes.md", "history.md", "news.md", "release_notes.md"]

  /// The entries of a changelog, in its order.
  package static func entries(in text: String) -> [ChangelogEntry] {
    var version = ""
    var section = ""
    var entries: [ChangelogEntry] = []
    var item: String?
    func close() {
      if let text = item, !version.isEmpty { entries.append(entry(version, section, text)) }
      item = nil
    }
    for line in text.textLines {
      let trimmed = line.trimmingBlanks
      let level = trimmed.prefix { $0 == "#" }.count
      if level >= 1, trimmed.dropFirst(level).first == " " {
        close()
        let title = trimmed.dropFirst(level).trimmingBlanks
        if let found = versionName(title) {
          version = found
          section = ""
        } else {
          section = title
        }
      } else if let bullet = trimmed.first, "-*+".contains(bullet), trimmed.dropFirst().first == " ", !isIndented(line)
      {
        close()
        item = trimmed.dropFirst(2).trimmingBlanks
      } else if trimmed.isEmpty {
        close()
      } else if let text = item {
        item = text + " " + trimmed
      }
    }
    close()
    return entries
  }

  /// True for sections that name new features.
  static func isFeatureSection(_ section: String) -> Bool {
    let words = section.lowercased().split { !$0.isLetter }
    return words.contains("added") || words.contains("features") || words.contains("feature") || words.contains("new")
  }

  private static func isIndented(_ line: Substring) -> Bool { line.hasPrefix("  ") || line.hasPrefix("\t") }

  /// `[1.1.0] - 2026-03-05`, `v1.1.0 (2026-03-05)`, `[1.1.0](https://…)`, `Unreleased`; nil for any other heading.
  private static func versionName(_ title: String) -> String? {
    var rest = Substring(title)
    if rest.hasPrefix("[") { rest = rest.dropFirst() }
    let word = rest.prefix { !" ]()".contains($0) }
    if word.lowercased() == "unreleased" { return "Unreleased" }
    return ReleaseName(tag: String(word)).flatMap { word.count <= 64 ? $0.version : nil }
  }

  private static func entry(_ version: String, _ section: String, _ text: String) -> ChangelogEntry {
    var number: Int?
    var commit = ""
    let bytes = Array(text.utf8)
    for index in bytes.indices {
      if bytes[index] == UInt8(ascii: "#") || bytes[index...].starts(with: "/pull/".utf8) {
        let start = index + (bytes[index] == UInt8(ascii: "#") ? 1 : 6)
        let digits = bytes[min(start, bytes.count)...].prefix { (0x30...0x39).contains($0) }
        if !digits.isEmpty, digits.count < 10 { number = Int(String(decoding: digits, as: UTF8.self)) }
      }
      if commit.isEmpty, bytes[index...].starts(with: "/commit/".utf8) {
        let digits = bytes[(index + 8)...].prefix { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
        if digits.count >= 7 { commit = String(decoding: digits, as: UTF8.self) }
      }
    }
    return ChangelogEntry(
      version: version, section: section, text: text, number: number, commit: commit,
      isFeature: isFeatureSection(section))
  }
}
