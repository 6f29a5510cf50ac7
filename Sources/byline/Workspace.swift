import Collection
import Collectors
import Facts
import Logging
import Store

/// The repositories and the store that a command works on, with the settings in force.
struct Workspace {
  let store: FactStore
  let settings: Settings
  /// What was collected now, a repository each.
  private(set) var summaries: [CollectionSummary] = []
  /// The repositories' numbers in the store; empty for all that it holds.
  private(set) var repositories: [Int] = []

  /// Opens a store and brings the named repositories up to date in it.
  ///
  /// Without names: the repository of the current folder. When `--store` names a store and no repository is named, the
  /// store is taken as it is, with all it holds (unless `takesWholeStore` is false).
  init(
    paths: [String], options: StoreOptions, policy: PolicyOptions? = nil, collects: Bool = true,
    takesWholeStore: Bool = true, isFull: Bool = false
  ) throws {
    let request = Settings.Request(options, policy)
    if takesWholeStore, options.store != nil, paths.isEmpty {
      settings = try Settings(request, repository: nil)
      store = try Workspace.open(settings.store.value, mustExist: true)
    } else {
      let found = try (paths.isEmpty ? ["."] : paths).map { try Workspace.repository(at: $0) }
      settings = try Settings(request, repository: found.first)
      guard found.count == 1 || settings.store.source != Settings.byDefault else {
        throw BylineError(
          .usage, "\(found.count) repositories need one store that is named", hint: "add --store FILE")
      }
      store = try Workspace.open(settings.store.value, mustExist: !collects)
      for repository in found {
        if collects {
          let own = try Settings(request, repository: repository)
          let summary = try collect(repository, own, options, isFull: isFull)
          summaries.append(summary)
          repositories.append(summary.repository)
        } else {
          repositories.append(try known(repository))
        }
      }
    }
    if options.strict { try checkRejections() }
  }

  /// The repository that a folder is in.
  static func repository(at path: String) throws -> GitRepository {
    guard FileBytes.exists(path) else {
      throw BylineError(.failure, "there is no folder \(path)", hint: "name a folder of a git repository")
    }
    return try GitRepository(path: path)
  }

  private static func open(_ path: String, mustExist: Bool) throws -> FactStore {
    guard !mustExist || FileBytes.exists(path) else {
      throw BylineError(.failure, "there is no store at \(path)", hint: "make it: byline collect REPO --store \(path)")
    }
    try StorePath.makeFolder(for: path)
    return try FactStore(path: path)
  }

  private func known(_ repository: GitRepository) throws -> Int {
    guard let stored = try store.repository(location: repository.location) else {
      throw BylineError(
        .failure, "\(repository.name) is not in the store \(store.path)",
        hint: "collect it first: byline collect \(repository.location)")
    }
    return stored.id
  }

  private func collect(
    _ repository: GitRepository, _ settings: Settings, _ options: StoreOptions, isFull: Bool
  ) throws -> CollectionSummary {
    let lock = try CollectionLock(store: store.path, log: options.log)
    defer { lock.release() }
    let log = options.log
    log.debug("collecting \(repository.location) into \(store.path)")
    let line = ProgressLine(isShown: Output.isWatched && !options.quiet)
    defer { line.clear() }
    let summary = try Collection(
      store: store, repository: repository,
      options: CollectionOptions(
        ref: settings.ref.value, isFull: isFull, signatures: settings.signatures.value, classes: settings.classes.value,
        project: settings.project.value, people: settings.peopleSettings.value),
      progress: { line.show($0) }
    ).run()
    line.clear()
    log.debug("\(ResourceUse.line)")
    if summary.wasRewritten {
      log.warning(
        """
        \(summary.name): the history was rewritten: \(summary.commitsVanished) commits are gone, \
        \(summary.commitsRead) are new
        """)
    }
    if summary.commitsIncomplete > 0 {
      log.warning(
        """
        \(summary.name): \(summary.commitsIncomplete) commits have no complete diff (a shallow or partial clone); \
        reports say so under data health
        """)
    }
    return summary
  }

  private func checkRejections() throws {
    let numbers = repositories.map(String.init).joined(separator: ", ")
    let rows = try store.rows(
      """
      SELECT j.source AS sourceName, j.place AS placeName, j.reason AS reasonText, SUM(j.occurrences) OVER () AS total
      FROM rejections AS j WHERE \(repositories.isEmpty ? "1 = 1" : "j.repositoryId IN (\(numbers))")
      ORDER BY j.source, j.place, j.reason LIMIT 1
      """)
    guard let first = rows.first else { return }
    throw BylineError(
      .failure,
      "\(first.integer("total") ?? 0) parts of records could not be read; the first is in \(first.text("sourceName")) "
        + "at \(first.text("placeName")): \(first.text("reasonText"))",
      hint: "leave out --strict to count them and go on")
  }
}
