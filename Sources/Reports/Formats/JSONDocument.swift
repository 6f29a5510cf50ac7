import Facts

/// A document as JSON spells it: the properties are the keys.
struct JSONDocument: Encodable {
  let schemaVersion = JSONFormat.schemaVersion
  let id: String
  let title: String
  let subtitle: String
  let summary: String
  let sections: [Section]
  let definitions: [Definition]
  let results: [JSONResult]
  let provenance: [Field]

  /// Mirrors a document.
  init(_ document: ReportDocument) {
    id = document.id
    title = document.title
    subtitle = document.subtitle
    summary = document.summary
    sections = document.sections.map { Section(id: $0.id, title: $0.title, blocks: $0.blocks.map(JSONBlock.init)) }
    definitions = document.definitions.map {
      Definition(metric: $0.metric, title: $0.title, text: $0.text, inputs: $0.inputs)
    }
    results = document.results.map(JSONResult.init)
    provenance = document.provenance.map { Field(name: $0.name, value: $0.value) }
  }

  struct Section: Encodable {
    let id: String
    let title: String
    let blocks: [JSONBlock]
  }

  struct Definition: Encodable {
    let metric: String
    let title: String
    let text: String
    let inputs: [String]
  }

  struct Field: Encodable {
    let name: String
    let value: String
  }
}

/// One result as JSON spells it.
struct JSONResult: Encodable {
  let repository: String
  let metric: String
  let measure: String
  let dimensions: [String]
  let group: [String]
  /// The first and the last day of the window, both within it.
  let periodStart: String
  let periodEnd: String
  let value: Nullable<Double>
  let unit: String
  let numerator: Nullable<Int>
  let denominator: Nullable<Int>
  let n: Int
  let low: Nullable<Double>
  let high: Nullable<Double>
  let coverage: Nullable<Double>
  let outcome: String
  /// What an unavailable result would need.
  let needs: Nullable<String>

  /// Mirrors a result.
  init(_ entry: ReportDocument.ReportResult) {
    let result = entry.result
    repository = entry.repository
    metric = result.metric
    measure = result.measure
    dimensions = result.dimensions
    group = result.group
    periodStart = Calendar.dayLabel(result.period.firstDay)
    periodEnd = Calendar.dayLabel(result.period.endDay - 1)
    value = .finite(result.value)
    unit = result.unit.rawValue
    numerator = Nullable(result.numerator)
    denominator = Nullable(result.denominator)
    n = result.n
    low = .finite(result.low)
    high = .finite(result.high)
    coverage = .finite(result.coverage)
    outcome = result.outcome.word
    if case .unavailable(let text) = result.outcome { needs = Nullable(text) } else { needs = Nullable(nil) }
  }
}

/// A value that is written as null when it is missing, where an optional property would be left out.
struct Nullable<Value: Encodable>: Encodable {
  let value: Value?

  /// Wraps a value that may be missing.
  init(_ value: Value?) {
    self.value = value
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    if let value { try container.encode(value) } else { try container.encodeNil() }
  }
}

extension Nullable<Double> {
  /// A number, or null for what is missing or no number: JSON has neither NaN nor infinity.
  static func finite(_ value: Double?) -> Nullable {
    Nullable(value.flatMap { $0.isFinite ? $0 : nil })
  }
}
