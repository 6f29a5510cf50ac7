import Facts

/// Where the token of a forge comes from: the variables that the forges' own programs read.
///
/// It is never printed or kept.
package enum ForgeToken {
  /// The headers that carry the token; none where there is no token.
  ///
  /// `environment` gives a variable's value.
  package static func credentials(
    _ forge: ProjectName.Forge, host: String, environment: (String) -> String?
  ) -> [String: String] {
    func first(_ names: [String]) -> String? {
      names.compactMap { environment($0)?[...].trimmingBlanks }.first { !$0.isEmpty && isSafe($0) }
    }
    switch forge {
    case .github:
      return first(variables(forge, host: host)).map { ["Authorization": "Bearer \($0)"] } ?? [:]
    case .gitlab:
      if let token = first(["GITLAB_TOKEN", "GITLAB_ACCESS_TOKEN"]) { return ["PRIVATE-TOKEN": token] }
      return first(["CI_JOB_TOKEN"]).map { ["JOB-TOKEN": $0] } ?? [:]
    case .gerrit:
      return first(["GERRIT_TOKEN"]).map { ["Authorization": "Bearer \($0)"] } ?? [:]
    default:
      return first(variables(forge, host: host)).map { ["Authorization": "token \($0)"] } ?? [:]
    }
  }

  /// The variables that are looked at, in their order.
  package static func variables(_ forge: ProjectName.Forge, host: String) -> [String] {
    switch forge {
    case .github:
      host == "github.com" || host.hasSuffix(".ghe.com")
        ? ["GH_TOKEN", "GITHUB_TOKEN"] : ["GH_ENTERPRISE_TOKEN", "GITHUB_ENTERPRISE_TOKEN"]
    case .gitlab: ["GITLAB_TOKEN", "GITLAB_ACCESS_TOKEN", "CI_JOB_TOKEN"]
    case .gerrit: ["GERRIT_TOKEN"]
    default: ["FORGEJO_TOKEN", "GITEA_TOKEN"]
    }
  }

  /// A token with a line end would end the header.
  private static func isSafe(_ token: String) -> Bool { token.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7f } }
}
