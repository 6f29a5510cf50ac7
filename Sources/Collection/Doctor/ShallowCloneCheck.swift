import Collectors
import Facts

/// Whether the history is there to its beginning.
enum ShallowCloneCheck: CloneCheck {
  static let id = "shallow-clone"

  static func findings(_ clone: ExaminedClone) -> [Finding] {
    guard clone.state.isShallow else { return [Finding(id, .fine, "The history goes back to its beginning")] }
    return [
      Finding(
        id, .problem, "The history is cut off: this is a shallow clone",
        meaning: "Lines older than the cut have no known author; counts, survival and lead times are too small.",
        remedies: [
          clone.state.origin.map { Remedy("fetch the rest", command: clone.git("fetch", "--unshallow", $0.name)) }
            ?? Remedy("clone anew without --depth: this clone has no remote to fetch the rest from")
        ])
    ]
  }
}
