import Collectors
import Facts

/// A clone under examination, with what the store has of it.
package struct ExaminedClone: Sendable {
  /// The review records that are there.
  package enum ReviewRecords: Sendable, Equatable {
    /// No store has been made yet.
    case noStore
    /// How many change requests the store has records of.
    case requests(Int)
  }

  /// What the clone has, and what it asks its remotes for.
  package var state: CloneState
  /// What the store has of the clone's reviews.
  package var records: ReviewRecords
  /// The folder that was named; nil when the clone is the current folder's.
  package var folder: String?
  /// The database file that was named, absolute; nil when it is the clone's own.
  package var store: String?

  /// Puts together what the checks look at.
  package init(state: CloneState, records: ReviewRecords, folder: String?, store: String?) {
    self.state = state
    self.records = records
    self.folder = folder
    self.store = store
  }

  /// A git command on this clone, to be typed where the person is.
  func git(_ words: String...) -> String {
    ShellCommand.line(["git"] + (folder.map { ["-C", $0] } ?? []) + words)
  }

  /// A Byline command that reads this clone, to be typed where the person is.
  func byline(_ words: String...) -> String {
    // With a store and no repository nothing would be read.
    let place = folder ?? (store == nil ? nil : ".")
    return ShellCommand.line(["byline"] + words + storeOption + (place.map { [$0] } ?? []))
  }

  /// A Byline command that works in the folder it is called in, which the command goes to first.
  func bylineInside(_ words: String...) -> String {
    let place = folder.map { ShellCommand.line(["cd", $0]) + " && " } ?? ""
    return place + ShellCommand.line(["byline"] + words + storeOption)
  }

  private var storeOption: [String] { store.map { ["--store", $0] } ?? [] }
}

extension CloneState {
  /// Reads the state of a clone with all that the checks look at.
  package init(_ repository: GitRepository, version: GitVersion) throws {
    try self.init(repository, version: version, isSetting: AttributionCheck.isSetting)
  }
}
