import Facts

/// Reads Agent Trace records: one JSON object a line, one record an edit.
///
/// The revision of a record is the commit that was checked out during the edit, so the lines are in one of that commit's
/// children.
///
/// Records go stale: they number the lines of the file as it was after the edit, and later edits move them. Where
/// several records claim a line, the last one has it.
package enum AgentTrace {
  /// All records, in order, and what could not be read, counted by reason.
  ///
  /// A JSON object with several files is several records.
  package static func records(
    in bytes: UnsafeRawBufferPointer
  ) -> (records: [AgentTraceRecord], problems: [String: Int]) {
    var records: [AgentTraceRecord] = []
    var problems: [String: Int] = [:]
    for line in ByteLines(bytes[...]) where !line.isEmpty {
      guard let object = JSONRecord(line) else {
        problems.count(.lineNotJSON)
        continue
      }
      let reader = AgentTraceReader(object)
      records += reader.records(problems: &problems)
    }
    return (records, problems)
  }

  /// All records of a file's bytes.
  package static func records(in bytes: [UInt8]) -> (records: [AgentTraceRecord], problems: [String: Int]) {
    bytes.withUnsafeBytes { records(in: $0) }
  }

  /// Folds the records of one commit into one.
  ///
  /// `paths` are the files that the commit changed: an absolute path counts as the longest of them that it ends in, and
  /// without one as a problem.
  package static func attestation(of records: [AgentTraceRecord], paths: [[UInt8]] = []) -> Attestation {
    var result = Attestation(format: AttestationFormat.agentTrace.id)
    var claims = LineClaims()
    for record in records {
      var path = record.path
      if record.isAbsolute {
        guard let known = longestSuffix(of: path, in: paths) else {
          result.problems.count(.absolutePath)
          continue
        }
        path = known
      }
      for claim in record.claims {
        let writer = LineClaims.Writer(
          origin: claim.origin, agent: claim.agent, model: claim.model, session: claim.session)
        claims.add([claim.lines], of: path, by: writer)
      }
    }
    result.files = claims.files
    return result
  }

  /// Reads records and folds them all, whatever revision they name.
  static func parse(_ bytes: UnsafeRawBufferPointer) -> Attestation {
    let (records, problems) = records(in: bytes)
    var result = attestation(of: records)
    result.problems.merge(problems, uniquingKeysWith: +)
    return result
  }

  private static func longestSuffix(of path: [UInt8], in paths: [[UInt8]]) -> [UInt8]? {
    paths.filter { known in
      path.count > known.count && path[path.count - known.count - 1] == UInt8(ascii: "/")
        && path.suffix(known.count).elementsEqual(known)
    }
    .max { $0.count < $1.count }
  }
}

/// Reads one JSON object of a trace, in the standard's form or in the flat one that also occurs.
private struct AgentTraceReader {
  private let object: JSONRecord
  private let revision: String
  private let agent: String
  private let session: String

  init(_ object: JSONRecord) {
    self.object = object
    let named = object.record("vcs")?.string("revision") ?? object.string("revision") ?? ""
    revision = named[...].trimmingBlanks.asciiLowercased
    agent = AgentName.named(object.record("tool")?.string("name"))
    let metadata = object.record("metadata")
    let id = metadata?.string("conversation_id") ?? metadata?.string("session_id") ?? object.string("session_id")
    session = String((id ?? "").prefix(200))
  }

  /// The records of the object's files.
  func records(problems: inout [String: Int]) -> [AgentTraceRecord] {
    if revision.isEmpty { problems.count(.withoutRevision) }
    if let path = object.string("file_path") {
      // The flat form is written by an agent's edit hook and names a function (`Edit`), not an agent.
      let claim = self.claim(object, origin: .ai, model: "", session: session, problems: &problems)
      return record(path, claims: claim.map { [$0] } ?? [])
    }
    guard let files = object.list("files") else {
      problems.count(.notARecord)
      return []
    }
    return files.flatMap { file -> [AgentTraceRecord] in
      guard let path = file.string("path"), !path.isEmpty else {
        problems.count(.withoutPath)
        return []
      }
      let conversations = file.list("conversations") ?? []
      return record(path, claims: conversations.flatMap { claims(of: $0, problems: &problems) })
    }
  }

  private func claims(
    of conversation: JSONRecord, problems: inout [String: Int]
  ) -> [AgentTraceRecord.Claim] {
    // A link to a file is a path on somebody's machine, not the name of a session.
    let link = conversation.string("url").flatMap { $0.hasPrefix("https://") ? String($0.prefix(200)) : nil }
    return (conversation.list("ranges") ?? []).compactMap { range in
      let contributor = range.record("contributor") ?? conversation.record("contributor")
      let origin: Origin? =
        switch contributor?.string("type") {
        case "ai": .ai
        case "human": .human
        default: nil
        }
      return claim(
        range, origin: origin, model: ModelName.canonical(contributor?.string("model_id") ?? ""),
        session: session.isEmpty ? link ?? "" : session, problems: &problems)
    }
  }

  private func claim(
    _ range: JSONRecord, origin: Origin?, model: String, session: String, problems: inout [String: Int]
  ) -> AgentTraceRecord.Claim? {
    guard let first = range.integer("start_line"), let last = range.integer("end_line") else {
      problems.count(.unreadableLines)
      return nil
    }
    guard let lines = LineNumbers.range(first, last, problems: &problems) else { return nil }
    let isAI = origin == .ai
    return AgentTraceRecord.Claim(
      origin: origin, agent: isAI ? agent : "", model: isAI ? model : "", session: isAI ? session : "", lines: lines)
  }

  /// One record, unless the path stands for what is no file or nothing is claimed of it.
  private func record(_ path: String, claims: [AgentTraceRecord.Claim]) -> [AgentTraceRecord] {
    guard !claims.isEmpty, ![".sessions", ".shell-history", ".unknown"].contains(path) else { return [] }
    var bytes = Array(path.utf8)
    // Written on Windows: git's own paths have slashes everywhere.
    if !bytes.contains(UInt8(ascii: "/")) { bytes = bytes.map { $0 == UInt8(ascii: "\\") ? UInt8(ascii: "/") : $0 } }
    if bytes.starts(with: "./".utf8) { bytes.removeFirst(2) }
    return [AgentTraceRecord(revision: revision, path: bytes, claims: claims)]
  }
}
