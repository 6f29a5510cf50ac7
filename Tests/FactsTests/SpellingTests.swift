import Facts
import Testing

@Suite struct SpellingTests {
  private let known = ["throughput", "revert-rate", "ai-line-share", "ai-commit-share"]

  @Test(arguments: [
    ("troughput", "throughput"), ("THROUGHPUT", "throughput"), ("revert_rate", "revert-rate"),
    ("ai-lines-share", "ai-line-share"), ("revert", "revert-rate"),
  ])
  func proposesTheNearestName(typed: String, nearest: String) {
    #expect(Spelling.nearest(to: typed, in: known) == nearest)
  }

  @Test(arguments: ["", "xylophone", "ai"])
  func proposesNothingThatIsFarOff(typed: String) {
    #expect(Spelling.nearest(to: typed, in: known) == nil)
  }

  @Test func breaksTiesByName() {
    #expect(Spelling.nearest(to: "bat", in: ["rat", "cat"]) == "cat")
  }

  @Test(arguments: [("", "", 0), ("", "abc", 3), ("kitten", "sitting", 3), ("flaw", "lawn", 2), ("same", "same", 0)])
  func countsLettersToChange(first: String, second: String, distance: Int) {
    #expect(Spelling.distance(first, second) == distance)
    #expect(Spelling.distance(second, first) == distance)
  }
}
