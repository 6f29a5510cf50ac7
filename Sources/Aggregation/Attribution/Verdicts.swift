import Facts
import Store

/// Makes the verdict tables of a repository from its facts.
package enum Verdicts {
  /// Rebuilds them all, in one transaction; the same facts give the same rows.
  package static func rebuild(store: FactStore, repository: Int) throws {
    try rebuild(store: store, repository: repository, isHistoryNew: true)
  }

  /// Rebuilds those that review records decide, for a history whose other verdicts are there.
  package static func rebuildRequests(store: FactStore, repository: Int) throws {
    try rebuild(store: store, repository: repository, isHistoryNew: false)
  }

  private static func rebuild(store: FactStore, repository: Int, isHistoryNew: Bool) throws {
    var records = try CommitRecord.load(store, repository)
    try CommitRecord.addEvidence(to: &records, store, repository)
    try CommitRecord.addCoAuthors(to: &records, store, repository)
    let attested = try AttestedLines.load(store, repository)
    let position = Dictionary(uniqueKeysWithValues: records.enumerated().map { ($1.number, $0) })
    var verdicts: [ChangeVerdict] = []
    verdicts.reserveCapacity(records.count)
    for index in records.indices {
      records[index].attested = attested.summary(records[index].number)
      verdicts.append(
        AttributionPolicy.verdict(evidence: records[index].evidence, attested: records[index].attested))
    }
    var tally = LineTally()
    try countLines(store, repository, position, attested, verdicts, &records, &tally)
    let requests = try RequestFacts(store: store, repository: repository, records: records, verdicts: verdicts)
    let units = try UnitFacts(
      store: store, repository: repository, records: records, verdicts: verdicts, recorded: requests.unitRequests,
      disowned: requests.disowned, people: requests.unitPeople)
    let features = try FeatureLadder(store: store, repository: repository, units: units)
    let fates = try FateFacts(
      store: store, repository: repository, records: records, verdicts: verdicts, attested: attested)
    let deployments = try DeploymentFacts(store: store, repository: repository, units: units)
    let tables = isHistoryNew ? FactStore.verdictTables : FactStore.requestVerdictTables
    try store.replaceVerdicts(of: repository, in: tables) { writer in
      if isHistoryNew {
        for (record, verdict) in zip(records, verdicts) { try write(record, verdict, repository, &writer) }
        try tally.write(repository, to: &writer)
        try fates.write(repository, to: &writer)
      }
      try units.write(repository, to: &writer)
      try features.write(repository, to: &writer)
      try requests.write(units: units, fates: fates, deployments: deployments, to: &writer)
    }
    try requests.recordHealth()
  }

  private static func countLines(
    _ store: FactStore, _ repository: Int, _ position: [Int: Int], _ attested: AttestedLines,
    _ verdicts: [ChangeVerdict], _ records: inout [CommitRecord], _ tally: inout LineTally
  ) throws {
    try store.each(
      """
      SELECT f.commitId, f.pathId, f.content, f.addedLines, f.deletedLines, p.fileClass, p.language, p.directory
      FROM file_changes AS f
      JOIN paths AS p ON p.repositoryId = f.repositoryId AND p.pathId = f.pathId
      WHERE f.repositoryId = ?1 ORDER BY f.commitId, f.ordinal
      """, of: repository
    ) { row in
      guard let index = position[row.integer(0)] else { return }
      records[index].files += 1
      guard row.text(2) == FileChange.Content.text.rawValue, let added = row.optional(3), let deleted = row.optional(4)
      else { return }
      let fileClass = row.text(5)
      let counts = FileClass(rawValue: fileClass)?.counts ?? true
      if counts {
        records[index].added = records[index].added.map { $0 + added }
        records[index].deleted = records[index].deleted.map { $0 + deleted }
      } else {
        records[index].excluded = records[index].excluded.map { $0 + added }
      }
      let record = records[index]
      let verdict = verdicts[index]
      var key = LineTally.Key(
        day: record.landedDay, week: record.landedWeek, origin: .unmarked, agent: "", model: "",
        isAttested: verdict.hasRecord, fileClass: fileClass, language: row.text(6), directory: row.text(7),
        person: record.person)
      var rest = added
      var aiLines = 0
      for claim in attested.claims[record.number] ?? [] where claim.path == row.integer(1) {
        let count = min(claim.count, rest)
        rest -= count
        (key.origin, key.agent, key.model) = (claim.origin, claim.agent, claim.model)
        if claim.origin == .ai || claim.origin == .assisted { aiLines += count }
        tally.add(key, added: count, deleted: 0)
      }
      key.origin = AttributionPolicy.uncovered(verdict)
      let isKnown = key.origin == .ai || key.origin == .assisted
      (key.agent, key.model) = isKnown ? (verdict.agent, verdict.model) : ("", "")
      if counts { records[index].aiLines += isKnown ? aiLines + rest : aiLines }
      tally.add(key, added: rest, deleted: deleted)
    }
  }

  private static func write(
    _ record: CommitRecord, _ verdict: ChangeVerdict, _ repository: Int, _ writer: inout VerdictWriter
  ) throws {
    func number(_ value: Int?) -> Row.Value { value.map { .integer(Int64($0)) } ?? .null }
    func flag(_ value: Bool) -> Row.Value { .integer(value ? 1 : 0) }
    try writer.add(
      to: "change_facts",
      [
        number(repository), number(record.number), number(record.landedDay), number(record.landedWeek),
        number(record.person), flag(record.isMerge), .text(verdict.origin.rawValue),
        .text(verdict.agent), .text(verdict.model), .text(verdict.session), flag(verdict.hasMark),
        flag(verdict.hasRecord), flag(record.isAggregate && verdict.hasMark), flag(verdict.isSuspected),
        number(record.added), number(record.deleted), number(record.excluded), number(record.files),
        number(record.authoredHour),
      ])
    var channels: [Evidence.Channel: [String]] = [:]
    for sign in record.evidence where sign.strength == .strong && AttributionPolicy.isOfAI(sign) {
      channels[sign.channel, default: []].append(sign.agent)
    }
    if record.attested.aiLines > 0 { channels[.lineRecord] = record.attested.writers.map(\.agent) }
    for channel in channels.keys.sorted(by: { $0.rawValue < $1.rawValue }) {
      try writer.add(
        to: "mark_facts",
        [
          number(repository), number(record.number), .text(channel.rawValue), number(record.landedDay),
          number(record.landedWeek), .text(AttributionPolicy.single(channels[channel] ?? [])),
        ])
    }
  }
}
