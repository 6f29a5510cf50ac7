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
              "take the replacements out, and git log shows what Byline counts",
              command: clone.git("for-each-ref", "--format=delete %(refname)", "refs/replace/") + " | "
                + clone.git("update-ref", "--stdin"))
          ]))
    }
    if clone.state.hasGrafts {
      found.append(
        Finding(
          id, .hint, "Commits have other parents here (info/grafts)", meaning: meaning,
          remedies: [
            Remedy(
              "put the grafts aside, and git log shows what Byline counts",
              command: ShellCommand.line(
                ["mv"] + ["grafts", "grafts.off"].map { "\(clone.state.location)/info/\($0)" }))
          ]))
    }
    return found.isEmpty ? [Finding(id, .fine, "No objects are replaced, and no commits grafted")] : found
  }

  private static let meaning = """
    Byline counts the history as it was committed, the same in every clone: what git log shows here differs.
    """
}
