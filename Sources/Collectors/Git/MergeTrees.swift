import Facts

/// What the trees of merges say without a look at any file: which files are the merge's own, and which it took whole from
/// a parent other than the first.
///
/// What git printed is kept as it is and read only when a merge's turn comes: of a long history that is much.
struct MergeTrees: Sendable {
  /// A merge's raw entries against all its parents: the files that differ from every one of them.
  private var own: [ObjectID: ArraySlice<UInt8>] = [:]
  /// For each parent of a merge the paths that differ from the parent's; for a merge of two parents only of the first.
  private var different: [ObjectID: [ArraySlice<UInt8>]] = [:]

  /// Compares the merges with their parents; those of which a tree is absent are left out.
  init(_ merges: [(id: ObjectID, parents: [ObjectID])], of repository: GitRepository) throws {
    for (merge, raw) in try TreeComparison(merges.map(\.id), of: repository, "-c").entries { own[merge] = raw }
    // What differs from the first of two parents and is not the merge's own is the other's.
    let pairs = merges.flatMap { merge in
      merge.parents.prefix(merge.parents.count == 2 ? 1 : merge.parents.count).map { (merge.id, $0) }
    }
    var isWhole: [ObjectID: Bool] = [:]
    for (merge, paths) in try TreeComparison(pairs, of: repository).entries {
      different[merge, default: []].append(paths ?? [])
      isWhole[merge, default: true] = isWhole[merge, default: true] && paths != nil
    }
    for (merge, isWhole) in isWhole where !isWhole || own[merge] == nil { different[merge] = nil }
  }

  /// How a merge is to be read: whether it has files that differ from every parent, and whether git must look for renames.
  ///
  /// Most merges have no such file, and their diff need not be asked for; in most of the others every such file is in
  /// every parent, so that no rename can matter.
  func mode(of merge: ObjectID) -> HistoryReader.Mode {
    let entries = ownFiles(of: merge)
    guard !entries.isEmpty else { return .plain }
    return entries.contains(where: \.isNewToAParent) ? .combinedWithRenames : .combined
  }

  /// Completes a merge that was read: the files that it took, and those that it deleted and git took for renamed ones.
  func complete(_ commit: inout Commit) {
    guard let different = different[commit.id], let first = different.first else { return }
    let own = ownFiles(of: commit.id)
    let ownPaths = Set(own.map(\.path))
    let others = different.dropFirst().map { Set(MergeTrees.tokens(in: $0)) }
    commit.taken = MergeTrees.tokens(in: first).filter { !ownPaths.contains($0) }.map { path in
      // Of two parents it is the second; of more, the first of which the file does not differ.
      TakenFile(path: Array(path), parent: 1 + (others.firstIndex { !$0.contains(path) } ?? 0))
    }
    // Looking for renames, git takes a file that every parent had and the merge has not for the old name of another,
    // and lists it only where it is the old name of one of the merge's own files.
    guard commit.diff == .complete, own.contains(where: \.isNewToAParent) else { return }
    let named = Set(commit.files.flatMap { file in [file.path] + file.parents.compactMap(\.oldPath) })
    for entry in own where entry.isGone && !named.contains(Array(entry.path)) {
      commit.files.append(FileChange(status: .deleted, path: Array(entry.path), deleted: nil))
    }
  }

  private func ownFiles(of merge: ObjectID) -> [OwnFile] { own[merge].map(OwnFile.all(in:)) ?? [] }

  /// The texts between NULs; git begins the first on a new line.
  fileprivate static func tokens(in output: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
    let text = output.drop { $0 == 0 }
    return (text.first == 0x0a ? text.dropFirst() : text).split(separator: 0)
  }
}

/// A file that differs from every parent's, as a raw entry names it: `::100644 000000 100644 …`.
private struct OwnFile {
  let path: ArraySlice<UInt8>
  /// True when the merge has not the file.
  let isGone: Bool
  /// True when the merge has the file and a parent has it not.
  let isNewToAParent: Bool

  /// The files of a merge, as `-c --raw -z --no-renames` gives them.
  static func all(in raw: ArraySlice<UInt8>) -> [OwnFile] {
    let tokens = MergeTrees.tokens(in: raw)
    return stride(from: 0, to: tokens.count - 1, by: 2).map { index in
      let modes = tokens[index].drop { $0 == 0x3a }.split(separator: 0x20).prefix { $0.count == 6 }
      let isAbsent = modes.map { $0.allSatisfy { $0 == 0x30 } }
      let isGone = isAbsent.last ?? true
      return OwnFile(
        path: tokens[index + 1], isGone: isGone, isNewToAParent: !isGone && isAbsent.dropLast().contains(true))
    }
  }
}
