import Facts
import Testing

@testable import LineHistory

@Suite("Replaying commits")
struct ReplayTests {
  private func file(
    _ path: Int32, _ status: FileChange.Status = .modified, from oldPath: Int32? = nil, add: [ClosedRange<Int32>] = [],
    delete: [ClosedRange<Int32>] = [], moved: [ClosedRange<Int32>] = [], parents: [ReplayParent] = []
  ) -> ReplayFile {
    ReplayFile(
      path: path, oldPath: oldPath, status: status, added: LineRanges(add), deleted: LineRanges(delete),
      movedOut: LineRanges(moved), parents: parents)
  }

  private func run(_ commit: Int32, _ first: Int32, _ count: Int32, path: Int32 = 1) -> LineRun {
    LineRun(commit: commit, path: path, first: first, count: count)
  }

  /// Replays commits whose mainline is their first-parent chain from the last one.
  private func replay(_ commits: [ReplayCommit], landedBy: [Int32: Int32] = [:]) -> (Replay, [MainlineEvents]) {
    var places: [Int32: Replay.Place] = [:]
    for commit in commits {
      places[commit.number] = Replay.Place(
        landedBy: landedBy[commit.number] ?? commit.number,
        children: commits.reduce(0) { $0 + $1.parents.filter { $0 == commit.number }.count })
    }
    var replay = Replay(places: places, tip: commits.last?.number ?? 0)
    var events: [MainlineEvents] = []
    for commit in commits {
      if let event = replay.take(commit) { events.append(event) }
    }
    return (replay, events)
  }

  private let root = ReplayCommit(
    number: 1, parents: [], files: [ReplayFile(path: 1, status: .added, added: LineRanges([1...10]))])

  @Test func aLineIsBornWhereItIsAddedAndDiesWhereItIsDeleted() throws {
    let (replay, events) = replay([
      root, ReplayCommit(number: 2, parents: [1], files: [file(1, add: [4...5], delete: [4...4])]),
    ])
    #expect(events[0].born == [run(1, 1, 10)])
    #expect(events[1].born == [run(2, 4, 2)])
    #expect(events[1].died == [LineDeath(run: run(1, 4, 1), lastPath: 1, deleter: 2, isMoved: false)])
    #expect(replay.tipTree?.files.first?.lines?.runs == [run(1, 1, 3), run(2, 4, 2), run(1, 5, 6)])
    #expect(replay.misfits == 0)
  }

