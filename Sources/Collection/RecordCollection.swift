import Collectors
import Facts
import Store

/// Reads the records about lines that a repository keeps beside its commits, and cuts them down to the commits' own
/// lines.
///
/// Never sums what records claim: a rebased or squashed record claims lines of files that its commit does not touch.
struct RecordCollection {
  let store: FactStore
  let repository: GitRepository
  let number: Int
  let tip: ObjectID?

  /// Reads new and changed records (all of them when `isAnew`); gives how many were read.
  func run(isAnew: Bool) throws -> Int {
    let numbers = try store.commitNumbers(number)
    var read = 0
    for format in [AttestationFormat.gitAI, .agentblame] { read += try readNotes(format, numbers, isAnew: isAnew) }
    read += try readTraces(numbers, isAnew: isAnew)
    read += try readCheckpoints(numbers, isAnew: isAnew)
    return read
  }

  // MARK: Notes

  private func readNotes(_ format: AttestationFormat, _ numbers: [ObjectID: Int], isAnew: Bool) throws -> Int {
    let notes = try repository.notes(in: "refs/notes/\(format == .gitAI ? "ai" : format.id)")
    let reachable = notes.filter { numbers[$0.commit] != nil }
    try store.setHealth("records-\(format.id)", notes.count, of: number)
    try store.setHealth("records-\(format.id)-elsewhere", notes.count - reachable.count, of: number)
    let known = try store.attestationSources(number, format: format.id)
    let changed = reachable.filter { isAnew || known[$0.commit] != $0.blob.hex }
    let present = Set(reachable.map(\.commit))
    let paths = try changed.isEmpty ? [:] : store.pathNumbers(number)
    var batch: [(note: GitRepository.Note, record: Attestation, isAbsent: Bool)] = []
    var index = 0
    func flush(removing gone: [ObjectID] = []) throws {
      let added = try store.addedLines(number, commits: batch.compactMap { numbers[$0.note.commit] })
      let records = batch.map { note, record, isAbsent in
        let commit = numbers[note.commit] ?? 0
        // What is absent has no source: it is looked for again.
        return intersected(
          record, note.commit, commit, source: isAbsent ? "" : note.blob.hex, paths: paths, added: added[commit] ?? [:])
      }
      let old = batch.map(\.note.commit).filter { known[$0] != nil } + gone
      try store.setAttestations(records, removing: old, format: format.id, of: number)
      let rejections = batch.flatMap { RecordCollection.rejections($0.record, at: $0.note.commit.hex) }
      try store.setRejections(rejections, source: format.id, at: old.map(\.hex), of: number)
      batch.removeAll(keepingCapacity: true)
    }
    try flush(removing: known.keys.filter { !present.contains($0) }.sorted())
    var parser = RecordParser()
    try repository.eachBlob(changed.map(\.blob)) { _, bytes in
      let record =
        bytes.map { parser.parse($0, as: format) }
        ?? Attestation(format: format.id, problems: ["absent object": 1])
      batch.append((changed[index], record, bytes == nil))
      index += 1
      if batch.count == 200 { try flush() }
    }
    try flush()
    return changed.count
  }

  // MARK: Trace files

  /// Reads the trace file at the tip, again whenever the file or the history is another.
  private func readTraces(_ numbers: [ObjectID: Int], isAnew: Bool) throws -> Int {
    let format = AttestationFormat.agentTrace.id
    let known = try store.attestationSources(number, format: format)
    let blob = try tip.flatMap { try repository.objectID("\($0.hex):.agent-trace/traces.jsonl") }
    guard isAnew || blob != nil || !known.isEmpty else { return 0 }
    guard let blob, let bytes = try repository.blob(blob.hex) else {
      try store.setAttestations([], removing: known.keys.sorted(), format: format, of: number)
      try store.setRejections([], source: format, of: number)
      return 0
    }
    let (records, problems) = AgentTrace.records(in: bytes)
    var rejections = problems.map { Rejection(source: format, place: "traces.jsonl", reason: $0, occurrences: $1) }
    var matching = try TraceMatching(store: store, repository: number, revisions: Set(records.map(\.revision)))
    var byCommit: [Int: (node: GraphNode, records: [AgentTraceRecord])] = [:]
    for record in records where !record.revision.isEmpty {
      guard let node = try matching.commit(of: record) else {
        rejections.append(
          Rejection(source: format, place: record.revision, reason: "no commit of the history has these lines"))
        continue
      }
      byCommit[node.number, default: (node, [])].records.append(record)
    }
    // In the order of the file, whatever revisions they name: of several records of a line the last has it.
    let paths = try store.pathNumbers(number)
    let result = try byCommit.sorted { $0.key < $1.key }.map { _, found in
      let record = AgentTrace.attestation(of: found.records, paths: try matching.paths(of: found.node))
      rejections += RecordCollection.rejections(record, at: found.node.id.hex)
      return intersected(
        record, found.node.id, found.node.number, source: blob.hex, paths: paths,
        added: try store.addedLines(number, commits: [found.node.number])[found.node.number] ?? [:])
    }
    try store.setAttestations(result, removing: known.keys.sorted(), format: format, of: number)
    try store.setRejections(rejections.sorted { $0.place < $1.place }, source: format, of: number)
    return records.count
  }

