import Facts

/// What an address on GitHub names: a page of the site or a resource of its API, also of an Enterprise host.
struct GitHubAddress {
  var host: String
  /// `owner/name`.
  var path: String
  /// The number behind `pull`, `pulls` or `issues`; nil where there is none.
  var number: Int?
  /// What comes behind the repository.
  var rest: [Substring]

  /// Takes an address apart; nil when it names no repository.
  init?(_ url: String?) {
    guard let url, let (host, parts) = ReviewFields.address(url) else { return nil }
    var path = parts[...]
    if path.starts(with: ["api", "v3"]) { path = path.dropFirst(2) }
    if path.first == "repos" { path = path.dropFirst() }
    guard path.count >= 2 else { return nil }
    // `api.github.com`, and `api.NAME.ghe.com`, serve the site without `api.`.
    self.host = host.hasPrefix("api.") ? String(host.dropFirst(4)) : host
    let owner = path.removeFirst()
    self.path = "\(owner)/\(path.removeFirst())"
    rest = Array(path)
    if rest.count >= 2, ["pull", "pulls", "issues"].contains(rest[0]) { number = Int(rest[1]) }
  }

  /// The last part, as a number (`…/deployments/17`).
  var lastNumber: Int? { rest.last.flatMap { Int($0) } }
}
