import Testing

/// Who made the sample's commits, by the answer key in `SampleData/README.md`, as Byline reads marks.
@Suite struct SampleMarkTests {
  private let sample: SampleHistory
  private var collected: Collected { sample.collected }

  init() throws { sample = try SampleHistory.shared.get() }

  /// Three authors are weak here: Bolt (:90) and Amazon Q (:103) are known from one list only.
  private static let author = [3, 17, 18, 32, 33, 34, 66, 67, 76, 77, 79, 88, 89, 97, 104, 118, 119, 126]

  /// Without VS Code in the doubtful months (:15) and those of one list only (:60 :69 :71); with suggestions (:45 :123).
  private static let coAuthor = [
    2, 8, 11, 25, 27, 37, 39, 40, 44, 45, 46, 48, 49, 57, 59, 70, 78, 81, 85, 86, 87, 93, 95, 98, 99, 106, 108, 109,
    110, 115, 116, 121, 123, 124, 125, 132, 135,
  ]

  @Test(arguments: [
    ("author", author), ("committer", []), ("co-author", coAuthor), ("footer", [2, 32, 40, 46, 98, 99]),
    ("session-link", [18, 39, 44, 66, 67, 91]), ("trailer", [4, 29, 58, 91, 100, 107, 108, 111, 128]),
    ("commit-record", [58, 128]), ("line-record", [2, 8, 11, 27, 40, 49, 59, 60, 71, 73, 93, 108, 115, 122, 125]),
  ])
  func theseCommitsCarryAMark(channel: String, marks: [Int]) throws {
    let carries = "SELECT 1 FROM mark_facts AS m WHERE m.repositoryId = c.repositoryId AND m.commitId = c.commitId"
    #expect(try sample.marks("f.isMerge = 0 AND EXISTS (\(carries) AND m.channel = '\(channel)')") == marks)
  }

  @Test func sixtySevenCommitsAreMarked() throws {
    #expect(try sample.marks("f.isMerge = 0 AND f.hasMark = 1").count == 67)
  }

  @Test func oneMergeIsMarkedByItsRecord() throws {
    #expect(try sample.marks("f.isMerge = 1 AND f.hasMark = 1") == [94])
  }

