import Collectors
import Facts

/// Whether the checkpoints are here that commits name in their trailers.
enum CheckpointsCheck: CloneCheck {
  static let id = "checkpoints"
  private static let branch = "entire/checkpoints/v1"

  static func findings(_ clone: ExaminedClone) -> [Finding] {
    let state = clone.state
    guard state.glimpse.checkpointCommits > 0 else { return [] }
    let places = ["refs/heads/\(branch)", "refs/remotes/origin/\(branch)"]
    guard !places.contains(where: state.refs.contains) else {
      return [Finding(id, .fine, "The checkpoints that commits name are here")]
    }
    return [
      Finding(
        id, .problem, "Commits name checkpoints of Entire, whose branch is not here",
        meaning: "The checkpoints say which agent and model made a commit; without them both are unknown.",
        remedies: [
          state.origin.map {
            Remedy("fetch them", command: clone.git("fetch", $0.name, "refs/heads/\(branch):\(places[1])"))
          } ?? Remedy("fetch the branch \(branch) from where it is")
        ])
    ]
  }
}
