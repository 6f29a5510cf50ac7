import Facts

/// The replay's own bookkeeping: for every owner, lines born less lines dead are the lines alive.
struct ReplayBooks {
  private(set) var born = 0
  private(set) var dead = 0
  /// How many lines with a known owner there are more than before.
  private(set) var aliveChange = 0
  /// Owners whose books do not balance: none, unless the replay is wrong.
  private(set) var unbalanced = 0
  private var expected: [Int32: Int] = [:]

  /// Enters what a mainline commit did.
  mutating func enter(_ event: MainlineEvents) {
    for run in event.born {
      born += Int(run.count)
      expected[run.commit, default: 0] += Int(run.count)
    }
    for death in event.died {
      dead += Int(death.run.count)
      expected[death.run.commit, default: 0] -= Int(death.run.count)
    }
  }

  /// Compares the books with the lines of the files that changed.
  mutating func balance(before: [LineRun], after: [LineRun]) {
    var actual: [Int32: Int] = [:]
    for run in after where !run.isUnknown { actual[run.commit, default: 0] += Int(run.count) }
    for run in before where !run.isUnknown { actual[run.commit, default: 0] -= Int(run.count) }
    aliveChange = actual.values.reduce(0, +)
    unbalanced = Set(actual.keys).union(expected.keys).filter { actual[$0] ?? 0 != expected[$0] ?? 0 }.count
  }
}
