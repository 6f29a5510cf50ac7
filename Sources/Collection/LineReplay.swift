import Collectors
import Facts
import LineHistory
import Store

/// Brings the line history of a repository up to its tip: who owns every line, and what became of the others.
///
/// It goes on from the tip of the last replay where that is possible. Otherwise all is replayed, from what the store holds:
/// git need not print the history again.
struct LineReplay {
  let store: FactStore
  let repository: GitRepository
  let number: Int
  let tip: ObjectID

  private struct Plan {
    var nodes: [GraphNode]
    var numbers: [ObjectID: Int]
    /// Positions in `nodes`, parents first.
    var order: [Int]
    var isAnew: Bool
    var last: LineHistoryState?
  }

  /// Replays what is new.
  func run() throws {
    let plan = try plan()
    guard let tipNumber = plan.numbers[tip].map({ Int32($0) }) else { return }
    let paths = try store.pathNumbers(number)
    let earlier = EarlierLines(
      store: store, repository: repository, number: number, last: plan.isAnew ? nil : plan.last?.tip,
      nodes: plan.nodes, paths: paths)
    var replay = Replay(places: try places(plan), tip: tipNumber) { commit, path in
      try earlier.lines(of: path, in: commit)
    }
    var books = ReplayBooks()
    var events: [PackedEvents] = []
    try store.eachReplayCommit(number, plan.order.map { plan.nodes[$0] }, numbers: plan.numbers) { commit in
      guard let event = try replay.take(commit) else { return }
      books.enter(event)
      events.append(PackedEvents(event))
    }
    let counted = try repository.lineCounts(of: tip)
    var files = replay.tipTree?.changes ?? []
    if plan.order.isEmpty { files = [] }
    let isComplete = !repository.isShallow && !repository.isPartial
    let tipLines = TipLines(
      files: files, counts: counted, paths: paths, isAnew: plan.isAnew, isComplete: isComplete)
    var before: [LineRun] = []
    if !plan.isAnew {
      for file in tipLines.files { before += try store.ownedLines(number, path: file.path) ?? [] }
    }
    books.balance(before: before, after: tipLines.files.flatMap { $0.lines ?? [] })
    let old = plan.isAnew ? nil : plan.last
    let state = LineHistoryState(
      tip: tip, isReplayable: try !store.hasInterruptedLines(number), born: (old?.born ?? 0) + books.born,
      dead: (old?.dead ?? 0) + books.dead, alive: (old?.alive ?? 0) + books.aliveChange,
      unknown: (old?.unknown ?? 0) + tipLines.unknown, counted: counted.map { $0.values.reduce(0, +) } ?? -1,
      unbalanced: books.unbalanced)
    try store.setLineHistory(
      state, of: number, events: events, files: tipLines.files, isAnew: plan.isAnew)
    try store.setHealth("line-files-misfit", isComplete ? replay.misfits + tipLines.misfits : 0, of: number)
  }

  private func plan() throws -> Plan {
    let nodes = try store.graph(number)
    var positions: [ObjectID: Int] = [:]
    for (position, node) in nodes.enumerated() { positions[node.id] = position }
    let parents = nodes.map { node in node.parents.compactMap { positions[$0] } }
    let numbers = positions.mapValues { nodes[$0].number }
    let last = try store.lineHistory(number)
    let end = positions[tip] ?? 0
    let mainline = Set(sequence(first: end) { parents[$0].first })
    var isDone = [Bool](repeating: false, count: nodes.count)
    var canGoOn = false
    if let last, last.isReplayable, let position = positions[last.tip], mainline.contains(position),
      try !store.hasInterruptedLines(number)
    {
      canGoOn = true
      for done in ReplayOrder.positions(parents: parents, tip: position, isDone: isDone) { isDone[done] = true }
    }
    let order = nodes.isEmpty ? [] : ReplayOrder.positions(parents: parents, tip: end, isDone: isDone)
    return Plan(nodes: nodes, numbers: numbers, order: order, isAnew: !canGoOn, last: last)
  }

  private func places(_ plan: Plan) throws -> [Int32: Replay.Place] {
    let landed = try store.landedNumbers(number)
    var places: [Int32: Replay.Place] = [:]
    places.reserveCapacity(plan.order.count)
    for position in plan.order {
      let commit = plan.nodes[position].number
      places[Int32(commit)] = Replay.Place(landedBy: Int32(landed[commit] ?? commit), children: 0)
    }
    for position in plan.order {
      for parent in plan.nodes[position].parents {
        if let parent = plan.numbers[parent] { places[Int32(parent)]?.children += 1 }
      }
    }
    return places
  }
}
