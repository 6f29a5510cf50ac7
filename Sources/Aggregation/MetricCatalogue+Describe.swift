import Facts

extension MetricCatalogue {
  /// All that is to be said of one metric, as plain text for a terminal.
  package static func describe(_ id: String) throws -> String {
    let metric = try metric(id: id)
    return """
      \(metric.id): \(metric.title)
      \(metric.question)

      Definition
      \(wrapped(metric.definition, indent: "  "))

      Unit         \(metric.unit.rawValue)
      Denominator  \(metric.denominator)
      Inputs       \(metric.inputs.joined(separator: ", "))
      Dimensions   \(dimensionList(metric))
      Matures in   \(maturity(metric))

      Numbers
      \(metric.measures.map { wrapped("\(name($0)): \($0.meaning)", bullet: "  - ", indent: "    ") }.joined(separator: "\n"))

      Pitfalls
      \(metric.pitfalls.map { wrapped($0, bullet: "  - ", indent: "    ") }.joined(separator: "\n"))

      SQL
      \(metric.sql.split(separator: "\n").map { "  \($0)" }.joined(separator: "\n"))

      """
  }

  static func dimensionList(_ metric: any Metric) -> String {
    metric.dimensionNames.isEmpty ? "none" : metric.dimensionNames.joined(separator: ", ")
  }

  static func maturity(_ metric: any Metric) -> String {
    metric.maturityDays == 0 ? "at once" : "\(metric.maturityDays) days"
  }

  /// A measure as it is written for people: its id, or that it is the headline; and its unit.
  private static func name(_ measure: Measure) -> String {
    "\(measure.id.isEmpty ? "(headline)" : measure.id) [\(measure.unit.rawValue)]"
  }

  /// The text in lines of at most 100 characters.
  private static func wrapped(_ text: String, bullet: String? = nil, indent: String) -> String {
    var lines: [String] = []
    var line = bullet ?? indent
    var isEmpty = true
    for word in text.split(separator: " ") {
      if !isEmpty, line.count + 1 + word.count > 100 {
        lines.append(line)
        (line, isEmpty) = (indent, true)
      }
      line += isEmpty ? String(word) : " \(word)"
      isEmpty = false
    }
    return (lines + [line]).joined(separator: "\n")
  }
}
