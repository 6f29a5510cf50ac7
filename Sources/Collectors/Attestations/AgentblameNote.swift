import Facts

/// Reads agentblame's notes: a JSON list of ranges that its hashes found to be an agent's.
///
/// Version 1 writes `start_line`, version 2 `startLine`; both are read whatever the version says. It records agents only,
/// so a line that is not in the note is not a person's: it is unknown.
enum AgentblameNote {
  /// Reads one note.
  static func parse(_ bytes: UnsafeRawBufferPointer) -> Attestation {
    var note = Attestation(format: AttestationFormat.agentblame.id)
    guard let attributions = JSONRecord(bytes)?.list("attributions") else {
      note.problems.count(.notARecord)
      return note
    }
    var claims = LineClaims()
    for attribution in attributions {
      guard let path = attribution.string("path"), !path.isEmpty else {
        note.problems.count(.withoutPath)
        continue
      }
      guard attribution.string("category") ?? "ai_generated" == "ai_generated" else {
        note.problems.count(.unknownCategory)
        continue
      }
      guard let first = attribution.integer("start_line") ?? attribution.integer("startLine"),
        let last = attribution.integer("end_line") ?? attribution.integer("endLine")
      else {
        note.problems.count(.unreadableLines)
        continue
      }
      guard let range = LineNumbers.range(first, last, problems: &note.problems) else { continue }
      let writer = LineClaims.Writer(
        origin: .ai, agent: AgentName.named(attribution.string("provider")),
        model: ModelName.canonical(attribution.string("model") ?? ""))
      claims.add([range], of: Array(path.utf8), by: writer)
    }
    note.files = claims.files
    return note
  }
}
