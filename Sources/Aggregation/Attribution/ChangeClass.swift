/// What sort of work a change is, by the conventions of its title.
package struct ChangeClass: Sendable, Equatable {
  /// The classes, as the store names them, strongest first: a branch with a feature and its tests is a feature.
  package enum Kind: String, Sendable, CaseIterable {
    case feature
    case security
    case fix
    case performance
    case refactor
    case dependency
    case maintenance
    case documentation
    case test
    case revert
  }

  package var kind: Kind
  /// True when the title announces a breaking change (`feat!:`).
  package var isBreaking: Bool

  /// Reads a title; nil when no convention classifies it.
  ///
  /// Conventional Commits (`type(scope)!: text`, any case, with or without an emoji or `:gitmoji:` before it), git's own
  /// `Revert "…"`, and the subjects of dependency updaters.
  package init?(title: String) {
    let text = ChangeClass.withoutEmoji(title)
    if text.hasPrefix("Revert \"") || text.hasPrefix("Reapply \"") {
      self.init(kind: .revert, isBreaking: false)
      return
    }
    if let found = ChangeClass.conventional(text) {
      self = found
      return
    }
    let lower = text.lowercased()
    guard
      (lower.hasPrefix("bump ") && lower.contains(" from ") && lower.contains(" to "))
        || lower.hasPrefix("update dependency ") || lower.hasPrefix("lock file maintenance")
    else { return nil }
    self.init(kind: .dependency, isBreaking: false)
  }

  /// A class by itself.
  init(kind: Kind, isBreaking: Bool) {
    self.kind = kind
    self.isBreaking = isBreaking
  }

  private static func conventional(_ text: Substring) -> ChangeClass? {
    guard let colon = text.firstIndex(of: ":"), text.distance(from: text.startIndex, to: colon) <= 60 else {
      return nil
    }
    let after = text[text.index(after: colon)...]
    guard after.first == " " else { return nil }
    var head = text[..<colon]
    let isBreaking = head.hasSuffix("!")
    if isBreaking { head = head.dropLast() }
    var scope: Substring = ""
    if head.hasSuffix(")"), let open = head.firstIndex(of: "(") {
      scope = head[head.index(after: open)...].dropLast()
      head = head[..<open]
    }
    guard let kind = types[head.lowercased()] else { return nil }
    let isDependency = kind == .maintenance && scope.lowercased().hasPrefix("dep")
    return ChangeClass(kind: isDependency ? .dependency : kind, isBreaking: isBreaking)
  }

  private static let types: [String: Kind] = [
    "feat": .feature, "feature": .feature, "fix": .fix, "bugfix": .fix, "hotfix": .fix, "bug": .fix,
    "security": .security, "sec": .security, "perf": .performance, "refactor": .refactor, "docs": .documentation,
    "doc": .documentation, "test": .test, "tests": .test, "chore": .maintenance, "build": .maintenance,
    "ci": .maintenance, "style": .maintenance, "release": .maintenance, "deps": .dependency, "revert": .revert,
  ]

  private static func withoutEmoji(_ title: String) -> Substring {
    var text = Substring(title)
    if text.first == ":", let end = text.dropFirst().firstIndex(of: ":"),
      text[text.index(after: text.startIndex)..<end].allSatisfy({ $0.isLetter || $0 == "_" || $0.isNumber })
    {
      text = text[text.index(after: end)...]
    }
    return text.drop { character in
      character == " " || character.unicodeScalars.contains { !$0.isASCII && !$0.properties.isAlphabetic }
    }
  }
}
