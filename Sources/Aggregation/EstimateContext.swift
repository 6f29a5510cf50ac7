import Facts
import Store

/// What one call of an estimator is about: the window and the group whose rows it is given.
package struct EstimateContext: Sendable {
  /// The dimensions that were asked for, in order; empty for a total.
  package var dimensions: [Dimension]
  /// The group's printed value in each dimension.
  package var group: [String]
  /// The window, cut to the week for a group of one week.
  package var period: Period
  /// The day after the last that the data cover.
  package var dataEnd: Int
  /// The rows of all the groups that this one is a part of; its own rows where it is no part.
  package var whole: [Row]
  /// The smallest number of people of whom something may be said.
  package var minimumGroup: Int

  /// Makes a context.
  package init(
    dimensions: [Dimension] = [], group: [String] = [], period: Period, dataEnd: Int? = nil, whole: [Row] = [],
    minimumGroup: Int = PrivacyPolicy.defaultMinimumGroup
  ) {
    self.dimensions = dimensions
    self.group = group
    self.period = period
    self.dataEnd = dataEnd ?? period.endDay
    self.whole = whole
    self.minimumGroup = minimumGroup
  }
}
