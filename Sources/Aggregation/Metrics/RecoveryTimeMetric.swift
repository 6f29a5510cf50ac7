import Facts
import Store

/// How long production stays broken after a failed deployment.
struct RecoveryTimeMetric: Metric {
  let id = "recovery-time"
  let title = "Failed deployment recovery time"
  let question = "How long does it take to recover from a failed deployment?"
  let definition = """
    For each deployment to production that failed in the window (as change-fail-rate says): the time to the next success in \
    the same environment; median, 75th and 90th percentile (linear interpolation, type 7) with 95 % intervals by order \
    statistics. What has not recovered when the data end is counted, not timed. Where no deployments are known the releases \
    stand in, under a name of its own: the time from a release to the release that followed within 7 days and raises only \
    the patch number. \
    A deployment holds the work of many: there is no split by person or team.
    """
  let unit = MetricUnit.seconds
  let denominator = "none"
  let measures = [
    Measure("p50", .seconds, "The median; needs five failures."),
    Measure("p75", .seconds, "The 75th percentile; needs five failures."),
    Measure("p90", .seconds, "The 90th percentile; needs five failures."),
    Measure("unrecovered", .records, "Failed deployments without a later success."),
    Measure("p50Proxy", .seconds, "The median time from a release to its hotfix; needs five."),
  ]
  let inputs = ["deployments", "releases"]
  let pitfalls = [
    "The clock starts when the deployment ended, which is before anybody noticed.",
    "A failed deployment that changed nothing in production has nothing to recover from.",
    "The proxy knows only of failures that a hotfix followed.",
  ]
  let dimensions = DeploymentOutcomes.dimensions
  let sql = DeploymentOutcomes.sql

  func estimate(_ rows: [Row], _ context: EstimateContext) -> [MetricResult] {
    let results = GroupResults(of: self, in: context)
    let tally = DeliveryTally(rows)
    let failed = tally.deployments.filter(\.isFailed)
    let seconds = failed.compactMap(\.recovery)
    let times = Distribution(seconds)
    let hotfixes = Distribution(tally.releases.compactMap(\.hotfixSeconds))
    let recovery =
      tally.lacksDeployments
      ? ["p50", "p75", "p90", "unrecovered"].map { results.unavailable($0, needs: "deployments") }
      : [
        results.quantile("p50", 0.5, of: times), results.quantile("p75", 0.75, of: times),
        results.quantile("p90", 0.9, of: times),
        results.count("unrecovered", failed.count - seconds.count, n: failed.count),
      ]
    return recovery + [
      tally.lacksReleases
        ? results.unavailable("p50Proxy", needs: "release tags") : results.quantile("p50Proxy", 0.5, of: hotfixes)
    ]
  }
}
