import Facts
import Store

/// The share of deployments that had to be mended at once.
struct ChangeFailRateMetric: Metric {
  let id = "change-fail-rate"
  let title = "Change fail rate"
  let question = "How many deployments to production fail?"
  let definition = """
    Deployments to production that ended in the window: those whose record says that they failed, or after which the next \
    success in the same environment went back to an older commit, over all of them, with a 95 % Wilson interval. Where no \
    deployments are known the releases stand in, under a name of its own: releases after which a release followed within 7 \
    days that raises only the patch number, or of which a unit was reverted within 7 days, over the releases that the data \
    follow for 7 days. \
    A deployment holds the work of many: there is no split by person or team.
    """
  let unit = MetricUnit.share
  let denominator = "deployments to production that ended; for the proxy, releases at least 7 days before the data end"
  let measures = [
    Measure("", .share, "Deployments that failed or were rolled back."),
    Measure("failureProxy", .share, "Releases followed within 7 days by a hotfix or a revert."),
    Measure("immatureProxy", .releases, "Releases less than 7 days before the data end, left out of the proxy."),
  ]
  let inputs = ["git", "deployments", "releases"]
  let pitfalls = [
    "A forge records that a deployment failed, not that users suffered: incidents are not seen.",
    "The proxy is no change fail rate: a patch release may be planned, and a bad release may be followed by none.",
    "Versions that are not three numbers with dots have no hotfixes.",
  ]
  let dimensions = DeploymentOutcomes.dimensions
  let maturityDays = ReleaseOutcomes.days
  let sql = DeploymentOutcomes.sql

  func estimate(_ rows: [Row], _ context: EstimateContext) -> [MetricResult] {
    let results = GroupResults(of: self, in: context)
    let tally = DeliveryTally(rows)
    let mature = tally.releases.filter(\.isMature)
    let immature = tally.releases.count - mature.count
    return [
      tally.lacksDeployments
        ? results.unavailable("", needs: "deployments")
        : results.rate("", tally.deployments.count(where: \.isFailed), of: tally.deployments.count),
      tally.lacksReleases
        ? results.unavailable("failureProxy", needs: "release tags")
        : results.rate(
          "failureProxy", mature.count(where: \.isFailed), of: mature.count,
          coverage: ratio(mature.count, tally.releases.count)),
      tally.lacksReleases
        ? results.unavailable("immatureProxy", needs: "release tags") : results.count("immatureProxy", immature),
    ]
  }
}