  @Test func theseAreAutomation() throws {
    #expect(
      try sample.marks("f.origin = 'automation'") == [16, 21, 28, 43, 56, 65, 75, 84, 96, 117, 127, 131, 134])
  }

  @Test func theseAreSuspected() throws {
    #expect(try sample.marks("f.isSuspected = 1 AND f.isMerge = 0") == [15, 22, 23, 24, 69, 90, 101, 103])
    #expect(try sample.marks("f.isSuspected = 1 AND f.isMerge = 1") == [19, 26, 35, 68, 80, 102, 112, 120])
  }

  @Test func changedByTheseOrigins() throws {
    #expect(
      try collected.texts(
        """
        SELECT origin || ' ' || COUNT(*) AS n FROM change_facts WHERE isMerge = 0 GROUP BY origin ORDER BY origin
        """) == ["agentic 18", "assisted 49", "automation 13", "human 1", "unmarked 40"])
    #expect(try sample.marks("f.origin = 'human'") == [20])
  }

  @Test func committingThroughAiderIsNoMark() throws {
    #expect(try sample.marks("f.commitId = c.commitId AND c.subject = 'chore: ignore editor folders'") == [47])
    #expect(try sample.marks("f.hasMark = 1").contains(47) == false)
    #expect(try sample.marks("f.isSuspected = 1").contains(47) == false)
  }

  @Test func threeSquashesCarryTheMarksOfSeveralCommits() throws {
    #expect(try sample.marks("f.isAggregate = 1") == [57, 87, 128])
  }

  /// The agent and model of the commits that name both or several.
  @Test func theseAgentsAndModelsAreNamed() throws {
    #expect(
      try sample.lines(
        """
        SELECT c.sha AS sha, f.agent AS agent, f.model AS model FROM change_facts AS f
        JOIN commits AS c ON c.repositoryId = f.repositoryId AND c.commitId = f.commitId
        WHERE f.model <> '' OR f.agent = 'several'
        """) == [
          ":2 claude claude-sonnet-4", ":8 claude claude-opus-4.5", ":11 claude claude-sonnet-4.6",
          ":27 cursor claude-sonnet-4.5", ":29 claude claude-opus-4.5", ":40 claude claude-opus-4.5",
          ":48 aider claude-sonnet-4.6", ":49 several several", ":57 several claude-opus-4.8",
          ":59 cursor claude-opus-4.8", ":60 windsurf swe-1.6", ":71 continue claude-sonnet-4.6",
          ":73 claude claude-sonnet-4.6", ":78 qwen qwen-coder", ":85 claude claude-opus-4.8",
          ":86 claude claude-fable-5", ":93 claude claude-fable-5", ":94 claude claude-opus-4.8",
          ":106 claude kimi-k2.5", ":107 claude claude-opus-4.8", ":108 claude claude-opus-4.8",
          ":111 cursor composer-2", ":115 several several", ":122 claude claude-opus-4.8",
          ":124 claude claude-opus-4.8",
          ":125 cursor composer-2", ":128 several ", ":132 claude claude-fable-5",
        ])
  }

  // MARK: Lines

  /// By commit and format: AI lines, people's lines, AI lines in files that no share counts.
  @Test func theseLinesAreAttested() throws {
    #expect(
      try sample.lines(
        """
        SELECT c.sha AS sha, a.format AS format, SUM(CASE WHEN a.origin = 'ai' AND \(Self.counted) THEN a.lineCount ELSE 0 END) AS ai,
          SUM(CASE WHEN a.origin = 'human' THEN a.lineCount ELSE 0 END) AS human,
          SUM(CASE WHEN a.origin = 'ai' AND NOT \(Self.counted) THEN a.lineCount ELSE 0 END) AS excluded
        FROM attested_lines AS a
        JOIN commits AS c ON c.repositoryId = a.repositoryId AND c.commitId = a.commitId
        JOIN paths AS p ON p.repositoryId = a.repositoryId AND p.pathId = a.pathId
        GROUP BY c.sha, a.format
        """) == [
          ":2 git-ai 8 3 0", ":8 git-ai 11 0 0", ":11 git-ai 10 0 0", ":20 git-ai 0 3 0", ":27 git-ai 12 0 13",
          ":40 agentblame 11 0 0", ":49 git-ai 16 5 0", ":59 agent-trace 12 1 0", ":60 git-ai 1 0 0",
          ":71 git-ai 4 0 0", ":73 agent-trace 10 0 0", ":93 git-ai 8 0 0", ":94 git-ai 1 0 0",
          ":108 agentblame 5 0 0", ":115 git-ai 30 0 0", ":122 git-ai 3 6 0", ":125 git-ai 11 0 6",
        ])
  }

  private static let counted = "p.fileClass IN ('source', 'test', 'documentation')"

  @Test func fourteenNotesOfSeventeenAreOnMain() throws {
    #expect(try collected.health("records-git-ai") == 17)
    #expect(try collected.health("records-git-ai-elsewhere") == 3)
    #expect(try collected.health("records-agentblame") == 2)
  }

  @Test func overlapsGoToTheLastWriter() throws {
    #expect(
      try sample.lines(
        """
        SELECT c.sha AS sha, a.origin AS origin, a.agent AS agent, SUM(a.lineCount) AS n FROM attested_lines AS a
        JOIN commits AS c ON c.repositoryId = a.repositoryId AND c.commitId = a.commitId
        WHERE c.subject LIKE 'feat: keep an offline cache%' GROUP BY c.sha, a.origin, a.agent
        """) == [":49 ai claude 11", ":49 ai codex 5", ":49 human  5"])
  }

  @Test func oneSessionIsNotDescribed() throws {
    #expect(
      try collected.texts("SELECT source || ': ' || reason || ' ' || occurrences AS r FROM rejections")
        == ["git-ai: unresolved session 1"])
  }

  @Test func aNoteThatAttestsNoLineLeavesTheMarkInForce() throws {
    #expect(try sample.marks("f.hasRecord = 0 AND f.origin = 'assisted'").contains(124))
  }

  @Test func theCountedLinesHaveTheseOrigins() throws {
    #expect(
      try collected.texts(
        """
        SELECT origin || ' ' || SUM(addedLines) AS n FROM line_facts
        WHERE fileClass IN ('source', 'test', 'documentation') GROUP BY origin ORDER BY origin
        """) == ["ai 327", "assisted 223", "automation 80", "human 18", "unmarked 318"])
  }

  @Test func theseLinesCountInNoShare() throws {
    #expect(
      try collected.texts(
        """
        SELECT fileClass || ' ' || SUM(addedLines) AS n FROM line_facts
        WHERE fileClass NOT IN ('source', 'test', 'documentation') GROUP BY fileClass ORDER BY fileClass
        """) == ["generated 6", "lock 29", "minified 1", "snapshot 5", "vendored 8"])
  }
}
