import Facts

extension GitRepository {
  /// The `.gitattributes` files of a commit, at any depth.
  package func attributeFiles(of commit: ObjectID) throws -> [TreeEntry] {
    try files(in: commit.hex).filter { $0.path == Array(".gitattributes".utf8) || $0.path.hasSuffix("/.gitattributes") }
  }

  /// The name of the changelog at the top of a commit's tree, if it has one.
  package func changelogName(at commit: ObjectID) throws -> String? {
    guard let output = try objects.answer(["ls-tree", "-z", "--name-only", "--full-tree", commit.hex]) else {
      return nil
    }
    let names = output.pieces(0).map { String(decoding: $0, as: UTF8.self) }
    return Changelog.fileNames.lazy.compactMap { wanted in names.first { $0.lowercased() == wanted } }.first
  }
}

extension GitRepository {
  /// The paths of a commit at which submodules stand.
  package func submodules(at commit: ObjectID) throws -> Set<[UInt8]> {
    let arguments = ["ls-tree", "-r", "-z", "--full-tree", commit.hex]
    let output = isPartial ? try objects.answer(arguments) ?? [] : try objects.output(arguments)
    let entries = output.pieces(0)
    return Set(entries.filter { $0.starts(with: "160000 ".utf8) }.map { Array($0.drop { $0 != 0x09 }.dropFirst()) })
  }
}
