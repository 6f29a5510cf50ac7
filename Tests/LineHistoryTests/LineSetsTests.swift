import Facts
import TestSupport
import Testing

@testable import LineHistory

@Suite("What one set of lines has and another has not")
struct LineSetsTests {
  private func placed(_ first: Int32, _ count: Int32, commit: Int32 = 1) -> LineSets.Placed {
    LineSets.Placed(run: LineRun(commit: commit, path: 1, first: first, count: count), path: 1)
  }

  @Test func linesAreComparedOneByOne() {
    let (lost, gained) = LineSets.difference(of: [placed(1, 10)], and: [placed(4, 3), placed(9, 5)])
    #expect(lost.map(\.run) == [placed(1, 3).run, placed(7, 2).run])
    #expect(gained.map(\.run) == [placed(11, 3).run])
  }

  @Test func aLineThatStandsTwiceIsLostOnce() {
    let (lost, gained) = LineSets.difference(of: [placed(1, 4), placed(3, 4)], and: [placed(1, 6)])
    #expect(lost.map(\.run) == [placed(3, 2).run])
    #expect(gained.isEmpty)
  }

  @Test func unknownLinesAreInNeither() {
    let unknown = LineSets.Placed(run: LineRun(commit: 0, path: 0, first: 1, count: 100), path: 1)
    let (lost, gained) = LineSets.difference(of: [unknown], and: [placed(1, 1)])
    #expect(lost.isEmpty)
    #expect(gained.map(\.run) == [placed(1, 1).run])
  }

  /// Counting every line by itself must give the same.
  @Test(arguments: 0..<20)
  func agreesWithCountsOfSingleLines(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    func runs() -> [LineSets.Placed] {
      (0..<Int.random(in: 0..<12, using: &random)).map { _ in
        placed(
          .random(in: 1...30, using: &random), .random(in: 1...9, using: &random),
          commit: .random(in: 1...3, using: &random))
      }
    }
    func counts(_ placed: [LineSets.Placed]) -> [[Int32]: Int] {
      var counts: [[Int32]: Int] = [:]
      for run in placed.map(\.run) {
        for line in run.first..<run.end { counts[[run.commit, line], default: 0] += 1 }
      }
      return counts
    }
    let (old, new) = (runs(), runs())
    let (lost, gained) = LineSets.difference(of: old, and: new)
    let (before, after) = (counts(old), counts(new))
    let expectedLost = before.compactMapValues { $0 }.reduce(into: [[Int32]: Int]()) { result, item in
      let rest = item.value - (after[item.key] ?? 0)
      if rest > 0 { result[item.key] = rest }
    }
    let expectedGained = after.reduce(into: [[Int32]: Int]()) { result, item in
      let rest = item.value - (before[item.key] ?? 0)
      if rest > 0 { result[item.key] = rest }
    }
    #expect(counts(lost) == expectedLost)
    #expect(counts(gained) == expectedGained)
  }
}
