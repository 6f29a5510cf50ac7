import Facts

/// The commits of a partial clone whose diffs need objects that the clone does not have.
///
/// One absent blob would end the whole reading of history, and git would fetch it if it could. So the trees, which need
/// no blobs, are compared first, and every blob they name is looked up in the list of objects that are there.
struct AbsentObjects {
  /// For each commit with absent objects, its changed files, none of them with counts.
  private(set) var files: [ObjectID: [FileChange]] = [:]

  /// Finds them among these commits.
  init(in repository: GitRepository, commits: [(id: ObjectID, mode: HistoryReader.Mode)]) throws {
    let present = try AbsentObjects.presentObjects(repository)
    try look(repository, commits.filter { $0.mode == .plain }.map(\.id), ["--root"], present)
    try look(repository, commits.filter { [.combined, .combinedWithRenames].contains($0.mode) }.map(\.id), ["-c"], present)
  }

  private static func presentObjects(_ repository: GitRepository) throws -> Set<ObjectID> {
    let output = try repository.git.output([
      "cat-file", "--batch-all-objects", "--unordered", "--batch-check=%(objectname)",
    ])
    return Set(output.pieces(0x0a).compactMap { ObjectID(hex: $0) })
  }

  /// Compares trees; where a tree itself is absent git stops, so the commit is noted and the rest is tried again.
  private mutating func look(
    _ repository: GitRepository, _ commits: [ObjectID], _ options: [String], _ present: Set<ObjectID>
  ) throws {
    var rest = commits[...]
    while !rest.isEmpty {
      let input = Array(rest.map(\.hex).joined(separator: "\n").utf8) + [0x0a]
      let process = try repository.git.start(
        ["diff-tree", "--stdin", "-r", "-z", "--raw", "--no-renames", "--no-abbrev", "--always"] + options
          + ["--format=%x1e%H%x00"], input: input)
      let output = Git.readAll(process.output)
      let status = process.wait().status
      var seen = 0
      for record in AbsentObjects.records(output, expecting: rest) {
        note(record, present)
        seen += 1
      }
      guard status != 0, seen < rest.count else { break }
      rest = rest.dropFirst(seen)
      if let failed = rest.popFirst() { files[failed] = [] }
    }
  }

  /// The records of the commits asked for, in their order. A path may hold the byte that opens a record.
  private static func records(_ output: [UInt8], expecting: ArraySlice<ObjectID>) -> [ArraySlice<UInt8>] {
    var starts: [Int] = []
    var position = 0
    for id in expecting {
      let opening = [0x1e] + Array(id.hex.utf8) + [0]
      guard let start = AbsentObjects.find(opening, in: output, from: position) else { break }
      starts.append(start)
      position = start + opening.count
    }
    return starts.indices.map { output[starts[$0]..<(starts.indices.contains($0 + 1) ? starts[$0 + 1] : output.count)] }
  }

  private static func find(_ text: [UInt8], in bytes: [UInt8], from start: Int) -> Int? {
    var position = start
    while let found = bytes[position...].firstIndex(of: text[0]) {
      if bytes[found...].starts(with: text) { return found }
      position = found + 1
    }
    return nil
  }

  private mutating func note(_ record: ArraySlice<UInt8>, _ present: Set<ObjectID>) {
    let tokens = record.dropFirst().split(separator: 0, omittingEmptySubsequences: true)
    guard let first = tokens.first, let commit = ObjectID(hex: first) else { return }
    var changes: [FileChange] = []
    var isAbsent = false
    var index = 1
    while index + 1 < tokens.count {
      let words = tokens[index].drop { $0 == 0x0a || $0 == 0x3a }.split(separator: 0x20)
      let modes = words.prefix { $0.count == 6 }
      let ids = words.dropFirst(modes.count).compactMap { ObjectID(hex: $0) }
      for (mode, id) in zip(modes, ids) where !id.isNull && !mode.starts(with: "160".utf8) && !present.contains(id) {
        isAbsent = true
      }
      changes.append(
        FileChange(
          status: FileChange.Status(letter: words.last?.first ?? 0), path: Array(tokens[index + 1]), content: .absent,
          added: nil, deleted: nil))
      index += 2
    }
    if isAbsent { files[commit] = changes }
  }
}
