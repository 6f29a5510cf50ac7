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
  /// What is counted and how, in one or two sentences.
  var definition: String { get }
  /// The unit of its value.
  var unit: MetricUnit { get }
  /// What the value is divided by, or "none".
  var denominator: String { get }
  /// The sources it reads (`git`, `line records`, `releases`, …).
  var inputs: [String] { get }
  /// How the number can mislead.
  var pitfalls: [String] { get }
  /// The dimensions it can be grouped by, each with the column of the SELECT that holds it.
  var dimensions: [Dimension: String] { get }
  /// The SELECT over the fact tables, in the portable subset of SQL.
  ///
  /// Placeholders: `{keys}` expands to the columns of the dimensions that were asked for, each followed by a comma (in
  /// the SELECT list with an alias `group1`, `group2`, … — written `{select}`); `{where}` expands to the conditions on
  /// repositories and days (columns `{alias}.repositoryId` and the metric's day column).
  var sql: String { get }
  /// The column that dates a row, as written in the SELECT (`l.landedDay`).
  var dayColumn: String { get }
  /// The column that names a row's repository, as written in the SELECT (`l.repositoryId`).
  var repositoryColumn: String { get }
  /// Turns the rows of one group into numbers. `context` says which group and window they are about.
  func estimate(_ rows: [Row], _ context: EstimateContext) -> [MetricResult]
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
  case repository
  case channel
  case fileClass = "class"
}
