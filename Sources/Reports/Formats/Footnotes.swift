/// The definitions as footnotes: which were mentioned, in order, and what stands for each in the text.
struct Footnotes {
  private let definitions: [ReportDocument.Definition]
  private var metrics: [String] = []

  /// A definition with the mark that refers to it.
  struct Footnote {
    let mark: String
    let title: String
    let text: String
  }

  /// Collects mentions of these definitions.
  init(_ definitions: [ReportDocument.Definition]) {
    self.definitions = definitions
  }

  /// The reference that follows a mention of a metric; empty where the metric has no definition.
  mutating func mark(_ metric: String) -> String {
    guard !metric.isEmpty, definitions.contains(where: { $0.metric == metric }) else { return "" }
    if !metrics.contains(metric) { metrics.append(metric) }
    return "[^\(Anchor.slug(metric))]"
  }

  /// The definitions that were mentioned, in order of first mention.
  var mentioned: [Footnote] {
    metrics.compactMap { metric in definitions.first { $0.metric == metric } }
      .map { Footnote(mark: Anchor.slug($0.metric), title: $0.title, text: $0.text) }
  }

  /// The definitions that nothing refers to; a platform would not show them as footnotes.
  var unmentioned: [ReportDocument.Definition] {
    definitions.filter { !metrics.contains($0.metric) }
  }
}
