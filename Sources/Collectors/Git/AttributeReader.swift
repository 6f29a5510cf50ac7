import Facts

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

extension GitRepository {
  /// What a commit's `.gitattributes` say of paths, in linguist's terms.
  package struct LinguistAttributes: Sendable, Equatable {
    package var generated: Set<[UInt8]> = []
    package var vendored: Set<[UInt8]> = []
    package var documentation: Set<[UInt8]> = []
    /// Paths that an attribute says are *not* generated, vendored or documentation, whatever their names look like.
    package var ordinary: Set<[UInt8]> = []

    /// No attributes at all.
    package init() {}
  }

  /// Asks git for the attributes of many paths, as a commit's own `.gitattributes` files set them.
  ///
  /// Git matches the patterns, from a temporary index that holds nothing but the attribute files: the same answer in
  /// every clone, whatever is checked out.
  package func attributes(of paths: [[UInt8]], files: [TreeEntry]) throws -> LinguistAttributes {
    var result = LinguistAttributes()
    let sources = files.filter { $0.path == Array(".gitattributes".utf8) || $0.path.hasSuffix("/.gitattributes") }
    guard !sources.isEmpty, !paths.isEmpty else { return result }
    let index = "\(objects.directory)/index-\(UInt32.random(in: 0...UInt32.max))"
    defer { unlink(index) }
    // Outside a bare repository check-attr wants a work tree, though with --cached it looks at none.
    let environment = ["GIT_INDEX_FILE=\(index)", "GIT_WORK_TREE=\(git.directory)"]
    var entries: [UInt8] = []
    for source in sources { entries += Array("100644 \(source.blob.hex)\t".utf8) + source.path + [0] }
    _ = try objects.output(["update-index", "-z", "--index-info"], input: entries, environment: environment)
    var input: [UInt8] = []
    for path in paths { input += path + [0] }
    let names = ["linguist-generated", "linguist-vendored", "linguist-documentation"]
    let output = try objects.output(
      ["check-attr", "--cached", "--stdin", "-z"] + names, input: input, environment: environment)
    let tokens = output.split(separator: 0, omittingEmptySubsequences: false)
    for start in stride(from: 0, to: tokens.count - 2, by: 3) {
      let path = Array(tokens[start])
      let value = String(decoding: tokens[start + 2], as: UTF8.self)
      let isSet = value == "set" || value == "true"
      guard isSet || value == "unset" || value == "false" else { continue }
      if !isSet {
        result.ordinary.insert(path)
        continue
      }
      switch String(decoding: tokens[start + 1], as: UTF8.self) {
      case names[0]: result.generated.insert(path)
      case names[1]: result.vendored.insert(path)
      default: result.documentation.insert(path)
      }
    }
    return result
  }
}

extension [UInt8] {
  /// True when the bytes end with a text.
  func hasSuffix(_ text: StaticString) -> Bool {
    let length = text.utf8CodeUnitCount
    guard count >= length else { return false }
    return (0..<length).allSatisfy { self[count - length + $0] == text.utf8Start[$0] }
  }
}
