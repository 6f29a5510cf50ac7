/// One commit as the replay needs it: numbers only.
package struct ReplayCommit: Sendable {
  /// The commit's number; parents have smaller ones.
  package var number: Int32
  /// The parents' numbers, in order; nil for a parent that is not known (the other side of a shallow clone's boundary).
  package var parents: [Int32?]
  /// False where nothing is known of what the commit changed: every line before it is then out of sight.
  package var isKnown: Bool
  /// The changed files; for a merge those that differ from every parent.
  package var files: [ReplayFile]
  /// For a merge: the files that differ from the first parent's and are another parent's, whole.
  package var taken: [(path: Int32, parent: Int)]

  /// Makes a commit.
  package init(
    number: Int32, parents: [Int32?], isKnown: Bool = true, files: [ReplayFile] = [],
    taken: [(path: Int32, parent: Int)] = []
  ) {
    self.number = number
    self.parents = parents
    self.isKnown = isKnown
    self.files = files
    self.taken = taken
  }
}

/// One changed file as the replay needs it.
package struct ReplayFile: Sendable {
  /// What stands at the path after the change.
  package enum Content: Sendable, Equatable {
    /// Lines: the two sets say which are new and which are gone.
    case lines
    /// No lines: git calls one side binary. Where it is the old side, the new one has this many lines.
    case binary(textLines: Int32?)
    /// The objects are absent: the file's lines have owners, but nobody knows which.
    case absent
  }

  package var path: Int32
  /// The path before a rename or copy.
  package var oldPath: Int32?
  package var status: FileChange.Status
  package var content: Content
  /// The new version's line numbers that the change added.
  package var added: LineRanges
  /// The old version's line numbers that it deleted.
  package var deleted: LineRanges
  /// Those of the deleted lines that it added elsewhere.
  package var movedOut: LineRanges
  /// For a merge: how the file differs from each parent that has it.
  package var parents: [ReplayParent]

  /// Makes a changed file.
  package init(
    path: Int32, oldPath: Int32? = nil, status: FileChange.Status, content: Content = .lines,
    added: LineRanges = LineRanges(), deleted: LineRanges = LineRanges(), movedOut: LineRanges = LineRanges(),
    parents: [ReplayParent] = []
  ) {
    self.path = path
    self.oldPath = oldPath
    self.status = status
    self.content = content
    self.added = added
    self.deleted = deleted
    self.movedOut = movedOut
    self.parents = parents
  }
}

/// How a merge's file differs from one parent's.
package struct ReplayParent: Sendable {
  /// Which parent, counted from 0.
  package var parent: Int
  /// The file's path in that parent.
  package var path: Int32
  /// The merge's lines that the parent has not.
  package var added: LineRanges
  /// The parent's lines that the merge has not.
  package var deleted: LineRanges

  /// Makes a difference.
  package init(parent: Int, path: Int32, added: LineRanges, deleted: LineRanges) {
    self.parent = parent
    self.path = path
    self.added = added
    self.deleted = deleted
  }

  /// True when the merge has the file exactly as the parent has it.
  package var isSame: Bool { added.isEmpty && deleted.isEmpty }
}
