import Collectors
import Facts
import Testing

@Suite struct AgentblameNoteTests {
  private func parse(_ text: String) -> Attestation {
    AttestationFormat.agentblame.parse(Array(text.utf8))
  }

  @Test func readsVersionOne() {
    let note = parse(
      #"""
      {"version": 1, "timestamp": "2026-01-02T03:04:05Z", "attributions": [
        {"path": "src/a.ts", "start_line": 3, "end_line": 5, "category": "ai_generated", "provider": "claude_code",
         "model": "claude-opus-4-5-20251101", "confidence": 1.0, "match_type": "exact_hash", "content_hash": "sha256:00"}]}
      """#)
    #expect(note.format == "agentblame")
    #expect(note.problems == [:])
    #expect(
      note.files == [
        Attestation.File(
          path: Array("src/a.ts".utf8),
          claims: [Attestation.Claim(origin: .ai, agent: "claude", model: "claude-opus-4.5", lines: [3...5])])
      ])
  }

  @Test(arguments: [("claudeCode", "claude"), ("cursor", "cursor"), ("opencode", "opencode")])
  func readsVersionTwo(_ provider: String, _ agent: String) {
    let note = parse(
      #"{"version": 2, "attributions": [{"path": "a", "startLine": 1, "endLine": 1, "provider": "\#(provider)"}]}"#)
    #expect(note.files.first?.claims == [Attestation.Claim(origin: .ai, agent: agent, lines: [1...1])])
  }

  @Test func theLastAttributionOfALineWins() {
    let note = parse(
      #"""
      {"attributions": [{"path": "a", "startLine": 1, "endLine": 9, "provider": "cursor"},
        {"path": "a", "startLine": 9, "endLine": 9, "provider": "opencode"}]}
      """#)
    #expect(note.files.first?.claims.map(\.lines) == [[1...8], [9...9]])
    #expect(note.files.first?.claims.map(\.agent) == ["cursor", "opencode"])
  }

  @Test func whatCannotBeReadIsCounted() {
    let note = parse(
      #"""
      {"attributions": [{"startLine": 1, "endLine": 2}, {"path": "a", "category": "human", "startLine": 1, "endLine": 2},
        {"path": "a"}, {"path": "a", "startLine": 2, "endLine": 1}, {"path": "a", "startLine": -1, "endLine": 1}]}
      """#)
    #expect(note.files.isEmpty)
    #expect(
      note.problems == [
        "claim without a path": 1, "unknown category": 1, "unreadable line numbers": 1, "line range out of order": 1,
        "line number out of bounds": 1,
      ])
  }

  @Test(arguments: ["", "[]", "{}", "{\"attributions\": 1}", "text"])
  func anythingElseIsNoNote(_ text: String) {
    #expect(parse(text).problems == ["not a record of this format": 1])
  }
}
