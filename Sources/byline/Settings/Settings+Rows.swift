import Facts
import Store

/// A setting as `byline config` prints it.
struct SettingRow {
  var name: String
  var value: String
  /// Where the value came from.
  var source: String
  var meaning: String
}

extension Settings {
  /// A setting's value in force.
  func row(_ setting: Setting) -> SettingRow {
    let (value, source) =
      switch setting {
      case .store: (store.value, store.source)
      case .ref: (ref.value ?? "HEAD", ref.source)
      case .unmarked: (unmarkedIsHuman.value ? "human" : "unmarked", unmarkedIsHuman.source)
      case .people: (people.value, people.source)
      case .minimumGroup: ("\(minimumGroup.value)", minimumGroup.source)
      case .classes: (Settings.entries(classes.value.count), classes.source)
      case .project:
        (project.value.map { "\($0.host)/\($0.path)" } ?? "by the remotes", project.source)
      case .aliases: (Settings.names(people: peopleSettings.value, .alias), peopleSource(.alias))
      case .teams: (Settings.names(people: peopleSettings.value, .team), peopleSource(.team))
      case .signatures: (signatures.value.isEmpty ? "built-in" : "built-in and the file's", signatures.source)
      }
    return SettingRow(name: setting.rawValue, value: value, source: source, meaning: setting.meaning)
  }

  private func peopleSource(_ kind: PeopleSetting.Kind) -> String {
    peopleSettings.value.contains { $0.kind == kind } ? peopleSettings.source : Settings.byDefault
  }

  private static func names(people: [PeopleSetting], _ kind: PeopleSetting.Kind) -> String {
    let names = people.filter { $0.kind == kind }.map(\.name)
    return names.isEmpty ? "none" : names.joined(separator: ", ")
  }

  private static func entries(_ number: Int) -> String {
    number == 0 ? "built-in" : "built-in and \(number) \(number == 1 ? "pattern" : "patterns")"
  }
}
