/// A person or program as git records it, raw: before mailmap.
package struct Identity: Hashable, Sendable {
  package var name: String
  package var email: String

  /// Makes an identity from a name and an e-mail address, either of which may be empty.
  package init(name: String, email: String) {
    self.name = name
    self.email = email
  }
}

/// A moment as git records it: seconds since 1970 UTC and the zone in which it was written.
package struct GitTime: Hashable, Sendable {
  package var seconds: Int64
  /// Minutes east of UTC.
  ///
  /// Real histories hold impossible zones; they are kept as they are.
  package var offsetMinutes: Int32

  /// Makes a moment from its seconds (UTC) and zone.
  package init(seconds: Int64, offsetMinutes: Int32) {
    self.seconds = seconds
    self.offsetMinutes = offsetMinutes
  }
}

/// One commit with what it changed.
package struct Commit: Sendable {
  /// What is known of the commit's diff.
  package enum DiffState: String, Sendable {
    /// Read whole.
    case complete
    /// Some objects are absent (a partial clone): the files concerned have no counts.
    case absentObjects = "absent-objects"
    /// The commit is the boundary of a shallow clone: its parents are absent, so it has no diff.
    case shallowBoundary = "shallow-boundary"
  }

  package var id: ObjectID
  package var parents: [ObjectID]
  package var author: Identity
  package var committer: Identity
  package var authored: GitTime
  package var committed: GitTime
  /// The whole message, decoded as UTF-8; bytes that are none become U+FFFD.
  package var message: String
  package var diff: DiffState
  package var files: [FileChange]
  /// For a merge: the files that differ from the first parent's and are another parent's, whole.
  package var taken: [TakenFile] = []

  /// Makes a commit from its parts.
  package init(
    id: ObjectID, parents: [ObjectID], author: Identity, committer: Identity, authored: GitTime, committed: GitTime,
    message: String, diff: DiffState = .complete, files: [FileChange] = []
  ) {
    self.id = id
    self.parents = parents
    self.author = author
    self.committer = committer
    self.authored = authored
    self.committed = committed
    self.message = message
    self.diff = diff
    self.files = files
  }

  /// True when the commit has two or more parents.
  package var isMerge: Bool { parents.count > 1 }

  /// The first line of the message.
  package var subject: Substring {
    Substring(message.utf8.prefix { $0 != 0x0a && $0 != 0x0d })
  }
}

/// One file that a commit changed.
///
/// For a merge these are only the files that differ from every parent, and the lines are those that no parent has (the
/// lines the merge itself introduces) and those that every parent had and the merge dropped.
package struct FileChange: Sendable {
  /// Git's status letter.
  package enum Status: String, Sendable {
    case added = "A"
    case modified = "M"
    case deleted = "D"
    case renamed = "R"
    case copied = "C"
    case typeChanged = "T"

    /// Reads git's letters, one a parent, each perhaps with a score; unknown letters are modifications.
    ///
    /// A merge adds a file that no parent has, and deletes one that every parent has.
    package init(letters: some Sequence<UInt8>) {
      var first: Status?
      var count = 0
      var isOne = true
      for letter in letters where !(0x30...0x39).contains(letter) {
        let status = Status(letter: letter)
        isOne = isOne && status == first ?? status
        first = first ?? status
        count += 1
      }
      let one = first ?? .modified
      self = count == 1 ? one : isOne ? one.ofMerge : .modified
    }

    private var ofMerge: Status { self == .added || self == .deleted ? self : .modified }

    private init(letter: UInt8) {
      switch letter {
      case UInt8(ascii: "A"): self = .added
      case UInt8(ascii: "D"): self = .deleted
      case UInt8(ascii: "R"): self = .renamed
      case UInt8(ascii: "C"): self = .copied
      case UInt8(ascii: "T"): self = .typeChanged
      default: self = .modified
      }
    }
  }

  /// What sort of thing the entry is.
  package enum Content: String, Sendable {
    case text
    case binary
    case symlink
    case submodule
    /// The objects needed for a diff are absent: line counts are unknown, not zero.
    case absent
  }

  package var status: Status
  /// The path after the change (before it, for a deletion), as git's bytes.
  package var path: [UInt8]
  /// The path before a rename or copy.
  package var oldPath: [UInt8]?
  package var content: Content
  /// Lines added; 0 for binary files, nil when unknown.
  package var added: Int?
  /// Lines deleted; 0 for binary files, nil when unknown.
  package var deleted: Int?
  /// The added lines' numbers in the version after the change.
  package var addedRanges: LineRanges
  /// The deleted lines' numbers in the version before the change; for a merge empty, `parents` has them.
  package var deletedRanges = LineRanges()
  /// Those of the added lines that the commit deleted elsewhere, by exact content: moved, not written.
  package var movedIn = LineRanges()
  /// Those of the deleted lines that the commit added elsewhere.
  package var movedOut = LineRanges()
  /// Where git says that a binary file changed, and it is text now: how many lines it has.
  package var textLines: Int?
  /// The object after the change, where git says that a binary file changed; git can mean either side.
  package var binaryObject: ObjectID?
  /// For a merge's file: how it differs from each parent that has it.
  package var parents: [ParentFile] = []

  /// Makes a file change from its parts.
  package init(
    status: Status, path: [UInt8], oldPath: [UInt8]? = nil, content: Content = .text, added: Int? = 0,
    deleted: Int? = 0, addedRanges: LineRanges = LineRanges()
  ) {
    self.status = status
    self.path = path
    self.oldPath = oldPath
    self.content = content
    self.added = added
    self.deleted = deleted
    self.addedRanges = addedRanges
  }
}

/// How a merge's file differs from one parent's.
package struct ParentFile: Sendable, Equatable {
  /// Which parent, counted from 0.
  package var parent: Int
  /// The file's path in that parent, where it has another.
  package var oldPath: [UInt8]?
  /// The lines of the merge's file that the parent's has not.
  package var added: LineRanges
  /// The lines of the parent's file that the merge's has not.
  package var deleted: LineRanges

  /// Makes a difference; none at all means that the file is the parent's.
  package init(
    parent: Int, oldPath: [UInt8]? = nil, added: LineRanges = LineRanges(), deleted: LineRanges = LineRanges()
  ) {
    self.parent = parent
    self.oldPath = oldPath
    self.added = added
    self.deleted = deleted
  }
}

/// A file that a merge took from a parent other than the first, as it was there (or took its absence).
package struct TakenFile: Sendable, Equatable {
  package var path: [UInt8]
  /// Which parent, counted from 0.
  package var parent: Int

  /// Makes a file that was taken.
  package init(path: [UInt8], parent: Int) {
    self.path = path
    self.parent = parent
  }
}