  @Test func movedLinesDieAsMoved() throws {
    let (_, events) = replay([
      root, ReplayCommit(number: 2, parents: [1], files: [file(1, delete: [3...6], moved: [4...5])]),
    ])
    #expect(
      events[1].died == [
        LineDeath(run: run(1, 3, 1), lastPath: 1, deleter: 2, isMoved: false),
        LineDeath(run: run(1, 4, 2), lastPath: 1, deleter: 2, isMoved: true),
        LineDeath(run: run(1, 6, 1), lastPath: 1, deleter: 2, isMoved: false),
      ])
  }

  @Test func aRenameCarriesTheLinesAndASwapLosesNone() throws {
    let two = ReplayCommit(
      number: 1, parents: [],
      files: [
        ReplayFile(path: 1, status: .added, added: LineRanges([1...3])),
        ReplayFile(path: 2, status: .added, added: LineRanges([1...4])),
      ])
    let (replay, events) = replay([
      two,
      ReplayCommit(number: 2, parents: [1], files: [file(2, .renamed, from: 1), file(1, .renamed, from: 2)]),
    ])
    #expect(events[1] == MainlineEvents(commit: 2, born: [], died: [], unlanded: []))
    #expect(replay.tipTree?.files.map(\.path) == [1, 2])
    #expect(replay.tipTree?.files.map { $0.lines?.runs } == [[run(1, 1, 4, path: 2)], [run(1, 1, 3, path: 1)]])
  }

  @Test func aMergeThatRenamesAFileOfBothParentsLosesNoLine() {
    let (replay, events) = replay(
      [
        root, ReplayCommit(number: 2, parents: [1]), ReplayCommit(number: 3, parents: [1]),
        ReplayCommit(
          number: 4, parents: [2, 3],
          files: [
            file(
              2, .renamed, from: 1,
              parents: [0, 1].map {
                ReplayParent(parent: $0, path: 1, added: LineRanges(), deleted: LineRanges())
              })
          ]),
      ], landedBy: [3: 4])
    #expect(events.last == MainlineEvents(commit: 4, born: [], died: [], unlanded: []))
    #expect(replay.tipTree?.files.map(\.path) == [2])
    #expect(replay.tipTree?.lines(of: 2)?.runs == [run(1, 1, 10)])
  }

  @Test func aBranchesLinesAreBornWhenItLandsAndItsDeletionsAreItsOwn() throws {
    // 1 ── 4 (merge) with 2 ── 3 on the branch: 3 deletes one of the root's lines and one of 2's.
    let (_, events) = replay(
      [
        root, ReplayCommit(number: 2, parents: [1], files: [file(1, add: [11...13])]),
        ReplayCommit(number: 3, parents: [2], files: [file(1, delete: [2...2, 12...12])]),
        ReplayCommit(number: 4, parents: [1, 3], taken: [(1, 1)]),
      ], landedBy: [2: 4, 3: 4])
    #expect(events.map(\.commit) == [1, 4])
    #expect(events[1].born == [run(2, 11, 1), run(2, 13, 1)])
    #expect(events[1].died == [LineDeath(run: run(1, 2, 1), lastPath: 1, deleter: 3, isMoved: false)])
    #expect(events[1].unlanded == [LineDeath(run: run(2, 12, 1), lastPath: 1, deleter: 3, isMoved: false)])
  }

  @Test func aMergesLineIsTheFirstParentsThatHasIt() throws {
    // Both sides added a line, the merge keeps both and writes one of its own.
    let (replay, events) = replay(
      [
        root, ReplayCommit(number: 2, parents: [1], files: [file(1, add: [1...1])]),
        ReplayCommit(number: 3, parents: [1], files: [file(1, add: [11...11])]),
        ReplayCommit(
          number: 4, parents: [3, 2],
          files: [
            file(
              1, add: [2...2],
              parents: [
                ReplayParent(parent: 0, path: 1, added: LineRanges([1...2]), deleted: LineRanges()),
                ReplayParent(parent: 1, path: 1, added: LineRanges([2...2, 13...13]), deleted: LineRanges()),
              ])
          ]),
      ], landedBy: [2: 4])
    #expect(
      replay.tipTree?.files.first?.lines?.runs == [run(2, 1, 1), run(4, 2, 1), run(1, 1, 10), run(3, 11, 1)])
    #expect(Set(events[2].born) == [run(2, 1, 1), run(4, 2, 1)])
    #expect(events[2].died.isEmpty)
  }

  @Test func aFileThatBecomesBinaryLosesItsLinesAndBeginsAnewAsText() throws {
    let (replay, events) = replay([
      root,
      ReplayCommit(
        number: 2, parents: [1], files: [ReplayFile(path: 1, status: .modified, content: .binary(textLines: nil))]),
      ReplayCommit(
        number: 3, parents: [2], files: [ReplayFile(path: 1, status: .modified, content: .binary(textLines: 7))]),
    ])
    #expect(events[1].died.map(\.run) == [run(1, 1, 10)])
    #expect(events[2].born == [run(3, 1, 7)])
    #expect(replay.tipTree?.files.first?.lines?.runs == [run(3, 1, 7)])
  }

  @Test func behindAnAbsentObjectOwnersAreUnknownAndNothingIsSaidToBeDeleted() throws {
    let (replay, events) = replay([
      root,
      ReplayCommit(number: 2, parents: [1], files: [ReplayFile(path: 1, status: .modified, content: .absent)]),
      ReplayCommit(number: 3, parents: [2], files: [file(1, add: [2...2])]),
    ])
    #expect(events[1].died == [LineDeath(run: run(1, 1, 10), lastPath: 1, deleter: 0, isMoved: false)])
    let lines = replay.tipTree?.files.first?.lines?.limited(to: 3)
    #expect(lines?.runs.map(\.isUnknown) == [true, false, true])
    #expect(replay.misfits == 0)
  }

  @Test func aTreeThatCannotBeSeenHidesEveryFile() throws {
    let (replay, events) = replay([
      ReplayCommit(number: 1, parents: [nil], isKnown: false),
      ReplayCommit(number: 2, parents: [1], files: [file(1, add: [5...5])]),
    ])
    #expect(events[1].born == [run(2, 5, 1)])
    #expect(replay.tipTree?.files.first?.lines?.limited(to: 5).runs.last == run(2, 5, 1))
    #expect(replay.misfits == 0)
  }
}
