import Aggregation
import Facts

/// The state of the data: what was read of what there is, and what was wrong with it.
enum HealthSection {
  /// The collectors' counts that readers must know, with the words for them; shown only when they are not 0.
  private static let items: [(measure: String, text: String)] = [
    ("incomplete", "repositories whose collection did not finish"),
    ("shallow", "shallow clones: the history is cut off, so whole-history figures are floors"),
    ("partial", "partial clones: some objects are absent"),
    ("health.commits-shallow", "commits at the border of a shallow clone, without a diff"),
    ("health.commits-absent-objects", "commits with absent objects: their lines are unknown, not zero"),
    ("health.files-absent", "changed files whose lines are unknown"),
    ("health.line-files-misfit", "files whose lines the replay and git count differently"),
    ("health.rename-limit-reached", "commits with too many files for git to look for renames"),
    ("health.clocks-backwards", "commits dated before one of their parents"),
    ("health.author-after-committer", "commits written after they were committed, by their clocks"),
    ("health.impossible-zones", "commits with an impossible time zone"),
    ("health.empty-author-names", "commits without an author's name"),
    ("health.records-git-ai-elsewhere", "git-ai notes on commits that this history does not have"),
    ("health.records-agentblame-elsewhere", "agentblame notes on commits that this history does not have"),
    ("health.projects-unlinked", "projects of review records that belong to no repository of the store"),
    ("health.requests-unlinked", "change requests of those projects, which are not counted"),
    ("health.requests-merged-elsewhere", "merged change requests whose landed commit is not on the history"),
    ("health.requests-unjoined", "merged change requests that no commit could be joined to"),
    ("health.requests-landed-outside", "change requests that are closed in the record, but landed"),
    ("health.requests-nested", "change requests that landed on another branch first, joined through that branch"),
    (
      "health.requests-landing-unknown",
      "merged change requests of which nothing says whether they were squashed: their list of commits is cut off"
    ),
    (
      "health.requests-patches-unread",
      "change requests whose commits were not compared with the history: too many for one collection"
    ),
    ("health.releases-unlocated", "releases of a forge whose tag the clone does not have"),
    ("health.requests-cut", "change requests of which a record holds only the beginning of a list"),
    ("health.requests-without-reviews", "change requests of which no record holds the reviews"),
    ("rejected", "parts of records that could not be resolved or read"),
  ]

  static func section(_ builder: inout DocumentBuilder) throws -> ReportDocument.Section {
    let health = try builder.ask("data-health")
    var rows: [[String]] = []
    for (measure, text) in items {
      guard let amount = health.first(measure)?.value, amount > 0 else { continue }
      rows.append([text, NumberStyle.count(Int(amount))])
    }
    for result in health where result.measure.hasPrefix("rejected.") && (result.value ?? 0) > 0 {
      rows.append(["of these from \(result.measure.dropFirst(9))", NumberStyle.count(Int(result.value ?? 0))])
    }
    let books = try HealthBooks(builder.context)
    rows += books.rows.map { [$0.what, NumberStyle.count($0.count)] }
    var blocks: [ReportDocument.Block] = []
    if let read = health.first(""), let part = read.numerator, let whole = read.denominator {
      blocks.append(
        .paragraph(
          part == whole
            ? "All \(NumberStyle.quantity(whole, .commits)) of the history were read."
            : "\(NumberStyle.count(part)) of \(NumberStyle.quantity(whole, .commits)) of the history were read: these figures are incomplete."
        ))
    }
    if let requests = health.first("health.requests-read")?.value, requests > 0 {
      blocks.append(
        .paragraph(
          "Records of \(NumberStyle.count(Int(requests))) change \(requests == 1 ? "request" : "requests") were read."))
    }
    blocks += books.sentences.map { .paragraph($0) }
    if rows.isEmpty {
      blocks.append(.paragraph("Nothing was found wrong with the data."))
    } else {
      blocks.append(
        .table(
          ReportDocument.Table(
            caption: "What to know about the data", columns: [.init("What"), .init("How many", isNumeric: true)],
            rows: rows, metric: "data-health")))
    }
    blocks += try HealthRecords(builder.context).tables
    return ReportDocument.Section(id: "data-health", title: "Data health", blocks: blocks)
  }
}
