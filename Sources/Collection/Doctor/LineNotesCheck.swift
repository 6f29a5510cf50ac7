import Collectors
import Facts

/// Whether the records about lines that stand in notes are here, and stay so.
///
/// `git clone` fetches no notes. Whether the remote has any cannot be known without asking it.
enum LineNotesCheck: CloneCheck {
  static let id = "line-notes"

  static func findings(_ clone: ExaminedClone) -> [Finding] {
    let state = clone.state
    let here = state.lineNotes.sorted { $0.key < $1.key }.map { "\($0.key) (\(count($0.value, "commit")))" }
    guard let remote = state.origin else {
      return [
        Finding(
          id, .fine,
          here.isEmpty
            ? "No line notes, and no remote that could have any"
            : "Line notes are here: \(here.joined(separator: ", "))")
      ]
    }
    let areFetched = state.remotes.contains { remote in
      CloneState.lineNoteRefs.allSatisfy { remote.fetches.bring($0) }
    }
    let lasting = Remedy(
      "and fetch them with every git fetch",
      command: clone.git("config", "--add", "remote.\(remote.name).fetch", "refs/notes/*:refs/notes/*"))
    switch (here.isEmpty, areFetched) {
    case (true, true): return [Finding(id, .fine, "Line notes are fetched, and there are none")]
    case (false, true): return [Finding(id, .fine, "Line notes are here, and fetched: \(here.joined(separator: ", "))")]
    case (false, false):
      return [
        Finding(
          id, .hint, "Line notes are here, but git fetch brings no new ones: \(here.joined(separator: ", "))",
          meaning: "New commits will look unmarked, or only assisted, where records say which lines are an agent's.",
          remedies: [Remedy("fetch them with every git fetch", command: lasting.command)])
      ]
    case (true, false):
      return [
        Finding(
          id, .problem, "Line notes were never fetched: git clone leaves them out",
          meaning: """
            Where git-ai or agentblame keep records, their lines count as unmarked, or the whole commit only as \
            assisted: the AI share is too low, and its range too wide.
            """,
          remedies: [
            Remedy("fetch them", command: clone.git("fetch", remote.name, "refs/notes/*:refs/notes/*")), lasting,
          ])
      ]
    }
  }

  private static func count(_ number: Int, _ thing: String) -> String { "\(number) \(thing)\(number == 1 ? "" : "s")" }
}
