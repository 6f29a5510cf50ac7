import Facts
import Store

/// Something a report or a question can ask of the store: a definition, one SELECT, and the estimator that finishes it.
///
/// To add a metric is to add one file that conforms, and its name to `MetricCatalogue.all`.
package protocol Metric: Sendable {
  /// The permanent, kebab-case id.
  var id: String { get }
  /// A short name in sentence case.
  var title: String { get }
  /// The question it answers, as a person would ask it.
  var question: String { get }
  /// What is counted and how, in a few sentences.
  var definition: String { get }
  /// The unit of its headline value.
  var unit: MetricUnit { get }
  /// What the headline value is divided by, or "none".
  var denominator: String { get }
  /// Every number that it can give, the headline first.
  var measures: [Measure] { get }
  /// The sources it reads (`git`, `line records`, `releases`, …).
  var inputs: [String] { get }
  /// How the number can mislead.
  var pitfalls: [String] { get }
  /// The dimensions it can be grouped by, each with the column of the SELECT that holds it.
  var dimensions: [Dimension: String] { get }
  /// The dimensions whose groups are parts of a whole: their shares are of all the groups together.
  var partDimensions: Set<Dimension> { get }
  /// How many days must pass after a change before the metric can count it; 0 where it can at once.
  var maturityDays: Int { get }
  /// Whether the estimator makes the same of rows that are split further than was asked: true unless it counts rows.
  var rowsAddUp: Bool { get }
  /// True where it says something of a group of people, which small groups are kept out of.
  var describesPeople: Bool { get }
  /// The SELECT over the fact tables, in the portable subset of SQL, with the placeholders of `SelectTemplate`.
  var sql: String { get }
  /// Turns the rows of one group, possibly none, into numbers, always in the same order.
  func estimate(_ rows: [Row], _ context: EstimateContext) -> [MetricResult]
}

extension Metric {
  package var partDimensions: Set<Dimension> { [] }
  package var maturityDays: Int { 0 }
  package var describesPeople: Bool { false }
  package var rowsAddUp: Bool { true }

  /// The dimensions it can be grouped by, in the order of their names.
  package var dimensionNames: [String] { dimensions.keys.map(\.rawValue).sorted() }
}

/// A way to split a metric into groups.
package enum Dimension: String, Sendable, CaseIterable {
  case week
  case agent
  case model
  case origin
  case directory
  case language
  case contributor
  /// A team that the settings name; small ones are kept out.
  case team
  case repository
  case channel
  case fileClass = "class"
  /// What sort of work a change is (`feature`, `fix`, …), not what sort of file.
  case changeClass = "change-class"
  /// How long lines have been there, in bands.
  case age
}
