import Aggregation
import Collectors
import Facts
import Store

/// Brings one repository's facts into a store, reading only what is new.
///
/// The order of the work: commits with their diffs; people, file classes, tags, change requests and landings; signs in
/// messages; records about lines; the verdicts. Each step is a transaction (commits: many) and can be repeated, so a
/// collection that was killed is completed by the next one.
package struct Collection {
  /// How many changed files are written in one transaction, however few commits they come from.
  private static let batchFiles = 10_000

  private let store: FactStore
  private let repository: GitRepository
  private let options: CollectionOptions
  private let progress: (CollectionProgress) throws -> Void

  /// Prepares to collect a repository; `progress` is called now and then while commits are read, and what it throws ends
  /// the collection.
  package init(
    store: FactStore, repository: GitRepository, options: CollectionOptions = CollectionOptions(),
    progress: @escaping (CollectionProgress) throws -> Void = { _ in }
  ) {
    self.store = store
    self.repository = repository
    self.options = options
    self.progress = progress
  }

  /// Collects, and says what was done.
  package func run() throws -> CollectionSummary {
    let tip = try repository.tip(of: options.ref)
    let signatures = try SignatureSet.builtIn().adding(yaml: options.signatures)
    let rules = rulesFingerprint(signatures)
    let inputs = try repository.inputsFingerprint()
    let remotes = try remoteNames()
    let fingerprint = try "\(rules);\(inputs);\(reviewsFingerprint(remotes))"
    var old = try storedRepository()
    if let stored = old, isAnew(stored) {
      try store.clear(stored.id)
      old = try storedRepository()
    }
    // What a partial clone lacked, and has by now, is read again.
    let filled = try old.map { try repository.filled(store.commitsWithAbsentObjects($0.id)) } ?? []
    if let old, old.isComplete, old.facts.tip == tip.id, old.facts.refName == tip.name,
      old.rulesFingerprint == fingerprint, filled.isEmpty,
      try !(repository.isPartial && store.hasAbsentRecords(old.id))
    {
      return try summary(old.id, tip: tip, total: old.facts.commitsExpected)
    }
    var known = try old.map { try store.commitNumbers($0.id) } ?? [:]
    let stale = filled.compactMap { known.removeValue(forKey: $0) }
    let knownTip = old.flatMap { $0.isComplete && filled.isEmpty ? $0.facts.tip : nil }
    let plan = try tip.id.map { try repository.plan(tip: $0, known: Set(known.keys), knownTip: knownTip) }
    let number = try store.begin(facts(tip, expected: plan?.listed ?? 0))
    var done = try summary(number, tip: tip, total: plan?.listed ?? 0)
    let hasSameRules = old?.rulesFingerprint.split(separator: ";").first.map(String.init) == rules
    try store.remove(commits: stale, of: number)
    try read(plan, to: tip.id, known: known, into: number, &done)
    let branches = try store.landedBranches(number)
    try store.setRemotes(remotes, of: number)
    try store.setPeopleSettings(options.people, of: number)
    try LandmarkCollection(
      store: store, repository: repository, number: number, tip: tip.id, classes: options.classes
    ).run()
    if let tip = tip.id {
      try LineReplay(store: store, repository: repository, number: number, tip: tip).run()
    } else {
      try store.clearLineHistory(number)
    }
    // After a collection that was killed, or with other rules, every message is looked at again.
    let isContinued = old?.isComplete == true && hasSameRules
    try EvidenceCollection(store: store, repository: number, signatures: signatures)
      .run(above: isContinued ? known.values.max() ?? 0 : 0, before: branches)
    done.recordsRead = try RecordCollection(store: store, repository: repository, number: number, tip: tip.id)
      .run(isAnew: !hasSameRules)
    try ReviewCollection(store: store, signatures: signatures).run()
    try PatchComparison(store: store, repository: repository, number: number, tip: tip.id).run()
    try DataHealth.record(store: store, repository: repository, number: number)
    try Verdicts.rebuild(store: store, repository: number)
    try store.complete(number, rulesFingerprint: fingerprint)
    let final = try summary(number, tip: tip, total: plan?.listed ?? 0)
    done.commitsIncomplete = final.commitsIncomplete
    done.rejected = final.rejected
    return done
  }

  /// The repository in the store: by its location, or under the one that it had before it was moved.
  private func storedRepository() throws -> StoredRepository? {
    if let known = try store.repository(location: repository.location) { return known }
    for candidate in try store.repositories() where !FileBytes.exists(candidate.facts.location) {
      guard let tip = candidate.facts.tip, try repository.contains(tip) else { continue }
      try store.move(candidate.id, to: repository.location, name: repository.name)
      return candidate
    }
    return nil
  }

  /// True when what the store has cannot be continued: by wish, or because it was read with other eyes.
  private func isAnew(_ stored: StoredRepository) -> Bool {
    options.isFull || stored.facts.diffOptions != DiffOptions.fingerprint
      || stored.facts.isShallow != repository.isShallow || stored.facts.isPartial != repository.isPartial
      || (repository.isShallow && stored.facts.isShallow)
  }

  private func rulesFingerprint(_ signatures: SignatureSet) -> String {
    let classes = options.classes.map { "\($0.pattern)=\($0.fileClass.rawValue)" }.joined(separator: ",")
    return "\(signatures.fingerprint)-\(Checksum.text(classes.utf8))"
  }

  /// The forges' addresses of the repository: the settings' before the remotes'.
  private func remoteNames() throws -> [RemoteName] {
    try (options.project.map { [RemoteName(source: .setting, address: $0)] } ?? [])
      + repository.remoteAddresses().map { RemoteName(source: .remote, address: $0) }
  }

  /// A checksum of the review records and of all that says whose they are.
  private func reviewsFingerprint(_ remotes: [RemoteName]) throws -> String {
    let names = remotes.map { "\($0.source.rawValue) \($0.address.host)/\($0.address.path)" }
    let people = options.people.map { "\($0.kind.rawValue) \($0.name) \($0.members)" }
    return Checksum.text("\(names) \(people) \(try store.reviewStamp())".utf8)
  }

  private func facts(_ tip: GitRepository.Tip, expected: Int) -> RepositoryFacts {
    RepositoryFacts(
      location: repository.location, name: repository.name, objectFormat: repository.objectFormat, refName: tip.name,
      tip: tip.id, diffOptions: DiffOptions.fingerprint, isShallow: repository.isShallow,
      isPartial: repository.isPartial, commitsExpected: expected)
  }

  private func read(
    _ plan: HistoryPlan?, to tip: ObjectID?, known: [ObjectID: Int], into number: Int,
    _ done: inout CollectionSummary
  ) throws {
    guard let plan, let tip else {
      try store.remove(commits: Array(known.values), of: number)
      return
    }
    try store.remove(commits: plan.vanished.compactMap { known[$0] }, of: number)
    done.commitsVanished = plan.vanished.count
    // Newer commits get larger numbers, whatever the order of reading.
    let highest = known.values.max() ?? 0
    var numbers: [ObjectID: Int] = [:]
    numbers.reserveCapacity(plan.commits.count)
    for (index, id) in plan.commits.enumerated() { numbers[id] = highest + plan.commits.count - index }
    var writer = try CommitWriter(store: store, repository: number, numbers: numbers)
    var pending: [Commit] = []
    var pendingFiles = 0
    func flush() throws {
      try writer.write(pending)
      done.commitsRead += pending.count
      pending.removeAll(keepingCapacity: true)
      pendingFiles = 0
      try progress(
        CollectionProgress(
          repository: repository.name, commitsDone: done.commitsRead, commitsTotal: plan.commits.count))
    }
    try repository.read(plan) { commits in
      pending += commits
      pendingFiles += commits.reduce(0) { $0 + $1.files.count }
      if pending.count >= options.batchSize || pendingFiles >= Collection.batchFiles { try flush() }
    }
    if !pending.isEmpty { try flush() }
    // Files that are older than what the clone has: their lines are there, and nobody knows whose they are.
    if repository.isShallow || repository.isPartial, let counts = try repository.lineCounts(of: tip) {
      try writer.add(paths: counts.filter { $0.value > 0 }.keys.sorted { $0.lexicographicallyPrecedes($1) })
    }
  }

  private func summary(_ number: Int, tip: GitRepository.Tip, total: Int) throws -> CollectionSummary {
    let counts = try store.rows(
      """
      SELECT (SELECT COUNT(*) FROM commits WHERE repositoryId = \(number) AND diffState <> 'complete') AS incomplete,
        (SELECT COALESCE(SUM(occurrences), 0) FROM rejections WHERE repositoryId = \(number)) AS rejected
      """)
    return CollectionSummary(
      repository: number, name: repository.name, refName: tip.name, commitsRead: 0, commitsTotal: total,
      commitsVanished: 0, recordsRead: 0, commitsIncomplete: counts.first?.integer("incomplete") ?? 0,
      rejected: counts.first?.integer("rejected") ?? 0)
  }
}
