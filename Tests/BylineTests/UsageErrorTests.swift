import Testing

/// Mistakes on the command line: one sentence, what to type, and a status that scripts can tell apart.
@Suite struct UsageErrorTests {
  struct Mistake: Sendable, CustomTestStringConvertible {
    var arguments: [String]
    var message: String
    var hint: String
    var testDescription: String { arguments.joined(separator: " ") }
  }

  @Test(arguments: [
    Mistake(
      arguments: ["query", "ai-line-shar"], message: "error: there is no metric 'ai-line-shar'",
      hint: "  hint: did you mean ai-line-share?"),
    Mistake(
      arguments: ["query", "ai-line-share", "--by", "weeks"],
      message: "error: ai-line-share cannot be split by 'weeks'", hint: "week"),
    Mistake(
      arguments: ["query", "ai-line-share", "--format", "xml"], message: "error: there is no format \"xml\"",
      hint: "  hint: use one of: csv, html, json, markdown"),
    Mistake(
      arguments: ["report", "--format", "xml"], message: "error: there is no format \"xml\"",
      hint: "  hint: use one of: csv, html, json, markdown"),
    Mistake(
      arguments: ["report", "--week", "2026-33"], message: "error: '2026-33' is not an ISO week",
      hint: "  hint: write it as --week 2026-W33"),
    Mistake(
      arguments: ["report", "--week", "2026-W54"], message: "error: '2026-W54' is not an ISO week",
      hint: "  hint: write it as --week 2026-W33"),
    Mistake(
      arguments: ["report", "--since", "2026-02-30"], message: "error: '2026-02-30' is not a day", hint: "--since"),
    Mistake(
      arguments: ["report", "--since", "2026-02-01", "--until", "soon"], message: "error: 'soon' is not a day",
      hint: "--until"),
    Mistake(
      arguments: ["report", "--as-of", "yesterday"], message: "error: 'yesterday' is not a moment",
      hint: "  hint: write it as --as-of 2026-08-20T12:00:00Z or 2026-08-20"),
    Mistake(
      arguments: ["report", "hedlines"], message: "error: 'hedlines' is neither a report nor a folder",
      hint: "  hint: did you mean 'headlines'?"),
    Mistake(
      arguments: ["metrics", "describe", "throughputs"], message: "error: there is no metric 'throughputs'",
      hint: "  hint: did you mean throughput?"),
  ])
  func isExplained(mistake: Mistake) throws {
    let outcome = try Sandbox().byline(mistake.arguments)
    #expect(outcome.status == 64)
    #expect(outcome.output.isEmpty)
    let lines = outcome.errors.split(separator: "\n")
    try #require(lines.count == 2, "\(outcome.errors)")
    #expect(lines[0] == mistake.message)
    #expect(lines[1].hasPrefix("  hint: "))
    #expect(lines[1].contains(mistake.hint))
  }

  @Test func anUnknownOptionIsWrongUsage() throws {
    let outcome = try Sandbox().byline(["report", "--weak"])
    #expect(outcome.status == 64)
    #expect(outcome.output.isEmpty)
    #expect(outcome.errors.contains("--weak"))
  }

  @Test(arguments: [
    (["--unmarked", "robot"], "'robot' is no value for unmarked (from --unmarked)", "give unmarked or human"),
    (["--people", "all"], "'all' is no value for people (from --people)", "give hidden, pseudonyms or names"),
    (
      ["--minimum-group", "0"], "'0' is no value for minimumGroup (from --minimum-group)",
      "give a whole number of at least 1"
    ),
  ])
  func aBadValueNamesItsSource(arguments: [String], message: String, hint: String) throws {
    let outcome = try Sample.byline(["report"] + arguments)
    #expect(outcome.status == 64)
    #expect(outcome.errors == "error: \(message)\n  hint: \(hint)\n")
  }

  @Test func severalRepositoriesNeedANamedStore() throws {
    let sandbox = try Sandbox()
    try sandbox.addSample(as: "one.git")
    try sandbox.addSample(as: "two.git")
    let outcome = try sandbox.byline(["collect", "one.git", "two.git"])
    #expect(outcome.status == 64)
    #expect(outcome.errors == "error: 2 repositories need one store that is named\n  hint: add --store FILE\n")
  }
}
