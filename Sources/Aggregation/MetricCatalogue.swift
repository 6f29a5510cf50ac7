import Facts

/// Every metric that Byline knows: the one list.
package enum MetricCatalogue {
  /// The metrics, in the order of their ids.
  package static let all: [any Metric] = [
    AgentMixMetric(),
    AIActiveContributorsMetric(),
    AIChangesLandedMetric(),
    AICommitShareMetric(),
    AILineShareMetric(),
    AllAIContributorsMetric(),
    AutomationShareMetric(),
    BatchSizeMetric(),
    Churn14Metric(),
    CodeAgeMetric(),
    DataHealthMetric(),
    ExcessReworkMetric(),
    FeaturesByOriginMetric(),
    FeaturesShippedMetric(),
    FlowDistributionMetric(),
    GrowthMetric(),
    HumanEditOfAIMetric(),
    LabelCoverageMetric(),
    LineSurvivalMetric(),
    MarkChannelsMetric(),
    MovedLinesMetric(),
    OriginMixMetric(),
    PreMergeChurnMetric(),
    ReleaseLeadTimeMetric(),
    RevertRateMetric(),
    Rework21Metric(),
    SurvivingAIShareMetric(),
    ThroughputMetric(),
    WhoRewritesWhomMetric(),
  ].sorted { $0.id < $1.id }

  /// The metric with an id; where there is none, the error names the nearest.
  package static func metric(id: String) throws -> any Metric {
    if let metric = all.first(where: { $0.id == id }) { return metric }
    let nearest = Spelling.nearest(to: id, in: all.map(\.id))
    throw BylineError(
      .usage, "there is no metric '\(id)'",
      hint: nearest.map { "did you mean \($0)?" } ?? "byline metrics list prints all of them")
  }
}
