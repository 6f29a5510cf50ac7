import Aggregation

/// Where the numbers of a page lead: to their definitions, to other pages, to the data behind a picture.
struct HTMLLinks {
  /// The metrics that have a definition to lead to, each with what its numbers are read from.
  var defined: [String: [String]]
  /// The file that holds the definitions; empty where they stand on the page itself.
  var definitionsFile = ""
  /// The titles of a site's other pages, by id.
  var pages: [String: String] = [:]
  /// What the names of the files with a picture's data begin with; nil where there are none.
  var dataPrefix: String?
  /// The windows, in weeks, that pictures over time are drawn for beside the whole; empty for the whole alone.
  var windows: [Int] = []

  /// The anchor of a metric's definition.
  static func anchor(ofMetric metric: String) -> String { "define-\(Anchor.slug(metric))" }

  /// Where a metric's definition is; nil where there is none.
  func definition(_ metric: String) -> String? {
    defined[metric] != nil ? "\(definitionsFile)#\(Self.anchor(ofMetric: metric))" : nil
  }

  /// What the numbers of a picture are read from, in a sentence; empty where that is not known.
  func source(_ metric: String) -> String {
    let inputs = defined[metric] ?? []
    return inputs.isEmpty ? "" : "Source: \(inputs.joined(separator: ", "))."
  }

  /// The file with the data of a picture; nil where there is none.
  func data(_ chartId: String) -> String? { dataPrefix.map { "\($0)\(chartId).csv" } }
}

extension HTMLLinks {
  /// Links to the definitions that a document carries itself.
  init(_ definitions: [ReportDocument.Definition]) {
    self.init(defined: Dictionary(definitions.map { ($0.metric, $0.inputs) }) { first, _ in first })
  }

  /// The links of a site's page to the definitions of all metrics.
  static func site(definitionsFile: String, pages: [String: String], dataPrefix: String, windows: [Int]) -> HTMLLinks {
    let defined = Dictionary(uniqueKeysWithValues: MetricCatalogue.all.map { ($0.id, $0.inputs) })
    return HTMLLinks(
      defined: defined, definitionsFile: definitionsFile, pages: pages, dataPrefix: dataPrefix, windows: windows)
  }
}
