import Facts

/// Decides from the evidence who made a change.
///
/// Pure: the same evidence always gives the same verdict.
///
/// - Strong evidence decides; weak evidence only makes a change *suspected*.
/// - An agent as author makes the change agentic. Any other strong mark of an agent, a help mark, or AI lines in a
///   record make it assisted. A rule-based bot as author makes it automation, unless an agent's mark stands beside it.
/// - Records that attest only people's lines, and no mark, make it human. Nothing recorded is *unmarked*, never human.
/// - Reviewers' marks and people's identities say nothing about authorship; nor does a tool with which a person committed
///   changes of their own (aider as committer only).
package enum AttributionPolicy {
  /// The verdict on one commit.
  package static func verdict(evidence: [Evidence], attested: AttestedSummary) -> ChangeVerdict {
    let signs = evidence.filter(isOfAI)
    let strong = signs.filter { $0.strength == .strong }
    let isAgentAuthor = strong.contains { $0.channel == .author && $0.role == .agent }
    let isBotAuthor = evidence.contains { $0.channel == .author && $0.role == .automation && $0.strength == .strong }
    let hasRecord = attested.aiLines + attested.humanLines > 0
    let hasMark = !strong.isEmpty || attested.aiLines > 0
    let origin: ChangeOrigin =
      if isAgentAuthor {
        .agentic
      } else if hasMark {
        .assisted
      } else if isBotAuthor {
        .automation
      } else if hasRecord {
        .human
      } else {
        .unmarked
      }
    let deciding = writers(strong: strong, attested: attested, isAgentAuthor: isAgentAuthor)
    return ChangeVerdict(
      origin: origin, agent: single(deciding.map(\.agent)), model: single(deciding.map(\.model)),
      session: single(deciding.map(\.session)), hasMark: hasMark, hasRecord: hasRecord,
      isSuspected: !hasMark && origin == .unmarked && !signs.isEmpty)
  }

  /// True for a sign, strong or weak, that AI had a part in the change.
  static func isOfAI(_ sign: Evidence) -> Bool {
    sign.role == .agent || (sign.role == .assist && sign.channel != .committer)
  }

  /// What a line has for an origin when no record covers it.
  package static func uncovered(_ verdict: ChangeVerdict) -> Origin {
    if verdict.hasRecord { return .unmarked }
    switch verdict.origin {
    case .agentic: return .ai
    case .assisted: return .assisted
    case .automation: return .automation
    case .human, .unmarked: return .unmarked
    }
  }

  /// The writers that the verdict rests on: a record's where there is one, else the author's, else every mark's.
  private static func writers(
    strong: [Evidence], attested: AttestedSummary, isAgentAuthor: Bool
  ) -> [AttestedSummary.Writer] {
    if attested.aiLines > 0, attested.writers.contains(where: { !$0.agent.isEmpty && $0.agent != "unknown" }) {
      return Array(attested.writers)
    }
    let byAuthor = strong.filter { $0.channel == .author && $0.role == .agent }
    let byAgents = strong.filter { $0.role == .agent }
    let chosen = isAgentAuthor ? byAuthor : byAgents.isEmpty ? strong : byAgents
    let agents = Set(chosen.map(\.agent))
    // A session link or trailer of the same agent may know what the co-author line does not.
    return strong.filter { agents.contains($0.agent) }.map {
      AttestedSummary.Writer(agent: $0.agent, model: $0.model, session: $0.session)
    }
  }

  /// The one value that is named, `several` for more, empty for none; `unknown` names nobody.
  static func single(_ values: [String]) -> String {
    let named = Set(values.filter { !$0.isEmpty && $0 != "unknown" })
    guard let first = named.first else { return "" }
    return named.count == 1 ? first : ChangeVerdict.several
  }
}