  // MARK: Checkpoints

  /// Reads the checkpoints that commits name in their trailers: who worked on a commit, not which lines.
  private func readCheckpoints(_ numbers: [ObjectID: Int], isAnew: Bool) throws -> Int {
    let format = AttestationFormat.entire.id
    let known = try store.attestationSources(number, format: format)
    var commits: [ObjectID: [String]] = [:]
    for row in try store.rows(
      """
      SELECT c.sha AS commitSha, t.value AS checkpoint FROM trailers AS t
      JOIN commits AS c ON c.repositoryId = t.repositoryId AND c.commitId = t.commitId
      WHERE t.repositoryId = \(number) AND t.token = 'Entire-Checkpoint' ORDER BY t.commitId, t.ordinal
      """)
    {
      if let id = ObjectID(row.text("commitSha")) { commits[id, default: []].append(row.text("checkpoint")) }
    }
    var blobs: [String: [ObjectID]] = [:]
    for branch in ["refs/heads/entire/checkpoints/v1", "refs/remotes/origin/entire/checkpoints/v1"]
    where !commits.isEmpty && blobs.isEmpty {
      for file in try repository.files(in: branch) {
        guard let id = EntireCheckpoint.id(ofPath: String(decoding: file.path, as: UTF8.self)) else { continue }
        blobs[id, default: []].append(file.blob)
      }
    }
    var records: [IntersectedAttestation] = []
    var rejections: [Rejection] = []
    var changed: [ObjectID] = []
    for commit in commits.keys.sorted() {
      let wanted = (commits[commit] ?? []).flatMap { blobs[$0] ?? [] }
      let source = Checksum.text(wanted.map(\.hex).joined(separator: " ").utf8)
      guard !wanted.isEmpty, isAnew || known[commit] != source else { continue }
      var evidence: [Evidence] = []
      try repository.eachBlob(wanted) { _, bytes in
        let record = bytes.map { AttestationFormat.entire.parse($0) } ?? Attestation(format: format)
        evidence += record.evidence.filter { !evidence.contains($0) }
        rejections += RecordCollection.rejections(record, at: commit.hex)
      }
      changed.append(commit)
      records.append(
        IntersectedAttestation(
          format: format, commit: commit, number: numbers[commit] ?? 0, source: source, claimedLines: 0, claims: [],
          evidence: evidence))
    }
    let gone = known.keys.filter { (commits[$0] ?? []).allSatisfy { blobs[$0] == nil } }.sorted()
    let old = changed.filter { known[$0] != nil } + gone
    try store.setAttestations(records, removing: old, format: format, of: number)
    try store.setRejections(rejections, source: format, at: old.map(\.hex), of: number)
    return records.count
  }

  // MARK: Lines

  /// The record's claims, cut down to the lines that the commit itself adds.
  private func intersected(
    _ record: Attestation, _ commit: ObjectID, _ commitNumber: Int, source: String, paths: [[UInt8]: Int],
    added: [Int: LineRanges]
  ) -> IntersectedAttestation {
    var claims: [IntersectedAttestation.Claim] = []
    var claimed = 0
    if record.attestsLines {
      for file in record.files {
        claimed += file.claims.reduce(0) { $0 + $1.lines.count }
        guard let path = paths[file.path], let own = added[path] else { continue }
        for claim in file.claims {
          var cut = claim
          cut.lines = claim.lines.intersection(own)
          if !cut.lines.isEmpty { claims.append(.init(path: path, claim: cut)) }
        }
      }
    }
    return IntersectedAttestation(
      format: record.format, commit: commit, number: commitNumber, source: source, claimedLines: claimed,
      claims: claims, evidence: record.evidence)
  }

  private static func rejections(_ record: Attestation, at place: String) -> [Rejection] {
    record.problems.sorted { $0.key < $1.key }.map {
      Rejection(source: record.format, place: place, reason: $0.key, occurrences: $0.value)
    }
  }
}

extension [UInt8] {
  /// True when the bytes end with a path, at a folder's border.
  fileprivate func ends(with path: [UInt8]) -> Bool {
    count > path.count && suffix(path.count).elementsEqual(path) && self[count - path.count - 1] == UInt8(ascii: "/")
  }
}
