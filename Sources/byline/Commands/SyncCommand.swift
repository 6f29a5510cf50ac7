import ArgumentParser
import Collection
import Collectors
import Facts
import Foundation
import Logging
import Store

/// `byline sync`.
struct SyncCommand: AsyncParsableCommand {
  /// The sorts of forge that can be asked.
  enum Forge: String, ExpressibleByArgument, CaseIterable {
    case github
    case gitlab
    case gerrit
    case forgejo

    /// The sort of the forge's records.
    var kind: ProjectName.Forge {
      switch self {
      case .github: .github
      case .gitlab: .gitlab
      case .gerrit: .gerrit
      case .forgejo: .gitea
      }
    }

    /// The variable that names the host, for those forges whose own program reads one.
    var hostVariable: String? {
      switch self {
      case .github: "GH_HOST"
      case .gitlab: "GITLAB_HOST"
      case .gerrit, .forgejo: nil
      }
    }

    /// How the forge is asked.
    var sync: any ForgeSync {
      switch self {
      case .github: GitHubSync()
      case .gitlab: PagedSync(.gitlab)
      case .gerrit: PagedSync(.gerrit)
      case .forgejo: PagedSync(.forgejo)
      }
    }
  }

  static let configuration = CommandConfiguration(
    commandName: "sync",
    abstract: "Fetch a project's review records from its forge into the store.",
    discussion: """
      The first sync fetches everything, later ones what changed since. One that is interrupted goes on where it \
      stopped when the same command is run again. The forge's limits are obeyed, which may mean waiting. The last line \
      says what came in.

      The token comes from the environment only, and goes to the forge's host only: GH_TOKEN or GITHUB_TOKEN (for hosts \
      other than github.com and *.ghe.com GH_ENTERPRISE_TOKEN or GITHUB_ENTERPRISE_TOKEN), GITLAB_TOKEN, GERRIT_TOKEN, \
      FORGEJO_TOKEN or GITEA_TOKEN. GitHub answers nobody without one.

      Examples:
        GH_TOKEN=$(gh auth token) byline sync github owner/name
        byline sync gitlab group/name --host gitlab.example.com --since 2026-01-01
        byline sync forgejo owner/name --store team.sqlite
      """)

  @Argument(
    help: ArgumentHelp("The sort of forge: github, gitlab, gerrit or forgejo (also Gitea).", valueName: "forge"))
  var forge: Forge

  @Argument(help: ArgumentHelp("The project, as owner/name.", valueName: "project"))
  var project: String

  @Option(
    help: ArgumentHelp(
      "The day to begin with (default: what the store does not know yet, from the beginning).", valueName: "day"))
  var since: String?

  @Option(
    help: ArgumentHelp(
      "The forge's host or address (default: github.com, also GH_HOST; gitlab.com, also GITLAB_HOST; codeberg.org).",
      valueName: "host"))
  var host: String?

  @OptionGroup var options: StoreOptions

  func run() async throws {
    let start = try firstMoment()
    let (address, credentials) = try place()
    let name = ProjectName(forge: forge.kind, host: address.host, path: project)
    let place = try ReviewStore(options)
    let lock = try CollectionLock(store: place.store.path, log: options.log)
    defer { lock.release() }
    let line = ProgressLine(isShown: Output.isWatched && !options.quiet)
    defer { line.clear() }
    let log = options.log
    let client = ForgeClient(
      URLSessionTransport(), host: address.authority, credentials: credentials,
      now: { Date().timeIntervalSince1970 },
      wait: { seconds, reason in
        log.notice("\(reason); waiting \(Int(seconds)) seconds")
        try await Task.sleep(for: .seconds(seconds))
      })
    var session = SyncSession(
      client: client, project: name, address: address, since: start, keeper: StoreKeeper(place.store, name),
      progress: { line.show("\(project): \(ImportText.counts($0))", 0, 1) })
    try await forge.sync.run(&session)
    line.clear()
    try finish(session.tally, place)
  }

  private func finish(_ tally: ReadingTally, _ place: ReviewStore) throws {
    let source = "sync of \(forge.rawValue) \(project)"
    try place.store.recordImport(
      source: source, changes: tally.changes, reviews: tally.reviews, comments: tally.comments,
      rejected: tally.rejected, firstReason: tally.reasons.first.map { "\($0.source): \($0.reason)" } ?? "",
      rejections: tally.rejections)
    try ReviewCollection(
      store: place.store, signatures: SignatureSet.builtIn().adding(yaml: place.settings.signatures.value)
    ).refresh()
    if !options.quiet {
      for reason in tally.reasons.prefix(ImportText.toldReasons) {
        Output.complain("\(reason.source): \(reason.reason)")
      }
    }
    try Output.write(ImportText.summary(tally), to: nil)
    if options.strict, tally.rejected > 0, let first = tally.reasons.first {
      throw BylineError(
        .failure, "\(tally.rejected) records could not be read; the first is in \(first.source): \(first.reason)",
        hint: "leave out --strict to pass over them")
    }
  }

  private func firstMoment() throws -> Int64? {
    guard let since else { return nil }
    guard let day = Calendar.parseDay(since) else {
      throw BylineError(.usage, "'\(since)' is not a day", hint: "write it as --since 2026-01-01")
    }
    return Int64(day) * Calendar.secondsPerDay
  }

  /// Where the forge is, and the headers with the token that it may see.
  private func place() throws -> (address: ForgeAddress, credentials: [String: String]) {
    let environment = ProcessInfo.processInfo.environment
    let named = host ?? forge.hostVariable.flatMap { environment[$0] }.flatMap { $0.isEmpty ? nil : $0 }
    guard let host = named ?? ForgeAddress.publicHosts[forge.kind] else {
      throw BylineError(.usage, "\(forge.rawValue) has no public host", hint: "name one with --host")
    }
    guard let site = ForgeAddress(forge.kind, host: host, hasToken: false)?.host else {
      throw BylineError(.usage, "'\(host)' is no host", hint: "write it as --host git.example.com")
    }
    let credentials = ForgeToken.credentials(forge.kind, host: site) { environment[$0] }
    guard let address = ForgeAddress(forge.kind, host: host, hasToken: !credentials.isEmpty) else {
      throw BylineError(.usage, "'\(host)' is no host", hint: "write it as --host git.example.com")
    }
    guard credentials.isEmpty || !address.isOpenToOthers else {
      throw BylineError(.usage, "the token would go to \(host) unencrypted", hint: "write it as --host https://…")
    }
    if forge == .github, credentials.isEmpty {
      let names = ForgeToken.variables(.github, host: site).joined(separator: " or ")
      throw BylineError(.failure, "\(site) answers nobody without a token", hint: "set \(names)")
    }
    return (address, credentials)
  }
}
