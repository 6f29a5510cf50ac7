import Collectors
import Facts
import Testing

@Suite struct ChangeRequestFinderTests {
  private static func id(_ digit: Character) -> ObjectID {
    ObjectID(String(repeating: digit, count: 40)) ?? ObjectID.none
  }

  private static let forge = Identity(name: "GitHub", email: "noreply@github.com")
  private static let person = Identity(name: "Ada Poole", email: "ada@example.com")

  /// The requests that messages and heads show; commits `1`, `2` … are a line, `9` is none of them.
  private static func find(
    _ messages: [(text: String, parents: Int, committer: Identity)], heads: [ChangeRequestFinder.Head] = []
  ) -> [String] {
    let digits = Array("12345678")
    let nodes = messages.indices.map { index in
      GraphNode(
        number: index + 1, id: id(digits[index]), parents: index == 0 ? [] : [id(digits[index - 1])],
        committerSeconds: Int64(index))
    }
    let mainline = messages.enumerated().map { index, message in
      (id: id(digits[index]), parents: message.parents, committer: message.committer, message: message.text)
    }
    let graph = CommitGraph(nodes: nodes, tip: nodes.last?.id)
    return ChangeRequestFinder.requests(mainline: mainline, heads: heads, graph: graph).map { request in
      let landed = request.landedBy.map { String($0.hex.prefix(1)) } ?? "-"
      return "\(request.key) \(landed) \(request.landing.rawValue) \(request.rule) \(request.confidence.rawValue)"
    }
  }

  @Test func aMergesWordsAreCertain() {
    #expect(
      Self.find([("Merge pull request #3 from o/b", 2, Self.person)]) == ["#3 1 merge merge-subject high"])
  }

  @Test func aMergesWordsOnOneParentAreASquash() {
    #expect(
      Self.find([("Merge pull request #3 from o/b", 1, Self.person)]) == ["#3 1 squash merge-subject high"])
  }

  @Test func aNumberInASubjectMayBeAnIssues() {
    #expect(Self.find([("Add (#3)", 1, Self.person)]) == ["#3 1 squash squash-subject low"])
  }

  @Test func aNumberIsARequestsWhereTheForgeCommitted() {
    #expect(Self.find([("Add (#3)", 1, Self.forge)]) == ["#3 1 squash squash-subject high"])
  }

  @Test func aNumberIsARequestsWhereItsHeadIsKnown() {
    #expect(
      Self.find([("Add (#3)", 1, Self.person)], heads: [("#3", 3, Self.id("9"))])
        == ["#3 1 squash squash-subject high"])
  }

  @Test func aHeadOnTheMainlineThatNobodyNamesWasForwarded() {
    #expect(
      Self.find([("One", 1, Self.person), ("Two", 1, Self.person)], heads: [("#5", 5, Self.id("2"))])
        == ["#5 2 fast-forward pull-ref high"])
  }

  @Test func aHeadElsewhereDidNotLand() {
    #expect(Self.find([("One", 1, Self.person)], heads: [("!5", 5, Self.id("9"))]) == ["!5 - none pull-ref low"])
  }

  @Test func aNumberThatComesAgainKeepsItsFirstLanding() {
    #expect(
      Self.find([("Add (#3)", 1, Self.forge), ("Backport (#3)", 1, Self.forge)])
        == ["#3 1 squash squash-subject high"])
  }

  @Test func requestsAreSortedByNumber() {
    #expect(
      Self.find(
        [("Add (#30)", 1, Self.forge), ("Add (#4)", 1, Self.forge), ("Add (!4)", 1, Self.forge)],
        heads: [("#7", 7, Self.id("9"))])
        == [
          "!4 3 squash squash-subject high", "#4 2 squash squash-subject high", "#7 - none pull-ref low",
          "#30 1 squash squash-subject high",
        ])
  }
}
