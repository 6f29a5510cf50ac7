import Facts
import Testing

/// Attribution that a repository's own settings switch off.
@Suite struct AttributionCheckTests {
  private static let off: [(path: String, text: String, severity: Finding.Severity, agent: String)] = [
    (".claude/settings.json", #"{"includeCoAuthoredBy": false}"#, .problem, "Claude Code"),
    (".claude/settings.json", #"{"attribution": {"commit": ""}}"#, .problem, "Claude Code"),
    (".claude/settings.local.json", #"{"attribution": {"commit": " "}}"#, .problem, "Claude Code"),
    (".claude/settings.json", #"{"attribution": {"sessionUrl": false}}"#, .hint, "Claude Code"),
    (".claude/settings.json", #"{"attribution": {"pr": ""}}"#, .hint, "Claude Code"),
    (".github/copilot/settings.json", #"{"includeCoAuthoredBy": false}"#, .problem, "Copilot CLI"),
    (
      ".vscode/settings.json",
      """
      {
        // "off" is for the team, see https://example.com/*
        "files.exclude": {"**/*.o": true,},
        /* no co-authors */ "git.addAICoAuthor": "off",
      }
      """, .hint, "VS Code"
    ),
    (".codex/config.toml", "model = \"x\"\ncommit_attribution = \"\" # none\n", .problem, "Codex"),
    (".codex/config.toml", "[features]\r\ncodex_git_commit = false\r\n", .hint, "Codex"),
    (".aider.conf.yml", "attribute-author: false\nattribute-co-authored-by: false # no marks\n", .problem, "Aider"),
    (
      ".husky/commit-msg", "#!/bin/sh\nsed -i '/^Co-authored-by: Claude/d' \"$1\"\n", .hint, "A hook"
    ),
    (
      "tools/hooks/prepare-commit-msg.sh", "grep -iv 'made-with: cursor' \"$1\" >\"$1.new\"\nmv \"$1.new\" \"$1\"\n",
      .hint,
      "A hook"
    ),
  ]

  private static let on: [(path: String, text: String)] = [
    (".claude/settings.json", #"{"includeCoAuthoredBy": true}"#),
    (
      ".claude/settings.json",
      #"{"includeCoAuthoredBy": false, "attribution": {"commit": "Co-Authored-By: Claude <noreply@anthropic.com>"}}"#
    ),
    (".claude/settings.json", #"{"attribution": {"commit": ""#),
    (".claude/settings.json", #"// {"includeCoAuthoredBy": false}"#),
    ("web/.claude/notes.json", #"{"includeCoAuthoredBy": false}"#),
    (".vscode/settings.json", #"{"git.addAICoAuthor": "all"}"#),
    (".codex/config.toml", "# commit_attribution = \"\"\ncommit_attribution = \"Codex\"\n"),
    (".aider.conf.yml", "attribute-co-authored-by: false\n"),
    (".aider.conf.yml", "attribute-author: false\n"),
    (".husky/commit-msg", "#!/bin/sh\n# never sed '/Co-authored-by/d'\ngrep -q Signed-off-by \"$1\"\n"),
    ("docs/commit-msg.md", "Never `sed -i '/^Co-authored-by: Claude/d'`.\n"),
    ("docs/commit-msg.txt", "Never sed -i '/^Co-authored-by: Claude/d'.\n"),
    ("hooks/commit-msg.sample", "#!/bin/sh\nsed -i '/^Co-authored-by: Claude/d' \"$1\"\n"),
    (".husky/prepare-commit-msg", "echo 'Co-authored-by: Claude <noreply@anthropic.com>' >>\"$1\"\n"),
  ]

  private func repository(with path: String, _ text: String) throws -> TemporaryRepository {
    var history = HistoryScript()
    history.commit("Begin", [.write(path, text)])
    let repository = try TemporaryRepository(isBare: true)
    try repository.importing(history)
    return repository
  }

  @Test(arguments: off.indices)
  func aSwitchThatIsOffIsFoundUntilItIsTakenOut(index: Int) throws {
    let (path, text, severity, agent) = Self.off[index]
    let repository = try repository(with: path, text)
    let finding = try repository.finding(of: "attribution")
    #expect(finding.severity == severity)
    #expect(finding.title.hasPrefix(agent))
    #expect(finding.title.hasSuffix(path))
    #expect(finding.remedies.map(\.command) == [nil])
    var history = HistoryScript()
    history.commit("Mark what agents write", [.delete(path)])
    try repository.importing(history)
    #expect(try repository.finding(of: "attribution").severity == .fine)
  }

  @Test(arguments: on.indices)
  func whatIsOnOrUnreadableIsFine(index: Int) throws {
    let (path, text) = Self.on[index]
    #expect(try repository(with: path, text).finding(of: "attribution").severity == .fine)
  }

  @Test func aHugeSettingsFileIsNotRead() throws {
    let text = #"{"includeCoAuthoredBy": false}"# + String(repeating: " ", count: 300_000)
    #expect(try repository(with: ".claude/settings.json", text).finding(of: "attribution").severity == .fine)
  }

  @Test func aLinkInsteadOfAFileIsNotFollowed() throws {
    var history = HistoryScript()
    history.commit("Begin", [.symlink(".claude/settings.json", to: "/dev/zero")])
    let repository = try TemporaryRepository(isBare: true)
    try repository.importing(history)
    #expect(try repository.finding(of: "attribution").severity == .fine)
  }
}
