import Collectors
import Facts

/// Whether `git fetch` brings all branches.
enum BranchesCheck: CloneCheck {
  static let id = "branches"
  /// A branch that nobody has: what brings it brings every branch.
  private static let anyBranch = "refs/heads/byline/doctor/any"

  static func findings(_ clone: ExaminedClone) -> [Finding] {
    guard let remote = clone.state.origin else { return [Finding(id, .fine, "No remote to fetch branches from")] }
    guard !remote.fetches.bring(anyBranch) else { return [Finding(id, .fine, "All branches are fetched")] }
    let fetch = Remedy("and fetch", command: clone.git("fetch", remote.name))
    if clone.state.isBare {
      return [
        Finding(
          id, .hint, "git fetch brings no branches into this bare clone",
          meaning: "Its history stays as it was when it was cloned. (git clone --mirror makes one that follows.)",
          remedies: [
            Remedy(
              "fetch all branches from now on",
              command: clone.git("config", "--add", "remote.\(remote.name).fetch", "+refs/heads/*:refs/heads/*")),
            fetch,
          ])
      ]
    }
    return [
      Finding(
        id, .hint, "git fetch brings some branches only (git clone --single-branch, or --depth)",
        meaning: "Other branches cannot be counted with --ref, nor can checkpoints on a branch of their own be read.",
        remedies: [
          Remedy(
            "fetch all branches from now on", command: clone.git("remote", "set-branches", remote.name, "*")), fetch,
        ])
    ]
  }
}
