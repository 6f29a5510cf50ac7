import Facts
import LineHistory
import Store

/// Which commits a replay takes, in which order, and where it begins.
struct ReplayPlan {
  /// The commits to replay, parents first; a parent that is left out is replaced by the one that stands for it.
  private(set) var nodes: [GraphNode] = []
  /// Every commit's number.
  let numbers: [ObjectID: Int]
  /// The state to go on from; nil where all is replayed.
  let last: LineHistoryState?
  /// How many of the first nodes were replayed before, and are again for the sake of the files that new ones go back to.
  private(set) var again = 0
  /// Those files; nil where all is replayed.
  private(set) var earlier: EarlierFiles?

  /// Plans the replay up to a tip: from the last one where the store's state of it can be trusted and the mainline still
  /// passes through it, else from the beginning.
  init(store: FactStore, repository: Int, tip: ObjectID) throws {
    let graph = try store.graph(repository)
    var positions: [ObjectID: Int] = [:]
    positions.reserveCapacity(graph.count)
    for (position, node) in graph.enumerated() { positions[node.id] = position }
    numbers = positions.mapValues { graph[$0].number }
    let parents = graph.map { node in node.parents.compactMap { positions[$0] } }
    guard let end = positions[tip] else {
      last = nil
      return
    }
    let state = try store.lineHistory(repository)
    let mainline = sequence(first: end) { parents[$0].first }
    guard let state, state.isReplayable, try !store.hasAbsentChanges(repository), let start = positions[state.tip],
      mainline.contains(start)
    else {
      last = nil
      nodes = ReplayOrder.positions(parents: parents, tip: end, isDone: graph.map { _ in false }).map { graph[$0] }
      return
    }
    last = state
    var isDone = graph.map { _ in false }
    let old = ReplayOrder.positions(parents: parents, tip: start, isDone: isDone)
    for position in old { isDone[position] = true }
    let new = ReplayOrder.positions(parents: parents, tip: end, isDone: isDone)
    guard !new.isEmpty else { return }
    let newNumbers = Set(new.map { graph[$0].number })
    let earlier = EarlierFiles(try store.changedNames(repository)) { newNumbers.contains($0) }
    self.earlier = earlier
    // For each commit the one whose tree it shares, as far as it matters.
    var standsFor = Array(graph.indices)
    for position in old where !earlier.needs(graph[position]) {
      if let parent = parents[position].first { standsFor[position] = standsFor[parent] }
    }
    let kept = old.filter { standsFor[$0] == $0 }
    again = kept.count
    nodes = (kept + new).map { position in
      var node = graph[position]
      node.parents = node.parents.map { parent in positions[parent].map { graph[standsFor[$0]].id } ?? parent }
      return node
    }
  }

  /// Each commit's place, given the mainline commits with which commits landed.
  func places(landed: [Int: Int]) -> [Int32: Replay.Place] {
    var places: [Int32: Replay.Place] = [:]
    places.reserveCapacity(nodes.count)
    for node in nodes {
      places[Int32(node.number)] = Replay.Place(landedBy: Int32(landed[node.number] ?? node.number), children: 0)
    }
    for node in nodes {
      for parent in node.parents {
        if let parent = numbers[parent] { places[Int32(parent)]?.children += 1 }
      }
    }
    return places
  }
}
