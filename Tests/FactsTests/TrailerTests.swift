import Facts
import Testing

@Suite struct TrailerTests {
  private func trailers(_ message: String) -> [String] {
    Trailer.all(in: message).map { "\($0.token)=\($0.value)" }
  }

  @Test func theLastParagraphHasTrailersOfAnyToken() {
    #expect(
      trailers("Subject\n\nBody.\n\nFixes: #12\nReviewed-by: Ada <a@b>\nBug: 7\n")
        == ["Fixes=#12", "Reviewed-by=Ada <a@b>", "Bug=7"])
  }

  @Test func elsewhereOnlyTokensWithAHyphenAreTrailers() {
    #expect(
      trailers("Subject\n\nNote: this is prose\nCo-authored-by: Ada <a@b>\n\nThe end.")
        == ["Co-authored-by=Ada <a@b>"])
  }

  @Test func theSubjectIsNoTrailer() {
    #expect(trailers("Fixes: all of it") == [])
    #expect(trailers("Co-authored-by: Ada <a@b>\n\nBody") == [])
  }

  @Test func theParagraphOfTheSubjectIsNotTheLastOne() {
    #expect(trailers("Subject\nNote: see below\nSigned-off-by: Ada <a@b>") == ["Signed-off-by=Ada <a@b>"])
  }

  @Test func aTrailerThatStandsTwiceIsListedOnce() {
    #expect(trailers("S\n\nA-b: 1\nA-b: 2\nA-b: 1\n") == ["A-b=1", "A-b=2"])
  }

  @Test func aTrailerMayBeIndentedAndHaveBlanksAroundItsValue() {
    #expect(trailers("S\n\n  Co-authored-by:\t Ada <a@b> \t\n") == ["Co-authored-by=Ada <a@b>"])
  }

  @Test func linesMayEndAsOnWindows() {
    #expect(trailers("S\r\n\r\nBody\r\n\r\nFixes: #1\r\nA-b: 2\r\n\r\n") == ["Fixes=#1", "A-b=2"])
  }

  @Test(arguments: [
    "S\n\nhttps://example.com/a", "S\n\nA-b:2", "S\n\nA b-c: 2", "S\n\nA-b:", "S\n\nA-b:   ", "S\n\n-a: b",
    "S\n\n1-a: b",
    "S\n\nA_b: c", "S\n\n: a", "S\n\nno colon at all", "", "\n", "\n\n\n", "S", "S\n",
    "S\n\n\(String(repeating: "a-", count: 33)): too long a token",
  ])
  func whatIsNoTrailerIsNone(message: String) { #expect(trailers(message) == []) }

  @Test func aMessageThatBeginsWithBlankLinesHasItsTrailers() {
    #expect(trailers("\n\nS\n\nFixes: #1") == ["Fixes=#1"])
  }

  @Test func bytesThatAreNoTextDoNoHarm() {
    let message = String(
      decoding: [0x53, 0x0a, 0x0a, 0xff, 0x2d, 0x3a, 0x20, 0x61, 0x0a, 0x41, 0x2d, 0x62, 0x3a, 0x20, 0xfe],
      as: UTF8.self)
    #expect(trailers(message) == ["A-b=\u{fffd}"])
  }

  // MARK: Lines

  @Test(arguments: [
    ("", [""]), ("a", ["a"]), ("a\n", ["a", ""]), ("a\nb", ["a", "b"]), ("a\r\nb\r\n", ["a", "b", ""]),
    ("a\rb", ["a\rb"]), ("\n\n", ["", "", ""]), ("a\r\r\nb", ["a\r", "b"]), ("a\u{2028}b", ["a\u{2028}b"]),
  ])
  func textIsCutIntoLines(text: String, lines: [String]) { #expect(text.textLines.map(String.init) == lines) }
}
