import Collectors
import Facts

/// Whether the clone shows its owner another history than everyone else has.
enum ReplacementsCheck: CloneCheck {
  static let id = "replacements"

  static func findings(_ clone: ExaminedClone) -> [Finding] {
    let replaced = clone.state.refs.count { $0.hasPrefix("refs/replace/") }
    var found: [Finding] = []
    if replaced > 0 {
      found.append(
        Finding(
          id, .hint, "\(replaced) object\(replaced == 1 ? " is" : "s are") replaced here (git replace)",
          meaning: meaning,
          remedies: [
            Remedy(
              "look at the history without them, as Byline does",
              command: "GIT_NO_REPLACE_OBJECTS=1 " + clone.git("log"))
          ]))
    }
    if clone.state.hasGrafts {
      found.append(
        Finding(
          id, .hint, "Commits have other parents here (info/grafts)", meaning: meaning,
          remedies: [
            Remedy(
              "look at the history without them, as Byline does",
              command: "GIT_GRAFT_FILE=/dev/null " + clone.git("log"))
          ]))
    }
    return found.isEmpty ? [Finding(id, .fine, "No objects are replaced, and no commits grafted")] : found
  }

  private static let meaning = """
    Byline's numbers do not follow them: it counts the history as it was committed, the same in every clone. What git \
    log shows here differs.
    """
}
