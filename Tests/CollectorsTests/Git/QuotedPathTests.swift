import Testing

@testable import Collectors

@Suite struct QuotedPathTests {
  @Test(arguments: [
    ("plain", "plain"), ("with blanks", "with blanks"), ("größe", "größe"), (#""tab\there""#, "tab\there"),
    (#""line\nfeed""#, "line\nfeed"), (#""quote\"s""#, "quote\"s"), (#""back\\slash""#, "back\\slash"),
    (#""\001\036\177""#, "\u{1}\u{1e}\u{7f}"), (#""\303\274""#, "ü"), (#""\a\b\v\f\r""#, "\u{7}\u{8}\u{b}\u{c}\r"),
    (#""""#, ""), ("", ""), ("\"", "\""), ("\"open", "\"open"), ("a\"b\"", "a\"b\""), (#""\\n""#, "\\n"),
  ])
  func isDecoded(text: String, path: String) { #expect(QuotedPath.decode(Array(text.utf8)) == Array(path.utf8)) }

  @Test func bytesThatAreNoTextAreDecoded() {
    #expect(QuotedPath.decode(Array(#""\377\376x""#.utf8)) == [0xff, 0xfe, 0x78])
  }

  @Test(arguments: [#""\""#, #""\1""#, #""\12""#, #""abc\""#])
  func anEscapeThatIsCutOffDoesNoHarm(text: String) { #expect(QuotedPath.decode(Array(text.utf8)).count <= 4) }
}
