import Testing

/// The project, aliases and teams of a `.byline.yml`, as a user writes them.
@Suite struct PeopleSettingsTests {
  private static func config(_ text: String) throws -> Program.Outcome {
    let sandbox = try Sandbox()
    try sandbox.git(["init", "--quiet", "tide"])
    try sandbox.write(text, to: "tide/.byline.yml")
    return try sandbox.byline(["config"], in: "tide")
  }

  @Test func theyArePrinted() throws {
    let outcome = try Self.config(
      """
      project: GitHub.com/octo/tide
      aliases: {Ada: [ada@old.example, ada-l], Bea: [bea@example.com]}
      teams:
        web: [Ada, Bea]
      """)
    #expect(outcome.status == 0, "\(outcome.errors)")
    let lines = outcome.output.split(separator: "\n").map { line in
      line.split(separator: " ").joined(separator: " ")
    }
    for start in [
      "project github.com/octo/tide .byline.yml", "aliases Ada, Bea .byline.yml", "teams web .byline.yml",
    ] {
      #expect(lines.contains { $0.hasPrefix(start) }, "\(outcome.output)")
    }
  }

  @Test(arguments: [
    ("project: octo/tide", "line 1: 'octo/tide' is no project on a forge"),
    ("aliases: [ada]", "line 1: 'aliases' must hold names, each with a list"),
    ("aliases: {Ada: ada-l}", "line 1: 'Ada' of 'aliases' needs a list"),
    ("teams: {web: []}", "line 1: the list of 'web' is empty"),
    ("teams:\n  web: [Ada]\n  api: [ada]", "line 3: 'ada' stands under both 'web' and 'api'"),
    ("alias: {}", "line 1: unknown key 'alias'"),
  ])
  func aMistakeIsNamed(_ text: String, _ words: String) throws {
    let outcome = try Self.config(text)
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains(".byline.yml \(words)"), "\(outcome.errors)")
  }
}
