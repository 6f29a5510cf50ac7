import Collectors
import Facts
import Store

/// Compares who owns the lines of the collected tip, by the store, with what `git blame` says.
package struct LineVerification {
  private struct Birth: Hashable {
    var commit: ObjectID
    var path: [UInt8]
  }

  /// How many differences are kept to be shown.
  private static let mostKept = 20

  private let store: FactStore
  private let number: Int
  private let repository: GitRepository
  private let reader: BlameReader
  private let pairing: RenamePairing
  /// Where files that were binary became text.
  private let rebirths: Set<Birth>

  /// Prepares to verify a collected repository, known to the store by a number.
  package init(store: FactStore, repository: GitRepository, number: Int) throws {
    self.store = store
    self.number = number
    self.repository = repository
    reader = BlameReader(repository)
    pairing = RenamePairing(store: store, number: number, reader: reader)
    rebirths = Set(try store.rebirths(number).map { Birth(commit: $0.commit, path: $0.path) })
  }

  /// Compares some files, or all where no number is given; `progress` hears how many are done and to do.
  package func run(files: Int?, progress: (Int, Int) -> Void = { _, _ in }) throws -> VerificationResult {
    guard let books = try store.lineHistory(number) else {
      throw BylineError(
        .failure, "the store has no line history of \(repository.name)",
        hint: "collect it again: byline collect --full \(repository.location)")
    }
    let tip = books.tip
    var result = VerificationResult(tip: tip, books: books)
    let kept = try store.ownedFiles(number)
    let numbers = Dictionary(uniqueKeysWithValues: kept.map { ($0.path, $0.pathNumber) })
    let submodules = try repository.submodules(at: tip)
    let counted = try self.counted(at: tip, kept).filter { !submodules.contains($0.path) }
    result.filesTotal = counted.count
    let known = Set(counted.map(\.path)).union(submodules)
    for file in kept where !known.contains(file.path) && file.lineCount > 0 {
      try add(LineDifference.between(runs(file.pathNumber), [], path: file.path), file.pathNumber, to: &result)
    }
    let chosen = FileSample.positions(of: counted.map(\.lines), number: files ?? counted.count).map { counted[$0].path }
    progress(0, chosen.count)
    try reader.each(chosen, at: books.tip) { index, answer in
      let ours = try numbers[chosen[index]].map(runs) ?? []
      try compare(ours, answer, path: chosen[index], number: numbers[chosen[index]], &result)
      if case .failure(let error) = answer, !repository.isPartial { throw error }
      progress(index + 1, chosen.count)
    }
    return result
  }

  /// The files that git counts lines in; where objects are absent, those that the store has.
  private func counted(at tip: ObjectID, _ kept: [OwnedFile]) throws -> [(path: [UInt8], lines: Int)] {
    let counts = try repository.lineCounts(of: tip)?.map { (path: $0.key, lines: $0.value) }
    return (counts ?? kept.map { ($0.path, $0.lineCount) }).filter { $0.lines > 0 }.sorted {
      $0.path.lexicographicallyPrecedes($1.path)
    }
  }

  private func runs(_ path: Int) throws -> [BlamedRun] {
    try store.named(store.ownedLines(number, path: path) ?? [], of: number)
  }

  private func compare(
    _ ours: [BlamedRun], _ answer: Result<[BlamedRun], BylineError>, path: [UInt8], number: Int?,
    _ result: inout VerificationResult
  ) throws {
    guard case .success(let gits) = answer else {
      result.filesUnread += 1
      return
    }
    result.filesCompared += 1
    let differences = LineDifference.between(ours, gits, path: path)
    let lines = max(ours.last?.finalEnd ?? 1, gits.last?.finalEnd ?? 1) - 1
    let agreeing = Int(lines) - differences.reduce(0) { $0 + Int($1.count) }
    result.linesCompared += agreeing
    result.linesAgreeing += agreeing
    try add(differences, number, to: &result)
  }

  /// Enters the differences of a file, known to the store by a number.
  private func add(_ differences: [LineDifference], _ path: Int?, to result: inout VerificationResult) throws {
    var isPairedOtherwise: Bool?
    for difference in differences {
      let count = Int(difference.count)
      if let reason = reason(difference) {
        result.unknown[reason, default: 0] += count
        continue
      }
      result.linesCompared += count
      if let ours = difference.ours, difference.gits != nil,
        rebirths.contains(Birth(commit: ours.commit, path: ours.path))
      {
        result.explained[.binaryOnce, default: 0] += count
        continue
      }
      let isOther = try isPairedOtherwise ?? path.map(pairing.isOther) ?? false
      isPairedOtherwise = isOther
      if isOther {
        result.explained[.renamePairing, default: 0] += count
      } else {
        result.linesDiffering += count
        if result.differences.count < LineVerification.mostKept { result.differences.append(difference) }
      }
    }
  }

  /// Why the store does not know the owner of lines; nil where it says that it does, or has no reason.
  private func reason(_ difference: LineDifference) -> VerificationResult.UnknownReason? {
    guard let ours = difference.ours, let gits = difference.gits, ours.commit.isNull else { return nil }
    return reader.isBoundary(gits.commit) ? .shallow : repository.isPartial ? .partial : nil
  }
}
