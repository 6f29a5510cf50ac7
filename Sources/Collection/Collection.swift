import Collectors
import Facts
import Store

/// Brings one repository's facts into a store, reading only what is new.
///
/// The order of the work: commits with their diffs; people; file classes; tags, change requests and the changelog;
/// when everything landed; signs in messages; records about lines; the state of the data; the verdicts. Each step
/// is a transaction (commits: many), and each can be repeated, so a collection that was killed is completed by the next.
package struct Collection {
  private let store: FactStore
  private let repository: GitRepository
  private let options: CollectionOptions
  private let progress: (CollectionProgress) -> Void

  /// Prepares to collect a repository; `progress` is called now and then while commits are read.
  package init(
    store: FactStore, repository: GitRepository, options: CollectionOptions,
    progress: @escaping (CollectionProgress) -> Void = { _ in }
  ) {
    self.store = store
    self.repository = repository
    self.options = options
    self.progress = progress
  }

  /// Collects, and says what was done.
  package func run() throws -> CollectionSummary {
    let tip = try repository.tip(of: options.ref)
    let old = try storedRepository()
    var facts = RepositoryFacts(
      location: repository.location, name: repository.name, objectFormat: repository.objectFormat, refName: tip.name,
      tip: tip.id, diffOptions: DiffOptions.fingerprint, isShallow: repository.isShallow,
      isPartial: repository.isPartial, commitsExpected: 0)
    let isAnew = options.isFull || (old.map { $0.facts.diffOptions != facts.diffOptions || $0.facts.isShallow != facts.isShallow } ?? false)
    if let old, isAnew { try store.clear(old.id) }
    let known = try old.map { isAnew ? [:] : try store.commitNumbers($0.id) } ?? [:]
    let isUnchanged = old.map { !isAnew && $0.isComplete && $0.facts.tip == tip.id } ?? false

    var plan: HistoryPlan?
    if let id = tip.id, !isUnchanged {
      let knownTip = old.flatMap { $0.isComplete && !isAnew ? $0.facts.tip : nil }
      plan = try repository.plan(tip: id, known: Set(known.keys), knownTip: knownTip)
    }
    facts.commitsExpected = plan?.listed ?? (tip.id == nil ? 0 : known.count)
    let rules = try CollectionRules(options: options)
    var landmarks = try Landmarks(repository: repository, tip: tip.id, options: options)
    let isSettled = isUnchanged && old?.rulesFingerprint == rules.fingerprint(landmarks)
    let number = isSettled ? old?.id ?? 0 : try store.begin(facts)

    var summary = CollectionSummary(
      repository: number, name: facts.name, refName: facts.refName, commitsRead: 0, commitsTotal: facts.commitsExpected,
      commitsVanished: 0, recordsRead: 0, commitsIncomplete: 0, rejected: 0)
    if let plan { try readCommits(plan, known: known, into: number, &summary) }
    let records = try RecordCollection(store: store, repository: repository, number: number)
    guard !isSettled else {
      // Nothing but records can have changed since: they may be fetched at any time.
      guard try records.hasNews() else { return try finished(summary) }
      _ = try store.begin(facts)
      summary.recordsRead = try records.run(lineAgents: rules.signatures)
      try Verdicts.rebuild(store: store, repository: number)
      try store.complete(number, rulesFingerprint: rules.fingerprint(landmarks))
      return try finished(summary)
    }
    try settle(number, tip: tip.id, rules: rules, landmarks: &landmarks)
    try EvidenceCollection(store: store, number: number, signatures: rules.signatures).run()
    summary.recordsRead = try records.run(lineAgents: rules.signatures)
    try Verdicts.rebuild(store: store, repository: number)
    try store.complete(number, rulesFingerprint: rules.fingerprint(landmarks))
    return try finished(summary)
  }
}
