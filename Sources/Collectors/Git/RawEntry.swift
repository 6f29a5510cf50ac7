import Facts

/// What a raw entry says before its paths: `:100644 100644 ID ID M`, for a merge with a colon, a mode, an id and a letter
/// for each parent.
struct RawEntry {
  /// The file's mode in each parent, zeros where the parent has it not.
  let parentModes: [UnsafeRawBufferPointer.SubSequence]
  /// The mode after the change, zeros where the file is gone.
  let mode: UnsafeRawBufferPointer.SubSequence
  /// The object after the change.
  let object: ObjectID
  let status: FileChange.Status

  /// Reads the entry up to its paths; nil when it is none.
  init?(_ info: UnsafeRawBufferPointer) {
    let parentCount = info.prefix { $0 == UInt8(ascii: ":") }.count
    let words = info.dropFirst(parentCount).split(separator: 0x20)
    guard parentCount > 0, words.count == 2 * (parentCount + 1) + 1,
      let object = ObjectID(hex: words[2 * parentCount + 1])
    else { return nil }
    parentModes = Array(words[..<parentCount])
    mode = words[parentCount]
    self.object = object
    status = FileChange.Status(letters: words[2 * parentCount + 2])
  }

  /// What sort of thing the entry is, by its mode; what is gone counts as what it was.
  var content: FileChange.Content {
    let kind = RawEntry.isAbsent(mode) ? parentModes[0] : mode
    if kind.starts(with: "120".utf8) { return .symlink }
    return kind.starts(with: "160".utf8) ? .submodule : .text
  }

  /// The parents that have the file, with its paths there if they are known, and without differences so far.
  ///
  /// None for a file that the merge deleted: there is nothing that could differ.
  func parentFiles(at path: [UInt8], namely oldPaths: ArraySlice<[UInt8]>) -> [ParentFile] {
    guard !RawEntry.isAbsent(mode) else { return [] }
    return parentModes.indices.filter { !RawEntry.isAbsent(parentModes[$0]) }.map { parent in
      let oldPath = parent < oldPaths.count ? oldPaths[oldPaths.startIndex + parent] : path
      return ParentFile(parent: parent, oldPath: oldPath == path ? nil : oldPath)
    }
  }

  private static func isAbsent(_ mode: UnsafeRawBufferPointer.SubSequence) -> Bool { mode.allSatisfy { $0 == 0x30 } }
}
