import Facts

/// What comparing the trees of commits with their parents' trees gave: no blob is needed for that.
struct TreeComparison {
  /// For each commit what git printed, in the order asked for; nil where a tree is absent.
  private(set) var entries: [(commit: ObjectID, output: ArraySlice<UInt8>?)] = []

  /// Compares commits with their parents; git prints raw entries.
  ///
  /// `option` is `--root` for commits with one parent at most, `-c` for merges.
  init(_ commits: [ObjectID], of repository: GitRepository, _ option: String) throws {
    try compare(commits.map { ($0, $0.hex) }, of: repository, ["--raw", option])
  }

  /// Compares each commit with one of its parents only; git prints the paths that differ.
  init(_ pairs: [(commit: ObjectID, parent: ObjectID)], of repository: GitRepository) throws {
    try compare(pairs.map { ($0.commit, "\($0.commit.hex) \($0.parent.hex)") }, of: repository, ["--name-only"])
  }

  /// Asks git, a line for each comparison.
  ///
  /// In a partial clone trees may be absent; git stops at such a commit, so it is noted and the rest is tried again.
  private mutating func compare(
    _ questions: [(commit: ObjectID, line: String)], of repository: GitRepository, _ options: [String]
  ) throws {
    let withoutTree = repository.isPartial ? try TreeComparison.withoutTrees(questions.map(\.commit), repository) : []
    var rest = questions.filter { !withoutTree.contains($0.commit) }[...]
    while !rest.isEmpty {
      let process = try repository.objects.start(
        ["diff-tree", "--stdin", "-r", "-z", "--no-renames", "--no-abbrev", "--always", "--format=%x1e%H%x00"]
          + options, input: rest.map(\.line).lines)
      let output = Git.readAll(process.output)
      let (status, words) = process.wait()
      let records = TreeComparison.records(output, expecting: rest.map(\.commit)[...])
      entries += zip(rest, records).map { ($0.commit, $1) }
      rest = rest.dropFirst(records.count)
      guard status != 0 else { break }
      guard repository.isPartial, let failed = rest.popFirst() else {
        throw process.failure(status, words)
      }
      entries.append((failed.commit, nil))
    }
    entries += questions.filter { withoutTree.contains($0.commit) }.map { ($0.commit, nil) }
  }

  /// The commits whose own tree, or a parent's, is absent altogether: in a clone without trees nearly all of them.
  private static func withoutTrees(_ commits: [ObjectID], _ repository: GitRepository) throws -> Set<ObjectID> {
    var treeOf: [ObjectID: ObjectID] = [:]
    var parentsOf: [ObjectID: [ObjectID]] = [:]
    func look(_ commits: [ObjectID]) throws {
      guard !commits.isEmpty else { return }
      let output = try repository.objects.output(
        ["log", "--no-walk=unsorted", "--stdin", "--format=%H %T %P"], input: commits.map(\.hex).lines)
      for line in output.pieces(0x0a) {
        let ids = line.split(separator: 0x20).compactMap { ObjectID(hex: $0) }
        guard ids.count >= 2 else { continue }
        treeOf[ids[0]] = ids[1]
        parentsOf[ids[0]] = Array(ids.dropFirst(2))
      }
    }
    try look(commits)
    try look(Set(parentsOf.values.joined()).filter { treeOf[$0] == nil }.sorted())
    let absent = try repository.absent(among: Set(treeOf.values))
    return Set(
      commits.filter { commit in
        ([commit] + (parentsOf[commit] ?? [])).contains { treeOf[$0].map { absent.contains($0) } ?? true }
      })
  }

  /// The records of the commits asked for, in their order.
  ///
  /// A path may hold the byte that opens a record.
  private static func records(_ output: [UInt8], expecting: ArraySlice<ObjectID>) -> [ArraySlice<UInt8>] {
    var starts: [(record: Int, entries: Int)] = []
    var position = 0
    for id in expecting {
      let opening = [0x1e] + Array(id.hex.utf8) + [0]
      guard let start = find(opening, in: output, from: position) else { break }
      starts.append((start, start + opening.count))
      position = start + opening.count
    }
    return starts.indices.map { index in
      output[starts[index].entries..<(index + 1 < starts.count ? starts[index + 1].record : output.count)]
    }
  }

  private static func find(_ text: [UInt8], in bytes: [UInt8], from start: Int) -> Int? {
    var position = start
    while let found = bytes[position...].firstIndex(of: text[0]) {
      if bytes[found...].starts(with: text) { return found }
      position = found + 1
    }
    return nil
  }
}

extension GitRepository {
  /// Those of the objects that the repository does not have.
  func absent(among ids: Set<ObjectID>) throws -> Set<ObjectID> {
    guard !ids.isEmpty else { return [] }
    let input = ids.sorted().map(\.hex).lines
    let output = try objects.output(["cat-file", "--batch-check=%(objectname)"], input: input)
    return Set(
      output.pieces(0x0a).compactMap { line in
        let words = line.split(separator: 0x20)
        return words.count == 2 && words[1].elementsEqual("missing".utf8) ? ObjectID(hex: words[0]) : nil
      })
  }
}

extension [String] {
  /// The texts as lines, as git reads them from standard input.
  var lines: [UInt8] { [UInt8](joined(separator: "\n").utf8) + [0x0a] }
}
