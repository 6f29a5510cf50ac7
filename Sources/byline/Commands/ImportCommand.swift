import ArgumentParser
import Collection
import Collectors
import Facts
import Store

/// `byline import`.
struct ImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Read review records of a forge from files into the store.",
    discussion: """
      What a file holds is told by its content: the output of gh, pages of a forge's API, GraphQL answers, webhook \
      payloads, DevLake's raw tables; as JSON, a value a line, or pages one after the other, packed with gzip or not. \
      Several files about one change complete each other, in any order, and importing one twice changes nothing.

      A record that does not fit is told with its place and passed over; with --strict the status is 2 then. It is 2 also \
      where a file cannot be read, or holds nothing but what does not fit. The last line says what came in.

      Examples:
        gh pr list --state all -L 1000 --json number,url,reviews | byline import -
        byline import pulls.json reviews.json comments.ndjson.gz
        byline import list.json --project github.com/owner/name
      """)

  @Argument(help: ArgumentHelp("Files to read; - is standard input.", valueName: "file"))
  var files: [String]

  @Option(
    help: ArgumentHelp(
      "The project of records that do not name theirs, as github.com/owner/name (default: the remote of the repository "
        + "whose store it is).", valueName: "project"))
  var project: String?

  @Option(
    help: ArgumentHelp("Take records of this forge only, as github or gitlab (default: any forge).", valueName: "forge")
  )
  var forge: String?

  @OptionGroup var options: StoreOptions

  func run() throws {
    let formats = try chosenFormats()
    // A mistyped name is told before anything is written.
    for file in files where file != "-" { _ = try ByteInput(path: file) }
    let place = try ReviewStore(options)
    let hint = try named() ?? place.project
    let lock = try CollectionLock(store: place.store.path, log: options.log)
    defer { lock.release() }
    var total = ReadingTally()
    var failures: [BylineError] = []
    for file in files {
      let (tally, failure) = try read(file, hint, formats, into: place.store)
      if !options.quiet { for line in ImportText.lines(file, tally) { Output.complain(line) } }
      if let failure = failure ?? ImportText.failure(of: file, tally) { failures.append(failure) }
      total.merge(tally)
    }
    let line = ProgressLine(isShown: Output.isWatched && !options.quiet)
    line.show("joining the records to commits and people", 1, 1)
    try ReviewCollection(
      store: place.store, signatures: SignatureSet.builtIn().adding(yaml: place.settings.signatures.value)
    ).refresh()
    line.clear()
    try Output.write(ImportText.summary(total), to: nil)
    if let failure = failures.first {
      guard failures.count > 1 else { throw failure }
      throw BylineError(.failure, "\(failure.message), and \(failures.count - 1) more files failed", hint: failure.hint)
    }
    if options.strict, total.rejected > 0, let first = total.reasons.first {
      let records = total.rejected == 1 ? "1 record" : "\(total.rejected) records"
      throw BylineError(
        .failure,
        "\(records) could not be read; the first is in \(first.source) at \(first.place): \(first.reason)",
        hint: "leave out --strict to pass over them")
    }
  }

  /// Reads a file; one that ends too soon or is damaged has given what stood before, and why it failed comes beside that.
  private func read(
    _ file: String, _ hint: ProjectName?, _ formats: [any ReviewFormat.Type], into store: FactStore
  ) throws -> (tally: ReadingTally, failure: BylineError?) {
    var input = try ByteInput(path: file)
    let length = input.length
    let name = ImportText.name(of: file)
    let line = ProgressLine(isShown: Output.isWatched && !options.quiet)
    defer { line.clear() }
    let start = ContinuousClock.now
    var reader = ReviewReader(name: name, project: hint, formats: formats) { try store.write($0) }
    var failure: BylineError?
    do {
      _ = try reader.read(&input) { done in
        let seconds = (ContinuousClock.now - start) / .seconds(1)
        line.show(ImportText.progress(name, done, of: length, seconds: seconds), done, max(length ?? 0, done + 1))
      }
    } catch let error as BylineError where error.kind == .failure {
      failure = error
    }
    let tally = reader.tally
    try store.recordImport(
      source: name, changes: tally.changes, reviews: tally.reviews, comments: tally.comments, rejected: tally.rejected,
      firstReason: tally.reasons.first.map { "\($0.place): \($0.reason)" } ?? failure?.message ?? "",
      rejections: tally.rejections)
    return (tally, failure)
  }

  private func chosenFormats() throws -> [any ReviewFormat.Type] {
    guard let forge else { return ReviewFormatRegistry.all }
    let chosen = ReviewFormatRegistry.all.filter { $0.id == forge || $0.id.hasPrefix("\(forge)-") }
    guard !chosen.isEmpty else {
      let known = ReviewFormatRegistry.all.map { $0.id }.joined(separator: ", ")
      throw BylineError(.usage, "there is no forge '\(forge)'", hint: "the known formats are \(known)")
    }
    return chosen
  }

  private func named() throws -> ProjectName? {
    guard let project else { return nil }
    guard let name = ReviewStore.project(named: project) else {
      throw BylineError(.usage, "'\(project)' names no project", hint: "write it as --project github.com/owner/name")
    }
    return name
  }
}
