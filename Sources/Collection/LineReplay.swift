import Collectors
import Facts
import LineHistory
import Store

/// Brings the line history of a repository up to its tip: who owns every line, and what became of the others.
///
/// It goes on from the tip of the last replay where that is possible. Otherwise all is replayed. Either way everything
/// comes from what the store holds: git need not print the history again.
struct LineReplay {
  let store: FactStore
  let repository: GitRepository
  let number: Int
  let tip: ObjectID

  /// Replays what is new.
  func run() throws {
    let plan = try ReplayPlan(store: store, repository: number, tip: tip)
    guard let tipNumber = plan.numbers[tip].map({ Int32($0) }), !plan.nodes.isEmpty else { return }
    var replay = Replay(
      places: plan.places(landed: try store.landedNumbers(number)), tip: tipNumber, ranks: try store.pathRanks(number))
    var books = ReplayBooks()
    var events: [PackedEvents] = []
    var taken = 0
    var earlierMisfits = 0
    try store.eachReplayCommit(number, plan.nodes, numbers: plan.numbers) { commit in
      taken += 1
      guard taken > plan.again else {
        // What it did is in the store.
        _ = replay.take(plan.earlier?.part(of: commit) ?? commit)
        earlierMisfits = replay.misfits
        return
      }
      guard let event = replay.take(commit) else { return }
      books.enter(event)
      events.append(PackedEvents(event))
    }
    let isComplete = !repository.isShallow && !repository.isPartial
    let counted = try repository.lineCounts(of: tip)
    let tipLines = TipLines(
      files: files(replay.tipTree, plan), counts: counted, paths: try store.pathNumbers(number),
      isAnew: plan.last == nil, isComplete: isComplete)
    var before: [LineRun] = []
    if plan.last != nil {
      for file in tipLines.files { before += try store.ownedLines(number, path: file.path) ?? [] }
    }
    books.balance(before: before, after: tipLines.files.flatMap { $0.lines ?? [] })
    let misfits = isComplete ? replay.misfits - earlierMisfits + tipLines.misfits : 0
    let isReplayable = try misfits == 0 && books.unbalanced == 0 && !store.hasAbsentChanges(number)
    let state = LineHistoryState(
      tip: tip, isReplayable: isReplayable, born: (plan.last?.born ?? 0) + books.born,
      dead: (plan.last?.dead ?? 0) + books.dead, alive: (plan.last?.alive ?? 0) + books.aliveChange,
      unknown: (plan.last?.unknown ?? 0) + tipLines.unknown,
      counted: counted.map { $0.values.reduce(0, +) } ?? -1, unbalanced: books.unbalanced)
    try store.setLineHistory(state, of: number, events: events, files: tipLines.files, isAnew: plan.last == nil)
    try store.setHealth("line-files-misfit", misfits, of: number)
  }

  /// The tip's files; when going on, those that new commits named, nil for one that is gone.
  private func files(_ tree: LineTree?, _ plan: ReplayPlan) -> [(path: Int32, lines: FileLines?)] {
    guard let earlier = plan.earlier else { return tree?.files ?? [] }
    return earlier.touched.map { (Int32($0), tree?.lines(of: Int32($0))) }
  }
}
