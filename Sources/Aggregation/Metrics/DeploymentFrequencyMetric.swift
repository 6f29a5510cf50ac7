import Facts
import Store

/// How often is deployed to production.
struct DeploymentFrequencyMetric: Metric {
  let id = "deployment-frequency"
  let title = "Deployment frequency"
  let question = "How often is the work deployed to production?"
  let definition = """
    Deployments to production that succeeded in the window, per day, and the median time since the deployment before in the \
    same environment. Where no deployments are known the releases stand in, under names of their own: releases (prereleases \
    left out) per day, and the median time between them. \
    A deployment holds the work of many: there is no split by person or team.
    """
  let unit = MetricUnit.records
  let denominator = "days of the window"
  let measures = [
    Measure("perDay", .records, "Successful deployments per day."),
    Measure("deployments", .records, "Successful deployments in the window."),
    Measure("gapP50", .seconds, "The median time since the deployment before; needs five."),
    Measure("releasesPerDayProxy", .releases, "Releases per day."),
    Measure("releasesProxy", .releases, "Releases in the window."),
    Measure("gapP50Proxy", .seconds, "The median time since the release before; needs five."),
  ]
  let inputs = ["deployments", "releases"]
  let pitfalls = [
    "A release is not a deployment: the proxies say how often something could be deployed.",
    "Frequencies of several services add up; read them by repository.",
    "What counts as production is decided by the environment's name where the forge does not say.",
  ]
  let dimensions = DeploymentOutcomes.dimensions
  let sql = DeploymentOutcomes.sql

  func estimate(_ rows: [Row], _ context: EstimateContext) -> [MetricResult] {
    let results = GroupResults(of: self, in: context)
    let tally = DeliveryTally(rows)
    let days = context.period.days
    let succeeded = tally.deployments.filter(\.isSuccess)
    let gaps = Distribution(succeeded.compactMap(\.gap))
    let releaseGaps = Distribution(tally.releases.compactMap(\.gap))
    let perDay = { (count: Int) in days > 0 ? Double(count) / Double(days) : nil }
    let deployed =
      tally.lacksDeployments
      ? ["perDay", "deployments", "gapP50"].map { results.unavailable($0, needs: "deployments") }
      : [
        results.number("perDay", perDay(succeeded.count), n: succeeded.count),
        results.count("deployments", succeeded.count), results.quantile("gapP50", 0.5, of: gaps),
      ]
    let released =
      tally.lacksReleases
      ? ["releasesPerDayProxy", "releasesProxy", "gapP50Proxy"].map { results.unavailable($0, needs: "release tags") }
      : [
        results.number("releasesPerDayProxy", perDay(tally.releases.count), n: tally.releases.count),
        results.count("releasesProxy", tally.releases.count), results.quantile("gapP50Proxy", 0.5, of: releaseGaps),
      ]
    return deployed + released
  }
}
