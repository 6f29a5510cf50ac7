import Collectors
import Facts
import Testing

@Suite struct EntireCheckpointTests {
  private func parse(_ text: String) -> Attestation {
    AttestationFormat.entire.parse(Array(text.utf8))
  }

  @Test func aSessionIsEvidenceAboutTheCommit() {
    let record = parse(
      #"""
      {"checkpoint_id": "01c22c71c81e", "session_id": "13e26df4", "agent": "Claude Code", "model": "claude-opus-4-7[1m]",
       "files_touched": ["a.go"], "summary": {"intent": "secret"},
       "initial_attribution": {"agent_lines": 33, "human_added": 0, "total_committed": 40, "agent_percentage": 82.5}}
      """#)
    #expect(record.files.isEmpty)
    #expect(record.problems == [:])
    #expect(
      record.evidence == [
        Evidence(
          channel: .commitRecord, rule: "entire", role: .agent, strength: .strong, agent: "claude",
          model: "claude-opus-4.7", session: "13e26df4", mark: "checkpoint: agent 33 of 40 lines")
      ])
  }

  @Test func aSessionNeedNotNameItsCheckpoint() {
    let record = parse(#"{"session_id": "13e26df4", "agent": "Claude Code"}"#)
    #expect(record.problems == [:])
    #expect(record.evidence.map(\.agent) == ["claude"])
  }

  @Test func aSessionWithoutALineIsASuspicion() {
    let record = parse(
      #"""
      {"checkpoint_id": "01c22c71c81e", "session_id": "13e26df4", "agent": "Agent",
       "initial_attribution": {"agent_lines": 0, "total_committed": 12}}
      """#)
    #expect(record.evidence.map(\.strength) == [.weak])
    #expect(record.evidence.map(\.agent) == [""])
  }

  @Test func aSessionWithoutCountsIsEvidenceStill() {
    let record = parse(#"{"checkpoint_id": "01c22c71c81e", "session_id": "13e26df4", "agent": "Gemini CLI"}"#)
    #expect(record.evidence.map(\.agent) == ["gemini"])
    #expect(record.evidence.map(\.mark) == ["checkpoint"])
  }

  @Test func theSummaryAboveTheSessionsSaysNothing() {
    let record = parse(
      #"{"checkpoint_id": "01c22c71c81e", "strategy": "manual-commit", "sessions": [{"metadata": "/01/x/0/metadata.json"}]}"#
    )
    #expect(record.evidence.isEmpty)
    #expect(record.problems == [:])
  }

  @Test(arguments: ["", "[]", "{}", "text", #"{"agent": "Claude Code"}"#])
  func anythingElseIsNoCheckpoint(_ text: String) {
    #expect(parse(text).problems == ["not a record of this format": 1])
    #expect(parse(text).evidence.isEmpty)
  }

  @Test(arguments: [
    ("01/c22c71c81e/metadata.json", "01c22c71c81e"), ("01/c22c71c81e/0/metadata.json", "01c22c71c81e"),
    ("01/c22c71c81e/12/metadata.json", "01c22c71c81e"), ("01/c22c71c81e/0/prompt.txt", nil),
    ("01/c22c71c81e/tasks/metadata.json", nil), ("0/metadata.json", nil), ("metadata.json", nil), ("", nil),
  ])
  func aPathNamesItsCheckpoint(_ path: String, _ id: String?) {
    #expect(EntireCheckpoint.id(ofPath: path) == id)
  }
}
