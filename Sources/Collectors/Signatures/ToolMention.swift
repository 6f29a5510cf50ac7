import Facts

/// What people write when they disclose a tool: its agent and, where they say it, the model.
///
/// Read are the forms that projects ask for: `AGENT:MODEL tools…`, `Tool (Model)`, `Tool [Model]`, `Model via Tool`, and
/// a tool's or model's name alone; an address in angle brackets at the end is left out.
struct ToolMention: Equatable {
  /// The agent's canonical id; empty when the text does not say which.
  var agent: String
  /// The model in canonical form; empty when the text does not say which.
  var model: String

  /// Reads a disclosure.
  init(_ text: String) {
    var rest = text[...].trimmingBlanks
    if rest.hasSuffix(">"), let open = rest.lastIndex(of: "<") { rest = rest[..<open].trimmingBlanks }
    if let via = ToolMention.split(rest, at: " via ") {
      self.init(tool: via.1, model: via.0)
    } else if let colon = ToolMention.split(rest, at: ":"), !colon.1.hasPrefix("/") {
      // The model ends at the first blank; the names of analysis tools may follow it.
      let model = colon.1[...].trimmingBlanks.split(separator: " ").first.map(String.init) ?? ""
      self.init(tool: colon.0, model: model.hasPrefix("[") ? "" : model)
    } else if let last = rest.last, last == ")" || last == "]",
      let group = ToolMention.split(String(rest.dropLast()), at: last == ")" ? "(" : "[")
    {
      self.init(tool: group.0, model: group.1)
    } else {
      self.init(words: rest.split(separator: " ").map(String.init))
    }
  }

  private init(tool: String, model: String) {
    let mention = ToolMention(words: tool.split(separator: " ").map(String.init))
    let named = ModelName.plausible(model)
    agent = mention.agent.isEmpty ? ToolMention.named(AgentName.canonical(tool)) : mention.agent
    self.model = named.isEmpty ? mention.model : named
  }

  /// A tool's name and perhaps a model's: the longest beginning that is a known agent, then the model.
  private init(words: [String]) {
    let whole = ModelName.plausible(words.joined(separator: " "))
    for count in stride(from: min(words.count, 4), to: 0, by: -1) {
      guard let known = AgentName.known(words[..<count].joined(separator: " ")) else { continue }
      let rest = words[count...].joined(separator: " ")
      agent = ToolMention.named(known)
      // `Claude Sonnet 4.6` and `Gemini 2.5 Pro` name a model together with the agent; in `Cursor 1.7` and
      // `Claude Code 2.0` the number is the tool's own version.
      if rest.utf8.first?.isLetter == true {
        model = ModelName.plausible(rest)
      } else {
        model = count == 1 && ToolMention.sharesNameWithModels.contains(known) ? whole : ""
      }
      return
    }
    let first = words.first?.asciiLowercased ?? ""
    agent = ["chatgpt", "claude"].first { first.hasPrefix($0) } ?? ""
    model = whole
  }

  private static let sharesNameWithModels: Set<String> = ["claude", "gemini", "qwen"]

  private static func named(_ agent: String) -> String { agent == AgentName.unknown ? "" : agent }

  private static func split(_ text: String, at separator: String) -> (String, String)? {
    guard let range = text.firstRange(of: separator), range.lowerBound > text.startIndex else { return nil }
    return (text[..<range.lowerBound].trimmingBlanks, text[range.upperBound...].trimmingBlanks)
  }
}
