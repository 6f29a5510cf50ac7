import Collection
import Facts
import Store
import Testing

/// The line history follows the tip wherever it goes: what it has is what a new store would have.
@Suite struct MovedTipTests {
  /// A mainline of merges, whose tip is `main`; `side` forked at its second commit and is open.
  private static func history() -> (HistoryScript, main: HistoryScript.Mark, side: HistoryScript.Mark) {
    var history = HistoryScript()
    history.commit("Begin", [.write("a.txt", "1\n2\n3\n4\n5\n"), .write("b.txt", "1\n2\n")])
    let fork = history.commit("Edit", [.write("a.txt", "1\n2\n3\nfour\n5\n")])
    let topic = history.commit("Topic", on: "topic", from: fork, [.write("a.txt", "0\n1\n2\n3\nfour\n5\n")])
    history.commit("Rename", [.rename("b.txt", to: "c.txt"), .write("c.txt", "1\n2\n3\n")])
    let main = history.commit("Merge topic", merging: [topic], [.write("a.txt", "0\n1\n2\n3\nfour\n5\n")])
    let side = history.commit("Side", on: "side", from: fork, [.write("b.txt", "1\n2\nside\n")])
    return (history, main, side)
  }

  private static let merged: [HistoryScript.Change] = [
    .write("c.txt", "1\n2\n3\nside\n"), .write("a.txt", "0\n1\n2\n3\nfour\n5\n"), .delete("b.txt"),
  ]

  /// Where the tip goes after it was collected.
  enum Move: String, CaseIterable {
    /// A merge whose second parent is the old tip: the mainline is another, and so is what landed when.
    case foxtrotMerge
    case merge
    case amended
    case rebased
    case anAncestor
    case theOtherSideOfAMerge
    case anUnrelatedHistory
  }

  @Test(arguments: Move.allCases)
  func linesFollowTheTip(move: Move) throws {
    var (history, main, side) = Self.history()
    let tip: HistoryScript.Mark
    switch move {
    case .foxtrotMerge:
      tip = history.commit("Foxtrot", on: "next", from: side, merging: [main], Self.merged)
    case .merge: tip = history.commit("Land", on: "next", from: main, merging: [side], Self.merged)
    case .amended:
      tip = history.commit(
        "Merge topic, amended", on: "next", from: main - 2, merging: [main - 1], [.write("a.txt", "0\n1\n2\n3\n")])
    case .rebased: tip = history.commit("Topic", on: "next", from: main - 1, [.write("a.txt", "0\n1\n2\n3\nfour\n5\n")])
    case .anAncestor: tip = main - 1
    case .theOtherSideOfAMerge: tip = main - 2
    case .anUnrelatedHistory:
      history.commit("Another root", on: "other", [.write("a.txt", "1\n2\n")])
      tip = history.commit("Its child", on: "other", [.write("a.txt", "1\n3\n")])
    }
    history.ref("refs/heads/next", tip)
    let repository = try TemporaryRepository(isBare: true)
    try repository.importing(history)
    try repository.git("update-ref", "refs/heads/old", "main")
    let store = try collect(repository).store
    try repository.git("update-ref", "refs/heads/main", "next")
    let moved = try collect(repository, into: store)
    try expectSame(dump(moved), dump(collect(repository)))
    try expectGitsOwners(moved, of: repository)
    try repository.git("update-ref", "refs/heads/main", "old")
    try expectSame(dump(collect(repository, into: store)), dump(collect(repository)))
  }

  @Test(arguments: [["side", "main"], ["main", "side"], ["topic", "side", "main"]])
  func branchesMayBeCollectedBeforeTheyLand(refs: [String]) throws {
    var (history, _, side) = Self.history()
    history.commit("Land", merging: [side], Self.merged)
    let repository = try TemporaryRepository(isBare: true)
    try repository.importing(history)
    let store = try FactStore(path: "")
    for ref in refs { _ = try collect(repository, ref: ref, into: store) }
    let collected = try collect(repository, ref: refs[refs.count - 1], into: store)
    try expectSame(dump(collected), dump(collect(repository, ref: refs[refs.count - 1])))
    try expectGitsOwners(collected, of: repository)
  }

  @Test func aBranchOtherThanTheHeadGrows() throws {
    var (history, _, side) = Self.history()
    let repository = try TemporaryRepository(isBare: true)
    try repository.importing(history)
    let store = try collect(repository, ref: "side").store
    history.commit("More", on: "side", from: side, [.write("b.txt", "1\nside\n"), .write("d.txt", "1\n")])
    try repository.importing(history)
    let collected = try collect(repository, ref: "side", into: store)
    #expect(collected.summary.commitsRead == 1)
    try expectSame(dump(collected), dump(collect(repository, ref: "side")))
    try expectGitsOwners(collected, of: repository)
  }

  @Test func aNoteThatComesLaterChangesTheWriterAndNoLine() throws {
    var (history, main, _) = Self.history()
    let repository = try TemporaryRepository(isBare: true)
    try repository.importing(history)
    let first = try collect(repository)
    let before = try dump(first)
    history.notes("refs/notes/ai", [(main - 2, "a.txt\n  h_12345678901234 1\n---\n{}")])
    try repository.importing(history)
    let again = try collect(repository, into: first.store)
    let after = try dump(again)
    let fates = "SELECT origin FROM fate_facts WHERE origin = 'human' AND endKind = 'alive'"
    #expect(try again.texts(fates).count == 1)
    func lines(_ dump: [String]) -> [String] {
      dump.filter { $0.hasPrefix("line_events:") || $0.hasPrefix("owned_files:") || $0.hasPrefix("line_history:") }
    }
    #expect(lines(after) == lines(before))
    try expectSame(after, dump(collect(repository)))
  }
}
