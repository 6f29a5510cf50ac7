import Facts

/// What one call of an estimator is about: the window and the group whose rows it is given.
package struct EstimateContext: Sendable {
  /// The dimensions that were asked for, in order; empty for a total.
  package var dimensions: [Dimension]
  /// The group's printed value in each dimension.
  package var group: [String]
  package var period: Period

  /// Makes a context.
  package init(dimensions: [Dimension] = [], group: [String] = [], period: Period) {
    self.dimensions = dimensions
    self.group = group
    self.period = period
  }
}
