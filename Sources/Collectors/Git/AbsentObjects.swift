import Facts

/// The commits of a partial clone whose diffs need objects that the clone does not have.
///
/// One absent blob would end the whole reading of history. So the trees, which need no blobs, are compared first, and
/// every blob that they name is looked for.
struct AbsentObjects {
  /// For each commit with absent objects, its changed files, none of them with counts.
  private(set) var files: [ObjectID: [FileChange]] = [:]

  /// Finds them among these commits.
  init(in repository: GitRepository, commits: [(id: ObjectID, mode: HistoryReader.Mode)]) throws {
    guard !commits.isEmpty else { return }
    var changes: [(commit: ObjectID, change: RawChange)] = []
    for (mode, option) in [(HistoryReader.Mode.plain, "--root"), (.combined, "-c")] {
      let isMerge = mode == .combined
      let wanted = commits.filter {
        $0.mode == mode || (isMerge && $0.mode == .combinedWithRenames)
      }.map(\.id)
      for (commit, raw) in try TreeComparison(wanted, of: repository, option).entries {
        guard let raw else {
          files[commit] = []
          continue
        }
        changes += RawChange.all(in: raw).map { (commit, $0) }
      }
    }
    let absent = try repository.absent(among: Set(changes.flatMap(\.change.blobs)))
    for (commit, change) in changes where !absent.isDisjoint(with: change.blobs) { files[commit] = [] }
    for (commit, change) in changes where files[commit] != nil { files[commit]?.append(change.file) }
  }
}

/// One raw entry: which file changed, and between which objects.
private struct RawChange {
  let file: FileChange
  /// The blobs that a diff of the file needs.
  let blobs: [ObjectID]

  /// The entries of a commit, as `--raw -z --no-renames` gives them.
  static func all(in raw: ArraySlice<UInt8>) -> [RawChange] {
    let tokens = raw.split(separator: 0, omittingEmptySubsequences: true)
    return stride(from: 0, to: tokens.count - 1, by: 2).map { index in
      let words = tokens[index].drop { $0 == 0x0a || $0 == 0x3a }.split(separator: 0x20)
      let modes = words.prefix { $0.count == 6 }
      let ids = words.dropFirst(modes.count).compactMap { ObjectID(hex: $0) }
      return RawChange(
        file: FileChange(
          status: FileChange.Status(letters: words.last ?? []), path: Array(tokens[index + 1]), content: .absent,
          added: nil, deleted: nil),
        blobs: zip(modes, ids).filter { !$1.isNull && !$0.starts(with: "160".utf8) }.map(\.1))
    }
  }
}
