import Facts

/// One rule that tells an agent's, a reviewer's or a bot's mark on a commit; read from data, never written in code.
package struct Signature: Sendable {
  /// What a rule looks at, and the text that it wants there.
  package enum Mark: Sendable, Hashable {
    /// An author, committer or co-author: one of the addresses and one of the names; an empty list allows all.
    case identity(emails: [TextPattern], names: [TextPattern])
    /// A `Token: value` line with one of the tokens (lower case) and one of the values.
    case trailer(tokens: [String], values: [TextPattern])
    /// A line of the message's body, without the blanks and the bullet in front.
    case line([TextPattern])
    /// The name of the branch that a merge names.
    case branch([TextPattern])
  }

  /// How a rule comes to know an agent or a model.
  package enum Reading: Sendable, Hashable {
    /// The mark does not say.
    case none
    /// It is always this one.
    case fixed(String)
    /// Read from the name of the identity (`Claude Opus 4.5`).
    case fromName
    /// Read from the trailer's value (`Claude:claude-opus-4-5`).
    case fromValue
  }

  /// How a rule comes to know the session.
  package enum SessionReading: Sendable, Hashable {
    /// The mark does not say.
    case none
    /// The trailer's value.
    case fromValue
    /// The first link on the line.
    case fromLink
  }

  /// Texts that the rule must and must not recognise: identities, lines of a message, or branches.
  package struct Examples: Sendable, Hashable {
    package var match: [String]
    package var noMatch: [String]
  }

  /// Kebab-case, unique, never changes: evidence in the store names it.
  package var id: String
  /// Where the mark may stand.
  package var channels: [Evidence.Channel]
  /// What it looks like.
  package var mark: Mark
  /// Texts that the rule must leave alone although they fit: identities as `Name <address>`, values, lines, branches.
  package var exceptions: [TextPattern]
  package var agent: Reading
  package var role: Evidence.Role
  /// How much the mark weighs while it is in use and not in doubt.
  package var strength: Evidence.Strength
  /// The days on which the mark was in use; outside them it is weak.
  package var inUse: ClosedRange<Int>?
  /// Days on which the mark is known to have been put on commits wrongly; within them it is weak.
  package var inDoubt: ClosedRange<Int>?
  package var model: Reading
  package var session: SessionReading
  /// True for a rule that counts only where no other rule knows the identity.
  package var isFallback: Bool
  /// Where the mark comes from and what to know about it.
  package var note: String
  package var examples: Examples
}

extension Signature {
  /// How much the mark weighs on a commit that was authored on the day.
  func strength(on day: Int) -> Evidence.Strength {
    if let inUse, !inUse.contains(day) { return .weak }
    if let inDoubt, inDoubt.contains(day) { return .weak }
    return strength
  }

  /// True when the identity is one of this rule's.
  func recognises(_ identity: Identity) -> Bool {
    guard case .identity(let emails, let names) = mark else { return false }
    return (emails.isEmpty || emails.contains { $0.matches(identity.email) })
      && (names.isEmpty || names.contains { $0.matches(identity.name) })
      && !excepts(identity.text)
  }

  /// True when the text fits one of the exceptions.
  func excepts(_ text: String) -> Bool {
    exceptions.contains { $0.matches(text) }
  }

  /// All that decides what the rule finds, as one text: what a fingerprint is taken of.
  var definition: String {
    [
      id, channels.map(\.rawValue).description, mark.definition, exceptions.map(\.text).description, "\(agent)",
      role.rawValue, strength.rawValue, definition(of: inUse), definition(of: inDoubt), "\(model)", "\(session)",
      "\(isFallback)",
    ].joined(separator: "|")
  }
}

extension Signature {
  private func definition(of days: ClosedRange<Int>?) -> String {
    days.map { "\($0.lowerBound)...\($0.upperBound)" } ?? ""
  }
}

extension Signature.Mark {
  fileprivate var definition: String {
    switch self {
    case .identity(let emails, let names): "identity \(emails.map(\.text)) \(names.map(\.text))"
    case .trailer(let tokens, let values): "trailer \(tokens) \(values.map(\.text))"
    case .line(let patterns): "line \(patterns.map(\.text))"
    case .branch(let patterns): "branch \(patterns.map(\.text))"
    }
  }
}

extension Identity {
  /// The identity as git writes it.
  var text: String { "\(name) <\(email)>" }
}
