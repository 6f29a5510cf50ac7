import Aggregation
import Facts
import TestSupport
import Testing

/// The verdict on a commit, by its evidence.
@Suite struct AttributionPolicyTests {
  /// Evidence and attested lines, and the verdict they give.
  struct Case: Sendable, CustomTestStringConvertible {
    var title: String
    var evidence: [Evidence]
    var ai = 0
    var human = 0
    /// Origin, then `marked`, `recorded` and `suspected` where true, then agent and model.
    var verdict: String
    /// The origin of lines that no record covers.
    var rest: Origin

    var testDescription: String { title }
  }

  private static func sign(
    _ channel: Evidence.Channel, _ role: Evidence.Role = .agent, _ strength: Evidence.Strength = .strong,
    agent: String = "claude", model: String = ""
  ) -> Evidence {
    Evidence(channel: channel, rule: "rule", role: role, strength: strength, agent: agent, model: model)
  }

  @Test(arguments: [
    Case(title: "nothing is recorded", evidence: [], verdict: "unmarked", rest: .unmarked),
    Case(title: "an agent is the author", evidence: [sign(.author)], verdict: "agentic marked claude", rest: .ai),
    Case(
      title: "an agent is a co-author", evidence: [sign(.coAuthor, model: "opus")],
      verdict: "assisted marked claude opus", rest: .assisted),
    Case(title: "a footer", evidence: [sign(.footer)], verdict: "assisted marked claude", rest: .assisted),
    Case(title: "a trailer", evidence: [sign(.trailer)], verdict: "assisted marked claude", rest: .assisted),
    Case(title: "a session", evidence: [sign(.sessionLink)], verdict: "assisted marked claude", rest: .assisted),
    Case(title: "a checkpoint", evidence: [sign(.commitRecord)], verdict: "assisted marked claude", rest: .assisted),
    Case(
      title: "an agent as committer only", evidence: [sign(.committer)], verdict: "assisted marked claude",
      rest: .assisted),
    Case(
      title: "an accepted suggestion", evidence: [sign(.coAuthor, .assist, agent: "copilot")],
      verdict: "assisted marked copilot", rest: .assisted),
    Case(
      title: "committed with a tool", evidence: [sign(.committer, .assist, agent: "aider")], verdict: "unmarked",
      rest: .unmarked),
    Case(
      title: "weak signs only", evidence: [sign(.branch, .agent, .weak)], verdict: "unmarked suspected", rest: .unmarked
    ),
    Case(
      title: "a weak sign of an agent as author", evidence: [sign(.author, .agent, .weak)],
      verdict: "unmarked suspected", rest: .unmarked),
    Case(
      title: "a weak and a strong sign", evidence: [sign(.branch, .agent, .weak, agent: "codex"), sign(.coAuthor)],
      verdict: "assisted marked claude", rest: .assisted),
    Case(
      title: "a reviewer as author and co-author", evidence: [sign(.author, .reviewer), sign(.coAuthor, .reviewer)],
      verdict: "unmarked", rest: .unmarked),
    Case(
      title: "a person whose address a rule knows", evidence: [sign(.author, .human)], verdict: "unmarked",
      rest: .unmarked),
    Case(
      title: "a rule-based bot", evidence: [sign(.author, .automation, agent: "")], verdict: "automation",
      rest: .automation),
    Case(
      title: "a bot that only might be one", evidence: [sign(.author, .automation, .weak, agent: "")],
      verdict: "unmarked", rest: .unmarked),
    Case(
      title: "a rule-based bot as co-author", evidence: [sign(.coAuthor, .automation, agent: "")], verdict: "unmarked",
      rest: .unmarked),
    Case(
      title: "a rule-based bot with an agent's mark",
      evidence: [sign(.author, .automation, agent: ""), sign(.coAuthor)], verdict: "assisted marked claude",
      rest: .assisted),
    Case(
      title: "two agents", evidence: [sign(.coAuthor), sign(.trailer, agent: "cursor")],
      verdict: "assisted marked several", rest: .assisted),
    Case(
      title: "an agent and a helper", evidence: [sign(.coAuthor), sign(.trailer, .assist, agent: "copilot")],
      verdict: "assisted marked claude", rest: .assisted),
    Case(
      title: "an agent as author and another as co-author",
      evidence: [sign(.author), sign(.coAuthor, agent: "cursor")],
      verdict: "agentic marked claude", rest: .ai),
    Case(
      title: "another mark of the same agent knows the model",
      evidence: [sign(.author), sign(.trailer, model: "sonnet")], verdict: "agentic marked claude sonnet", rest: .ai),
    Case(
      title: "two models", evidence: [sign(.coAuthor, model: "a"), sign(.footer, model: "b")],
      verdict: "assisted marked claude several", rest: .assisted),
    Case(
      title: "an agent that nobody knows", evidence: [sign(.trailer, agent: "unknown")], verdict: "assisted marked",
      rest: .assisted),
    Case(
      title: "AI lines of a record", evidence: [], ai: 3, verdict: "assisted marked recorded codex gpt", rest: .unmarked
    ),
    Case(
      title: "only people's lines of a record", evidence: [], human: 3, verdict: "human recorded", rest: .unmarked),
    Case(
      title: "a record of both", evidence: [], ai: 1, human: 9, verdict: "assisted marked recorded codex gpt",
      rest: .unmarked),
    Case(
      title: "a mark, and a record of people's lines", evidence: [sign(.coAuthor)], human: 3,
      verdict: "assisted marked recorded claude", rest: .unmarked),
    Case(
      title: "an agent as author, and a record of people's lines", evidence: [sign(.author)], human: 3,
      verdict: "agentic marked recorded claude", rest: .unmarked),
    Case(
      title: "a record names other writers than the marks", evidence: [sign(.coAuthor)], ai: 3,
      verdict: "assisted marked recorded codex gpt", rest: .unmarked),
    Case(
      title: "a bot, and a record of AI lines", evidence: [sign(.author, .automation, agent: "")], ai: 1,
      verdict: "assisted marked recorded codex gpt", rest: .unmarked),
    Case(
      title: "a weak sign, and a record of people's lines", evidence: [sign(.branch, .agent, .weak)], human: 1,
      verdict: "human recorded", rest: .unmarked),
  ])
  func decides(given: Case) {
    var attested = AttestedSummary()
    (attested.aiLines, attested.humanLines) = (given.ai, given.human)
    if given.ai > 0 { attested.writers = [.init(agent: "codex", model: "gpt", session: "s")] }
    let verdict = AttributionPolicy.verdict(evidence: given.evidence, attested: attested)
    let words = [
      verdict.origin.rawValue, verdict.hasMark ? "marked" : "", verdict.hasRecord ? "recorded" : "",
      verdict.isSuspected ? "suspected" : "", verdict.agent, verdict.model,
    ]
    #expect(words.filter { !$0.isEmpty }.joined(separator: " ") == given.verdict)
    #expect(AttributionPolicy.uncovered(verdict) == given.rest)
  }

