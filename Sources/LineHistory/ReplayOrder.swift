import Facts

/// The order in which commits are replayed: parents before children.
///
/// Each mainline commit comes right after what lands with it, and a branch's commits in the order of its own parents. The
/// order follows from the graph alone, so every way of collecting the same history replays it in the same order.
package enum ReplayOrder {
  /// The commits that a tip can reach and that are not done, by their positions.
  ///
  /// `parents` gives each commit's parents' positions; `isDone` says of each whether it was replayed before.
  package static func positions(parents: [[Int]], tip: Int, isDone: [Bool]) -> [Int] {
    var order: [Int] = []
    guard !isDone[tip] else { return order }
    var isSeen = isDone
    var stack: [(commit: Int, next: Int)] = [(tip, 0)]
    isSeen[tip] = true
    while let top = stack.last {
      guard top.next < parents[top.commit].count else {
        order.append(top.commit)
        stack.removeLast()
        continue
      }
      stack[stack.count - 1].next += 1
      let parent = parents[top.commit][top.next]
      if !isSeen[parent] {
        isSeen[parent] = true
        stack.append((parent, 0))
      }
    }
    return order
  }
}
