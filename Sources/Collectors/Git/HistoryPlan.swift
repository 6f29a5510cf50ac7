import Facts

/// Which commits are to be read, how, and in what order.
package struct HistoryPlan: Sendable {
  /// The commits, newest first: git's packs hold newer versions whole, so this order inflates least.
  package let commits: [ObjectID]
  let modes: [HistoryReader.Mode]
  /// How many commits git lists from the tip, the known ones included.
  package let listed: Int
  /// Known commits that the history no longer has (it was rewritten).
  package let vanished: [ObjectID]
  let boundary: Set<ObjectID>
  /// What the trees of the merges say.
  let merges: MergeTrees
}

extension GitRepository {
  /// Plans what to read of the history of a tip.
  ///
  /// - `tip`: the commit whose history counts.
  /// - `known`: the commits that need not be read again.
  /// - `knownTip`: the tip up to which everything is known, if everything is; then only what is new is listed.
  package func plan(tip: ObjectID, known: Set<ObjectID>, knownTip: ObjectID?) throws -> HistoryPlan {
    var listed: [(id: ObjectID, parents: [ObjectID])]
    var total: Int
    var vanished: [ObjectID] = []
    if let knownTip, try isAncestor(knownTip, of: tip) {
      listed = try list(from: tip, excluding: [knownTip])
      total = known.count + listed.count
    } else {
      listed = try list(from: tip)
      total = listed.count
      let present = Set(listed.map(\.id))
      vanished = known.filter { !present.contains($0) }.sorted()
      listed.removeAll { known.contains($0.id) }
    }
    let merges = try MergeTrees(listed.filter { $0.parents.count > 1 }, of: self)
    let modes: [HistoryReader.Mode] = listed.map { commit in
      if boundary.contains(commit.id) { return .headerOnly }
      return merges.mode(of: commit.id)
    }
    return HistoryPlan(
      commits: listed.map(\.id), modes: modes, listed: total, vanished: vanished, boundary: boundary, merges: merges)
  }

  /// Those of the commits, read without the objects that their diffs need, whose objects are there by now.
  ///
  /// `commits` are those with absent objects, and whether they are merges.
  package func filled(_ commits: [(id: ObjectID, isMerge: Bool)]) throws -> [ObjectID] {
    guard isPartial, !commits.isEmpty else { return [] }
    let absent = try AbsentObjects(in: self, commits: commits.map { ($0.id, $0.isMerge ? .combined : .plain) }).files
    return commits.map(\.id).filter { absent[$0] == nil }
  }

  /// Reads the commits of a plan, newest first, and gives them over some at a time.
  ///
  /// Throws git's own words when a process ends before it printed every commit that it was asked for.
  package func read(_ plan: HistoryPlan, consume: ([Commit]) throws -> Void) throws {
    var items = Array(zip(plan.commits, plan.modes)).map { (id: $0, mode: $1) }
    let absent = isPartial ? try AbsentObjects(in: self, commits: items).files : [:]
    for index in items.indices where absent[items[index].id] != nil { items[index].mode = .headerOnly }
    try HistoryReader(git: objects).read(items) { batch in
      var batch = batch
      for index in batch.indices {
        let id = batch[index].id
        if plan.boundary.contains(id) { batch[index].diff = .shallowBoundary }
        if let files = absent[id] {
          batch[index].diff = .absentObjects
          batch[index].files = files
        }
        if batch[index].isMerge { plan.merges.complete(&batch[index]) }
      }
      try countLines(ofBinary: &batch)
      try consume(batch)
    }
  }
}
