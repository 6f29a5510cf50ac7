/// A commit's place in the graph: its ids and its parents' ids.
package struct GraphNode: Sendable, Equatable {
  /// The number by which the store knows the commit; older commits have smaller numbers within one collection.
  package var number: Int
  package var id: ObjectID
  package var parents: [ObjectID]
  package var committerSeconds: Int64

  /// Makes a node.
  package init(number: Int, id: ObjectID, parents: [ObjectID], committerSeconds: Int64) {
    self.number = number
    self.id = id
    self.parents = parents
    self.committerSeconds = committerSeconds
  }
}

/// When and by what a commit landed on the mainline (the first-parent chain of the ref).
package struct Landing: Sendable, Equatable {
  /// The landed commit's number.
  package var commit: Int
  /// Its position on the mainline, counted from 0 at the oldest; nil for a commit that landed with another.
  package var mainlineIndex: Int?
  /// The mainline commit that brought it (itself, on the mainline).
  package var landedBy: Int
  /// When that one was committed.
  package var seconds: Int64
  /// The number of the first release tag that contains it, if any does.
  package var release: Int?

  /// Makes a landing.
  package init(commit: Int, mainlineIndex: Int?, landedBy: Int, seconds: Int64, release: Int?) {
    self.commit = commit
    self.mainlineIndex = mainlineIndex
    self.landedBy = landedBy
    self.seconds = seconds
    self.release = release
  }
}
