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

  package var state: CloneState
  package var records: ReviewRecords
  /// The folder that was named; nil when the clone is the current folder's.
  package var folder: String?

  /// Puts together what the checks look at.
  package init(state: CloneState, records: ReviewRecords, folder: String?) {
    self.state = state
    self.records = records
    self.folder = folder
  }

  /// A git command on this clone, to be typed where the person is.
  func git(_ words: String...) -> String {
    ShellCommand.line(["git"] + (folder.map { ["-C", $0] } ?? []) + words)
  }

  /// A Byline command on this clone, to be typed where the person is.
  func byline(_ words: String...) -> String {
    ShellCommand.line(["byline"] + words + (folder.map { [$0] } ?? []))
  }
}

extension CloneState {
  /// Reads the state of a clone with all that the checks look at.
  package init(_ repository: GitRepository, version: GitVersion) throws {
    try self.init(repository, version: version, isSetting: AttributionCheck.isSetting)
  }
}
