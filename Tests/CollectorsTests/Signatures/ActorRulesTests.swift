import Collectors
import Facts
import Testing

/// What accounts are, by the list that Byline brings along.
@Suite struct ActorRulesTests {
  /// An account that one entry must, or must not, recognise.
  struct Example: Sendable, CustomTestStringConvertible {
    var rule: String
    var text: String
    var isMatch: Bool

    var testDescription: String { "\(rule) \(isMatch ? "knows" : "leaves alone") “\(text)”" }
  }

  static let rules = Result { try ActorRules(signatures: try SignatureSet.builtIn()) }

  static let examples: [Example] = ((try? rules.get().rules) ?? []).flatMap { rule in
    rule.examples.match.map { Example(rule: rule.id, text: $0, isMatch: true) }
      + rule.examples.noMatch.map { Example(rule: rule.id, text: $0, isMatch: false) }
  }

  private static func actor(_ text: String) -> Actor {
    text.hasSuffix(" (person)") ? Actor(login: String(text.dropLast(9)), hint: .person) : Actor(login: text)
  }

  @Test(arguments: examples)
  func behavesAsItsExampleSays(_ example: Example) throws {
    let found = try Self.rules.get().rule(for: Self.actor(example.text))?.id
    #expect((found == example.rule) == example.isMatch, "found \(found ?? "nothing")")
  }

  @Test func everyEntryHasBothKindsOfExamples() throws {
    let rules = try Self.rules.get().rules
    #expect(rules.count >= 13)
    for rule in rules {
      #expect(!rule.examples.match.isEmpty && !rule.examples.noMatch.isEmpty, "\(rule.id)")
    }
    #expect(Set(rules.map(\.id)).count == rules.count)
  }

  @Test(arguments: [
    (Actor(login: "Copilot", hint: .bot), "agent agent copilot"),
    (Actor(login: "copilot-swe-agent[bot]"), "agent agent copilot"),
    (Actor(login: "copilot-pull-request-reviewer"), "reviewer reviewer copilot"),
    (Actor(login: "cursor[bot]"), "agent reviewer cursor"),
    (Actor(login: "chatgpt-codex-connector[bot]"), "agent reviewer codex"),
    (Actor(login: "devin-ai-integration"), "agent agent devin"),
    (Actor(login: "coderabbitai"), "reviewer reviewer coderabbit"),
    (Actor(login: "app/dependabot"), "automation automation "),
    (Actor(login: "some-new-app[bot]"), "automation automation "),
    (Actor(login: "k8s-ci-robot", hint: .person), "automation automation "),
    (Actor(login: "ghost", hint: .person), "unknown unknown "),
    (Actor(login: "", hint: .bot), "unknown unknown "),
    (Actor(login: "ada-l"), "person person "),
    (Actor(login: "ada-l", hint: .person), "person person "),
  ])
  func anAccountHasARole(_ actor: Actor, _ expected: String) throws {
    let role = try Self.rules.get().role(of: actor)
    #expect("\(role.writes) \(role.reviews) \(role.agent)" == expected)
  }
}