  @Test func aWriterThatIsNotDescribedLeavesTheNameToTheMarks() {
    var attested = AttestedSummary()
    attested.aiLines = 2
    attested.writers = [.init(agent: "unknown", model: "", session: "")]
    let verdict = AttributionPolicy.verdict(evidence: [Self.sign(.coAuthor, model: "opus")], attested: attested)
    #expect(verdict.agent == "claude")
    #expect(verdict.model == "opus")
  }

  @Test func aWriterThatIsNotDescribedIsNotAnotherAgent() {
    var attested = AttestedSummary()
    attested.aiLines = 2
    attested.writers = [
      .init(agent: "unknown", model: "", session: ""), .init(agent: "codex", model: "gpt", session: "s"),
    ]
    let verdict = AttributionPolicy.verdict(evidence: [], attested: attested)
    #expect(verdict.agent == "codex")
    #expect(verdict.model == "gpt")
    #expect(verdict.session == "s")
  }

  @Test func theOrderOfTheEvidenceDoesNotMatter() {
    let signs = [
      Self.sign(.author), Self.sign(.coAuthor, agent: "cursor", model: "m"), Self.sign(.trailer, .assist, agent: "x"),
      Self.sign(.branch, .agent, .weak),
    ]
    var random = SeededGenerator(seed: 1)
    let expected = AttributionPolicy.verdict(evidence: signs, attested: AttestedSummary())
    for _ in 0..<20 {
      let shuffled = signs.shuffled(using: &random)
      #expect(AttributionPolicy.verdict(evidence: shuffled, attested: AttestedSummary()) == expected)
    }
  }
}
