/// How far a collection has come, for whoever watches.
package struct CollectionProgress: Sendable, Equatable {
  /// The repository's name.
  package var repository: String
  package var commitsDone: Int
  package var commitsTotal: Int
}
