import Collectors
import Facts
import Testing

@Suite struct EvidenceTests {
  let set: SignatureSet
  let person = Identity(name: "Ada Example", email: "ada@people.example")
  /// 14 August 2026.
  let day = 20_679

  init() throws {
    set = try SignatureExampleTests.builtIn.get()
  }

  private func evidence(_ message: String, day: Int? = nil) -> [Evidence] {
    set.evidence(in: CommitMarks(author: person, committer: person, message: message, authoredDay: day ?? self.day))
  }

  @Test func aPersonsCommitHasNone() {
    #expect(
      evidence("Add a page\n\nIt uses Claude and Copilot, see claude.ai/code.\n\nSigned-off-by: A <a@b>\n").isEmpty)
  }

  @Test func tenEqualCoAuthorsAreOneSign() {
    let line = "Co-Authored-By: Claude Opus 4.6 <noreply@anthropic.com>\n"
    let found = evidence("Add a page (#12)\n\n" + String(repeating: "* Step\n\n\(line)\n", count: 10))
    #expect(
      found == [
        Evidence(
          channel: .coAuthor, rule: "claude-identity", role: .agent, strength: .strong, agent: "claude",
          model: "claude-opus-4.6", mark: "Claude Opus 4.6 <noreply@anthropic.com>")
      ])
  }

  @Test func twoModelsAreTwoSigns() {
    let found = evidence(
      """
      Add a page

      Co-authored-by: Claude Sonnet 4.5 <noreply@anthropic.com>
      Co-authored-by: Claude Opus 4.5 <noreply@anthropic.com>
      """)
    #expect(found.map(\.model) == ["claude-opus-4.5", "claude-sonnet-4.5"])
  }

  @Test(arguments: [
    "Co-authored-by: Cursor <cursoragent@cursor.com>",
    "CO-AUTHORED-BY: Cursor <CursorAgent@Cursor.com>",
    "   Co-authored-by: Cursor <cursoragent@cursor.com>  ",
    "* Co-authored-by: Cursor <cursoragent@cursor.com>",
    "- Co-authored-by: Cursor <cursoragent@cursor.com>",
    "Co-authored-by:Cursor <cursoragent@cursor.com>",
    "Co-authored-by: Cursor <cursoragent@cursor.com>\r",
    "Co-developed-by: Cursor <cursoragent@cursor.com>",
  ])
  func aCoAuthorCountsHoweverItsLineIsWritten(_ line: String) {
    #expect(evidence("Subject\n\n\(line)\n\nMore text follows.\n").map(\.rule) == ["cursor-identity"])
  }

  @Test(arguments: [
    "Thanks to Co-authored-by: Cursor <cursoragent@cursor.com>",
    "> Co-authored-by: Cursor <cursoragent@cursor.com>",
    "Co-authored-by: Cursor cursoragent@cursor.com",
    "Co-authored-by: Cursor <cursoragent@cursor.com.example>",
    "Reviewed-by: Cursor <cursoragent@cursor.com>",
  ])
  func aMarkInsideALineIsNone(_ line: String) {
    #expect(evidence("Subject\n\n\(line)\n").isEmpty)
  }

  @Test(arguments: [
    "Co-authored-by: Cursor <cursoragent@cursor.com>", "🤖 Generated with Claude Code", "Made-with: Cursor",
    "aider: add a page",
  ])
  func aSubjectIsNeverAMark(_ subject: String) {
    #expect(evidence(subject).isEmpty)
    #expect(evidence(subject + "\n\nBody.\n").isEmpty)
  }

  @Test func aSquashMayBuryTheMarks() {
    let found = evidence(
      """
      Add a page (#12)

      * First step

        Co-Authored-By: Claude <noreply@anthropic.com>
        Claude-Session: https://claude.ai/code/session_01Ab

      * Second step

      🤖 Generated with [Claude Code](https://claude.com/claude-code)

      Some closing words: with a colon.
      """)
    #expect(found.map(\.rule) == ["claude-identity", "claude-footer", "claude-session"])
    #expect(found.last?.session == "https://claude.ai/code/session_01Ab")
  }

  @Test func anAgentAsAuthorIsTheAuthorsSign() {
    let found = set.evidence(
      in: CommitMarks(text: "copilot-swe-agent[bot] <198982749+Copilot@users.noreply.github.com>", in: .author))
    #expect(found.map(\.channel) == [.author])
    #expect(found.map(\.agent) == ["copilot"])
    #expect(found.map(\.role) == [.agent])
  }

  @Test func theCommitterSaysNothingNewWhereItIsTheAuthor() {
    let devin = Identity("Devin AI <158243242+devin-ai-integration[bot]@users.noreply.github.com>")
    let own = set.evidence(in: CommitMarks(author: devin, committer: devin, message: "Fix", authoredDay: day))
    #expect(own.map(\.rule) == ["devin-identity"])
    let picked = set.evidence(in: CommitMarks(author: person, committer: devin, message: "Fix", authoredDay: day))
    #expect(picked.map(\.rule) == ["agent-committer"])
    #expect(picked.map(\.agent) == ["devin"])
    #expect(picked.map(\.strength) == [.weak])
  }

  @Test func committingInTheBrowserSaysNothing() {
    let web = Identity("GitHub <noreply@github.com>")
    #expect(set.evidence(in: CommitMarks(author: person, committer: web, message: "Fix", authoredDay: day)).isEmpty)
  }

  @Test func committedThroughAiderIsAssistedAndAuthoredByItIsNot() {
    let aider = Identity("Ada Example (aider) <ada@people.example>")
    let through = set.evidence(in: CommitMarks(author: person, committer: aider, message: "Fix", authoredDay: day))
    #expect(through.map(\.role) == [.assist])
    let authored = set.evidence(in: CommitMarks(author: aider, committer: aider, message: "Fix", authoredDay: day))
    #expect(authored.map(\.role) == [.agent])
  }

  @Test(arguments: [
    ("aider (gemini/gemini-2.5-pro) <aider@aider.chat>", "gemini-2.5-pro"),
    ("aider (gpt-5.2-codex) <aider@aider.chat>", "gpt-5.2-codex"),
    ("aider <aider@aider.chat>", ""),
    ("Claude <noreply@anthropic.com>", ""),
    ("Claude Code <noreply@anthropic.com>", ""),
    ("Claude for Ada Example <noreply@anthropic.com>", ""),
    ("Claude Opus 4.8 (1M context) <noreply@anthropic.com>", "claude-opus-4.8"),
    ("Claude (kimi-k2.5) <noreply@anthropic.com>", "kimi-k2.5"),
    ("Claude Fable 5 <noreply@anthropic.com>", "claude-fable-5"),
    ("Qwen-Coder <qwen-coder@alibabacloud.com>", "qwen-coder"),
  ])
  func theNameCarriesTheModel(_ identity: String, _ model: String) {
    #expect(set.evidence(in: CommitMarks(text: identity, in: .coAuthor)).map(\.model) == [model])
  }

  /// The day, as days since 1970, and what the mark of Visual Studio Code weighs on it.
  @Test(arguments: [
    (20_503, Evidence.Strength.weak), (20_504, .strong), (20_543, .strong), (20_544, .weak), (20_634, .weak),
    (20_635, .strong),
  ])
  func aMarkIsWeakOutsideItsDatesAndInItsWindowOfDoubt(_ day: Int, _ strength: Evidence.Strength) {
    let found = evidence("Fix\n\nCo-authored-by: Copilot <copilot@github.com>\n", day: day)
    #expect(found.map(\.strength) == [strength])
    #expect(found.map(\.role) == [.assist])
  }

  @Test func anUnknownBotIsAutomationAndAKnownOneIsNot() {
    let unknown = set.evidence(
      in: CommitMarks(text: "mergify[bot] <37929162+mergify[bot]@users.noreply.github.com>", in: .author))
    #expect(Set(unknown.map(\.role)) == [.automation])
    #expect(Set(unknown.map(\.agent)) == ["mergify"])
    let known = set.evidence(
      in: CommitMarks(text: "claude[bot] <209825114+claude[bot]@users.noreply.github.com>", in: .author))
    #expect(known.map(\.rule) == ["claude-app"])
  }

  @Test func theMarkIsShortened() throws {
    let found = evidence("Fix\n\n🤖 Generated with [Claude Code](" + String(repeating: "x", count: 500) + ")\n")
    #expect(try #require(found.first).mark.count == 200)
  }

  @Test func signsAreSortedByPlaceThenRule() {
    let found = set.evidence(
      in: CommitMarks(
        author: Identity("Claude <noreply@anthropic.com>"), committer: Identity("Ada (aider) <ada@people.example>"),
        message: """
          Fix

          https://claude.ai/code/session_1
          Entire-Checkpoint: 01c22c71c81e
          🤖 Generated with Claude Code
          Co-authored-by: Amp <amp@ampcode.com>
          """, authoredDay: day, branch: "codex/fix"))
    #expect(
      found.map(\.rule) == [
        "claude-identity", "aider-committer", "amp-identity", "claude-footer", "entire-checkpoint",
        "claude-session-link", "codex-branch",
      ])
  }

  @Test func bytesThatAreNoTextDoNoHarm() {
    let message = String(
      decoding: [0x61, 0x0a, 0xff, 0xfe, 0x3a, 0x20, 0x00, 0x0a, 0x2a, 0x0a, 0x3a, 0x0a], as: UTF8.self)
    #expect(evidence(message).isEmpty)
    #expect(evidence("").isEmpty)
    #expect(evidence("\n\n\n").isEmpty)
  }
}

