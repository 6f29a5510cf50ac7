import Collectors
import Facts
import Testing

@Suite struct AgentTraceTests {
  static let revision = "1a0c18c75bc19149cec8a0bc4c91115bf9a44469"

  /// A record of one file in the standard's form.
  private func record(
    path: String = "src/a.swift", ranges: String, contributor: String = #"{"type": "ai", "model_id": "openai/gpt-5"}"#,
    revision: String = revision, url: String = "https://agent.example/t/1", metadata: String = "{}"
  ) -> String {
    #"{"version": "1.0", "id": "x", "timestamp": "2026-07-20T11:38:35Z", "vcs": {"type": "git", "revision": "\#(revision)"},"#
      + #" "tool": {"name": "cursor-agent"}, "metadata": \#(metadata), "files": [{"path": "\#(path)", "conversations": ["#
      + #"{"url": "\#(url)", "contributor": \#(contributor), "ranges": [\#(ranges)]}]}]}"#
  }

  private func read(_ lines: String...) -> (records: [AgentTraceRecord], problems: [String: Int]) {
    AgentTrace.records(in: Array(lines.joined(separator: "\n").utf8))
  }

  @Test func readsARecord() {
    let (records, problems) = read(record(ranges: #"{"start_line": 1, "end_line": 9, "content_hash": "murmur3:9f"}"#))
    #expect(
      records == [
        AgentTraceRecord(
          revision: Self.revision, path: Array("src/a.swift".utf8),
          claims: [
            AgentTraceRecord.Claim(
              origin: .ai, agent: "cursor", model: "gpt-5", session: "https://agent.example/t/1", lines: 1...9)
          ])
      ])
    #expect(problems == [:])
  }

  @Test func theConversationsIdIsTheSession() {
    let (records, _) = read(
      record(
        ranges: #"{"start_line": 1, "end_line": 1}"#, url: "file:///home/ada/chat.jsonl",
        metadata: #"{"conversation_id": "be6c"}"#),
      record(ranges: #"{"start_line": 1, "end_line": 1}"#, url: "file:///home/ada/chat.jsonl"))
    #expect(records.map { $0.claims.map(\.session) } == [["be6c"], [""]])
  }

  @Test func knowsTheRevisionThatWasCheckedOut() {
    let line = #"{"start_line": 1, "end_line": 1}"#
    let (records, problems) = read(
      record(path: "a", ranges: line), record(path: "b", ranges: line, revision: "FFFF"),
      record(path: "d", ranges: line, revision: ""))
    #expect(records.map(\.revision) == [Self.revision, "ffff", ""])
    #expect(problems == ["record without a revision": 1])
  }

  @Test func laterRecordsWin() {
    let (records, _) = read(
      record(ranges: #"{"start_line": 1, "end_line": 10}"#),
      record(ranges: #"{"start_line": 4, "end_line": 5}"#, contributor: #"{"type": "human"}"#),
      record(ranges: #"{"start_line": 9, "end_line": 12}"#, contributor: #"{"type": "ai", "model_id": "x/gpt-4"}"#))
    let attestation = AgentTrace.attestation(of: records)
    #expect(attestation.format == "agent-trace")
    #expect(attestation.files.first?.claims.map(\.lines) == [[9...12], [1...3, 6...8], [4...5]])
    #expect(attestation.files.first?.claims.map(\.model) == ["gpt-4", "gpt-5", ""])
    #expect(attestation.files.first?.claims.map(\.origin) == [.ai, .ai, .human])
  }

  @Test(arguments: [#"{"type": "mixed"}"#, #"{"type": "unknown"}"#, "{}", "null", "7"])
  func whoIsNotSaidAttestsNothingAndTakesTheLine(_ contributor: String) {
    let (records, _) = read(
      record(ranges: #"{"start_line": 1, "end_line": 3}"#),
      record(ranges: #"{"start_line": 2, "end_line": 2}"#, contributor: contributor))
    #expect(AgentTrace.attestation(of: records).files.first?.claims.map(\.lines) == [[1...1, 3...3]])
    #expect(AgentTrace.attestation(of: [records[1]]).files.isEmpty)
  }

  @Test func aRangeMayHaveItsOwnContributor() {
    let (records, _) = read(
      record(
        ranges: #"{"start_line": 1, "end_line": 1}, {"start_line": 2, "end_line": 2, "contributor": {"type": "human"}}"#
      ))
    #expect(records.first?.claims.map(\.origin) == [.ai, .human])
    #expect(records.first?.claims.map(\.agent) == ["cursor", ""])
  }

  @Test(arguments: [".sessions", ".shell-history", ".unknown"])
  func whatIsNoFileIsSkipped(_ path: String) {
    #expect(read(record(path: path, ranges: #"{"start_line": 1, "end_line": 1}"#)).records.isEmpty)
  }

  @Test(arguments: [
    (#"src\\a\\b.ts"#, "src/a/b.ts"), ("./src/a.ts", "src/a.ts"), (#"src/odd\\name.ts"#, #"src/odd\name.ts"#),
  ])
  func pathsAreWrittenAsGitDoes(_ written: String, _ path: String) {
    let (records, _) = read(record(path: written, ranges: #"{"start_line": 1, "end_line": 1}"#))
    #expect(records.map(\.path) == [Array(path.utf8)])
  }

  @Test func theFlatDialectIsRead() {
    let (records, problems) = read(
      #"{"schema": "agent-trace/v0.1.0", "session_id": "8f5a", "file_path": "/home/ada/code/src/a.ts", "start_line": 2,"#
        + #" "end_line": 4, "content_hash": "murmur3:00", "tool": "Edit"}"#)
    #expect(records.map(\.isAbsolute) == [true])
    #expect(records.map(\.revision) == [""])
    #expect(
      records.first?.claims == [
        AgentTraceRecord.Claim(origin: .ai, agent: "unknown", model: "", session: "8f5a", lines: 2...4)
      ])
    #expect(problems == ["record without a revision": 1])
  }

  @Test func anAbsolutePathIsTheLongestChangedFileThatItEndsIn() {
    let (records, _) = read(
      record(path: "/home/ada/code/src/a.ts", ranges: #"{"start_line": 1, "end_line": 1}"#),
      record(path: #"C:\\work\\src\\b.ts"#, ranges: #"{"start_line": 1, "end_line": 1}"#))
    let paths = ["a.ts", "src/a.ts", "rc/a.ts", "src/b.ts"].map { Array($0.utf8) }
    let known = AgentTrace.attestation(of: records, paths: paths)
    #expect(known.files.map(\.path) == [Array("src/a.ts".utf8), Array("src/b.ts".utf8)])
    let unknown = AgentTrace.attestation(of: records)
    #expect(unknown.files.isEmpty)
    #expect(unknown.problems == ["absolute path outside the repository": 2])
  }

  @Test func whatCannotBeReadIsCounted() {
    let (records, problems) = read(
      "not JSON", "", "[1]", #"{"vcs": {"revision": "aa"}}"#, #"{"vcs": {"revision": "aa"}, "files": [{"path": ""}]}"#,
      record(ranges: #"{"start_line": 0, "end_line": 2}, {"start_line": 3, "end_line": 2}"#),
      record(ranges: #"{"start_line": 1.5, "end_line": 2}, {"start_line": true, "end_line": 2}, {"end_line": 2}"#),
      record(ranges: #"{"start_line": 1, "end_line": 99999999999}"#))
    #expect(records.isEmpty)
    #expect(
      problems == [
        "line is not JSON": 2, "not a record of this format": 1, "claim without a path": 1,
        "line number out of bounds": 2, "line range out of order": 1, "unreadable line numbers": 3,
      ])
  }

  @Test func theFormatFoldsAllRecords() {
    let lines = record(ranges: #"{"start_line": 1, "end_line": 2}"#) + "\nnot JSON\n"
    let attestation = AttestationFormat.agentTrace.parse(Array(lines.utf8))
    #expect(attestation.files.first?.claims.map(\.lines) == [[1...2]])
    #expect(attestation.problems == ["line is not JSON": 1])
  }
}
