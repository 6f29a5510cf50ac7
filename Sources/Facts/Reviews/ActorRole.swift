/// What sort of account did something on a forge.
package enum ActorKind: String, Sendable, CaseIterable {
  /// A human being.
  case person
  /// A coding agent that writes changes.
  case agent
  /// A program that reviews changes with a language model.
  case reviewer
  /// A program that follows rules: a dependency updater, a merge queue, a coverage reporter.
  case automation
  /// Nothing says, as with a deleted account.
  case unknown
}

/// What an account is, by what it does: the same login may write in one request and review in another.
package struct ActorRole: Sendable, Hashable {
  /// What it is where it opens, pushes to, closes or merges requests.
  package var writes: ActorKind
  /// What it is where it reviews or comments.
  package var reviews: ActorKind
  /// The agent's id; empty for people, automation and where it is not known.
  package var agent: String

  /// Makes a role.
  package init(writes: ActorKind, reviews: ActorKind, agent: String = "") {
    self.writes = writes
    self.reviews = reviews
    self.agent = agent
  }

  /// The same kind in everything.
  package init(_ kind: ActorKind, agent: String = "") {
    self.init(writes: kind, reviews: kind, agent: agent)
  }
}
