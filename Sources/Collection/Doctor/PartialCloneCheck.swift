import Collectors
import Facts

/// Whether the objects of the history are all there.
enum PartialCloneCheck: CloneCheck {
  static let id = "partial-clone"
  /// The git that brought `fetch --refetch`.
  private static let refetching = GitVersion(major: 2, minor: 36)

  static func findings(_ clone: ExaminedClone) -> [Finding] {
    guard clone.state.isPartial else { return [Finding(id, .fine, "No objects were left out of the clone")] }
    return [
      Finding(
        id, .problem, "Objects are absent: this is a partial clone (git clone --filter)",
        meaning: "Byline never fetches by itself, so the lines of commits whose files are absent are unknown.",
        remedies: [remedy(clone)])
    ]
  }

  private static func remedy(_ clone: ExaminedClone) -> Remedy {
    guard let remote = clone.state.remotes.first(where: \.isPromisor), clone.state.gitVersion >= refetching else {
      return Remedy("clone anew without --filter")
    }
    // Only when all is there may the clone stop calling itself partial.
    let steps =
      [clone.git("fetch", "--refetch", "--no-filter", remote.name)]
      + ["promisor", "partialclonefilter"].map { clone.git("config", "--unset-all", "remote.\(remote.name).\($0)") }
    return Remedy("fetch all objects, and then no longer call it partial", command: steps.joined(separator: " && "))
  }
}
