import Facts

/// The shape of a history: which commits are the mainline, and when every other commit landed on it.
package struct CommitGraph: Sendable {
  /// The history's commits, then those beside it.
  private let nodes: [GraphNode]
  /// How many nodes are the history's.
  private let count: Int
  private let parents: [[Int]]
  private let index: [ObjectID: Int]
  /// The first-parent chain of the tip, oldest first, as positions in `nodes`.
  private let mainline: [Int]

  /// Builds the graph of these commits, with the mainline that ends at the tip.
  ///
  /// `others` are commits beside the history that releases were made of (a release branch): they tell which of the
  /// history's commits those releases contain, and are nothing more.
  package init(nodes history: [GraphNode], tip: ObjectID?, beside others: [GraphNode] = []) {
    let nodes = history + others
    self.nodes = nodes
    count = history.count
    var index: [ObjectID: Int] = [:]
    index.reserveCapacity(nodes.count)
    for (position, node) in nodes.enumerated() { index[node.id] = position }
    self.index = index
    parents = nodes.map { node in node.parents.compactMap { index[$0] } }
    var chain: [Int] = []
    var next = tip.flatMap { index[$0] }
    while let position = next {
      chain.append(position)
      next = nodes[position].parents.first.flatMap { index[$0] }
    }
    mainline = chain.reversed()
  }

  /// True when the commit is part of the history.
  package func contains(_ id: ObjectID) -> Bool { index[id].map { $0 < count } ?? false }

  /// When each commit landed and which release was the first to contain it.
  ///
  /// A commit lands with the first mainline commit from which it can be reached. Releases are taken in the order of
  /// their dates (then names); a commit belongs to the first that can reach it. Prereleases count only where a
  /// repository has no other releases.
  ///
  /// `tags` is the repository's tags, in the order in which the store numbers them (from 1).
  package func landings(tags: [Tag]) -> [Landing] {
    var landedBy = [Int](repeating: -1, count: nodes.count)
    for position in mainline { claim(from: position, for: position, in: &landedBy) }
    var release = [Int](repeating: -1, count: nodes.count)
    let releases = tags.enumerated().filter { $0.element.isRelease && index[$0.element.commit] != nil }
    let stable = releases.filter { !$0.element.isPrerelease }
    let ordered = (stable.isEmpty ? releases : stable).sorted {
      ($0.element.seconds, $0.element.name) < ($1.element.seconds, $1.element.name)
    }
    for (offset, tag) in ordered {
      if let position = index[tag.commit] { claim(from: position, for: offset + 1, in: &release) }
    }
    var mainlineIndex = [Int?](repeating: nil, count: nodes.count)
    for (order, position) in mainline.enumerated() { mainlineIndex[position] = order }
    return (0..<count).compactMap { position in
      guard landedBy[position] >= 0 else { return nil }
      let lander = nodes[landedBy[position]]
      return Landing(
        commit: nodes[position].number, mainlineIndex: mainlineIndex[position], landedBy: lander.number,
        seconds: lander.committerSeconds, release: release[position] < 0 ? nil : release[position])
    }
  }

  /// Gives a value to every commit that can be reached and has none yet.
  private func claim(from start: Int, for value: Int, in owner: inout [Int]) {
    guard owner[start] < 0 else { return }
    owner[start] = value
    var stack = [start]
    while let position = stack.popLast() {
      for parent in parents[position] where owner[parent] < 0 {
        owner[parent] = value
        stack.append(parent)
      }
    }
  }

  /// How many commits were committed before one of their parents, by their committers' clocks.
  package var clocksBackwards: Int {
    (0..<count).filter { position in
      parents[position].contains { nodes[$0].committerSeconds > nodes[position].committerSeconds }
    }.count
  }
}
