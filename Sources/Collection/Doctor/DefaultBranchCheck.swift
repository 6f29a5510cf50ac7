import Collectors
import Facts

/// Whether HEAD, whose history is counted, is the project's default branch.
enum DefaultBranchCheck: CloneCheck {
  static let id = "default-branch"

  static func findings(_ clone: ExaminedClone) -> [Finding] {
    let state = clone.state
    guard state.head != nil else { return [withoutCommit(clone)] }
    guard let remote = state.origin, !state.isBare else {
      return [Finding(id, .fine, "HEAD is \(state.headBranch.map { "the branch \($0)" } ?? "a commit")")]
    }
    let known = state.defaultBranches[remote.name]
    var found: [Finding] = []
    if known == nil {
      found.append(
        Finding(
          id, .hint, "Which branch is the default one is not recorded (refs/remotes/\(remote.name)/HEAD is missing)",
          meaning: "Byline counts HEAD's history, and cannot say here whether that is the project's.",
          remedies: [Remedy("ask the remote", command: clone.git("remote", "set-head", remote.name, "--auto"))]))
    }
    let probable = known ?? likely(state.refs, under: "refs/remotes/\(remote.name)/")
    if let probable, state.headBranch != probable {
      found.append(
        Finding(
          id, .hint,
          "HEAD is \(state.headBranch.map { "the branch \($0)" } ?? "a commit, and no branch"), not \(probable)",
          meaning: "The numbers are those of HEAD's history.",
          remedies: [
            Remedy("go to the default branch", command: clone.git("switch", probable)),
            Remedy(
              "or leave HEAD alone, and name the default branch",
              command: clone.byline("report", "weekly", "--ref", "\(remote.name)/\(probable)")),
          ]))
    }
    if found.isEmpty, let branch = state.headBranch {
      found.append(Finding(id, .fine, "HEAD is the default branch, \(branch)"))
    }
    return found
  }

  /// What is to be said where HEAD has no commit.
  private static func withoutCommit(_ clone: ExaminedClone) -> Finding {
    let state = clone.state
    let remote = state.origin?.name ?? "origin"
    let own = likely(state.refs, under: "refs/heads/")
    guard
      let branch = own ?? state.defaultBranches[remote] ?? likely(state.refs, under: "refs/remotes/\(remote)/")
    else { return Finding(id, .fine, "There is no commit yet") }
    return Finding(
      id, .problem, "HEAD names the branch \(state.headBranch ?? "?"), which does not exist",
      meaning: "There is no history to count.",
      remedies: [
        state.isBare
          ? Remedy("name one that exists", command: clone.git("symbolic-ref", "HEAD", "refs/heads/\(branch)"))
          : Remedy("go to one that exists", command: clone.git("switch", branch))
      ])
  }

  /// The branch that is probably the default one: by the usual names, else the first.
  private static func likely(_ refs: [String], under prefix: String) -> String? {
    let branches = refs.filter { $0.hasPrefix(prefix) && !$0.hasSuffix("/HEAD") }.map {
      String($0.dropFirst(prefix.count))
    }
    return ["main", "master", "trunk", "develop"].first(where: branches.contains) ?? branches.first
  }
}
