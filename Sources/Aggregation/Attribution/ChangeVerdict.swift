import Facts

/// Who made a commit, by the policy.
package struct ChangeVerdict: Sendable, Equatable {
  package var origin: ChangeOrigin
  /// The agent's id; empty where none is known, `several` where the deciding marks name more than one.
  package var agent: String
  package var model: String
  package var session: String
  /// True when strong AI evidence or AI lines of a record exist.
  package var hasMark: Bool
  /// True when a record attests lines that the commit itself adds.
  package var hasRecord: Bool
  /// True when only weak evidence points to an agent.
  package var isSuspected: Bool

  /// The word for "more than one".
  package static let several = "several"
}

/// How many of a commit's own added lines its records attest, and to whom.
package struct AttestedSummary: Sendable, Equatable {
  package var aiLines = 0
  package var humanLines = 0
  /// The agents and models of the AI lines.
  package var writers: Set<Writer> = []

  /// An agent with its model and session.
  package struct Writer: Hashable, Sendable {
    package var agent: String
    package var model: String
    package var session: String

    /// Makes a writer.
    package init(agent: String, model: String, session: String) {
      self.agent = agent
      self.model = model
      self.session = session
    }
  }

  /// Nothing attested.
  package init() {}
}
