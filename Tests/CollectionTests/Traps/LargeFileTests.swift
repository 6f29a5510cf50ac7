import Testing

/// Files of about 100 MB: read in little memory and a few seconds.
@Suite(.serialized) struct LargeFileTests {
  private static let megabyte = 1 << 20

  private static func collectFile(_ content: String) throws -> [String] {
    let repository = try TemporaryRepository(isBare: true)
    try repository.git("config", "core.compression", "0")
    try repository.git("config", "pack.compression", "0")
    try repository.git("config", "fastimport.unpackLimit", "1")
    var history = HistoryScript()
    history.commit("Large", [.write("large.txt", content), .write("small.txt", "1\n")])
    try repository.importing(history)
    return try collect(repository).files("Large")
  }

  @Test func aFileOfAMillionLinesIsCounted() throws {
    let content = String(repeating: String(repeating: "x", count: 99) + "\n", count: Self.megabyte)
    #expect(
      try Self.collectFile(content)
        == ["A large.txt +1048576 -0 [1-1048576]", "A small.txt +1 -0 [1]"])
  }

  @Test func aFileOfTwoLinesIsCounted() throws {
    let content = String(repeating: "x", count: 50 * Self.megabyte)
    #expect(
      try Self.collectFile(content + "\n" + content)
        == ["A large.txt +2 -0 [1-2]", "A small.txt +1 -0 [1]"])
  }
}
