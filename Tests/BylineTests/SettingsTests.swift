import Foundation
import Testing

/// Flag before environment before `.byline.yml` before default.
@Suite struct SettingsTests {
  /// The value and the source that `byline config` prints for a setting.
  private func row(
    _ name: String, _ sandbox: Sandbox, _ flags: [String] = [], environment: [String: String] = [:]
  ) throws -> [String] {
    let outcome = try sandbox.byline(["config"] + flags, in: "repo", environment: environment)
    try #require(outcome.status == 0, "\(outcome.errors)")
    let cells = outcome.output.split(separator: "\n").map { $0.split(separator: " ") }
    return try #require(cells.first { $0.first.map(String.init) == name }).dropFirst().prefix(2).map(String.init)
  }

  private func sandbox(settings: String = "") throws -> Sandbox {
    let sandbox = try Sandbox()
    try sandbox.git(["init", "--quiet", "--initial-branch=main", "repo"])
    if !settings.isEmpty { try sandbox.write(settings, to: "repo/.byline.yml") }
    return sandbox
  }

  @Test(arguments: [
    ("ref", "--ref", "BYLINE_REF", ["HEAD", "file-ref", "env-ref", "flag-ref"]),
    ("unmarked", "--unmarked", "BYLINE_UNMARKED", ["unmarked", "human", "unmarked", "human"]),
    ("people", "--people", "BYLINE_PEOPLE", ["hidden", "pseudonyms", "names", "hidden"]),
    ("minimumGroup", "--minimum-group", "BYLINE_MINIMUM_GROUP", ["5", "6", "7", "8"]),
  ])
  func theNearerSourceWins(name: String, flag: String, variable: String, values: [String]) throws {
    let plain = try sandbox()
    #expect(try row(name, plain) == [values[0], "default"])
    let filed = try sandbox(settings: "\(name): \(values[1])\n")
    #expect(try row(name, filed) == [values[1], ".byline.yml"])
    #expect(try row(name, filed, environment: [variable: values[2]]) == [values[2], variable])
    #expect(try row(name, filed, [flag, values[3]], environment: [variable: values[2]]) == [values[3], flag])
    #expect(try row(name, filed, environment: [variable: ""]) == [values[1], ".byline.yml"])
  }

  @Test func theStoreIsNamedByFlagOrEnvironment() throws {
    let sandbox = try sandbox()
    #expect(try row("store", sandbox).last == "default")
    #expect(try row("store", sandbox).first?.hasSuffix("/repo/.git/byline.sqlite") == true)
    #expect(try row("store", sandbox, environment: ["BYLINE_STORE": "team.sqlite"]) == ["team.sqlite", "BYLINE_STORE"])
    #expect(
      try row("store", sandbox, ["--store", "mine.sqlite"], environment: ["BYLINE_STORE": "team.sqlite"])
        == ["mine.sqlite", "--store"])
  }

  @Test(arguments: [
    (
      "minimumGruop: 5\n", "error: .byline.yml line 1: unknown key 'minimumGruop'",
      "  hint: did you mean 'minimumGroup'?"
    ),
    (
      "ref: main\nstore: /etc/passwd\n", "error: .byline.yml line 2: 'store' cannot be set by a repository",
      "  hint: use --store or BYLINE_STORE"
    ),
    ("people: [a, b]\n", "error: .byline.yml line 1: 'people' needs one value", ""),
    ("just words\n", "error: .byline.yml must hold keys and values", "  hint: for example: ref: main"),
    (
      "classes:\n  - {pattern: \"web/**\", class: important}\n",
      "error: .byline.yml line 2: there is no file class 'important'",
      "  hint: use one of: source, test, documentation,"
    ),
    (
      "classes:\n  - web/**\n", "error: .byline.yml line 2: an entry of 'classes' has a pattern and a class",
      "  hint: write: - {pattern: \"web/dist/**\", class: generated}"
    ),
    (
      "unmarked: robot\n", "error: 'robot' is no value for unmarked (from .byline.yml)",
      "  hint: give unmarked or human"
    ),
  ])
  func aMistakeInTheFileNamesItsPlace(settings: String, message: String, hint: String) throws {
    let outcome = try sandbox(settings: settings).byline(["report"], in: "repo")
    #expect([2, 64].contains(outcome.status))
    #expect(outcome.output.isEmpty)
    let lines = outcome.errors.split(separator: "\n").map(String.init)
    #expect(lines.first == message)
    #expect((lines.count > 1 ? lines[1] : "").hasPrefix(hint))
  }

  @Test func aMistakeInASignatureIsExplained() throws {
    let settings =
      "signatures:\n  - {id: swarm, agent: swarm, role: agent, kind: co-author, emial: swarm@example.com}\n"
    let outcome = try sandbox(settings: settings).byline(["collect"], in: "repo")
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains("unknown key “emial”"))
  }
}
