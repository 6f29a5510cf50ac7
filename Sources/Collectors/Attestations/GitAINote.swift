import Facts

/// Reads git-ai's notes (`authorship/3.0.0`): who wrote which lines, a line `---`, and what the keys stand for as JSON.
///
///     src/main.swift
///       s_c9883b05a2487d::t_9f8e7d6c5b4a32 1-10,15-20
///       h_31dce776f88375 42-50
///     ---
///     { "schema_version": "authorship/3.0.0", … }
///
/// All generations of keys are read: `s_…` sessions, `h_…` people, older prompts by their hexadecimal or other ids, and
/// the words `human` and `ai_agent`. A key that leads nowhere (rebased notes have them) still tells an agent's lines.
enum GitAINote {
  /// Reads one note.
  static func parse(_ bytes: UnsafeRawBufferPointer, names: inout CanonicalNames) -> Attestation {
    var note = Attestation(format: AttestationFormat.gitAI.id)
    guard let metadataStart = dividerEnd(in: bytes) else {
      note.problems.count(.notARecord)
      return note
    }
    let metadata = GitAIMetadata(UnsafeRawBufferPointer(rebasing: bytes[metadataStart...]), names: &names)
    switch metadata?.isSupported {
    case nil: note.problems.count(.metadataNotJSON)
    case false?:
      note.problems.count(.unsupportedVersion)
      return note
    case true?: break
    }
    var claims = LineClaims()
    var path: [UInt8]?
    for line in ByteLines(bytes[..<metadataStart]) where !line.isEmpty && !isDivider(line) {
      guard line[line.startIndex].isBlank else {
        path = unquoted(line)
        continue
      }
      guard let path else {
        note.problems.count(.entryBeforePath)
        continue
      }
      let entry = line.drop(while: \.isBlank)
      let key = entry.prefix { !$0.isBlank }
      let ranges = LineNumbers.ranges(in: entry[key.endIndex...], problems: &note.problems)
      guard !ranges.isEmpty else { continue }
      let writer = writer(of: key, metadata, problems: &note.problems)
      claims.add(ranges, of: path, by: writer)
    }
    note.files = claims.files
    return note
  }

  private static func writer(
    of key: Slice<UnsafeRawBufferPointer>, _ metadata: GitAIMetadata?, problems: inout [String: Int]
  ) -> LineClaims.Writer {
    if key.starts(with: "h_".utf8) || key.elementsEqual("human".utf8) { return LineClaims.Writer(origin: .human) }
    // What follows `::` numbers the edit within the session.
    let colon = UInt8(ascii: ":")
    let end = key.indices.first { key[$0] == colon && $0 + 1 < key.endIndex && key[$0 + 1] == colon }
    let id = String(decoding: key[..<(end ?? key.endIndex)], as: UTF8.self)
    if let agent = metadata?.agents[id] {
      return LineClaims.Writer(origin: .ai, agent: agent.agent, model: agent.model, session: agent.session)
    }
    if metadata != nil { problems.count(key.starts(with: "s_".utf8) ? .unresolvedSession : .unresolvedPrompt) }
    return LineClaims.Writer(origin: .ai, agent: AgentName.unknown)
  }

  /// Where the metadata begins: behind the first line that is `---`; nil when there is none.
  private static func dividerEnd(in bytes: UnsafeRawBufferPointer) -> Int? {
    for line in ByteLines(bytes[...]) where isDivider(line) {
      return bytes[line.endIndex...].firstIndex(of: 0x0a).map { $0 + 1 } ?? bytes.count
    }
    return nil
  }

  private static func isDivider(_ line: Slice<UnsafeRawBufferPointer>) -> Bool {
    line.count == 3 && line.allSatisfy { $0 == UInt8(ascii: "-") }
  }

  /// Paths with blanks stand in quotes; nothing in them is escaped.
  private static func unquoted(_ line: Slice<UnsafeRawBufferPointer>) -> [UInt8] {
    let quote = UInt8(ascii: "\"")
    guard line.count > 2, line.first == quote, line.last == quote else { return Array(line) }
    return Array(line.dropFirst().dropLast())
  }
}
