/// One recorded sign of who made a commit: where it stands, which rule saw it, and what it says.
///
/// Facts keep evidence, not verdicts, so that a change of the attribution policy needs no new reading of history.
package struct Evidence: Hashable, Sendable {
  /// Where in the repository the sign stands.
  package enum Channel: String, Sendable, CaseIterable {
    case author
    case committer
    case coAuthor = "co-author"
    case footer
    case trailer
    case sessionLink = "session-link"
    case branch
    /// A record about lines (git note, trace file).
    case lineRecord = "line-record"
    /// A record about the commit as a whole, kept apart from its message (a checkpoint).
    case commitRecord = "commit-record"
  }

  /// What the identity or mark stands for.
  package enum Role: String, Sendable, CaseIterable {
    /// A coding agent that writes code.
    case agent
    /// A tool whose suggestion a person accepted (a review suggestion, a completion): help, not authorship.
    case assist
    /// A rule-based bot.
    case automation
    /// A bot that reviews; never credit for authorship.
    case reviewer
    /// An identity that would match another rule but is a person's (a vendor's employee).
    case human
  }

  /// Whether the sign decides (`strong`) or is only listed as suspected (`weak`).
  package enum Strength: String, Sendable, CaseIterable {
    case strong
    case weak
  }

  package var channel: Channel
  /// The id of the signature that matched, or the kind of record (`git-ai`, `agent-trace`, …).
  package var rule: String
  package var role: Role
  package var strength: Strength
  /// The agent's canonical id (`claude`, `copilot`, …); empty for a person or where it is not known.
  package var agent: String
  /// The model in canonical form; empty where the sign does not name one.
  package var model: String
  /// The session's id or link; empty where the sign does not name one.
  package var session: String
  /// The text that matched, shortened to 200 characters.
  package var mark: String

  /// Makes a sign; what is not known stays empty.
  package init(
    channel: Channel, rule: String, role: Role, strength: Strength, agent: String = "", model: String = "",
    session: String = "", mark: String = ""
  ) {
    self.channel = channel
    self.rule = rule
    self.role = role
    self.strength = strength
    self.agent = agent
    self.model = model
    self.session = session
    self.mark = mark
  }
}
