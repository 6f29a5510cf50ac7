/// Where the numbers of a page lead: to their definitions, to other pages, to the data behind a picture.
struct HTMLLinks {
  /// The metrics that have a definition to lead to.
  var defined: Set<String>
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
    defined.contains(metric) ? "\(definitionsFile)#\(Self.anchor(ofMetric: metric))" : nil
  }

  /// The file with the data of a picture; nil where there is none.
  func data(_ chartId: String) -> String? { dataPrefix.map { "\($0)\(chartId).csv" } }
}
