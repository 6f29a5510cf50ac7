import Collection
import Testing

/// Names and messages that are not UTF-8.
@Suite struct EncodingTests {
  @Test func aDeclaredEncodingIsDecoded() throws {
    var history = HistoryScript()
    history.commit(
      [0x47, 0x72, 0xfc, 0xdf, 0x65], author: [0x4a, 0xf6, 0x72, 0x67] + Array(" <jorg@example.com>".utf8),
      encoding: "iso-8859-1", [.write("a.txt", "1\n")])
    let collected = try collect(history)
    #expect(try collected.texts("SELECT message FROM commits") == ["Grüße"])
    #expect(try collected.commit("Grüße", "authorName") == "Jörg")
  }

  @Test func bytesWithoutADeclaredEncodingAreReplacedAndNothingIsLost() throws {
    var history = HistoryScript()
    history.commit(
      [0x47, 0x72, 0xfc, 0xdf, 0x65], author: [0x4a, 0xf6, 0x72, 0x67] + Array(" <jorg@example.com>".utf8),
      [.write("a.txt", "1\n")])
    let collected = try collect(history)
    #expect(try collected.texts("SELECT message FROM commits") == ["Gr\u{fffd}\u{fffd}e"])
    #expect(try collected.texts("SELECT rawName FROM identities ORDER BY rawName") == ["Ada Poole", "J\u{fffd}rg"])
    #expect(try collected.files("Gr\u{fffd}\u{fffd}e") == ["A a.txt +1 -0 [1]"])
  }

  @Test(arguments: ["utf-16", "shift_jis", "koi8-r", "no-such-encoding", "", "UTF-8"])
  func aWrongOrUnknownEncodingLosesNoCommit(encoding: String) throws {
    var history = HistoryScript()
    history.commit("Before", [.write("a.txt", "1\n")])
    history.commit(
      [0x47, 0x72, 0xfc, 0xdf, 0x65, 0x80], author: [0x4a, 0xf6] + Array(" <jorg@example.com>".utf8),
      encoding: encoding.isEmpty ? nil : encoding, [.write("a.txt", "1\n2\n")])
    history.commit("After", [.write("a.txt", "1\n2\n3\n")])
    let collected = try collect(history)
    #expect(collected.summary.commitsTotal == 3)
    #expect(
      try collected.texts("SELECT addedLines FROM file_changes ORDER BY commitId, ordinal") == ["1", "1", "1"])
  }

  @Test func oneAddressWithADecodableAndAnUndecodableNameIsOnePerson() throws {
    var history = HistoryScript()
    history.commit(
      Array("One".utf8), author: [0x4a, 0xf6, 0x72, 0x67] + Array(" <jorg@example.com>".utf8), [.write("a", "1\n")])
    history.commit("Two", author: "Jörg <jorg@example.com>", [.write("a", "2\n")])
    let collected = try collect(history)
    #expect(try collected.number("SELECT COUNT(DISTINCT personId) AS n FROM change_facts") == 1)
  }
}
