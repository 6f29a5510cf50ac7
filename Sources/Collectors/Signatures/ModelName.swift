import Facts

/// Brings the names of models into one form, so that a model is counted once however a tool spells it.
package enum ModelName {
  /// The canonical id of a model: `Claude Opus 4.5`, `claude-opus-4-5-20251101` and `anthropic/claude-opus-4.5` are all
  /// `claude-opus-4.5`.
  ///
  /// Dropped: the provider in front, the day of the snapshot, the size of the context window and how hard the model was
  /// told to think. Kept: everything that makes another model (`mini`, `codex`, `preview`). Values that name no model
  /// (`default`, `unknown`, `<synthetic>`, `auto`, an agent's name) become empty.
  package static func canonical(_ raw: String) -> String {
    var text = unquoted(raw).asciiLowercased
    while let (head, inner) = trailingGroup(text) {
      // `Claude (glm-4.7)`: the agent, and in parentheses the model that it ran on.
      if head.isEmpty || (AgentName.known(head) != nil && !isSetting(inner)) { text = inner } else { text = head }
    }
    if isPlaceholder(text) { return "" }
    let words = withoutSnapshot(withoutProvider(text).split { $0 == "-" || $0 == " " || $0 == "_" }.map(String.init))
    let id = canonical(words: separatingVersion(words))
    return isPlaceholder(id) || !id.utf8.contains(where: \.isLetter) ? "" : id
  }

  /// The canonical id when the text is plausibly the name of a model, otherwise empty.
  ///
  /// For places that people write by hand: nearly every model has a number in its name.
  static func plausible(_ raw: String) -> String {
    let id = canonical(raw)
    let isFamily = claudeFamilies.contains { id == "claude-\($0)" }
    return id.utf8.contains(where: \.isDigit) && id.utf8.count <= 60 || isFamily ? id : ""
  }

  private static let claudeFamilies = ["opus", "sonnet", "haiku"]
  private static let efforts: Set<String> = ["fast", "high", "low", "max", "medium", "minimal", "thinking", "xhigh"]
  private static let placeholders: Set<String> = [
    "", "<synthetic>", "auto", "default", "model", "n/a", "none", "null", "undefined", "unknown",
  ]

  private static func isPlaceholder(_ text: String) -> Bool {
    placeholders.contains(text) || AgentName.known(text) != nil
  }

  private static func unquoted(_ raw: String) -> String {
    var text = raw[...].trimmingBlanks[...]
    while let first = text.first, "\"'`".contains(first) { text = text.dropFirst() }
    while let last = text.last, "\"'`".contains(last) { text = text.dropLast() }
    return text.trimmingBlanks
  }

  /// Splits `head (inner)` or `head[inner]`; nil when the text does not end in a group.
  private static func trailingGroup(_ text: String) -> (head: String, inner: String)? {
    guard let last = text.last, last == ")" || last == "]" else { return nil }
    guard let open = text.lastIndex(of: last == ")" ? "(" : "[") else { return nil }
    let inner = text[text.index(after: open)...].dropLast()
    return (text[..<open].trimmingBlanks, inner.trimmingBlanks)
  }

  /// True for what a group says of how a model was run: its context window (`1m context`) or effort (`high`).
  private static func isSetting(_ inner: String) -> Bool {
    inner.contains("context") || isContextSize(inner) || efforts.contains(inner)
  }

  private static func isContextSize(_ word: String) -> Bool {
    let digits = word.utf8.dropLast()
    return (word.hasSuffix("m") || word.hasSuffix("k")) && !digits.isEmpty && digits.allSatisfy(\.isDigit)
  }

  /// Drops `provider/`, a cloud's prefix (`us.anthropic.`) and its suffixes (`-v1:0`, `@20250514`, `:free`).
  private static func withoutProvider(_ text: String) -> String {
    let parts = text.split(separator: "/")
    var name = parts.last.map(String.init) ?? text
    if parts.count > 1, !name.utf8.contains(where: \.isLetter) { name = parts.joined(separator: "-") }
    for prefix in ["us.", "eu.", "apac.", "global.", "anthropic.", "openai.", "amazon.", "meta.", "models."]
    where name.hasPrefix(prefix) {
      name.removeFirst(prefix.count)
    }
    if let at = name.firstIndex(of: "@") { name = String(name[..<at]) }
    if let colon = name.lastIndex(of: ":") {
      let suffix = name[name.index(after: colon)...]
      if ["beta", "free", "latest"].contains(suffix) || efforts.contains(String(suffix)) {
        name = String(name[..<colon])
      } else if suffix.utf8.allSatisfy(\.isDigit), let dash = name.lastIndex(of: "-"),
        name[name.index(after: dash)...].hasPrefix("v")
      {
        name = String(name[..<dash])
      }
    }
    return name
  }

  /// Drops the day of a snapshot (`20251101`, or `2025-11-01` in three words) and `latest`.
  private static func withoutSnapshot(_ words: [String]) -> [String] {
    func isNumber(_ word: String, _ count: Int) -> Bool {
      word.utf8.count == count && word.utf8.allSatisfy(\.isDigit)
    }
    var kept: [String] = []
    var index = 0
    while index < words.count {
      let word = words[index]
      if index + 2 < words.count, word.hasPrefix("20"), isNumber(word, 4), isNumber(words[index + 1], 2),
        isNumber(words[index + 2], 2)
      {
        index += 3
        continue
      }
      index += 1
      if word == "latest" || (word.hasPrefix("20") && isNumber(word, 8)) { continue }
      kept.append(word)
    }
    return kept
  }

  /// Puts the version in a word of its own where it sticks to the family: `gpt5`, `claude3.5`, `opus4.5`.
  private static func separatingVersion(_ words: [String]) -> [String] {
    guard let first = words.first else { return words }
    for family in ["claude", "gpt"] + claudeFamilies where first.hasPrefix(family) {
      let rest = first.dropFirst(family.count)
      if rest.first?.isWholeNumber == true { return [family, String(rest)] + words.dropFirst() }
    }
    return words
  }

  private static func canonical(words: [String]) -> String {
    guard let first = words.first else { return "" }
    if first == "claude" { return claude(Array(words.dropFirst())) ?? words.joined(separator: "-") }
    if claudeFamilies.contains(first) { return claude(words) ?? words.joined(separator: "-") }
    guard first == "gpt" else { return words.joined(separator: "-") }
    // `gpt-5.1-codex-max` is a model of its own; `gpt-5-high` is `gpt-5` thinking hard.
    var kept = words
    while let last = kept.last, last != "max", efforts.contains(last) { kept.removeLast() }
    return kept.joined(separator: "-")
  }

  /// Family and version in the order of the vendor's own ids; nil when the words are not a family and a version.
  ///
  /// Up to version 3 the version comes first (`claude-3.5-sonnet`), then the family (`claude-sonnet-4.5`).
  private static func claude(_ words: [String]) -> String? {
    var family = ""
    var numbers: [String] = []
    for word in words {
      let digits = word.hasPrefix("v") ? String(word.dropFirst()) : word
      if isVersion(digits) {
        numbers.append(digits)
      } else if !family.isEmpty || !numbers.isEmpty, efforts.contains(word) || isContextSize(word) {
        continue
      } else if family.isEmpty, word.utf8.allSatisfy(\.isLetter) {
        family = word
      } else {
        return nil
      }
    }
    guard numbers.count <= 2, numbers.count < 2 || !numbers.contains(where: { $0.contains(".") }) else { return nil }
    var version = numbers.joined(separator: ".")
    if version.hasSuffix(".0") { version.removeLast(2) }
    let major = Int(version.prefix { $0 != "." }) ?? 0
    let parts = major <= 3 && claudeFamilies.contains(family) ? [version, family] : [family, version]
    return (["claude"] + parts.filter { !$0.isEmpty }).joined(separator: "-")
  }

  /// True for `4`, `10` and `4.5`.
  private static func isVersion(_ word: String) -> Bool {
    let parts = word.split(separator: ".", omittingEmptySubsequences: false)
    return (1...2).contains(parts.count)
      && parts.allSatisfy { (1...2).contains($0.utf8.count) && $0.utf8.allSatisfy(\.isDigit) }
  }
}
