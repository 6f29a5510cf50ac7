import Collectors
import Facts
import Testing

@Suite struct BuiltInSignatureTests {
  @Test func idsAreUniqueAndSorted() throws {
    let ids = try SignatureExampleTests.builtIn.get().signatures.map(\.id)
    #expect(ids == Array(Set(ids)).sorted())
  }

  @Test(arguments: [
    "abacus", "aider", "amazon-q", "amp", "augment", "bolt", "charlie", "claude", "claude-flow", "cline", "codebuff",
    "codegen", "codex", "continue", "copilot", "crush", "cursor", "devin", "droid", "firebender", "gemini", "goose",
    "gru", "jetbrains-ai", "jules", "junie", "kiro", "letta", "lovable", "mistral-vibe", "ona", "open-swe", "opencode",
    "openhands", "qwen", "replit", "roo", "sketch", "sweep", "tabnine", "trae", "v0", "verdent", "warp", "windsurf",
  ])
  func everyCodingAgentHasARule(_ agent: String) throws {
    let rules = try SignatureExampleTests.builtIn.get().signatures.filter {
      $0.agent == .fixed(agent) && $0.role == .agent
    }
    #expect(!rules.isEmpty)
  }

  @Test(arguments: ["coderabbit", "copilot", "gemini", "qodo", "amazon-q", "cody", "seer", "sourcery"])
  func everyReviewerHasARule(_ agent: String) throws {
    let rules = try SignatureExampleTests.builtIn.get().signatures.filter {
      $0.agent == .fixed(agent) && $0.role == .reviewer
    }
    #expect(!rules.isEmpty)
  }

  @Test(arguments: ["dependabot", "renovate", "github-actions", "pre-commit-ci", "gitlab", "opencode-release"])
  func everyAutomationHasARule(_ agent: String) throws {
    let rules = try SignatureExampleTests.builtIn.get().signatures.filter {
      $0.agent == .fixed(agent) && $0.role == .automation
    }
    #expect(!rules.isEmpty)
  }

  @Test(arguments: [
    "codex/", "copilot/", "claude/", "claudecode/", "cursor/", "devin/", "jules/", "openhands/", "opencode/", "sweep/",
    "aider/", "cline/", "gemini/", "goose/", "open-swe/", "codegen-bot/", "windsurf-bot/", "coderabbit/",
  ])
  func aBranchPrefixIsWeakEvidence(_ prefix: String) throws {
    let found = try SignatureExampleTests.builtIn.get().evidence(in: CommitMarks(text: prefix + "work", in: .branch))
    #expect(found.map(\.strength) == [.weak])
    #expect(found.map(\.channel) == [.branch])
  }

  @Test func agentsAreInCanonicalForm() throws {
    for signature in try SignatureExampleTests.builtIn.get().signatures {
      guard case .fixed(let agent) = signature.agent else { continue }
      #expect(AgentName.canonical(agent) == agent, "\(signature.id)")
    }
  }

  @Test func theFingerprintIsTheSameInEveryProcess() throws {
    let set = try SignatureExampleTests.builtIn.get()
    #expect(try set.fingerprint == SignatureSet.builtIn().fingerprint)
    #expect(set.fingerprint.count == 18)
  }

  /// An empty set of rules hashes to the start value of FNV-1a, in every process.
  @Test func theFingerprintIsACheckSumOfTheRules() throws {
    let set = try SignatureExampleTests.builtIn.get()
    let none = try set.adding(yaml: set.signatures.map { "- {id: \($0.id), disabled: true}" }.joined(separator: "\n"))
    #expect(none.signatures.isEmpty)
    #expect(none.fingerprint == "1-cbf29ce484222325")
  }
}
