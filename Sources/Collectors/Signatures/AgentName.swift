import Facts

/// The canonical ids of coding agents, reviewers and bots, and the names under which records and trailers know them.
package enum AgentName {
  /// The id for an agent that a record says was there without saying which.
  package static let unknown = "unknown"

  /// The canonical id of a name: `Claude Code`, `claude_code` and `claudeCode` are all `claude`.
  ///
  /// A name that is not known becomes its own id (lower case, words joined by hyphens), so that a new agent needs no
  /// new release. An empty name stays empty.
  package static func canonical(_ name: String) -> String {
    if let known = known(name) { return known }
    let words = plain(name).utf8.split { !($0.isLetter || $0.isDigit || $0 >= 0x80) }
    return String(words.map { String(Substring($0)) }.joined(separator: "-").prefix(64))
  }

  /// The canonical id, when the name is one of those known.
  package static func known(_ name: String) -> String? {
    let key = plain(name).utf8.filter { $0.isLetter || $0.isDigit }
    return key.isEmpty ? nil : ids[String(decoding: key, as: UTF8.self)]
  }

  /// The name in lower case, without the marks of a GitHub App's account (`app/name`, `name[bot]`).
  private static func plain(_ name: String) -> String {
    var text = name[...].trimmingBlanks.asciiLowercased
    if text.hasPrefix("app/") { text.removeFirst(4) }
    if text.hasSuffix("[bot]") { text.removeLast(5) }
    return text
  }

  private static let ids: [String: String] = {
    var ids: [String: String] = [:]
    for (id, names) in names {
      ids[id.filter { $0 != "-" }] = id
      for name in names { ids[name] = id }
    }
    return ids
  }()

  /// For each id the further names, written without blanks and punctuation.
  private static let names: [String: [String]] = [
    "abacus": ["abacusai", "abacusdeepagent"],
    "aider": ["aiderchat"],
    "amazon-q": ["amazonqcli", "amazonqdeveloper", "qdeveloper"],
    "amp": ["ampcode", "ampcli", "sourcegraphamp"],
    "antigravity": ["googleantigravity"],
    "augment": ["augmentcode", "auggie"],
    "bolt": ["boltnew"],
    "charlie": ["charliehelps"],
    "chatgpt": ["openaichatgpt"],
    "claude": [
      "anthropicclaude", "anthropicclaudecode", "anthropiccodeagent", "claudeagent", "claudeai", "claudecli",
      "claudecode", "claudecodeaction", "claudecodecli", "claudecodeweb", "claudeweb",
    ],
    "claude-flow": ["ruflo"],
    "cline": ["clinebot"],
    "codebuff": [],
    "codegen": ["codegensh"],
    "coderabbit": ["coderabbitai"],
    "codex": ["chatgptcodex", "chatgptcodexconnector", "codexcli", "codexcloud", "openaicodex", "openaicodexcli"],
    "cody": ["sourcegraphcody"],
    "continue": ["continuecli", "continuedev"],
    "copilot": [
      "copilotchat", "copilotcli", "copilotcodingagent", "copilotpullrequestreviewer", "copilotsweagent",
      "githubcopilot", "githubcopilotchat", "githubcopilotcli", "githubcopilotcodingagent", "vscodecopilot",
    ],
    "crush": ["charmcrush"],
    "cubic": ["cubicdevai"],
    "cursor": ["cursoragent", "cursorai", "cursorbugbot", "cursorcli", "cursoride"],
    "dependabot": [],
    "devin": ["cognitiondevin", "devinai", "devinaiintegration"],
    "droid": ["factory", "factoryai", "factorydroid"],
    "ellipsis": ["ellipsisdev"],
    "firebender": [],
    "gemini": ["geminicli", "geminicodeassist", "googlegemini", "googlegeminicli"],
    "github-actions": [],
    "goose": ["blockgoose", "codenamegoose"],
    "graphite": ["graphiteapp"],
    "greptile": ["greptileapps"],
    "gru": ["gruagent"],
    "jetbrains-ai": ["jetbrainsaiassistant"],
    "jules": ["googlejules", "googlelabsjules"],
    "junie": ["jetbrainsjunie"],
    "kilo": ["kilocode"],
    "kiro": ["kiroagent", "kirocli", "kirodev"],
    "letta": ["lettacode"],
    "lovable": ["gptengineer", "gptengineerapp", "lovabledev"],
    "mistral-vibe": ["vibe"],
    "ona": ["onaagent"],
    "open-swe": [],
    "opencode": ["opencodeagent", "opencodeai"],
    "openhands": ["opendevin", "openhandsagent"],
    "pi": ["picodingagent"],
    "pre-commit-ci": [],
    "qodo": ["codiumaipragent", "codiumaipragentpro", "qodomerge", "qodomergepro"],
    "qwen": ["qwencode"],
    "renovate": ["renovatebot"],
    "replit": ["replitagent", "replitassistant"],
    "roo": ["roocode", "roomote", "roomoteagent"],
    "rovo-dev": ["atlassianrovodev"],
    "seer": ["seerbysentry"],
    "sketch": ["sketchdev"],
    "sourcery": ["sourceryai"],
    "sweep": ["sweepai", "sweepaideprecated", "sweepnightly"],
    "tabnine": [],
    "trae": ["traeagent", "traecli"],
    "v0": ["v0dev", "vercelv0"],
    "verdent": ["verdentai"],
    "warp": ["warpagent", "warpdev"],
    "windsurf": ["cascade", "codeium", "windsurfcascade"],
    unknown: ["agent", "ai", "aiagent", "chatbot", "cloudagent", "genericllmchatbot", "llm", "llmchatbot", "none"],
  ]
}
