import Collection
import Testing

/// Which commit the lines of a trace record are in.
@Suite struct TraceTests {
  /// A trace record of one edit.
  private static func record(_ revision: String, _ path: String, _ lines: ClosedRange<Int>, model: String = "")
    -> String
  {
    #"{"version":"1.0","id":"x","timestamp":"2026-01-01T00:00:00Z","vcs":{"type":"git","revision":"\#(revision)"},"#
      + #""tool":{"name":"cursor"},"files":[{"path":"\#(path)","conversations":[{"contributor":{"type":"ai","#
      + #""model_id":"\#(model)"},"ranges":[{"start_line":\#(lines.lowerBound),"end_line":\#(lines.upperBound)}]}]}]}"#
      + "\n"
  }

  private static func attested(_ collected: Collected) throws -> [String] {
    try collected.texts(
      """
      SELECT c.subject || ' ' || p.path || ' ' || a.lineCount || ' ' || a.model AS line FROM attested_lines AS a
      JOIN commits AS c ON c.repositoryId = a.repositoryId AND c.commitId = a.commitId
      JOIN paths AS p ON p.repositoryId = a.repositoryId AND p.pathId = a.pathId
      ORDER BY c.subject, p.path, a.model
      """)
  }

  /// Commits files one after another; a trace file at the end names commits by their subjects.
  private static func collectTraces(
    _ commits: [(subject: String, changes: [HistoryScript.Change])],
    traces: ((String) throws -> String) throws -> String
  ) throws -> Collected {
    let repository = try TemporaryRepository(isBare: true)
    var history = HistoryScript()
    for (subject, changes) in commits { history.commit(subject, changes) }
    try repository.importing(history)
    let lines = try repository.run(["log", "--format=%H %s"]).lines
    let text = try traces { subject in
      String(try #require(lines.first { $0.hasSuffix(" \(subject)") }).prefix(40))
    }
    history.commit("Traces", [.write(".agent-trace/traces.jsonl", text)])
    try repository.importing(history)
    return try collect(repository)
  }

  @Test func linesAreInTheChildOfTheCommitThatTheRecordNames() throws {
    let collected = try Self.collectTraces([
      ("Base", [.write("a.txt", "1\n")]), ("Edit", [.write("a.txt", "1\n2\n3\n")]),
    ]) { id in try Self.record(id("Base"), "a.txt", 2...3) }
    #expect(try Self.attested(collected) == ["Edit a.txt 2 "])
  }

  @Test func editsOfOneFileOneAfterAnotherAreEachInTheirOwnCommit() throws {
    let collected = try Self.collectTraces([
      ("Base", [.write("z.txt", "1\n")]), ("First", [.write("a.txt", "1\n2\n3\n4\n")]),
      ("Second", [.write("a.txt", "1\nX\nY\n4\n")]), ("Third", [.write("a.txt", "1\nX\nZ\n4\n")]),
    ]) { id in
      try Self.record(id("Base"), "a.txt", 1...4, model: "one") + Self.record(id("First"), "a.txt", 2...3, model: "two")
        + Self.record(id("Second"), "a.txt", 3...3, model: "three")
    }
    #expect(try Self.attested(collected) == ["First a.txt 4 one", "Second a.txt 2 two", "Third a.txt 1 three"])
  }

  @Test func aRecordThatNamesTheCommitItselfIsFoundWhereNoChildHasTheLines() throws {
    let collected = try Self.collectTraces([
      ("Base", [.write("z.txt", "1\n")]), ("Edit", [.write("a.txt", "1\n2\n")]),
      ("Other", [.write("a.txt", "1\n2\n3\n")]),
    ]) { id in try Self.record(id("Edit"), "a.txt", 1...2) }
    #expect(try Self.attested(collected) == ["Edit a.txt 2 "])
  }

  @Test func ofTwoRecordsOfALineTheLaterOneHasIt() throws {
    let collected = try Self.collectTraces([
      ("Base", [.write("z.txt", "1\n")]), ("Edit", [.write("a.txt", "1\n2\n")]),
    ]) { id in
      try Self.record(id("Base"), "a.txt", 1...2, model: "one") + Self.record(id("Base"), "a.txt", 2...2, model: "two")
    }
    #expect(try Self.attested(collected) == ["Edit a.txt 1 one", "Edit a.txt 1 two"])
  }

  @Test func aRecordWhoseLinesNoCommitHasIsCounted() throws {
    let collected = try Self.collectTraces([
      ("Base", [.write("z.txt", "1\n")]), ("Edit", [.write("a.txt", "1\n2\n")]),
    ]) { id in
      try Self.record(id("Base"), "a.txt", 8...9) + Self.record(id("Base"), "b.txt", 1...1)
        + Self.record(String(repeating: "9", count: 40), "a.txt", 1...1)
    }
    #expect(try Self.attested(collected) == [])
    #expect(
      try collected.texts("SELECT reason || ' ' || occurrences AS r FROM rejections ORDER BY occurrences") == [
        "no commit of the history has these lines 1", "no commit of the history has these lines 2",
      ])
  }

  @Test func anAbsolutePathIsTheFileThatItEndsIn() throws {
    let collected = try Self.collectTraces([
      ("Base", [.write("z.txt", "1\n")]), ("Edit", [.write("src/a.txt", "1\n2\n"), .write("a.txt", "1\n2\n")]),
    ]) { id in try Self.record(id("Base"), "/home/ada/tide/src/a.txt", 1...2) }
    #expect(try Self.attested(collected) == ["Edit src/a.txt 2 "])
  }
}
