import Facts
import Store

/// The share of deployments that only mend an earlier one.
struct DeploymentReworkRateMetric: Metric {
  let id = "deployment-rework-rate"
  let title = "Deployment rework rate"
  let question = "How many deployments to production only mend an earlier one?"
  let definition = """
    Deployments to production that ended in the window: successes that directly follow a failure in the same environment or \
    go back to an older commit, over all of them, with a 95 % Wilson interval. Where no deployments are known the releases \
    stand in, under a name of its own: releases that raise only the patch number, at most 7 days after the release before, \
    over all releases. \
    A deployment holds the work of many: there is no split by person or team.
    """
  let unit = MetricUnit.share
  let denominator = "deployments to production that ended; for the proxy, releases"
  let measures = [
    Measure("", .share, "Deployments that mend a failure or roll back."),
    Measure("hotfixProxy", .share, "Releases that are hotfixes."),
  ]
  let inputs = ["deployments", "releases"]
  let pitfalls = [
    "A success after a failure may be the planned work of the day, tried again.",
    "Fixes of incidents that no failed deployment shows are not seen.",
    "The proxy takes every early patch release for unplanned.",
  ]
  let dimensions = DeploymentOutcomes.dimensions
  let sql = DeploymentOutcomes.sql

  func estimate(_ rows: [Row], _ context: EstimateContext) -> [MetricResult] {
    let results = GroupResults(of: self, in: context)
    let tally = DeliveryTally(rows)
    return [
      tally.lacksDeployments
        ? results.unavailable("", needs: "deployments")
        : results.rate("", tally.deployments.count(where: \.isFix), of: tally.deployments.count),
      tally.lacksReleases
        ? results.unavailable("hotfixProxy", needs: "release tags")
        : results.rate("hotfixProxy", tally.releases.count(where: \.isHotfix), of: tally.releases.count),
    ]
  }
}
