import Facts
import Store
import Testing

extension Sandbox {
  /// Writes into a store that the first commit owns all lines of its only file.
  func swapOwners(in name: String) throws {
    let store = try FactStore(path: path(name))
    let state = try #require(try store.lineHistory(1))
    let file = try #require(try store.ownedFiles(1).first)
    let first = try #require(try store.ownedLines(1, path: file.pathNumber)?.first)
    var run = first
    run.count = Int32(file.lineCount)
    try store.setLineHistory(state, of: 1, events: [], files: [(file.pathNumber, [run])], isAnew: false)
  }
}
