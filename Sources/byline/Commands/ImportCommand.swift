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
      payloads, DevLake's raw tables; as JSON, a value a line, pages one after the other, packed with gzip or not. \
      Several files about one change complete each other, in any order. A record that does not fit is told and passed \
      over. The last line says what came in.

      Examples:
        gh pr list --state all -L 1000 --json number,title,state,url,author,mergedAt,reviews | byline import -
        byline import pulls.json reviews.json comments.ndjson.gz
        byline import list.json --project github.com/owner/name --store team.sqlite
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
    let place = try ReviewStore(options)
    let hint = try named() ?? place.project
    let lock = try CollectionLock(store: place.store.path, log: options.log)
    defer { lock.release() }
    var total = ReadingTally()
    for file in files {
      let tally = try read(file, hint, formats, into: place.store)
      if !options.quiet { for line in ImportText.lines(file, tally) { Output.complain(line) } }
      total.merge(tally)
    }
    try ReviewCollection(
      store: place.store, signatures: SignatureSet.builtIn().adding(yaml: place.settings.signatures.value)
    ).refresh()
    try Output.write(ImportText.summary(total), to: nil)
    if options.strict, total.rejected > 0, let first = total.reasons.first {
      throw BylineError(
        .failure,
        "\(total.rejected) records could not be read; the first is in \(first.source) at \(first.place): \(first.reason)",
        hint: "leave out --strict to pass over them")
    }
  }

  private func read(
    _ file: String, _ hint: ProjectName?, _ formats: [any ReviewFormat.Type], into store: FactStore
  ) throws -> ReadingTally {
    var input = try ByteInput(path: file)
    let length = input.length ?? 0
    let name = file == "-" ? "standard input" : file
    let line = ProgressLine(isShown: Output.isWatched && !options.quiet)
    defer { line.clear() }
    var reader = ReviewReader(name: name, project: hint, formats: formats) { try store.write($0) }
    let tally = try reader.read(&input) { done in
      let share = length > 0 ? ", \(done * 100 / max(length, 1))%" : ""
      line.show("\(name): \(done >> 20) MB\(share)", done, max(length, done + 1))
    }
    try store.recordImport(
      source: name, changes: tally.changes, reviews: tally.reviews, comments: tally.comments, rejected: tally.rejected,
      firstReason: tally.reasons.first.map { "\($0.place): \($0.reason)" } ?? "",
      rejections: tally.rejections)
    return tally
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
