/// What the keys of a git-ai note stand for.
struct GitAIMetadata {
  /// The agent behind a session or a prompt.
  struct Agent {
    /// Canonical id.
    var agent: String
    /// Canonical form; empty where unknown.
    var model: String
    /// The agent's own id of the conversation.
    var session: String
  }

  /// By the key of the session (`s_…`) or of the older prompt.
  private(set) var agents: [String: Agent] = [:]
  /// True for the one generation of the format that is stable: 3, or not said.
  let isSupported: Bool

  /// Reads the JSON behind the divider; nil when it is none.
  ///
  /// Old notes hold whole conversations, megabytes of them: nothing is decoded but the few values that count.
  init?(_ bytes: UnsafeRawBufferPointer, names: inout CanonicalNames) {
    guard let root = JSONText(Array(bytes))?.root, root.kind == .object else { return nil }
    isSupported = root.string("schema_version").map { $0.hasPrefix("authorship/3.") } ?? true
    for group in [root["prompts"], root["sessions"]] {
      for (key, record) in group?.members ?? [] {
        guard let id = record["agent_id"], id.kind == .object else { continue }
        agents[key] = Agent(
          agent: names.agent(id.string("tool")), model: names.model(id.string("model") ?? ""),
          session: String((id.string("id") ?? "").prefix(200)))
      }
    }
  }
}

extension AgentName {
  /// The canonical id of a tool that a record names; `unknown` when it names none.
  static func named(_ tool: String?) -> String {
    let id = canonical(tool ?? "")
    return id.isEmpty ? unknown : id
  }
}
