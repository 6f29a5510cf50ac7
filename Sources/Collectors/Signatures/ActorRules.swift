import Facts
import Yams

/// Tells people, agents, reviewers and automation apart by their accounts; read from data, never written in code.
package struct ActorRules: Sendable {
  /// One entry of the list.
  package struct Rule: Sendable {
    package var id: String
    var logins: [TextPattern]
    var role: ActorRole
    /// True when it holds although the record says that the account is a person's.
    var isOfPeopleToo: Bool
    /// Accounts that it must and must not recognise.
    package var examples: Signature.Examples
  }

  /// The entries, in order: the first that fits decides.
  package let rules: [Rule]
  private let signatures: SignatureSet

  /// The rules that Byline brings along, beside the marks that accounts leave on commits.
  package init(signatures: SignatureSet) throws {
    self.signatures = signatures
    rules = try ActorRules.brought.get()
  }

  private static let brought = Result { try read(String(decoding: PackageResources.actors_yml, as: UTF8.self)) }

  /// The entry that knows an account; nil when none does.
  package func rule(for actor: Actor) -> Rule? {
    rules.first { rule in
      (rule.isOfPeopleToo || actor.hint != .person) && rule.logins.contains { $0.matches(actor.login) }
    }
  }

  /// What an account is.
  ///
  /// By the list, then by the account's mark on commits, then by what the record says. An account of which nothing is
  /// known is a person's: records that do not tell bots apart are mostly about people.
  package func role(of actor: Actor) -> ActorRole {
    let sign = actor.hint == .person ? nil : mark(of: actor)
    if let rule = rule(for: actor) {
      var role = rule.role
      let isMachine = role.writes == .agent || role.writes == .reviewer
      if role.agent.isEmpty, isMachine { role.agent = sign?.agent ?? "" }
      return role
    }
    if let sign {
      switch sign.role {
      case .agent: return ActorRole(.agent, agent: sign.agent)
      case .reviewer: return ActorRole(.reviewer, agent: sign.agent)
      case .automation, .assist: return ActorRole(.automation)
      case .human: return ActorRole(.person)
      }
    }
    return ActorRole(actor.hint == .bot ? .automation : .person)
  }

  /// What the account would be as the author of a commit.
  ///
  /// The rules for accounts that only the suffix `[bot]` gives away say nothing where the suffix is ours.
  private func mark(of actor: Actor) -> Evidence? {
    let name = "\(actor.login)[bot]"
    let identity = Identity(name: name, email: "\(name)@users.noreply.github.com")
    let marks = CommitMarks(author: identity, committer: identity, message: "", authoredDay: ActorRules.day)
    return signatures.evidence(in: marks).first { sign in
      sign.channel == .author && !(signatures.signatures.first { $0.id == sign.rule }?.isFallback ?? true)
    }
  }

  /// A day on which every mark is in use: an account is the same whenever it acts.
  private static let day = 20_666

  private static func read(_ yaml: String) throws -> [Rule] {
    guard let list = try Yams.compose(yaml: yaml)?.mapping?["actors"]?.sequence else {
      throw BylineError(.failure, "the list of actors has no “actors”")
    }
    return try list.map { node in
      let known = ["id", "login", "writes", "reviews", "agent", "people", "note", "examples"]
      guard let fields = node.mapping, let id = fields["id"]?.string,
        fields.keys.allSatisfy({ known.contains($0.string ?? "") }),
        let writes = fields["writes"]?.string.flatMap(ActorKind.init)
      else { throw BylineError(.failure, "an actor is not described by the known keys (line \(node.line))") }
      let reviews = fields["reviews"]?.string.flatMap(ActorKind.init) ?? writes
      return Rule(
        id: id, logins: texts(fields["login"]).map(TextPattern.init),
        role: ActorRole(writes: writes, reviews: reviews, agent: fields["agent"]?.string ?? ""),
        isOfPeopleToo: fields["people"]?.bool ?? false,
        examples: Signature.Examples(
          match: texts(fields["examples"]?.mapping?["match"]), noMatch: texts(fields["examples"]?.mapping?["no-match"])
        ))
    }
  }

  private static func texts(_ node: Node?) -> [String] {
    guard let node else { return [] }
    return node.sequence.map { $0.compactMap(\.string) } ?? node.string.map { [$0] } ?? []
  }
}
