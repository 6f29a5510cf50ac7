import Collectors
import Testing

@Suite struct TextPatternTests {
  @Test(arguments: [
    ("claude", "claude"), ("claude", "CLAUDE"), ("*", ""), ("*", "anything"), ("a*", "a"), ("a*c", "abc"),
    ("a*c", "ac"),
    ("*[bot]", "release[bot]"), ("* (aider)", "Ada (aider)"), ("a*b*c", "a-b-b-c"), ("*+x@y", "12+x@y"), ("**", "x"),
    ("🤖 made*", "🤖 Made with care"),
  ])
  func fits(_ pattern: String, _ text: String) {
    #expect(TextPattern(pattern).matches(text))
  }

  @Test(arguments: [
    ("claude", "claude "), ("claude", "claud"), ("", "x"), ("a*c", "acb"), ("ab*ba", "aba"), ("*[bot]", "b"),
    ("* (aider)", "(aider)"), ("a*b*c", "a-c"), ("a.c", "abc"), ("a?c", "abc"),
  ])
  func doesNotFit(_ pattern: String, _ text: String) {
    #expect(!TextPattern(pattern).matches(text))
  }

  @Test func aPatternFullOfWildcardsIsNotSlow() {
    let pattern = TextPattern(String(repeating: "a*", count: 40) + "b")
    #expect(!pattern.matches(String(repeating: "a", count: 20_000)))
  }
}
