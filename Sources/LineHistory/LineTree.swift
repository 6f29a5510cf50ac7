import Facts
import HashTreeCollections

/// Every file of one commit, by the number of its path.
///
/// A persistent map: the trees of a branch and of the mainline share all that neither changed. Files that no replayed
/// commit touched lie with an earlier commit, and are asked for when they are needed.
package struct LineTree: Sendable {
  /// Where files lie that are not in the map.
  enum Base: Sendable, Hashable {
    /// Nowhere: the map has them all.
    case nothing
    /// With a commit before the first that is replayed.
    case earlier(Int32)
    /// Out of sight.
    case unknown
  }

  private enum Entry: Sendable {
    case absent
    case lines(FileLines)
  }

  let base: Base
  private var entries: TreeDictionary<Int32, Entry> = [:]

  init(base: Base) { self.base = base }

  /// A path's lines, or where else to ask for them.
  enum Lookup {
    case lines(FileLines)
    case absent
    case elsewhere(Base)
  }

  subscript(path: Int32) -> Lookup {
    switch entries[path] {
    case .lines(let lines): .lines(lines)
    case .absent: .absent
    case nil: base == .nothing ? .absent : .elsewhere(base)
    }
  }

  mutating func set(_ path: Int32, _ lines: FileLines?) {
    if let lines {
      entries[path] = .lines(lines)
    } else if base == .nothing {
      entries[path] = nil
    } else {
      entries[path] = .absent
    }
  }

  /// The files that the map itself knows of, by their paths' numbers; nil for one that is gone.
  package var changes: [(path: Int32, lines: FileLines?)] {
    entries.map { path, entry in
      switch entry {
      case .lines(let lines): (path, lines)
      case .absent: (path, nil)
      }
    }.sorted { $0.path < $1.path }
  }
}
