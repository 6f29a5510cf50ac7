import Facts

/// What the newest commits of a history show about how it is written: enough to give advice, never a number of a report.
package struct HistoryGlimpse: Sendable, Equatable {
  /// How many commits are looked at; reading more would keep people waiting.
  package static let depth = 5000

  /// How many commits were looked at.
  package var commits = 0
  /// Commits that name a checkpoint of Entire.
  package var checkpointCommits = 0
  /// The newest squash merges first: true for one whose message is its title and nothing else.
  package var squashesAreBare: [Bool] = []
  /// The authors, by the commit's `.mailmap`, each once.
  package var authors: Set<Identity> = []

  /// A history that nothing is known of.
  package init() {}

  /// Looks at the newest commits up to a tip.
  init(_ repository: GitRepository, tip: ObjectID) throws {
    // The rest of a history that is broken further down is not needed: what could be read is enough.
    let process = try repository.objects.start([
      "log", "-z", "--max-count=\(HistoryGlimpse.depth)", "--encoding=UTF-8",
      "--format=%P%x1f%an%x1f%ae%x1f%B", tip.hex,
    ])
    let output = Git.readAll(process.output)
    _ = process.wait()
    var raw: [Identity] = []
    for entry in output.split(separator: 0) {
      let fields = entry.split(separator: 0x1f, maxSplits: 3, omittingEmptySubsequences: false)
        .map { String(decoding: $0, as: UTF8.self) }
      guard fields.count == 4 else { continue }
      commits += 1
      raw.append(Identity(name: fields[1], email: fields[2]))
      look(at: fields[3], parents: fields[0].split(separator: " ").count)
    }
    authors = Set(try repository.mapped(Array(Set(raw)), mailmapOf: tip))
  }

  /// Takes in one message.
  package mutating func look(at message: String, parents: Int) {
    let lines = message.textLines.map { $0.trimmingBlanks }.filter { !$0.isEmpty }
    if lines.contains(where: { $0.hasPrefix("Entire-Checkpoint: ") }) { checkpointCommits += 1 }
    guard parents == 1, let subject = lines.first, SquashShape.namesRequest(subject, marks: ["#", "!"]) else { return }
    squashesAreBare.append(lines.count == 1)
  }
}
