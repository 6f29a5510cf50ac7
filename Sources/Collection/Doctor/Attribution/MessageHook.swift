import Facts

/// Hooks that a repository carries for its members, and which write commit messages anew.
enum MessageHook {
  private static let names = ["commit-msg", "prepare-commit-msg"]
  /// What ends the names of files that tell of hooks, and are none.
  private static let otherEndings = [".md", ".txt", ".sample"]
  /// What stands in agents' marks, in lower case.
  private static let marks = ["co-authored-by", "made-with", "generated with", "claude-session"]

  /// True for `.husky/commit-msg` and `scripts/hooks/prepare-commit-msg.sh`, not for `docs/commit-msg.md`.
  static func isHook(_ path: String) -> Bool {
    guard let name = path.split(separator: "/").last else { return false }
    guard !otherEndings.contains(where: name.hasSuffix) else { return false }
    return names.contains { name == $0 || name.hasPrefix("\($0).") }
  }

  /// True when a hook's commands both name a mark and delete lines: a sign, no proof, and nothing is run.
  static func removesMarks(_ bytes: [UInt8]) -> Bool {
    let code = String(decoding: bytes, as: UTF8.self).textLines
      .map { $0.trimmingBlanks.lowercased() }.filter { !$0.hasPrefix("#") && !$0.hasPrefix("//") }
    let text = code.joined(separator: "\n")
    return marks.contains { text.contains($0) } && code.contains(where: deletesLines)
  }

  private static func deletesLines(_ line: String) -> Bool {
    let words = line.split(separator: " ")
    if words.contains(where: { $0.hasSuffix("sed") }), line.contains("/d") || line.contains("/id") { return true }
    guard let grep = words.firstIndex(where: { $0.hasSuffix("grep") }) else { return line.contains("re.sub(") }
    return words[(grep + 1)...].contains {
      $0 == "--invert-match" || ($0.hasPrefix("-") && !$0.hasPrefix("--") && $0.contains("v"))
    }
  }
}
