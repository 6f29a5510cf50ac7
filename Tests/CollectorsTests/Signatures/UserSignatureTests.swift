import Collectors
import Facts
import Testing

@Suite struct UserSignatureTests {
  static let houseBot = """
    - id: house-bot
      agent: House Bot
      role: agent
      kind: author
      email: bot@company.example
    """

  @Test func aNewIdAddsARule() throws {
    let set = try SignatureExampleTests.builtIn.get()
    let extended = try set.adding(yaml: Self.houseBot)
    #expect(extended.signatures.count == set.signatures.count + 1)
    let found = extended.evidence(in: CommitMarks(text: "Bot <bot@company.example>", in: .author))
    #expect(found.map(\.agent) == ["house-bot"])
    #expect(found.map(\.strength) == [.strong])
  }

  @Test func aMappingWithSignaturesIsReadToo() throws {
    let set = try SignatureExampleTests.builtIn.get().adding(yaml: "signatures:\n" + Self.houseBot)
    #expect(set.signatures.contains { $0.id == "house-bot" })
  }

  @Test func anEmptyListChangesNothing() throws {
    let set = try SignatureExampleTests.builtIn.get()
    #expect(try set.adding(yaml: "").fingerprint == set.fingerprint)
    #expect(try set.adding(yaml: "[]").fingerprint == set.fingerprint)
  }

  @Test func theSameIdTakesTheRulesPlace() throws {
    let set = try SignatureExampleTests.builtIn.get().adding(
      yaml: "- {id: claude-identity, agent: claude, role: agent, kind: author, email: agent@company.example}")
    #expect(set.evidence(in: CommitMarks(text: "Claude <noreply@anthropic.com>", in: .author)).isEmpty)
    #expect(set.evidence(in: CommitMarks(text: "Claude <agent@company.example>", in: .author)).count == 1)
  }

  @Test func disabledRemovesARule() throws {
    let set = try SignatureExampleTests.builtIn.get()
    let without = try set.adding(yaml: "- {id: claude-branch, disabled: true}")
    #expect(without.signatures.count == set.signatures.count - 1)
    #expect(without.evidence(in: CommitMarks(text: "claude/fix", in: .branch)).isEmpty)
  }

  @Test func theFingerprintChangesWithARuleButNotWithItsNote() throws {
    let set = try SignatureExampleTests.builtIn.get().adding(yaml: Self.houseBot)
    #expect(try set.adding(yaml: Self.houseBot + "\n  note: in the cellar").fingerprint == set.fingerprint)
    #expect(try set.adding(yaml: Self.houseBot + "\n  strength: weak").fingerprint != set.fingerprint)
    #expect(try set.adding(yaml: Self.houseBot + "\n  since: 2026-01-01").fingerprint != set.fingerprint)
  }

  @Test func aPersonsRuleVetoesTheOthers() throws {
    let set = try SignatureExampleTests.builtIn.get().adding(
      yaml: "- {id: our-claude, agent: unknown, role: human, kind: author, email: noreply@anthropic.com}")
    let found = set.evidence(in: CommitMarks(text: "Claude <noreply@anthropic.com>", in: .author))
    #expect(found.map(\.rule) == ["our-claude"])
    #expect(found.map(\.role) == [.human])
  }

  @Test func aPersonsRuleSaysNothingWhereThereIsNothingToVeto() throws {
    let set = try SignatureExampleTests.builtIn.get().adding(
      yaml: "- {id: ada, agent: unknown, role: human, kind: author, email: ada@people.example}")
    #expect(set.evidence(in: CommitMarks(text: "Ada Example <ada@people.example>", in: .author)).isEmpty)
  }

  @Test func scalarsStayWhatTheySay() throws {
    let yaml = "- {id: x, agent: no, role: agent, kind: trailer, trailer: Level, value: [010, yes, 1e3]}"
    let set = try SignatureExampleTests.builtIn.get().adding(yaml: yaml)
    for value in ["010", "yes", "1e3"] {
      let found = set.evidence(in: CommitMarks(text: "Level: \(value)", in: .trailer))
      #expect(found.map(\.agent) == ["no"], "\(value)")
    }
    #expect(set.evidence(in: CommitMarks(text: "Level: 8", in: .trailer)).isEmpty)
  }
}

@Suite struct SignatureErrorTests {
  struct Mistake: Sendable {
    var yaml: String
    var message: String
    var hint: String?
  }