@Suite struct DisclosureTests {
  struct Disclosure: Sendable {
    var line: String
    var role: Evidence.Role
    var agent: String
    var model: String
  }

  @Test(arguments: [
    Disclosure(
      line: "Assisted-by: Claude:claude-3-opus coccinelle sparse", role: .assist, agent: "claude",
      model: "claude-3-opus"),
    Disclosure(line: "Assisted-by: GitHub Copilot:gpt-4o", role: .assist, agent: "copilot", model: "gpt-4o"),
    Disclosure(line: "Assisted-by: GLM:GLM-5.1", role: .assist, agent: "glm", model: "glm-5.1"),
    Disclosure(line: "Assisted-by: generic LLM chatbot", role: .assist, agent: "", model: ""),
    Disclosure(line: "Assisted-by: ChatGPTv5", role: .assist, agent: "chatgpt", model: "chatgptv5"),
    Disclosure(line: "Assisted-by: Claude", role: .assist, agent: "claude", model: ""),
    Disclosure(line: "Assisted-by: Claude Code 2.0", role: .assist, agent: "claude", model: ""),
    Disclosure(line: "Assisted-by: Gemini 2.5 Pro", role: .assist, agent: "gemini", model: "gemini-2.5-pro"),
    Disclosure(line: "Assisted-by: GLM 4.6 via Claude Code", role: .assist, agent: "claude", model: "glm-4.6"),
    Disclosure(
      line: "Assisted-by: GLM-5.1 via Crush <crush@charm.land>", role: .assist, agent: "crush", model: "glm-5.1"),
    Disclosure(
      line: "Assisted-by: Claude Sonnet 4.6 <noreply@anthropic.com>", role: .assist, agent: "claude",
      model: "claude-sonnet-4.6"),
    Disclosure(
      line: "Generated-By: Claude Code [claude-opus-4-5]", role: .agent, agent: "claude", model: "claude-opus-4.5"),
    Disclosure(line: "Synthesized-By: Codex [gpt-5.2]", role: .agent, agent: "codex", model: "gpt-5.2"),
    Disclosure(
      line: "Co-developed-by: Claude claude-3-opus-20240229", role: .agent, agent: "claude", model: "claude-3-opus"),
    Disclosure(line: "Co-authored-by-AI: GitHub Copilot (GPT-4o)", role: .agent, agent: "copilot", model: "gpt-4o"),
    Disclosure(
      line: "Co-authored-by-AI: Cursor IDE (Claude 4 Sonnet)", role: .agent, agent: "cursor", model: "claude-sonnet-4"),
    Disclosure(line: "Ai-assisted: true", role: .assist, agent: "", model: ""),
    Disclosure(line: "Entire-Agent: Gemini CLI", role: .agent, agent: "gemini", model: ""),
  ])
  func isReadFromTheTrailer(_ disclosure: Disclosure) throws {
    let found = try SignatureExampleTests.builtIn.get().evidence(in: CommitMarks(text: disclosure.line, in: .trailer))
    #expect(found.map(\.role) == [disclosure.role])
    #expect(found.map(\.agent) == [disclosure.agent])
    #expect(found.map(\.model) == [disclosure.model])
    #expect(found.map(\.channel) == [.trailer])
    #expect(found.map(\.strength) == [.strong])
  }
}
