import Aggregation
import Collectors
import Facts
import Foundation
import Store

/// The settings in force for one repository: flag before environment before `.byline.yml` before default.
struct Settings {
  /// The source of a value that nobody set.
  static let byDefault = "default"

  var store: Origined<String>
  var ref: Origined<String?>
  var unmarkedIsHuman: Origined<Bool>
  var people: Origined<String>
  var minimumGroup: Origined<Int>
  var classes: Origined<[FileClassifier.Rule]>
  var signatures: Origined<String>
  var project: Origined<RemoteAddress?>
  var peopleSettings: Origined<[PeopleSetting]>

  /// What the command line and the environment say; a nil flag was not given.
  struct Request {
    var store: String?
    var ref: String?
    var unmarked: String?
    var people: String?
    var minimumGroup: String?
    var environment: [String: String] = [:]

    /// What these options and the environment say.
    init(_ options: StoreOptions, _ policy: PolicyOptions?) {
      (store, ref) = (options.store, options.ref)
      (unmarked, people, minimumGroup) = (policy?.unmarked, policy?.people, policy?.minimumGroup)
      environment = ProcessInfo.processInfo.environment
    }
  }

  /// Puts the settings together; `repository` is nil where only a store is named.
  init(_ request: Request, repository: GitRepository?) throws {
    let file = try repository.flatMap { try $0.settingsText() }.map { try SettingsFile(text: $0) } ?? SettingsFile()
    func pick(_ setting: Setting, flag: String?, file: String?) -> Origined<String>? {
      if let flag { return Origined(value: flag, source: "--\(Settings.flagName(setting))") }
      if let variable = setting.variable, let value = request.environment[variable], !value.isEmpty {
        return Origined(value: value, source: variable)
      }
      return file.map { Origined(value: $0, source: SettingsFile.name) }
    }
    store =
      pick(.store, flag: request.store, file: nil)
      ?? Origined(value: repository.map { StorePath.standard(for: $0) } ?? "", source: Settings.byDefault)
    ref =
      pick(.ref, flag: request.ref, file: file.ref).map { Origined(value: $0.value, source: $0.source) }
      ?? Origined(value: nil, source: Settings.byDefault)
    let unmarked =
      pick(.unmarked, flag: request.unmarked, file: file.unmarked)
      ?? Origined(value: "unmarked", source: Settings.byDefault)
    guard ["unmarked", "human"].contains(unmarked.value) else {
      throw Settings.invalid(.unmarked, unmarked, "unmarked or human")
    }
    unmarkedIsHuman = Origined(value: unmarked.value == "human", source: unmarked.source)
    people =
      pick(.people, flag: request.people, file: file.people) ?? Origined(value: "hidden", source: Settings.byDefault)
    guard ["hidden", "pseudonyms", "names"].contains(people.value) else {
      throw Settings.invalid(.people, people, "hidden, pseudonyms or names")
    }
    let group = pick(.minimumGroup, flag: request.minimumGroup, file: file.minimumGroup)
    if let group {
      guard let number = Int(group.value), number >= 1 else {
        throw Settings.invalid(.minimumGroup, group, "a whole number of at least 1")
      }
      minimumGroup = Origined(value: number, source: group.source)
    } else {
      minimumGroup = Origined(value: PrivacyPolicy.defaultMinimumGroup, source: Settings.byDefault)
    }
    classes = Origined(value: file.classes, source: file.classes.isEmpty ? Settings.byDefault : SettingsFile.name)
    project = Origined(value: file.project, source: file.project == nil ? Settings.byDefault : SettingsFile.name)
    peopleSettings = Origined(
      value: file.peopleSettings, source: file.peopleSettings.isEmpty ? Settings.byDefault : SettingsFile.name)
    signatures = Origined(
      value: file.signatures, source: file.signatures.isEmpty ? Settings.byDefault : SettingsFile.name)
  }

  /// The name of a setting's flag: `minimum-group`.
  static func flagName(_ setting: Setting) -> String {
    setting.rawValue.reduce(into: "") { $0 += $1.isUppercase ? "-\($1.lowercased())" : String($1) }
  }

  private static func invalid(_ setting: Setting, _ value: Origined<String>, _ wanted: String) -> BylineError {
    BylineError(
      .usage, "'\(value.value)' is no value for \(setting.rawValue) (from \(value.source))", hint: "give \(wanted)")
  }

  /// What may be said of people; pseudonyms take a key that is new for every report, so that nobody can be followed
  /// from one report to the next.
  func privacy(pseudonymKey: String) -> PrivacyPolicy {
    let shown: PrivacyPolicy.People =
      switch people.value {
      case "names": .names
      case "pseudonyms": .pseudonyms(key: pseudonymKey)
      default: .hidden
      }
    return PrivacyPolicy(minimumGroup: minimumGroup.value, people: shown)
  }
}
