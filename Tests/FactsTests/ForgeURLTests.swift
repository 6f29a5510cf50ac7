import Facts
import Testing

@Suite struct ForgeURLTests {
  @Test(arguments: [
    ("https://github.com/owner/name/pull/12", "github.com", "owner/name", 12),
    ("https://api.github.com/repos/owner/name/pulls/12/reviews?per_page=100", "github.com", "owner/name", 12),
    ("https://git.example.com/api/v3/repos/owner/name/pulls/12", "git.example.com", "owner/name", 12),
    ("https://api.acme.ghe.com/repos/owner/name/pulls/12", "acme.ghe.com", "owner/name", 12),
    ("https://gitlab.com/group/sub/name/-/merge_requests/3#note_1", "gitlab.com", "group/sub/name", 3),
    ("https://gitlab.com/group/sub/name/merge_requests/3", "gitlab.com", "group/sub/name", 3),
    ("https://gitlab.com/api/v4/projects/group%2Fsub%2Fname/merge_requests/3/notes", "gitlab.com", "group/sub/name", 3),
    ("https://gitlab.com/api/v4/projects/4711/merge_requests/3/notes", "gitlab.com", "4711", 3),
    ("https://review.example.org/c/plugins/name/+/345", "review.example.org", "plugins/name", 345),
    ("https://review.example.org/a/changes/plugins%2Fname~345/comments", "review.example.org", "plugins/name", 345),
    ("https://review.example.org/#/c/345/2", "review.example.org", "", 345),
    ("https://review.example.org/345", "review.example.org", "", 345),
    ("https://bitbucket.org/team/name/pull-requests/7", "bitbucket.org", "team/name", 7),
    ("https://api.bitbucket.org/2.0/repositories/team/name/pullrequests/7/activity", "bitbucket.org", "team/name", 7),
    ("http://localhost:7990/projects/KEY/repos/name/pull-requests/7", "localhost", "KEY/name", 7),
    ("https://git.corp/rest/api/1.0/projects/KEY/repos/name/pull-requests/7/activities", "git.corp", "KEY/name", 7),
    ("https://git.corp/stash/users/jo/repos/name/pull-requests/7", "git.corp", "~jo/name", 7),
    ("https://dev.azure.com/org/project/_git/name/pullrequest/9", "dev.azure.com", "org/project/name", 9),
    (
      "https://dev.azure.com/org/project/_apis/git/repositories/name/pullRequests/9", "dev.azure.com",
      "org/project/name", 9
    ),
    (
      "https://org.visualstudio.com/DefaultCollection/project/_git/name/pullrequest/9", "dev.azure.com",
      "org/project/name", 9
    ),
    ("https://codeberg.example/owner/name/pulls/4", "codeberg.example", "owner/name", 4),
    ("https://codeberg.example/api/v1/repos/owner/name/pulls/4/reviews", "codeberg.example", "owner/name", 4),
    ("https://phab.example.org/D123", "phab.example.org", "", 123),
  ])
  func findsHostProjectAndNumber(_ text: String, _ host: String, _ path: String, _ number: Int) throws {
    let url = try #require(ForgeURL(text))
    #expect(url.host == host)
    #expect(url.path == path)
    #expect(url.number == number)
  }

  @Test(arguments: [
    ("git@github.com:owner/name.git", "github.com", "owner/name"),
    ("ssh://git@ssh.github.com:443/owner/name.git", "github.com", "owner/name"),
    ("https://user:secret@GitLab.com/group/sub/name.git", "gitlab.com", "group/sub/name"),
    ("https://gitlab.com/group/name/-/commit/0123abc", "gitlab.com", "group/name"),
    ("ssh://git@localhost:7999/key/name.git", "localhost", "key/name"),
    ("http://localhost:7990/scm/key/name.git", "localhost", "key/name"),
    ("git@ssh.dev.azure.com:v3/org/project/name", "dev.azure.com", "org/project/name"),
    ("https://dev.azure.com/org/_git/name", "dev.azure.com", "org/name/name"),
    ("https://codeberg.example/owner/name/releases/tag/v1.2", "codeberg.example", "owner/name"),
    ("https://codeberg.example/owner/name/issues/4", "codeberg.example", "owner/name"),
  ])
  func findsTheProjectOfAddressesWithoutNumber(_ text: String, _ host: String, _ path: String) throws {
    let url = try #require(ForgeURL(text))
    #expect(url.host == host)
    #expect(url.path == path)
    #expect(url.number == nil)
  }

  @Test(arguments: [
    ("git@github.com:Octo/Tide.git", "github.com", "Octo/Tide"),
    ("ssh://jo@review.example:29418/tide", "review.example", "tide"),
    ("https://gitlab.example/group/src/tree/tide.git", "gitlab.example", "group/src/tree/tide"),
    ("github.com:octo/tide", "github.com", "octo/tide"),
    ("https://www.forge.example/octo/tide", "forge.example", "octo/tide"),
  ])
  func aRemoteNamesAWholeProjectInItsOwnWriting(_ text: String, _ host: String, _ path: String) throws {
    let url = try #require(ForgeURL(text, ofRemote: true))
    #expect(url.host == host)
    #expect(url.path == path)
    #expect(url.number == nil)
  }

  @Test(arguments: ["", "owner/name", "localhost:8080/owner/name", "C:\\work\\name", "https://", "note: see @ x"])
  func otherTextIsNoAddress(_ text: String) {
    #expect(ForgeURL(text) == nil)
  }

  @Test(arguments: [("refs/heads/feature/x", "feature/x"), ("main", "main"), ("refs/pull/4/head", "refs/pull/4/head")])
  func takesTheBranchOutOfARef(_ ref: String, _ branch: String) {
    #expect(ForgeURL.branch(ref) == branch)
  }
}
