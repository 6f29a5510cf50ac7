import Collectors
import Facts

/// A setting by which a repository keeps an agent from marking its work.
///
/// Only what agents read from a repository is here: Cursor's switch, and Codex' newer one, stand elsewhere.
struct AttributionSwitch: Sendable {
  let agent: String
  /// The paths at the top of a repository that the agent reads.
  let files: [String]
  /// The setting, as it stands in the file.
  let setting: String
  /// What the agent then does or leaves.
  let effect: String
  let severity: Finding.Severity
  let meaning: String
  /// True when the settings have it so.
  let isOff: @Sendable (SettingsText) -> Bool

  static let unmarked =
    "The agent's commits look unmarked: the AI share is too low, and nothing in git can mend the past."

  /// All of them.
  static let all = claude + [copilot, editor] + codex + [aider]

  private static let claudeFiles = [".claude/settings.json", ".claude/settings.local.json"]

  private static let claude = [
    AttributionSwitch(
      agent: "Claude Code", files: claudeFiles, setting: "\"attribution\": {\"commit\": \"\"}",
      effect: "does not mark commits", severity: .problem, meaning: unmarked
    ) { $0.json?["attribution"]?["commit"]?.string.map(isBlank) == true },
    AttributionSwitch(
      agent: "Claude Code", files: claudeFiles, setting: "\"includeCoAuthoredBy\": false",
      effect: "does not mark commits", severity: .problem, meaning: unmarked
    ) {
      // The newer setting wins.
      $0.json?["includeCoAuthoredBy"]?.bool == false && $0.json?["attribution"]?["commit"] == nil
    },
    AttributionSwitch(
      agent: "Claude Code", files: claudeFiles, setting: "\"attribution\": {\"sessionUrl\": false}",
      effect: "does not name its sessions", severity: .hint,
      meaning: "Commits cannot be grouped by session; their other marks remain."
    ) { $0.json?["attribution"]?["sessionUrl"]?.bool == false },
    AttributionSwitch(
      agent: "Claude Code", files: claudeFiles, setting: "\"attribution\": {\"pr\": \"\"}",
      effect: "does not mark pull requests", severity: .hint,
      meaning: "Pull requests are known as an agent's by their commits alone."
    ) { $0.json?["attribution"]?["pr"]?.string.map(isBlank) == true },
  ]

  private static let copilot = AttributionSwitch(
    agent: "Copilot CLI", files: [".github/copilot/settings.json", ".github/copilot/settings.local.json"],
    setting: "\"includeCoAuthoredBy\": false", effect: "does not mark commits", severity: .problem, meaning: unmarked
  ) { $0.json?["includeCoAuthoredBy"]?.bool == false }

  /// Off is also what the editor does where nothing is said.
  private static let editor = AttributionSwitch(
    agent: "VS Code", files: [".vscode/settings.json"], setting: "\"git.addAICoAuthor\": \"off\"",
    effect: "does not mark commits with suggestions that were accepted", severity: .hint,
    meaning: "Lines that were accepted from suggestions look unmarked."
  ) { $0.json?["git.addAICoAuthor"]?.string == "off" }

  private static let codexFiles = [".codex/config.toml"]

  private static let codex = [
    AttributionSwitch(
      agent: "Codex", files: codexFiles, setting: "commit_attribution = \"\"", effect: "does not mark commits",
      severity: .problem, meaning: unmarked
    ) { $0.lines["commit_attribution"].map(isBlank) == true },
    AttributionSwitch(
      agent: "Codex", files: codexFiles, setting: "codex_git_commit = false", effect: "does not mark commits",
      severity: .hint, meaning: unmarked
    ) { $0.lines["codex_git_commit"] == "false" || $0.lines["features.codex_git_commit"] == "false" },
  ]

  /// Aider names itself as author where it is no co-author: only without both it leaves nothing.
  private static let aider = AttributionSwitch(
    agent: "Aider", files: [".aider.conf.yml"],
    setting: "attribute-co-authored-by: false with attribute-author: false", effect: "does not mark commits",
    severity: .problem, meaning: unmarked
  ) { $0.isFalse("attribute-co-authored-by") && $0.isFalse("attribute-author") }

  private static func isBlank(_ text: String) -> Bool { text.allSatisfy(\.isWhitespace) }
}
