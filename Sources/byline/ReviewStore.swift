import Collectors
import Facts
import Store

/// The store that review records go into, which need not know their repository yet.
struct ReviewStore {
  let store: FactStore
  let settings: Settings
  /// The project that the repository's remote names, where the store is the repository's own.
  let project: ProjectName?

  /// Opens the named store, or that of the current folder's repository; makes it where there is none.
  init(_ options: StoreOptions) throws {
    let request = Settings.Request(options, nil)
    var settings = try Settings(request, repository: nil)
    var remote: String?
    if settings.store.source == Settings.byDefault {
      let repository = try Workspace.repository(at: ".")
      settings = try Settings(request, repository: repository)
      remote = try repository.remoteURL()
    }
    project = remote.flatMap { ReviewStore.project(named: $0) }
    self.settings = settings
    try StorePath.makeFolder(for: settings.store.value)
    store = try FactStore(path: settings.store.value)
  }

  /// The project that `host/owner/name`, or an address as git remotes have it, names; nil for anything else.
  static func project(named text: String) -> ProjectName? {
    var rest = text[...]
    if let scheme = rest.firstRange(of: "://") {
      rest = rest[scheme.upperBound...]
    } else if let colon = rest.firstIndex(of: ":"), !rest[..<colon].contains("/") {
      // git@host:owner/name
      rest = "\(rest[..<colon])/\(rest[rest.index(after: colon)...])"[...]
    }
    if let user = rest.prefix(while: { $0 != "/" }).lastIndex(of: "@") { rest = rest[rest.index(after: user)...] }
    if rest.hasSuffix(".git") { rest = rest.dropLast(4) }
    let parts = rest.split(separator: "/")
    guard parts.count >= 3, parts[0].contains(".") || parts[0].hasPrefix("localhost") else { return nil }
    let host = parts[0].lowercased().prefix { $0 != ":" }
    let forge = ProjectName.Forge.allCases.first { host.contains($0.rawValue) } ?? .github
    return ProjectName(forge: forge, host: String(host), path: parts.dropFirst().joined(separator: "/"))
  }
}
