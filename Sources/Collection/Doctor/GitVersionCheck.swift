import Collectors
import Facts

/// Whether git is new enough to read the clone with.
package enum GitVersionCheck: CloneCheck {
  package static let id = "git-version"

  package static func findings(_ clone: ExaminedClone) -> [Finding] { [finding(clone.state.gitVersion)] }

  /// What is to be said of a version; with a git that is too old nothing else can be found out.
  package static func finding(_ version: GitVersion) -> Finding {
    guard version < .oldestUsable else { return Finding(id, .fine, "git \(version.text) is new enough") }
    return Finding(
      id, .problem, "git \(version.text) is too old: Byline needs \(GitVersion.oldestUsable.text)",
      meaning: "Nothing can be read.",
      remedies: [Remedy("install a newer git, and see with", command: "git version")])
  }
}
