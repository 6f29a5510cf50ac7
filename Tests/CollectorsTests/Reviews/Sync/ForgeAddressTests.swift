import Collectors
import Facts
import Testing

@Suite struct ForgeAddressTests {
  private static let addresses: [(forge: ProjectName.Forge, host: String, site: String, base: String, graph: String)] =
    [
      (.github, "github.com", "github.com", "https://api.github.com", "https://api.github.com/graphql"),
      (.github, "https://api.github.com/", "github.com", "https://api.github.com", "https://api.github.com/graphql"),
      (.github, "acme.ghe.com", "acme.ghe.com", "https://api.acme.ghe.com", "https://api.acme.ghe.com/graphql"),
      (
        .github, "git.acme.example", "git.acme.example", "https://git.acme.example/api/v3",
        "https://git.acme.example/api/graphql"
      ),
      (
        .github, "https://git.acme.example/api/v3", "git.acme.example", "https://git.acme.example/api/v3",
        "https://git.acme.example/api/graphql"
      ),
      (.gitlab, "GitLab.com", "gitlab.com", "https://gitlab.com/api/v4", ""),
      (.gitlab, "https://acme.example/gitlab/", "acme.example", "https://acme.example/gitlab/api/v4", ""),
      (.gitea, "http://127.0.0.1:3000", "127.0.0.1", "http://127.0.0.1:3000/api/v1", ""),
      (.gerrit, "review.acme.example", "review.acme.example", "https://review.acme.example/a", ""),
    ]

  @Test(arguments: addresses.indices)
  func aHostLeadsToItsInterface(index: Int) throws {
    let (forge, host, site, base, graph) = Self.addresses[index]
    let address = try #require(ForgeAddress(forge, host: host, hasToken: true))
    #expect(address.host == site)
    #expect(address.base == base)
    #expect(address.graph == graph)
  }

  @Test func gerritIsAskedOpenlyWithoutAToken() throws {
    #expect(ForgeAddress(.gerrit, host: "review.acme.example", hasToken: false)?.base == "https://review.acme.example")
  }

  @Test(arguments: ["", "ftp://a.example", "a b", "user@a.example", "https://"])
  func whatIsNoHostIsRefused(host: String) {
    #expect(ForgeAddress(.gitlab, host: host, hasToken: false) == nil)
  }

  @Test func onlyThisMachineMayBeAskedUnencrypted() throws {
    #expect(try #require(ForgeAddress(.gitlab, host: "http://a.example", hasToken: true)).isOpenToOthers)
    #expect(try #require(ForgeAddress(.gitlab, host: "http://localhost:80", hasToken: true)).isOpenToOthers == false)
    #expect(try #require(ForgeAddress(.gitlab, host: "https://a.example", hasToken: true)).isOpenToOthers == false)
  }

  private static let tokens:
    [(forge: ProjectName.Forge, host: String, environment: [String: String], headers: [String: String])] = [
      (.github, "github.com", ["GITHUB_TOKEN": "b", "GH_TOKEN": " a\n"], ["Authorization": "Bearer a"]),
      (.github, "x.ghe.com", ["GITHUB_TOKEN": "b", "GH_TOKEN": ""], ["Authorization": "Bearer b"]),
      (.github, "git.acme.example", ["GH_TOKEN": "a"], [:]),
      (.github, "git.acme.example", ["GH_ENTERPRISE_TOKEN": "e"], ["Authorization": "Bearer e"]),
      (.gitlab, "gitlab.com", ["GITLAB_TOKEN": "a", "CI_JOB_TOKEN": "j"], ["PRIVATE-TOKEN": "a"]),
      (.gitlab, "gitlab.com", ["CI_JOB_TOKEN": "j"], ["JOB-TOKEN": "j"]),
      (.gitea, "codeberg.org", ["GITEA_TOKEN": "g"], ["Authorization": "token g"]),
      (.gerrit, "review.example", ["GERRIT_TOKEN": "g"], ["Authorization": "Bearer g"]),
      (.gitlab, "gitlab.com", ["GITLAB_TOKEN": "a\r\nX-Evil: 1"], [:]),
    ]

  @Test(arguments: tokens.indices)
  func tokensComeFromTheForgesOwnVariables(index: Int) {
    let (forge, host, environment, headers) = Self.tokens[index]
    #expect(ForgeToken.credentials(forge, host: host) { environment[$0] } == headers)
  }
}
