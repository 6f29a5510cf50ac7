import Facts

extension GitRepository {
  /// How many lines git counts in each file of a commit, by its path: what a diff against the empty tree adds.
  ///
  /// Binary files have none; a link has one, as in every diff. Nil in a partial clone that lacks some of the files.
  package func lineCounts(of commit: ObjectID) throws -> [[UInt8]: Int]? {
    let emptyTree =
      objectFormat == "sha1"
      ? "4b825dc642cb6eb9a060e54bf8d69288fbee4904" : "6ef19b41225c5369f1c104d45d8d85efa9b057b53b14b4b9b939dd74decc5321"
    let arguments = [
      "diff-tree", "-r", "-z", "--numstat", "--no-renames", "--no-ext-diff", "--no-textconv", "--submodule=short",
      "--ignore-submodules=none", emptyTree, commit.hex,
    ]
    let output: [UInt8]
    if isPartial {
      guard let answer = try? objects.output(arguments) else { return nil }
      output = answer
    } else {
      output = try objects.output(arguments)
    }
    var counts: [[UInt8]: Int] = [:]
    for record in output.pieces(0) {
      let fields = record.split(separator: 0x09, maxSplits: 2, omittingEmptySubsequences: false)
      guard fields.count == 3 else { continue }
      counts[Array(fields[2])] = Int(String(decoding: fields[0], as: UTF8.self)) ?? 0
    }
    return counts
  }
}
