import Collectors
import Facts
import Testing

@Suite struct CommitGraphTests {
  /// The id that stands for a letter.
  private static func id(_ letter: Character) -> ObjectID {
    let code = String(letter.asciiValue ?? 0, radix: 16)
    return ObjectID(String(repeating: "0", count: 40 - code.count) + code) ?? ObjectID.none
  }

  /// Nodes written as `c:ab`: c with the parents a and b; a later one is a second later.
  private static func nodes(_ text: String) -> [GraphNode] {
    text.split(separator: " ").enumerated().map { number, word in
      GraphNode(
        number: number + 1, id: id(word.first ?? " "), parents: word.dropFirst(2).map(id),
        committerSeconds: Int64(number))
    }
  }

  /// Where each commit landed, `b@1` on the mainline and `b>c` with another, then its release.
  private static func landings(
    _ text: String, tip: Character, beside others: String = "", tags: [Facts.Tag] = []
  ) -> String {
    let nodes = nodes(text)
    let letters = Dictionary(uniqueKeysWithValues: zip(1..., text.split(separator: " ").map { $0.prefix(1) }))
    let graph = CommitGraph(nodes: nodes, tip: id(tip), beside: Self.nodes(others))
    return graph.landings(tags: tags).map { landing in
      let place = landing.mainlineIndex.map { "@\($0)" } ?? ">\(letters[landing.landedBy] ?? "")"
      return "\(letters[landing.commit] ?? "")\(place)" + (landing.release.map { "#\($0)" } ?? "")
    }.joined(separator: " ")
  }

  private static func tag(_ name: String, _ letter: Character, _ seconds: Int64, isPrerelease: Bool = false)
    -> Facts.Tag
  {
    Facts.Tag(name: name, version: name, commit: id(letter), seconds: seconds, isPrerelease: isPrerelease)
  }

  @Test(arguments: [
    ("a b:a c:b", "c", "a@0 b@1 c@2"), ("a b:a c:a d:bc", "d", "a@0 b@1 c>d d@2"),
    ("a b:a c:b d:a e:dc", "e", "a@0 b>e c>e d@1 e@2"), ("a b:a c:a d:a e:bcd", "e", "a@0 b@1 c>e d>e e@2"),
    ("a b:a c:b d:ca", "d", "a@0 b@1 c@2 d@3"), ("a b c:ab", "c", "a@0 b>c c@1"), ("a b:a c:b", "b", "a@0 b@1"),
    ("a", "a", "a@0"), ("a b:a c:a d:cb e:bd", "e", "a@0 b@1 c>e d>e e@2"),
  ])
  func commitsLandWithTheFirstMainlineCommitThatReachesThem(text: String, tip: Character, expected: String) {
    #expect(Self.landings(text, tip: tip) == expected)
  }

  @Test func parentsThatAreMissingAreLeftOut() {
    #expect(Self.landings("b:a c:b", tip: "c") == "b@0 c@1")
  }

  @Test func aTipThatIsUnknownLandsNothing() { #expect(Self.landings("a b:a", tip: "z") == "") }

  @Test func releasesAreTakenInTheOrderOfTheirDates() {
    #expect(
      Self.landings("a b:a c:b", tip: "c", tags: [Self.tag("2.0", "c", 9), Self.tag("1.0", "a", 5)])
        == "a@0#2 b@1#1 c@2#1")
  }

  @Test func ofTwoReleasesAtOneMomentTheFirstByNameHasTheCommit() {
    #expect(
      Self.landings("a b:a", tip: "b", tags: [Self.tag("1.1", "b", 5), Self.tag("1.0", "b", 5)]) == "a@0#2 b@1#2")
  }

  @Test func prereleasesCountOnlyWhereThereIsNothingElse() {
    let candidate = Self.tag("1.0-rc.1", "a", 1, isPrerelease: true)
    #expect(Self.landings("a b:a", tip: "b", tags: [candidate, Self.tag("1.0", "b", 5)]) == "a@0#2 b@1#2")
    #expect(Self.landings("a b:a", tip: "b", tags: [candidate]) == "a@0#1 b@1")
  }

  @Test func aReleaseBesideTheHistoryContainsWhatItReaches() {
    let tags = [Self.tag("1.0", "y", 1), Self.tag("2.0", "c", 2), Self.tag("3.0", "q", 0)]
    #expect(Self.landings("a b:a c:b", tip: "c", beside: "x:a y:x", tags: tags) == "a@0#1 b@1#2 c@2#2")
  }

  @Test func commitsBesideTheHistoryAreNoPartOfIt() {
    let graph = CommitGraph(nodes: Self.nodes("a b:a"), tip: Self.id("b"), beside: Self.nodes("x:a"))
    #expect(graph.contains(Self.id("b")))
    #expect(!graph.contains(Self.id("x")))
    #expect(!graph.contains(Self.id("z")))
  }

  @Test func clocksThatRunBackwardsAreCounted() {
    var nodes = Self.nodes("a b:a c:b d:bc")
    #expect(CommitGraph(nodes: nodes, tip: nil).clocksBackwards == 0)
    nodes[1].committerSeconds = 100
    #expect(CommitGraph(nodes: nodes, tip: nil).clocksBackwards == 2)
    nodes[0].committerSeconds = 100
    #expect(CommitGraph(nodes: nodes, tip: nil).clocksBackwards == 2)
  }

  @Test func aHistoryOfFiftyThousandCommitsNeedsNoDeepStack() {
    // The digits that differ come first: ids are told apart by their beginnings.
    func id(_ number: Int) -> ObjectID {
      let digits = String(number, radix: 16)
      return ObjectID(digits + String(repeating: "f", count: 40 - digits.count)) ?? ObjectID.none
    }
    let nodes = (0..<50_000).map { number in
      GraphNode(
        number: number + 1, id: id(number + 65_536), parents: number == 0 ? [] : [id(number + 65_535)],
        committerSeconds: Int64(number))
    }
    let graph = CommitGraph(nodes: nodes, tip: nodes.last?.id)
    #expect(graph.landings(tags: []).count == 50_000)
  }
}
