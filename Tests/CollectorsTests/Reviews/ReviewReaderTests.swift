import Collectors
import Facts
import Foundation
import Testing

@Suite struct ReviewReaderTests {
  private static let pull = "{\"number\":1,\"url\":\"https://github.com/a/b/pull/1\",\"isDraft\":false}"
  /// `{"a":1}` and `{"b":2}`, a line each, packed one by one.
  private static let packed: [UInt8] = [
    0x1f, 0x8b, 0x08, 0x00, 0x00, 0x00, 0x00, 0x00, 0x02, 0xff, 0xab, 0x56, 0x4a, 0x54, 0xb2, 0x32, 0xac, 0xe5, 0x02,
    0x00, 0x46, 0xa3, 0xe8, 0x74, 0x08, 0x00, 0x00, 0x00, 0x1f, 0x8b, 0x08, 0x00, 0x00, 0x00, 0x00, 0x00, 0x02, 0xff,
    0xab, 0x56, 0x4a, 0x52, 0xb2, 0x32, 0xaa, 0xe5, 0x02, 0x00, 0xb1, 0x6f, 0x3a, 0xf0, 0x08, 0x00, 0x00, 0x00,
  ]

  private static func read(_ bytes: [UInt8]) throws -> ReadingTally {
    let file = FileManager.default.temporaryDirectory.appending(path: "byline-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: file) }
    try Data(bytes).write(to: file)
    var input = try ByteInput(path: file.path)
    var reader = ReviewReader(name: "file") { _ in }
    return try reader.read(&input)
  }

  @Test func unpacksEveryMemberOfGzip() throws {
    let tally = try Self.read(Self.packed)
    #expect(tally.reasons.map(\.place) == ["line 1, byte 0", "line 2, byte 8"])
  }

  @Test func tellsGzipThatIsCutOff() throws {
    #expect(throws: BylineError.self) { try Self.read(Array(Self.packed.dropLast(12))) }
    #expect(throws: BylineError.self) { try Self.read([0x1f, 0x8b, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]) }
  }

  @Test func readsTablesWithADataColumn() throws {
    let table =
      "id,params,data\n1,\"{\"\"Name\"\":\"\"a/b\"\"}\",\"\(Self.pull.replacing("\"", with: "\"\""))\"\n2,x,\"{\"\n3\n"
    let tally = try Self.read(Array(table.utf8))
    #expect(tally.changes == 1)
    #expect(tally.projects == [ProjectName(forge: .github, host: "github.com", path: "a/b")])
    #expect(
      tally.reasons.map(\.place) == ["line 3, byte \(table.utf8.count - 10)", "line 4, byte \(table.utf8.count - 2)"])
    #expect(tally.reasons.map(\.reason) == ["it is not JSON", "the row has no data column"])
  }

  @Test func oneRequestCountsOnce() throws {
    let tally = try Self.read(Array("[\(Self.pull),\(Self.pull)]\n\(Self.pull)".utf8))
    #expect(tally.changes == 1)
    #expect(tally.records == 3)
    #expect(tally.formats == ["GitHub GraphQL or gh": 3])
  }

  @Test func anEmptyFileHoldsNothing() throws {
    #expect(try Self.read([]) == ReadingTally())
  }

  @Test func aFolderIsNoFile() {
    #expect(throws: BylineError.self) { _ = try ByteInput(path: FileManager.default.temporaryDirectory.path) }
    #expect(throws: BylineError.self) { _ = try ByteInput(path: "/there/is/no/such/file") }
  }
}

@Suite struct ReviewFormatRegistryTests {
  /// Every file that is named after a format holds one that is in the list.
  @Test func everyFormatIsListed() throws {
    let folder = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../../Sources/Collectors/Reviews").standardizedFileURL
    let files =
      FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)?.compactMap { $0 as? URL } ?? []
    let names = files.map(\.lastPathComponent).filter { $0.hasSuffix("Format.swift") && $0 != "ReviewFormat.swift" }
      .map { String($0.dropLast(6)) }
    #expect(names.count > 2)
    #expect(Set(names) == Set(ReviewFormatRegistry.all.map { "\($0)" }))
    #expect(Set(ReviewFormatRegistry.all.map { $0.id }).count == ReviewFormatRegistry.all.count)
  }
}
