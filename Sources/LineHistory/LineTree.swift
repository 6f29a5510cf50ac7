import Facts
import HashTreeCollections

/// Every file of one commit, by the number of its path.
///
/// A persistent map: the trees of a branch and of the mainline share all that neither changed.
package struct LineTree: Sendable {
  /// What is known of files that are not in the map.
  enum Base: Sendable, Hashable {
    /// That there are none: the map has them all.
    case nothing
    /// Not even that.
    case unknown
  }

  private enum Entry: Sendable {
    case absent
    case lines(FileLines)
  }

  let base: Base
  private var entries: TreeDictionary<Int32, Entry> = [:]

  init(base: Base) { self.base = base }

  /// The lines of a path; nil where there is no such file.
  package func lines(of path: Int32) -> FileLines? {
    switch entries[path] {
    case .lines(let lines): lines
    case .absent: nil
    case nil: base == .nothing ? nil : .unknown
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
  package var files: [(path: Int32, lines: FileLines?)] {
    entries.map { path, entry in
      switch entry {
      case .lines(let lines): (path, lines)
      case .absent: (path, nil)
      }
    }.sorted { $0.path < $1.path }
  }
}
