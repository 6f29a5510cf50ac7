import Testing

@testable import Reports

@Suite struct TextWidthTests {
  @Test(arguments: [
    ("", 0), ("abc", 3), ("naïve", 5), ("e\u{301}", 1), ("日本", 4), ("한국", 4),
    ("👩‍👩‍👧", 2), ("a\u{200B}b", 2), ("█▓░", 3), ("Ａ", 2),
  ])
  func columnsAreWhatATerminalUses(text: String, columns: Int) {
    #expect(TextWidth.columns(text) == columns)
  }

  @Test(arguments: [("abc", 3, "abc"), ("abcd", 3, "ab…"), ("日本語", 4, "日…"), ("abc", 1, "…"), ("", 0, "")])
  func longTextIsCutWithAnEllipsis(text: String, width: Int, short: String) {
    #expect(TextWidth.shortened(text, to: width) == short)
  }

  @Test func paddingGoesToEitherSide() {
    #expect(TextWidth.padded("日", to: 4) == "日  ")
    #expect(TextWidth.padded("日", to: 4, isRight: true) == "  日")
    #expect(TextWidth.padded("long", to: 2) == "long")
  }
}
