import Facts
import Testing

@Suite struct RemoteAddressTests {
  @Test(arguments: [
    ("https://github.com/Octo/Tide.git", "github.com/octo/tide"),
    ("https://user:secret@GitHub.com/octo/tide/", "github.com/octo/tide"),
    ("git@github.com:octo/tide.git", "github.com/octo/tide"),
    ("github.com:octo/tide", "github.com/octo/tide"),
    ("ssh://git@ssh.github.com:443/octo/tide.git", "github.com/octo/tide"),
    ("git://host.example/octo/tide", "host.example/octo/tide"),
    ("ssh://git@code.example:7999/octo/tide.git", "code.example/octo/tide"),
    ("https://code.example/scm/octo/tide.git", "code.example/octo/tide"),
    ("https://review.example/a/deep/tide", "review.example/deep/tide"),
    ("https://gitlab.example:8443/group/sub/tide.git", "gitlab.example/group/sub/tide"),
    ("git@ssh.dev.azure.com:v3/org/project/tide", "dev.azure.com/org/project/tide"),
    ("https://org@dev.azure.com/org/project/_git/tide", "dev.azure.com/org/project/tide"),
  ])
  func aRemoteNamesAProject(_ url: String, _ name: String) throws {
    let address = try #require(RemoteAddress(url: url))
    #expect("\(address.host)/\(address.path)" == name)
  }

  @Test(arguments: [
    "/srv/git/tide.git", "../tide", "file:///srv/git/tide.git", "C:\\work\\tide", "./a:b/c", "", "tide",
  ])
  func aFolderNamesNone(_ url: String) {
    #expect(RemoteAddress(url: url) == nil)
  }

  @Test(arguments: ["octo/tide", "github.com/tide", "https://github.com/octo/tide", ""])
  func aNameNeedsHostOwnerAndName(_ name: String) {
    #expect(RemoteAddress(name: name) == nil)
  }

  @Test func aNameIsComparedInLowerCase() {
    #expect(RemoteAddress(name: "GitHub.com/Octo/Tide") == RemoteAddress(url: "git@github.com:octo/tide.git"))
  }
}
