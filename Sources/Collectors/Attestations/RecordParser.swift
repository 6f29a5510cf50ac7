import Facts

/// Reads records one after another.
///
/// Thousands of records name the same few agents and models; what those are called is worked out once.
package struct RecordParser {
  private var names = CanonicalNames()

  /// Makes a parser.
  package init() {}

  /// Reads one record.
  package mutating func parse(_ bytes: [UInt8], as format: AttestationFormat) -> Attestation {
    bytes.withUnsafeBytes { bytes in
      switch format {
      case .gitAI: GitAINote.parse(bytes, names: &names)
      case .agentTrace: AgentTrace.parse(bytes)
      case .agentblame: AgentblameNote.parse(bytes)
      case .entire: EntireCheckpoint.parse(bytes)
      }
    }
  }
}

/// The canonical names of the agents and models that records named so far.
struct CanonicalNames {
  private var agents: [String: String] = [:]
  private var models: [String: String] = [:]

  /// The canonical id of a tool that a record names; `unknown` when it names none.
  mutating func agent(_ tool: String?) -> String {
    let tool = tool ?? ""
    if let known = agents[tool] { return known }
    let id = AgentName.named(tool)
    agents[tool] = id
    return id
  }

  /// The canonical id of a model; empty when the text names none.
  mutating func model(_ raw: String) -> String {
    if let known = models[raw] { return known }
    let id = ModelName.canonical(raw)
    models[raw] = id
    return id
  }
}
