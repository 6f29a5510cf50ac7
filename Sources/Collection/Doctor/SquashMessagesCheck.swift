import Collectors
import Facts

/// Whether squash merges keep the trailers of the commits that they squash.
enum SquashMessagesCheck: CloneCheck {
  static let id = "squash-messages"
  /// How many of the newest squash merges are looked at.
  private static let looked = 50
  /// Fewer squash merges say nothing of a habit.
  private static let fewest = 10

  static func findings(_ clone: ExaminedClone) -> [Finding] {
    let newest = clone.state.glimpse.squashesAreBare.prefix(looked)
    guard newest.count >= fewest else { return [] }
    let bare = newest.count { $0 }
    guard bare * 10 >= newest.count * 9 else {
      return [Finding(id, .fine, "Squash merges keep more than a title")]
    }
    return [
      Finding(
        id, .hint, "\(bare) of the \(newest.count) newest squash merges keep the title alone",
        meaning:
          "The co-authors and sessions that agents wrote into the squashed commits are lost: they look unmarked.",
        remedies: [remedy(clone)])
    ]
  }

  private static func remedy(_ clone: ExaminedClone) -> Remedy {
    guard let address = clone.state.origin?.address else {
      return Remedy("have your forge put the commits' messages into the message of a squash merge")
    }
    if address.host.contains("gitlab") {
      return Remedy(
        "in the project's settings, Merge requests, add %{co_authored_by} to the squash commit message template")
    }
    guard address.host.contains("github") else {
      return Remedy("have \(address.host) put the commits' messages into the message of a squash merge")
    }
    let host = address.host == "github.com" ? [] : ["--hostname", address.host]
    return Remedy(
      "have GitHub put the commits' messages into the message of a squash merge",
      command: ShellCommand.line(
        ["gh", "api"] + host + [
          "--method", "PATCH", "repos/\(address.path)", "-f", "squash_merge_commit_title=PR_TITLE", "-f",
          "squash_merge_commit_message=COMMIT_MESSAGES",
        ]))
  }
}
