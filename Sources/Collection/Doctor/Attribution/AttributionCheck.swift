import Collectors
import Facts

/// Whether the repository's own settings keep agents from marking what they write.
///
/// What stands in people's home folders, or in an organisation's settings, cannot be seen from here.
enum AttributionCheck: CloneCheck {
  static let id = "attribution"

  /// True for the files that are looked into.
  static func isSetting(_ path: String) -> Bool {
    AttributionSwitch.all.contains { $0.files.contains(path) } || MessageHook.isHook(path)
  }

  static func findings(_ clone: ExaminedClone) -> [Finding] {
    guard clone.state.head != nil else { return [] }
    var found: [Finding] = []
    for (path, bytes) in clone.state.settings {
      let settings = SettingsText(path: path, bytes)
      for item in AttributionSwitch.all where item.files.contains(path) && item.isOff(settings) {
        found.append(
          Finding(
            id, item.severity, "\(item.agent) \(item.effect): \(item.setting) in \(path)", meaning: item.meaning,
            remedies: [Remedy("take \(item.setting) out of \(path), and commit")]))
      }
      if MessageHook.isHook(path), MessageHook.removesMarks(bytes) {
        found.append(
          Finding(
            id, .hint, "A hook seems to take agents' marks out of commit messages: \(path)",
            meaning: AttributionSwitch.unmarked, remedies: [Remedy("let \(path) keep them, and commit")]))
      }
    }
    return found.isEmpty
      ? [Finding(id, .fine, "No agent's attribution is switched off in the files that were committed")] : found
  }
}
