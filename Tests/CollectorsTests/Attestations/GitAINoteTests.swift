import Collectors
import Facts
import Testing

@Suite struct GitAINoteTests {
  /// What stands behind the divider in most of these notes.
  static let metadata = """
    {"schema_version": "authorship/3.0.0", "base_commit_sha": "0123",
     "prompts": {
      "2390650340f732a1": {"agent_id": {"tool": "cursor", "id": "55b3", "model": "composer-1"}, "messages": []},
      "0148017": {"agent_id": {"tool": "claude", "id": "ca9f", "model": "claude-sonnet-4-5-20250929"}},
      "abcdefgh": {"agent_id": {"tool": "codex", "id": "019f", "model": "default"}}},
     "humans": {"h_31dce776f88375": {"author": "Ada Example <ada@people.example>"}},
     "sessions": {
      "s_c9883b05a2487d": {"agent_id": {"tool": "claude", "id": "6d23", "model": "claude-opus-4-6"}},
      "s_0000000000000a": {"agent_id": {"tool": "github-copilot", "id": "77aa", "model": "gpt-5"}}}}
    """

  private func parse(_ lines: String, metadata: String = metadata) -> Attestation {
    AttestationFormat.gitAI.parse(Array("\(lines)\n---\n\(metadata)".utf8))
  }

