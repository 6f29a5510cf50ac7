import Facts
import Store

/// The deployments to production that ended, with the mainline changes that each was the first to carry.
struct DeploymentFacts {
  private struct Deployment {
    var project: Int
    var key: String
    var environment: String
    var state: String
    var position: Int?
    var commit: Int
    var finished: Int
    var unitCount = 0
  }

  private var deployments: [Deployment] = []

  init(store: FactStore, repository: Int, units: UnitFacts) throws {
    var found: [Deployment] = []
    try store.each(
      """
      SELECT d.projectId, d.deploymentKey, d.environment, d.state, d.sha, d.finishedTime FROM deployments AS d
      JOIN projects AS p ON p.projectId = d.projectId
      WHERE p.repositoryId = ?1 AND d.isProduction = 1 AND d.finishedTime IS NOT NULL
        AND d.state NOT IN ('pending', 'queued', 'in_progress', 'waiting')
      ORDER BY d.finishedTime, d.projectId, d.deploymentKey
      """, of: repository
    ) { row in
      let position = row.text(4).isEmpty ? nil : units.position(commit: row.text(4))
      found.append(
        Deployment(
          project: row.integer(0), key: row.text(1), environment: row.text(2), state: row.text(3), position: position,
          commit: position.map { units.units[$0].record.number } ?? 0, finished: row.integer(5)))
    }
    // What an earlier success has carried is not carried again; a roll-back carries nothing new.
    var reached: [String: Int] = [:]
    for index in found.indices where found[index].state == "success" {
      guard let position = found[index].position else { continue }
      let before = reached[found[index].environment] ?? -1
      // The first deployment that is known carries what nobody knows the extent of.
      found[index].unitCount = reached[found[index].environment] == nil ? 0 : max(0, position - before)
      reached[found[index].environment] = max(before, position)
    }
    deployments = found
  }

  /// Writes the deployments.
  func write(_ repository: Int, to writer: inout VerdictWriter) throws {
    for deployment in deployments {
      let day = Calendar.day(ofSeconds: Int64(deployment.finished))
      try writer.add(
        to: "deployment_facts",
        [
          .number(repository), .number(deployment.project), .text(deployment.key), .text(deployment.environment),
          .text(deployment.state), .number(deployment.commit), .number(deployment.finished), .number(day),
          .number(Calendar.week(ofDay: day)), .number(deployment.unitCount),
        ])
    }
  }
}
