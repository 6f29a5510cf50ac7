import Collectors
import Testing

@Suite struct PathPatternTests {
  @Test(arguments: [
    ("*.txt", "a.txt"), ("*.txt", "deep/down/a.txt"), ("a?c", "abc"), ("Makefile", "src/Makefile"), ("*", "a/b/c"),
    ("/*.txt", "a.txt"), ("docs/*.md", "docs/a.md"), ("docs/**/*.md", "docs/a.md"), ("docs/**/*.md", "docs/b/c/a.md"),
    ("**/gen/*", "gen/a"), ("**/gen/*", "x/y/gen/a"), ("gen/", "gen/a"), ("gen/", "x/gen/deep/a"), ("/gen/", "gen/a/b"),
    ("src/**", "src/a/b"), ("a*b*c", "a1b2b3c"), ("*a*a*", "banana"), ("[x]", "[x]"), ("größe*", "größe.md"),
    ("a b", "a b"),
  ])
  func matches(pattern: String, path: String) { #expect(PathPattern.matches(pattern, path)) }

  @Test(arguments: [
    ("*.txt", "a.md"), ("*.txt", "a.txt.md"), ("a?c", "ac"), ("a?c", "a/c"), ("/*.txt", "deep/a.txt"),
    ("docs/*.md", "docs/b/a.md"), ("docs/*.md", "x/docs/a.md"), ("gen/", "gen"), ("/gen/", "x/gen/a"),
    ("src/**", "src"),
    ("", "a"), ("a*b*c", "a1b2"), ("Makefile", "Makefile.am"), ("[x]", "x"), ("A", "a"), ("docs/*", "docs"),
  ])
  func doesNotMatch(pattern: String, path: String) { #expect(!PathPattern.matches(pattern, path)) }

  @Test func aPatternOfManyStarsTakesNoAge() {
    let pattern = String(repeating: "*a", count: 30) + "*b"
    #expect(!PathPattern.matches(pattern, String(repeating: "a", count: 2000)))
  }
}
