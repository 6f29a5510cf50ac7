import Facts

/// The formats of records, kept beside commits, that say who wrote what.
///
/// A parser takes the bytes of one record and never fails: what cannot be read is counted in the record's `problems`,
/// and a record that cannot be read at all has a problem and no files. Nothing of a transcript is kept or quoted.
package enum AttestationFormat: String, Sendable, CaseIterable {
  /// A note of git-ai, on `refs/notes/ai`.
  case gitAI = "git-ai"
  /// Lines of `.agent-trace/traces.jsonl`, taken as the record of one revision (see `AgentTrace`).
  case agentTrace = "agent-trace"
  /// A note of agentblame, on `refs/notes/agentblame`.
  case agentblame
  /// A `metadata.json` on the branch `entire/checkpoints/v1`.
  case entire

  /// The name under which evidence and the store know the format.
  package var id: String { rawValue }

  /// Reads one record.
  package func parse(_ bytes: [UInt8]) -> Attestation {
    var parser = RecordParser()
    return parser.parse(bytes, as: self)
  }
}

/// Why something in a record could not be taken as it stands; the key under which it is counted.
enum AttestationProblem: String {
  case notARecord = "not a record of this format"
  case unsupportedVersion = "unsupported version"
  case metadataNotJSON = "metadata is not JSON"
  case unresolvedPrompt = "unresolved prompt"
  case unresolvedSession = "unresolved session"
  case entryBeforePath = "entry before any path"
  case entryWithoutLines = "entry without lines"
  case unreadableLines = "unreadable line numbers"
  case linesOutOfOrder = "line range out of order"
  case lineOutOfBounds = "line number out of bounds"
  case lineNotJSON = "line is not JSON"
  case withoutPath = "claim without a path"
  case absolutePath = "absolute path outside the repository"
  case withoutRevision = "record without a revision"
  case unknownCategory = "unknown category"
}

extension [String: Int] {
  /// Counts a problem.
  mutating func count(_ problem: AttestationProblem) { self[problem.rawValue, default: 0] += 1 }
}
