import Facts

extension GitRepository {
  /// A note and the commit that it is about.
  package struct Note: Sendable, Equatable {
    package let commit: ObjectID
    package let blob: ObjectID
  }

  /// The notes of a ref, by commit.
  ///
  /// Notes trees may be fanned out into folders of two digits.
  package func notes(in ref: String) throws -> [Note] {
    try files(in: ref).compactMap { entry in
      let digits = entry.path.filter { $0 != UInt8(ascii: "/") }
      return ObjectID(hex: digits).map { Note(commit: $0, blob: entry.blob) }
    }.sorted { $0.commit < $1.commit }
  }

  /// The id of the object that a name stands for; nil when there is none.
  package func objectID(_ name: String) throws -> ObjectID? {
    try git.answer(["rev-parse", "--verify", "--quiet", "--end-of-options", name]).flatMap {
      ObjectID(hex: $0.trimmedText.utf8)
    }
  }
}
