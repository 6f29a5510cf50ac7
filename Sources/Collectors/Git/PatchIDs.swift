import Facts

extension GitRepository {
  /// The commits that some heads have and the tip does not, each with its parents, oldest first; those that the clone does not
  /// have are passed over.
  package func branches(of heads: [ObjectID], beside tip: ObjectID) throws -> [(id: ObjectID, parents: [ObjectID])] {
    guard !heads.isEmpty else { return [] }
    let input = (heads.map(\.hex) + ["^\(tip.hex)"]).lines
    let arguments = ["rev-list", "--ignore-missing", "--topo-order", "--reverse", "--parents", "--stdin"]
    return try (objects.answer(arguments, input: input) ?? []).pieces(0x0a).compactMap { line in
      let ids = ObjectID.list(line) ?? []
      return ids.first.map { ($0, Array(ids.dropFirst())) }
    }
  }

  /// The patch ids of commits: what stays the same of a change when it is put elsewhere.
  ///
  /// As `git patch-id --stable` makes them, of a whole-file diff with git's usual context: line numbers and blanks do not
  /// count. A commit that changes nothing has none. Two processes, one reading what the other prints.
  package func patchIDs(of commits: [ObjectID]) throws -> [ObjectID: String] {
    guard !commits.isEmpty else { return [:] }
    let options = [
      "-p", "-U3", "--no-renames", "--no-textconv", "--no-ext-diff", "--no-color", "--full-index", "--root",
    ]
    let diffs = try objects.start(["diff-tree", "--stdin", "-r"] + options, input: commits.map(\.hex).lines)
    let hashes = try objects.start(["patch-id", "--stable"], reading: diffs.output)
    let answer = Git.readAll(hashes.output)
    let (status, words) = hashes.wait()
    guard status == 0 else {
      diffs.stop()
      throw hashes.failure(status, words)
    }
    try diffs.finish()
    var ids: [ObjectID: String] = [:]
    for line in answer.pieces(0x0a) {
      let parts = line.split(separator: 0x20)
      guard parts.count == 2, let commit = ObjectID(hex: parts[1]) else { continue }
      ids[commit] = String(decoding: parts[0], as: UTF8.self)
    }
    return ids
  }
}
