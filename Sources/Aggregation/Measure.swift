import Facts

/// One of the numbers that a metric gives.
package struct Measure: Hashable, Sendable {
  /// The permanent id; empty for a headline that needs no other name.
  ///
  /// A trailing `*` stands for names that the data bring.
  package let id: String
  package let unit: MetricUnit
  /// What the number is, in one sentence.
  package let meaning: String

  /// Makes a measure.
  package init(_ id: String, _ unit: MetricUnit, _ meaning: String) {
    self.id = id
    self.unit = unit
    self.meaning = meaning
  }

  /// True when a result's measure is this one.
  package func covers(_ name: String) -> Bool {
    id.hasSuffix("*") ? name.hasPrefix(id.dropLast()) : name == id
  }
}
