import Collectors
import Facts
import Store

/// Finds out who people are, what files are, and when everything landed and was released.
struct LandmarkCollection {
  let store: FactStore
  let repository: GitRepository
  let number: Int
  let tip: ObjectID?
  let classes: [FileClassifier.Rule]

  func run() throws {
    let tags = try repository.tags()
    let graph = CommitGraph(
      nodes: try store.graph(number), tip: tip,
      beside: try tip.map { try repository.commits(of: tags, beside: $0) } ?? [])
    try store.setTags(tags, of: number)
    try store.setLandings(graph.landings(tags: tags), of: number)
    try collectPeople()
    try classifyPaths()
    let requests = ChangeRequestFinder.requests(
      mainline: try store.mainlineMessages(number), heads: try repository.changeRequestHeads(), graph: graph)
    try store.setChangeRequests(requests, of: number)
    try collectChangelog()
    try store.setHealth("clocks-backwards", graph.clocksBackwards, of: number)
  }

  private func collectPeople() throws {
    let known = try store.identities(number)
    let mapped = try tip.map { try repository.mapped(known.map(\.identity), mailmapOf: $0) } ?? known.map(\.identity)
    let people = AliasedIdentities(aliases: try store.peopleSettings(.alias)).applied(to: mapped)
    try store.setPeople(Array(zip(known.map(\.number), people)).map { (number: $0, identity: $1) }, of: number)
  }

  private func classifyPaths() throws {
    let paths = try store.paths(number, all: true)
    let files = try tip.map { try repository.attributeFiles(of: $0) } ?? []
    let classifier = FileClassifier(
      attributes: try repository.attributes(of: paths.map(\.path), files: files), rules: classes)
    try store.setClasses(paths.map { ($0.number, classifier.classify($0.path)) }, of: number)
  }

  /// Reads the changelog at the tip, the first of the usual names that there is.
  private func collectChangelog() throws {
    var entries: [ChangelogEntry] = []
    if let tip, let name = try repository.changelogName(at: tip), let bytes = try repository.blob("\(tip.hex):\(name)")
    {
      entries = Changelog.entries(in: String(decoding: bytes, as: UTF8.self))
    }
    try store.setChangelog(entries, of: number)
  }
}