  @Test(arguments: [
    Mistake(
      yaml: "- id: x\n  agent: a\n  emial: a@b", message: "signature “x”: unknown key “emial” (line 3)",
      hint:
        "the keys are agent, app, branch, disabled, doubtful-from, doubtful-to, email, examples, fallback, id, kind, "
        + "line, model, name, note, role, session, since, strength, trailer, unless, until, value"),
    Mistake(yaml: "- agent: a", message: "a signature has no “id” (line 1)"),
    Mistake(
      yaml: "- id: My Bot", message: "signature “My Bot”: its id is not in kebab-case (line 1)",
      hint: "use lower-case letters, digits and hyphens"),
    Mistake(
      yaml: "- {id: x, kind: branch}", message: "signature “x”: the kind “branch” needs one of “branch” (line 1)"),
    Mistake(yaml: "- {id: x, agent: a}", message: "signature “x”: “kind” is missing (line 1)"),
    Mistake(
      yaml: "- {id: x, kind: branch, branch: a/*}", message: "signature “x”: “agent” is missing (line 1)",
      hint: "write “agent: unknown” if it is not known"),
    Mistake(
      yaml: "- {id: x, kind: branch, branch: a/*, agent: a}", message: "signature “x”: “role” is missing (line 1)"),
    Mistake(
      yaml: "- id: x\n  kind: bramch", message: "signature “x”: “kind: bramch” is not known (line 2)",
      hint: "write one of “author”, “committer”, “co-author”, “footer”, “trailer”, “session-link”, “branch”"),
    Mistake(
      yaml: "- {id: x, kind: branch, email: a@b}",
      message: "signature “x”: “email” does not go with the kind “branch” (line 1)", hint: "use “branch”"),
    Mistake(
      yaml: "- {id: x, kind: [author, branch], email: a@b}",
      message: "signature “x”: “kind” mixes identities with other marks (line 1)"),
    Mistake(
      yaml: "- {id: x, kind: footer, line: a, value: b}",
      message: "signature “x”: “value” goes with “trailer” only (line 1)"),
    Mistake(
      yaml: "- {id: x, kind: branch, branch: a, agent: a, role: agent, since: 1.1.2026}",
      message: "signature “x”: “since: 1.1.2026” is not a date (line 1)", hint: "write it as 2026-08-14"),
    Mistake(
      yaml: "- {id: x, kind: branch, branch: a, agent: a, role: agent, since: 2026-02-01, until: 2026-01-01}",
      message: "signature “x”: “until” is before “since” (line 1)"),
    Mistake(
      yaml: "- {id: x, kind: branch, branch: a, agent: a, role: boss}",
      message: "signature “x”: “role: boss” is not known (line 1)",
      hint: "write one of “agent”, “assist”, “automation”, “reviewer”, “human”"),
    Mistake(
      yaml: "- {id: x, disabled: no}", message: "signature “x”: “disabled: no” is neither true nor false (line 1)"),
    Mistake(
      yaml: "- {id: no-such-rule, disabled: true}",
      message: "signature “no-such-rule” is disabled, but there is none of that name"),
    Mistake(
      yaml: "- {id: dependabot, disabled: true}\n- {id: dependabot, disabled: true}",
      message: "signature “dependabot” stands twice in the list"),
    Mistake(
      yaml: "- id: x\n  agent: a\n  agent: b",
      message: "the list of signatures is not YAML: the key “agent” stands twice (line 2)"),
    Mistake(yaml: "rules: []", message: "unknown key “rules” beside “signatures” (line 1)"),
    Mistake(
      yaml: "signatures: yes", message: "“signatures” is not a list (line 1)", hint: "begin each signature with “- id:”"
    ),
    Mistake(
      yaml: "- just a text", message: "a signature is not a mapping of keys (line 1)", hint: "begin with “- id:”"),
  ])
  func saysWhatIsWrongAndWhere(_ mistake: Mistake) throws {
    let set = try SignatureExampleTests.builtIn.get()
    let error = #expect(throws: BylineError.self) { try set.adding(yaml: mistake.yaml) }
    #expect(error?.message == mistake.message)
    #expect(error?.hint == mistake.hint)
  }

  @Test func saysWhereTheTextIsNoYAML() throws {
    let set = try SignatureExampleTests.builtIn.get()
    let error = #expect(throws: BylineError.self) { try set.adding(yaml: "- id: [x\n") }
    #expect(error?.message.hasPrefix("the list of signatures is not YAML: ") == true)
    #expect(error?.message.hasSuffix("(line 2)") == true)
  }
}
