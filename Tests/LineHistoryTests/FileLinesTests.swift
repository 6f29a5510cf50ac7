import Facts
import TestSupport
import Testing

@testable import LineHistory

@Suite("A file's lines, version after version")
struct FileLinesTests {
  private let base = FileLines([
    LineRun(commit: 1, path: 1, first: 1, count: 5), LineRun(commit: 2, path: 1, first: 3, count: 2),
  ])

  @Test func addedLinesGoBetweenThoseThatStay() {
    let next = base.changed(by: 3, path: 1, added: LineRanges([3...4]), deleted: LineRanges([2...2]))
    #expect(
      next?.runs == [
        LineRun(commit: 1, path: 1, first: 1, count: 1), LineRun(commit: 1, path: 1, first: 3, count: 1),
        LineRun(commit: 3, path: 1, first: 3, count: 2), LineRun(commit: 1, path: 1, first: 4, count: 2),
        LineRun(commit: 2, path: 1, first: 3, count: 2),
      ])
  }

  @Test func deletedLinesAreGivenWithTheirOwnersAndPlaces() {
    var dropped: [LineRun] = []
    var places: [Int32] = []
    let next = base.changed(by: 3, path: 1, added: LineRanges(), deleted: LineRanges([5...6])) { run, line in
      dropped.append(run)
      places.append(line)
    }
    #expect(next?.count == 5)
    #expect(
      dropped == [LineRun(commit: 1, path: 1, first: 5, count: 1), LineRun(commit: 2, path: 1, first: 3, count: 1)])
    #expect(places == [5, 6])
  }

  @Test func whatWasCutApartIsJoinedAgain() {
    let cut = base.changed(by: 3, path: 1, added: LineRanges([3...3]), deleted: LineRanges())
    let healed = cut?.changed(by: 4, path: 1, added: LineRanges(), deleted: LineRanges([3...3]))
    #expect(healed == base)
  }

  @Test(arguments: [
    (LineRanges(), LineRanges([8...8])), (LineRanges([9...9]), LineRanges()), (LineRanges(), LineRanges([7...9])),
  ])
  func setsThatDoNotFitAreRefused(added: LineRanges, deleted: LineRanges) {
    #expect(base.changed(by: 3, path: 1, added: added, deleted: deleted) == nil)
  }

  @Test func linesThatOneParentLacksComeFromTheNext() {
    let first = FileLines([
      LineRun(commit: 1, path: 1, first: 1, count: 2), LineRun(commit: 9, path: 1, first: 3, count: 2),
      LineRun(commit: 1, path: 1, first: 3, count: 1),
    ])
    let second = FileLines([
      LineRun(commit: 9, path: 1, first: 1, count: 2), LineRun(commit: 5, path: 1, first: 1, count: 1),
      LineRun(commit: 9, path: 1, first: 4, count: 2),
    ])
    #expect(
      first.filling(linesOf: 9, from: second).runs == [
        LineRun(commit: 1, path: 1, first: 1, count: 2), LineRun(commit: 5, path: 1, first: 1, count: 1),
        LineRun(commit: 9, path: 1, first: 4, count: 1), LineRun(commit: 1, path: 1, first: 3, count: 1),
      ])
  }

  @Test func anUnknownFileTakesChangesWithoutAnEnd() {
    let next = FileLines.unknown.changed(by: 3, path: 1, added: LineRanges([3...3]), deleted: LineRanges([7...8]))
    #expect(next?.hasUnknownEnd == true)
    #expect(
      next?.limited(to: 4).runs == [
        LineRun(commit: 0, path: 0, first: 1, count: 2), LineRun(commit: 3, path: 1, first: 3, count: 1),
        LineRun(commit: 0, path: 0, first: 1, count: 1),
      ])
  }

  /// A model that keeps every line by itself must always agree.
  @Test(arguments: 0..<20)
  func agreesWithLinesKeptOneByOne(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    var lines = FileLines.none
    var model: [LineRun] = []
    for commit in Int32(1)...60 {
      var deleted = LineRanges()
      var kept: [LineRun] = []
      for (index, line) in model.enumerated() {
        if Int.random(in: 0..<6, using: &random) == 0 {
          deleted.append(Int32(index + 1)...Int32(index + 1))
        } else {
          kept.append(line)
        }
      }
      var added = LineRanges()
      var next: [LineRun] = []
      while !kept.isEmpty || Int.random(in: 0..<4, using: &random) > 0 {
        if kept.isEmpty || Int.random(in: 0..<4, using: &random) == 0 {
          let number = Int32(next.count + 1)
          added.append(number...number)
          next.append(LineRun(commit: commit, path: 7, first: number, count: 1))
        } else {
          next.append(kept.removeFirst())
        }
      }
      var dropped = 0
      guard
        let changed = lines.changed(
          by: commit, path: 7, added: added, deleted: deleted, dropped: { run, _ in dropped += Int(run.count) })
      else {
        Issue.record("version \(commit) does not fit")
        return
      }
      #expect(dropped == deleted.count)
      #expect(changed == FileLines(next))
      #expect(LineRun.packed(changed.runs).withUnsafeBytes { LineRun.unpacked($0) } == changed.runs)
      (lines, model) = (changed, next)
    }
  }
}
