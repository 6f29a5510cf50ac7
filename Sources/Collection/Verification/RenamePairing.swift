import Collectors
import Facts
import Store

/// Finds files that were renamed in a commit which pairs removed and new files otherwise than `git blame` does.
///
/// The diff of a commit gives each removed file to one new file, the most similar one. Blame asks for one new file at a
/// time, so it may take the same removed file for the source of several.
struct RenamePairing {
  let store: FactStore
  let number: Int
  let reader: BlameReader

  /// True when a commit that brought the file to its path, or to one that it had before, is such a one.
  func isOther(for path: Int) throws -> Bool {
    var seen: Set<Int> = [path]
    var next = [path]
    while let path = next.popLast() {
      for arrival in try store.arrivals(number, at: path) {
        if try reader.renameSource(of: arrival.path, in: arrival.commit) != arrival.oldPath { return true }
        if let old = arrival.oldNumber, seen.insert(old).inserted { next.append(old) }
      }
    }
    return false
  }
}
