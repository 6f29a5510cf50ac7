import Collectors
import Facts

/// Whether the tags are here that releases are known by.
enum TagsCheck: CloneCheck {
  static let id = "tags"
  private static let meaning = "Releases are known by tags: without them nothing is known to have shipped in one."

  static func findings(_ clone: ExaminedClone) -> [Finding] {
    let number = clone.state.refs.count { $0.hasPrefix("refs/tags/") }
    let here = number == 0 ? "no tags" : "\(number) tag\(number == 1 ? "" : "s")"
    guard let remote = clone.state.origin else { return [Finding(id, .fine, "There are \(here), and no remote")] }
    let fetch = Remedy("fetch them", command: clone.git("fetch", "--tags", remote.name))
    if remote.leavesTags {
      return [
        Finding(
          id, .problem, "Tags are left out by git fetch here (git clone --no-tags); there are \(here)",
          meaning: meaning,
          remedies: [
            Remedy(
              "no longer leave them out",
              command: clone.git("config", "--unset-all", "remote.\(remote.name).tagOpt")), fetch,
          ])
      ]
    }
    guard number == 0, !remote.fetches.bring("refs/tags/v1.0.0") else {
      return [Finding(id, .fine, number == 0 ? "Tags are fetched, and there are none" : "There are \(here)")]
    }
    return [
      Finding(
        id, .hint, "There are no tags",
        meaning: "\(meaning) Nothing is amiss where the project has none.", remedies: [fetch])
    ]
  }
}