  @Test func readsSessionsAndPeople() {
    let note = parse(
      """
      src/main.swift
        s_c9883b05a2487d::t_9f8e7d6c5b4a32 1-10,15-20
        h_31dce776f88375 42-50
      """)
    #expect(note.format == "git-ai")
    #expect(note.problems == [:])
    #expect(
      note.files == [
        Attestation.File(
          path: Array("src/main.swift".utf8),
          claims: [
            Attestation.Claim(
              origin: .ai, agent: "claude", model: "claude-opus-4.6", session: "6d23", lines: [1...10, 15...20]),
            Attestation.Claim(origin: .human, lines: [42...50]),
          ])
      ])
  }

  @Test(arguments: [
    ("2390650340f732a1", "cursor", "composer-1", "55b3"), ("0148017", "claude", "claude-sonnet-4.5", "ca9f"),
    ("abcdefgh", "codex", "", "019f"), ("s_0000000000000a::t_1", "copilot", "gpt-5", "77aa"),
    ("s_0000000000000a", "copilot", "gpt-5", "77aa"),
  ])
  func readsEveryGenerationOfKeys(_ key: String, _ agent: String, _ model: String, _ session: String) {
    let note = parse("a.swift\n  \(key) 3\n")
    #expect(
      note.files.first?.claims == [
        Attestation.Claim(origin: .ai, agent: agent, model: model, session: session, lines: [3...3])
      ])
    #expect(note.problems == [:])
  }

  @Test(arguments: ["human", "h_31dce776f88375", "h_ffffffffffffff"])
  func aPersonsKeyNeedNotResolve(_ key: String) {
    let note = parse("a.swift\n  \(key) 3\n")
    #expect(note.files.first?.claims == [Attestation.Claim(origin: .human, lines: [3...3])])
    #expect(note.problems == [:])
  }

  @Test(arguments: [
    ("ffffffffffffffff", "unresolved prompt"), ("fffffff", "unresolved prompt"), ("ai_agent", "unresolved prompt"),
    ("6ef2a1f0-0000-4000-8000-000000000001", "unresolved prompt"), ("s_ffffffffffffff::t_1", "unresolved session"),
  ])
  func anUnresolvedKeyIsAnUnknownAgents(_ key: String, _ problem: String) {
    let note = parse("a.swift\n  \(key) 3\n")
    #expect(note.files.first?.claims == [Attestation.Claim(origin: .ai, agent: "unknown", lines: [3...3])])
    #expect(note.problems == [problem: 1])
  }

  @Test func theLastEntryForALineWins() {
    let note = parse(
      """
      a.swift
        2390650340f732a1 1-10
        h_31dce776f88375 4-6
        s_c9883b05a2487d::t_1 6-7
      """)
    #expect(note.files.first?.claims.map(\.lines) == [[6...7], [1...3, 8...10], [4...5]])
    #expect(note.files.first?.claims.map(\.agent) == ["claude", "cursor", ""])
  }

  @Test func editsOfOneSessionAreOneClaimAndLinesCountOnce() {
    let note = parse(
      """
      a.swift
        s_c9883b05a2487d::t_1 9,1-5,3-7,5
        s_c9883b05a2487d::t_2 5-10
      """)
    #expect(note.files.first?.claims.map(\.lines) == [[1...10]])
    #expect(note.files.first?.claims.first?.lines.count == 10)
  }

  @Test func aPathInQuotesMayHaveBlanks() {
    let note = parse("\"docs/my page.md\"\n  human 1\nplain.md\n  human 2\n")
    #expect(note.files.map(\.path) == [Array("docs/my page.md".utf8), Array("plain.md".utf8)])
  }

  @Test func blankLinesAndTrailingBlanksDoNotMatter() {
    let note = AttestationFormat.gitAI.parse(
      Array("\n\na.swift  \r\n\n  human 1-2 \t\r\n\n---  \r\n\(Self.metadata)".utf8))
    #expect(note.files.map(\.path) == [Array("a.swift".utf8)])
    #expect(note.problems == [:])
  }

  @Test func aPathNamedTwiceIsOneFile() {
    let note = parse("a.swift\n  human 1-5\nb.swift\n  human 1\na.swift\n  2390650340f732a1 5\n")
    #expect(note.files.map(\.path) == [Array("a.swift".utf8), Array("b.swift".utf8)])
    #expect(note.files.first?.claims.map(\.lines) == [[5...5], [1...4]])
  }

  @Test func aPathWithoutEntriesIsNoFile() {
    #expect(parse("a.swift\nb.swift\n  human 1\n").files.map(\.path) == [Array("b.swift".utf8)])
  }

  @Test func anEmptyNoteAttestsNothing() {
    let note = AttestationFormat.gitAI.parse(Array("---\n\(Self.metadata)".utf8))
    #expect(note.files.isEmpty)
    #expect(note.problems == [:])
    #expect(!note.attestsLines)
  }

  @Test(arguments: [
    ("9-3", "line range out of order"), ("0", "line number out of bounds"), ("0-4", "line number out of bounds"),
    ("2147483648", "line number out of bounds"), ("1-99999999999999999999999", "line number out of bounds"),
    ("x", "unreadable line numbers"), ("1-", "unreadable line numbers"), ("-1", "unreadable line numbers"),
    ("1-2-3", "unreadable line numbers"), ("+1", "unreadable line numbers"),
  ])
  func aRangeThatIsNoneIsCountedAndTheRestIsRead(_ range: String, _ problem: String) {
    let note = parse("a.swift\n  human \(range),7\n")
    #expect(note.files.first?.claims == [Attestation.Claim(origin: .human, lines: [7...7])])
    #expect(note.problems == [problem: 1])
  }

  @Test func theLargestLineNumberIsOne() {
    let note = parse("a.swift\n  human 1-2147483647\n  0148017 2147483647\n")
    #expect(note.files.first?.claims.map(\.lines) == [[2_147_483_647...2_147_483_647], [1...2_147_483_646]])
  }

  @Test func anEntryWithoutLinesIsCounted() {
    let note = parse("a.swift\n  human\n  human ,\n")
    #expect(note.files.isEmpty)
    #expect(note.problems == ["entry without lines": 2])
  }

  @Test func anEntryBeforeAnyPathIsCounted() {
    let note = parse("  human 1\na.swift\n  human 2\n")
    #expect(note.files.first?.claims.map(\.lines) == [[2...2]])
    #expect(note.problems == ["entry before any path": 1])
  }

  @Test(arguments: ["", "a.swift\n  human 1\n", "{\"version\": 1}", "--\n----\n", "\u{0}\u{1}\n---x"])
  func withoutADividerItIsNoNote(_ text: String) {
    let note = AttestationFormat.gitAI.parse(Array(text.utf8))
    #expect(note.files.isEmpty)
    #expect(note.problems == ["not a record of this format": 1])
  }

  @Test(arguments: ["", "{", "[]", "{\"prompts\": {\"0148017\": {", "no JSON"])
  func withBrokenMetadataTheLinesAreStillAnAgents(_ metadata: String) {
    let note = parse("a.swift\n  0148017 1-3\n  h_31dce776f88375 4\n", metadata: metadata)
    #expect(
      note.files.first?.claims == [
        Attestation.Claim(origin: .ai, agent: "unknown", lines: [1...3]),
        Attestation.Claim(origin: .human, lines: [4...4]),
      ])
    #expect(note.problems == ["metadata is not JSON": 1])
  }

  @Test func metadataThatIsAllBracketsDoesNoHarm() {
    let note = parse("a.swift\n  human 1\n", metadata: String(repeating: "{\"a\":[", count: 100_000))
    #expect(note.problems == ["metadata is not JSON": 1])
  }

  @Test func metadataOfOtherKindsIsLeftOut() {
    let note = parse(
      "a.swift\n  0148017 1\n  fffffff 2\n",
      metadata: #"{"prompts": {"0148017": {"agent_id": {"tool": 7, "model": null}}, "fffffff": []}, "sessions": 3}"#)
    #expect(note.files.first?.claims == [Attestation.Claim(origin: .ai, agent: "unknown", lines: [1...2])])
    #expect(note.problems == ["unresolved prompt": 1])
  }

  @Test func anEarlierGenerationOfTheFormatIsNotRead() {
    let note = parse("a.swift\n  human 1\n", metadata: #"{"schema_version": "authorship/0.0.1"}"#)
    #expect(note.files.isEmpty)
    #expect(note.problems == ["unsupported version": 1])
  }

  @Test func aDividerInTheMetadataIsText() {
    let note = parse(
      "a.swift\n  0148017 1\n", metadata: "{\"prompts\":\n{\"0148017\":\n{\"agent_id\": {\"tool\": \"amp\"}}}}\n")
    #expect(note.files.first?.claims.map(\.agent) == ["amp"])
  }

  /// Whole conversations stand in old notes; they must neither be kept nor break the reading.
  @Test func transcriptsAreCutOut() {
    let note = parse(
      "a.swift\n  0148017 1\n",
      metadata: #"""
        {"prompts": {"0148017": {
          "messages": [{"type": "user", "text": "say \"messages\": [1, {\"]}\\"}, [[{"messages": {}}]], "x\\"],
          "messages" : "secret", "messages":null,
          "agent_id": {"tool": "amp", "id": "T-1", "model": "auto"}, "note": "messages"}}}
        """#)
    #expect(
      note.files.first?.claims == [Attestation.Claim(origin: .ai, agent: "amp", session: "T-1", lines: [1...1])])
    #expect(note.problems == [:])
  }

  @Test func aLargeTranscriptCostsLittle() {
    let transcript = String(repeating: #"{"type": "user", "text": "word \"word\" {[("},"#, count: 60_000)
    let metadata = #"{"prompts": {"0148017": {"messages": ["# + transcript + #"0], "agent_id": {"tool": "amp"}}}}"#
    #expect(metadata.utf8.count > 2_700_000)
    let note = parse("a.swift\n  0148017 1\n", metadata: metadata)
    #expect(note.files.first?.claims.map(\.agent) == ["amp"])
  }
}
