import Facts

extension GitRepository {
  /// An entry of a tree.
  package struct TreeEntry: Sendable, Equatable {
    package let path: [UInt8]
    package let blob: ObjectID
  }

  /// The files of a tree, all the way down; empty when there is no such tree.
  ///
  /// `name` is a commit's or tree's id, or a ref.
  package func files(in name: String) throws -> [TreeEntry] {
    guard let tree = try objectID("\(name)^{tree}"),
      let output = try objects.answer(["ls-tree", "-r", "-z", "--full-tree", tree.hex])
    else { return [] }
    return output.pieces(0).compactMap { record in
      guard let tab = record.firstIndex(of: 0x09) else { return nil }
      let words = record[..<tab].split(separator: 0x20)
      guard words.count == 3, words[1].elementsEqual("blob".utf8), let id = ObjectID(hex: words[2]) else { return nil }
      return TreeEntry(path: Array(record[record.index(after: tab)...]), blob: id)
    }
  }

  /// The bytes of a blob, by its id or by a commit's id and a path (`id:path`); nil when there is none.
  package func blob(_ name: String) throws -> [UInt8]? {
    try objects.answer(["cat-file", "blob", name])
  }

  /// Gives the bytes of many blobs, one after another, in the order asked for; absent ones are nil.
  ///
  /// One process; only one blob is in memory at a time.
  package func eachBlob(_ ids: [ObjectID], _ body: (ObjectID, [UInt8]?) throws -> Void) throws {
    guard !ids.isEmpty else { return }
    let input = Array(ids.map(\.hex).joined(separator: "\n").utf8) + [0x0a]
    let process = try objects.start(["cat-file", "--batch"], input: input)
    var reader = BatchReader(file: process.output)
    do {
      for id in ids {
        guard let header = reader.line() else {
          throw BylineError(.failure, "git cat-file stopped before object \(id.hex)")
        }
        let words = header.split(separator: 0x20)
        guard words.count == 3, let size = Int(String(decoding: words[2], as: UTF8.self)) else {
          try body(id, nil)
          continue
        }
        guard let bytes = reader.bytes(size), reader.bytes(1) != nil else {
          throw BylineError(.failure, "git cat-file stopped inside object \(id.hex)")
        }
        try body(id, bytes)
      }
    } catch {
      process.stop()
      throw error
    }
    try process.finish()
  }
}
