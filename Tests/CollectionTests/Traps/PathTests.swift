import Testing

/// Paths that git would quote, that look like something else, or that are no text at all.
@Suite struct PathTests {
  private static let hostile = [
    "a\nb", "a\tb", "-rf", "--stat", " leading", "trailing ", "\"quoted\"", "back\\slash", "a\u{1e}b", "\u{1e}",
    "old => new", "{a => b}/c", "{", "größe", "日本", "a\rb", "\u{7f}", "\u{1}", "a'b", "$HOME", "*", "?", "[x]", "!x",
    "#x", ":(top)x", ":x", "~", "a  b", "diff --git a", "@@ -1 +1 @@",
    "dir/with\nnewline/file", "emoji 🦀.rs", "e\u{301}", "\u{e9}",
  ]

  @Test func aPathIsKeptAsItIs() throws {
    var history = HistoryScript()
    for (number, path) in Self.hostile.enumerated() {
      history.commit("Add \(number)", [.write(path, "1\n2\n")])
      history.commit("Edit \(number)", [.write(path, "1\n3\n")])
      history.commit("Delete \(number)", [.delete(path)])
    }
    let collected = try collect(history)
    for (number, path) in Self.hostile.map({ Array($0.utf8).readable }).enumerated() {
      #expect(try collected.files("Add \(number)") == ["A \(path) +2 -0 [1-2]"])
      #expect(try collected.files("Edit \(number)") == ["M \(path) +1 -1 [2]"])
      #expect(try collected.files("Delete \(number)") == ["D \(path) +0 -2"])
    }
  }

  @Test func aRenamedPathIsKeptAsItIs() throws {
    var history = HistoryScript()
    let lines = (1...9).map { "\($0)\n" }.joined()
    for (number, path) in Self.hostile.enumerated() {
      history.commit("Add \(number)", [.write("plain.txt", lines)])
      history.commit("To \(number)", [.delete("plain.txt"), .write(path, lines + "10\n")])
      history.commit("From \(number)", [.delete(path), .write("other.txt", lines)])
      history.commit("Delete", [.delete("other.txt")])
    }
    let collected = try collect(history)
    for (number, path) in Self.hostile.map({ Array($0.utf8).readable }).enumerated() {
      #expect(try collected.files("To \(number)") == ["R plain.txt => \(path) +1 -0 [10]"])
      #expect(try collected.files("From \(number)") == ["R \(path) => other.txt +0 -1"])
    }
  }

  @Test func aMergedPathIsKeptAsItIs() throws {
    func all(_ text: String) -> [HistoryScript.Change] { Self.hostile.map { .write($0, text) } }
    var history = HistoryScript()
    let base = history.commit("Begin", all("1\n2\n3\n"))
    let side = history.commit("Side", on: "side", from: base, all("1\n2\nS\n"))
    history.commit("Main", all("M\n2\n3\n"))
    history.commit("Merge", merging: [side], all("M\n2\nS\nevil\n"))
    let collected = try collect(history)
    #expect(
      try Set(collected.files("Merge")) == Set(Self.hostile.map { "M \(Array($0.utf8).readable) +1 -0 [4]" }))
  }

  @Test func aPathThatIsNoTextIsKeptAsBytes() throws {
    let path: [UInt8] = [0x66, 0xff, 0xfe, 0x2f, 0xe4]
    var history = HistoryScript()
    let base = history.commit("Add", [.bytes(path, Array("1\n".utf8))])
    let side = history.commit("Side", on: "side", from: base, [.bytes(path, Array("S\n".utf8))])
    history.commit("Main", [.bytes(path, Array("M\n".utf8))])
    history.commit("Merge", merging: [side], [.bytes(path, Array("M\nS\nevil\n".utf8))])
    let collected = try collect(history)
    #expect(try collected.files("Add") == ["A f\\xff\\xfe/\\xe4 +1 -0 [1]"])
    #expect(try collected.files("Merge") == ["M f\\xff\\xfe/\\xe4 +1 -0 [3]"])
    #expect(try collected.texts("SELECT path FROM paths") == ["f\u{fffd}\u{fffd}/\u{fffd}"])
  }

  @Test func twoPathsThatLookTheSameAreTwo() throws {
    var history = HistoryScript()
    history.commit("Add", [.write("e\u{301}.txt", "1\n"), .write("\u{e9}.txt", "1\n2\n")])
    history.commit("Bytes", [.bytes([0xff], Array("1\n".utf8)), .bytes([0xfe], Array("1\n2\n".utf8))])
    let collected = try collect(history)
    #expect(try collected.count("paths") == 4)
    #expect(try collected.number("SELECT SUM(addedLines) AS n FROM file_changes") == 6)
  }

  @Test func aPathOfAThousandBytesIsKept() throws {
    let path = (1...20).map { "folder-number-\($0)-with-a-long-name-that-goes-on-and-on" }.joined(separator: "/")
    var history = HistoryScript()
    history.commit("Add", [.write(path, "1\n")])
    #expect(try collect(history).files("Add") == ["A \(path) +1 -0 [1]"])
  }
}
