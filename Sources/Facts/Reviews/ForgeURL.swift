/// What a forge's web, API or clone address says: the host, the project and the change request.
///
/// The forge's software need not be known, because each sort of address has a mark of its own. Addresses of one project come out
/// equal, whatever they point to: the host in lower case without user, port and `api.`, `ssh.` or `www.`; the path without
/// `.git` and in the writing of the address. ``RemoteAddress`` is the form in which two of them are compared.
package struct ForgeURL: Sendable, Hashable {
  /// The host, in lower case.
  package var host: String
  /// The project's path; empty where the address names no project.
  ///
  /// It is `owner/name`, `group/subgroup/name`, `KEY/name` or `organization/project/name`; an address of GitLab's API may
  /// have the project's number instead.
  package var path: String
  /// The number of the change request that the address points to or into.
  package var number: Int?

  /// Takes an address apart (`https://…`, `ssh://…`, `user@host:path`); nil when it is none.
  ///
  /// That of a remote (`ofRemote`) points to a whole project, however its groups are called.
  package init?(_ text: String, ofRemote: Bool = false) {
    guard let (host, path) = ForgeURL.split(text) else { return nil }
    self.host = ForgeURL.siteHost(host)
    self.path = ""
    let segments = path.prefix { $0 != "?" && $0 != "#" }.split(separator: "/").map { ForgeURL.unescaped($0) }
    var location = Location(segments)
    location.read(host: host, ofRemote: ofRemote)
    if let fragment = text.firstRange(of: "/#/c/"), let change = ForgeURL.firstNumber(text[fragment.upperBound...]) {
      location = Location(number: change)
    }
    self.path = location.project.joined(separator: "/")
    number = location.number
  }

  /// The name of a branch, without `refs/heads/`.
  package static func branch(_ ref: String) -> String {
    ref.hasPrefix("refs/heads/") ? String(ref.dropFirst("refs/heads/".count)) : ref
  }

  private static func split(_ text: String) -> (host: String, path: Substring)? {
    if let mark = text.firstRange(of: "://") {
      let rest = text[mark.upperBound...]
      let authority = rest.prefix { $0 != "/" && $0 != "?" && $0 != "#" }
      var host = authority.split(separator: "@").last ?? ""
      if let colon = host.lastIndex(of: ":"), !host.hasSuffix("]") { host = host[..<colon] }
      return host.isEmpty ? nil : (host.lowercased(), rest[authority.endIndex...])
    }
    // The short form of ssh, `user@host:path` or `host:path`; a colon behind a slash belongs to a folder's name.
    guard let colon = text.firstIndex(of: ":"), !text[..<colon].contains("/"), !text.contains(" ") else { return nil }
    let host = text[..<colon].split(separator: "@").last ?? ""
    let path = text[text.index(after: colon)...]
    // `C:\\work`: a drive is no host. `host:8080/owner/name`: a port is no owner.
    guard host.count > 1, !path.isEmpty,
      !path.prefix(while: { $0 != "/" }).allSatisfy(\.isNumber) || path.hasPrefix("/")
    else { return nil }
    return (host.lowercased(), path)
  }

  /// The host that people visit, for one that programs talk to.
  static func siteHost(_ host: String) -> String {
    switch host {
    case "ssh.dev.azure.com": return "dev.azure.com"
    case "ssh.github.com": return "github.com"
    case "altssh.bitbucket.org": return "bitbucket.org"
    case "altssh.gitlab.com": return "gitlab.com"
    case _ where host.hasSuffix(".visualstudio.com"): return "dev.azure.com"
    case "api.github.com", "api.bitbucket.org": return String(host.dropFirst(4))
    case _ where host.hasPrefix("api.") && host.hasSuffix(".ghe.com"): return String(host.dropFirst(4))
    case _ where host.hasPrefix("www."): return String(host.dropFirst(4))
    default: return host
    }
  }

  private static func unescaped(_ segment: Substring) -> String {
    guard segment.contains("%") else { return String(segment) }
    var bytes: [UInt8] = []
    var rest = segment.utf8[...]
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "%"), rest.count >= 2, let value = UInt8(String(rest.prefix(2)) ?? "", radix: 16) {
        bytes.append(value)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  fileprivate static func firstNumber(_ text: some StringProtocol) -> Int? {
    text.split(separator: "/").lazy.compactMap { Int($0) }.first
  }
}

/// The project and the change request in the segments of an address' path.
private struct Location {
  var project: [String] = []
  var number: Int?
  private var segments: [String] = []

  /// Words behind which the number of a change request stands.
  private static let requests: Set<String> = [
    "pull", "pulls", "merge_requests", "pull-requests", "pullrequests", "pullrequest", "pullRequests", "+",
  ]
  /// Words with which, behind the two or more segments of a project, something inside it begins.
  private static let insides: Set<String> = requests.union([
    "commit", "commits", "releases", "issues", "src", "tree", "blob", "blame", "compare", "tags", "branches", "actions",
    "wiki", "archive", "statuses", "deployments", "git", "diff", "tag",
  ])

  init(_ segments: [String]) { self.segments = segments }

  init(number: Int) { self.number = number }

  mutating func read(host: String, ofRemote: Bool) {
    if !ofRemote, readNumber() { return }
    project = path(host, ofRemote: ofRemote)
    if let last = project.last, last.hasSuffix(".git") { project[project.count - 1] = String(last.dropLast(4)) }
  }

  /// Looks for the change request; true where the address is that of one alone.
  private mutating func readNumber() -> Bool {
    // Gerrit's API (`changes/PROJECT~NUMBER`) and short form (`/NUMBER`), Phabricator's revisions (`/D12`).
    if let at = follows(["changes"]), at < segments.count {
      let parts = segments[at].split(separator: "~")
      number = parts.last.flatMap { Int($0) }
      project = parts.count > 1 ? [String(parts[0])] : []
      return true
    }
    if segments.count == 1, let change = Int(segments[0].drop { $0 == "D" }) {
      number = change
      return true
    }
    if let word = segments.indices.dropLast().last(where: { Location.requests.contains(segments[$0]) }) {
      number = Int(segments[word + 1])
    }
    return false
  }

  private func path(_ host: String, ofRemote: Bool) -> [String] {
    // GitHub's and Gitea's API; GitLab's, with the path as one segment or a number; Bitbucket's.
    if let at = follows(["api", "v1", "repos"]) ?? follows(["api", "v3", "repos"]) { return slice(at, 2) }
    if let at = follows(["api", "v4", "projects"]) { return slice(at, 1) }
    if host.hasPrefix("api."), segments.first == "repos" { return slice(1, 2) }
    if let at = follows(["2.0", "repositories"]) { return slice(at, 2) }
    // Azure: organization, project, and the repository behind the mark; a project's main repository has its name.
    if segments.first == "v3", host == "ssh.dev.azure.com" || host == "vs-ssh.visualstudio.com" { return slice(1, 3) }
    if let mark = segments.firstIndex(of: "_git") { return azure(host, segments[..<mark], slice(mark + 1, 1)) }
    if let mark = follows(["_apis", "git", "repositories"]) {
      return azure(host, segments[..<(mark - 3)], slice(mark, 1))
    }
    // GitLab's separator; Bitbucket Server's words; Gerrit's `c/PROJECT/+/NUMBER`.
    if let mark = segments.firstIndex(of: "-"), mark >= 2 { return Array(segments[..<mark]) }
    if let at = segments.firstIndex(of: "repos"), at >= 2, at + 1 < segments.count,
      segments[at - 2] == "projects" || segments[at - 2] == "users"
    {
      return [(segments[at - 2] == "users" ? "~" : "") + segments[at - 1], segments[at + 1]]
    }
    if let at = segments.firstIndex(of: "scm"), segments.count == at + 3 { return slice(at + 1, 2) }
    if let at = segments.firstIndex(of: "c"), let plus = segments.firstIndex(of: "+"), at < plus {
      return Array(segments[(at + 1)..<plus])
    }
    if !ofRemote, let inside = segments.indices.dropFirst(2).first(where: { Location.insides.contains(segments[$0]) }) {
      return Array(segments[..<inside])
    }
    // Gerrit's mark of addresses that ask for a password.
    if segments.count > 2, segments.first == "a" { return Array(segments.dropFirst()) }
    return segments.count >= 2 || ofRemote ? segments : []
  }

  private func azure(_ host: String, _ segments: ArraySlice<String>, _ repository: [String]) -> [String] {
    var owners = segments.filter { $0 != "DefaultCollection" }
    if host.hasSuffix(".visualstudio.com") {
      // An organization's old host is the first segment of its new address.
      owners.insert(String(host.dropLast(".visualstudio.com".count)), at: 0)
    }
    return (owners.count == 1 ? owners + repository : owners) + repository
  }

  /// The index behind a run of segments.
  private func follows(_ words: [String]) -> Int? {
    guard segments.count >= words.count else { return nil }
    return (0...(segments.count - words.count)).first { segments[$0...].starts(with: words) }.map { $0 + words.count }
  }

  private func slice(_ start: Int, _ count: Int) -> [String] { Array(segments.dropFirst(start).prefix(count)) }
}
