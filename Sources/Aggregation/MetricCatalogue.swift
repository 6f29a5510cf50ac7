import Facts

/// Every metric that Byline knows: the one list.
package enum MetricCatalogue {
  /// The metrics, in the order of their ids.
  package static let all: [any Metric] = [
    AcceptanceRateMetric(),
    AgentCommitShareMetric(),
    AgentFunnelMetric(),
    AgentMergeRateMetric(),
    AgentMixMetric(),
    AgentRequestsMergedMetric(),
    AIActiveContributorsMetric(),
    AIAssistedChangeShareMetric(),
    AIChangesLandedMetric(),
    AICommitShareMetric(),
    AILineShareMetric(),
    AIReviewerVetoMetric(),
    AllAIContributorsMetric(),
    AutomationMergeShareMetric(),
    AutomationShareMetric(),
    BatchSizeMetric(),
    BotOnlyReviewedMetric(),
    CampaignCurveMetric(),
    ChangeFailRateMetric(),
    ChangeLeadTimeMetric(),
    ChangesRequestedRateMetric(),
    Churn14Metric(),
    CodeAgeMetric(),
    DataHealthMetric(),
    DeploymentFrequencyMetric(),
    DeploymentReworkRateMetric(),
    ExcessReworkMetric(),
    FeaturesByOriginMetric(),
    FeaturesShippedMetric(),
    FirstReviewTimeMetric(),
    FlowDistributionMetric(),
    FlowEfficiencyMetric(),
    GhostedAgentRequestsMetric(),
    GrowthMetric(),
    HumanEditOfAIMetric(),
    HumanOverrideMetric(),
    HumanVerifiedShareMetric(),
    InstantMergesMetric(),
    LabelCoverageMetric(),
    LineSurvivalMetric(),
    MarkChannelsMetric(),
    MovedLinesMetric(),
    OriginMixMetric(),
    PreMergeChurnMetric(),
    PRMaturityMetric(),
    RecoveryTimeMetric(),
    ReleaseContentsMetric(),
    ReleaseLeadTimeMetric(),
    RevertRateMetric(),
    ReviewCoverageMetric(),
    ReviewDepthMetric(),
    ReviewLoadMetric(),
    Rework21Metric(),
    RubberStampsMetric(),
    SelfMergesMetric(),
    StageLeadTimesMetric(),
    StaleApprovalsMetric(),
    SurvivingAIShareMetric(),
    ThroughputMetric(),
    UnreviewedMergesMetric(),
    WhoRewritesWhomMetric(),
    WorkInProgressMetric(),
    ZeroHumanTouchMergesMetric(),
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
