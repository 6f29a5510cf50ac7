import Facts

/// Reads Entire's records of sessions: `metadata.json` on the branch `entire/checkpoints/v1`.
///
/// They say which agent worked on a commit and count its lines, without saying which lines those are: evidence about the
/// commit as a whole. The counts are known to be wrong in both directions, so they are quoted and not calculated with.
package enum EntireCheckpoint {
  /// The checkpoint that a path on the branch belongs to: `01c22c71c81e` for `01/c22c71c81e/0/metadata.json`.
  ///
  /// It is the value of the commit's `Entire-Checkpoint` trailer. Nil for a path that is no checkpoint's.
  package static func id(ofPath path: String) -> String? {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    guard (3...4).contains(parts.count), parts.last == "metadata.json", parts[0].count == 2, !parts[1].isEmpty,
      parts.count == 3 || (!parts[2].isEmpty && parts[2].utf8.allSatisfy(\.isDigit))
    else { return nil }
    return String(parts[0] + parts[1])
  }

  /// Reads one `metadata.json`: a session's has an agent, the summary above several sessions has nothing to say.
  static func parse(_ bytes: UnsafeRawBufferPointer) -> Attestation {
    var record = Attestation(format: AttestationFormat.entire.id)
    let trimmed = JSONTrimmer.removing(["summary", "prompt_attributions", "skill_events"], from: bytes)
    guard let metadata = JSONRecord(trimmed),
      metadata.string("checkpoint_id") != nil || metadata.string("session_id") != nil
    else {
      record.problems.count(.notARecord)
      return record
    }
    let agent = metadata.string("agent")
    let session = metadata.string("session_id") ?? ""
    if agent == nil, session.isEmpty { return record }
    let attribution = metadata.record("initial_attribution")
    let agentLines = attribution?.integer("agent_lines")
    let allLines = attribution?.integer("total_committed")
    // A session that left no line in the commit is a suspicion, not proof of either.
    let isEmpty = agentLines == 0 && allLines ?? 0 > 0
    let id = AgentName.named(agent)
    record.evidence = [
      Evidence(
        channel: .commitRecord, rule: AttestationFormat.entire.id, role: .agent, strength: isEmpty ? .weak : .strong,
        agent: id == AgentName.unknown ? "" : id, model: ModelName.canonical(metadata.string("model") ?? ""),
        session: String(session.prefix(200)), mark: mark(agentLines, allLines))
    ]
    return record
  }

  private static func mark(_ agentLines: Int?, _ allLines: Int?) -> String {
    guard let agentLines, let allLines else { return "checkpoint" }
    return "checkpoint: agent \(agentLines) of \(allLines) lines"
  }
}
