/// The rule that ties a change request to commits, in the order in which they are tried.
package enum JoinRule: String, Sendable, CaseIterable, Comparable {
  /// The record names the commit that landed.
  case landedCommit = "J1"
  /// The record lists the commit.
  case listedCommit = "J2"
  /// The commit came with the merge that landed the request, or stands between its listed commits and the one that landed.
  case mergedBranch = "J3"
  /// The commit is in the run that a rebase put onto the branch: same author, author's time and subject, or same patch.
  case rebasedRun = "J4"
  /// The commit is the squash of the whole request.
  case squash = "J5"
  /// The commit's message names the request.
  case message = "J6"
  /// The commit carries the request's Change-Id.
  case changeID = "J7"
  /// The request's head is part of the history.
  case head = "J8"

  package static func < (a: JoinRule, b: JoinRule) -> Bool { a.rawValue < b.rawValue }

  /// What the rule saw, in a few words.
  package var meaning: String {
    switch self {
    case .landedCommit: "the record names the commit that landed"
    case .listedCommit: "the record lists the commit"
    case .mergedBranch: "came with what landed the request"
    case .rebasedRun:
      "the same patch as a commit of the request, or the same author, time and subject, in the run that landed"
    case .squash: "the squash of the whole request"
    case .message: "the commit's message names the request"
    case .changeID: "the commit carries the request's Change-Id"
    case .head: "the request's head is part of the history"
    }
  }
}
