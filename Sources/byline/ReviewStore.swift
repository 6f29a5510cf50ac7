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

  /// The project that `host/owner/name`, or an address as git remotes have it, names, its path in the same writing; nil for
  /// anything else.
  static func project(named text: String) -> ProjectName? {
    guard let address = ForgeURL(text, ofRemote: true) ?? ForgeURL("https://\(text)", ofRemote: true),
      address.path.contains("/"),
      address.host == "localhost" || address.host.contains("."), address.host.first != "."
    else { return nil }
    let forge = ProjectName.Forge.allCases.first { address.host.contains($0.rawValue) } ?? .github
    return ProjectName(forge: forge, host: address.host, path: address.path)
  }
}
