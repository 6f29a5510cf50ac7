import Collectors
import Facts
import Store
import Yams

/// What a `.byline.yml` says.
struct SettingsFile {
  /// The file's name in a repository.
  static let name = ".byline.yml"

  private(set) var ref: String?
  private(set) var unmarked: String?
  private(set) var people: String?
  private(set) var minimumGroup: String?
  private(set) var classes: [FileClassifier.Rule] = []
  /// The text of the `signatures:` list; empty for none.
  private(set) var signatures = ""

  /// The project on a forge that the repository names; nil when its remotes tell.
  private(set) var project: RemoteAddress?
  /// Aliases, then teams, each in the order of the file.
  private(set) var peopleSettings: [PeopleSetting] = []

  /// An empty file.
  init() {}

  /// Reads the file's text; an unknown key is an error that names the nearest known one.
  init(text: String) throws {
    let root: Node?
    do {
      root = try Yams.compose(yaml: text)
    } catch {
      throw BylineError(.failure, "\(SettingsFile.name) is not YAML: \(SettingsFile.words(of: error))")
    }
    guard let root, root.null == nil else { return }
    guard let mapping = root.mapping else {
      throw BylineError(.failure, "\(SettingsFile.name) must hold keys and values", hint: "for example: ref: main")
    }
    for (key, value) in mapping {
      guard let name = key.string, let setting = Setting(rawValue: name) else { throw SettingsFile.unknown(key) }
      try read(setting, value, line: key.mark?.line ?? 1)
    }
  }

  private mutating func read(_ setting: Setting, _ value: Node, line: Int) throws {
    guard setting.mayStandInFile else {
      throw BylineError(
        .failure, "\(SettingsFile.name) line \(line): '\(setting.rawValue)' cannot be set by a repository",
        hint: "use --store or BYLINE_STORE")
    }
    switch setting {
    case .store: break
    case .ref: ref = try scalar(value, setting, line)
    case .unmarked: unmarked = try scalar(value, setting, line)
    case .people: people = try scalar(value, setting, line)
    case .minimumGroup: minimumGroup = try scalar(value, setting, line)
    case .project:
      let name = try scalar(value, setting, line)
      guard let address = RemoteAddress(name: name) else {
        throw BylineError(
          .failure, "\(SettingsFile.name) line \(line): '\(name)' is no project on a forge",
          hint: "write it as host/owner/name: github.com/octo/tide")
      }
      project = address
    case .aliases: peopleSettings += try PeopleSettingReader(kind: .alias, line: line).read(value)
    case .teams: peopleSettings += try PeopleSettingReader(kind: .team, line: line).read(value)
    case .classes: classes = try rules(value, line)
    case .signatures:
      guard value.sequence != nil else {
        throw BylineError(.failure, "\(SettingsFile.name) line \(line): 'signatures' must be a list")
      }
      signatures = try Yams.serialize(node: value)
    }
  }

  private func scalar(_ value: Node, _ setting: Setting, _ line: Int) throws -> String {
    guard let text = value.scalar?.string, !text.isEmpty else {
      throw BylineError(.failure, "\(SettingsFile.name) line \(line): '\(setting.rawValue)' needs one value")
    }
    return text
  }

  private func rules(_ value: Node, _ line: Int) throws -> [FileClassifier.Rule] {
    guard let entries = value.sequence else {
      throw BylineError(.failure, "\(SettingsFile.name) line \(line): 'classes' must be a list of pattern and class")
    }
    return try entries.map { entry in
      let place = "\(SettingsFile.name) line \(entry.mark?.line ?? line)"
      guard let mapping = entry.mapping, let pattern = mapping["pattern"]?.string, let name = mapping["class"]?.string,
        mapping.count == 2
      else {
        throw BylineError(
          .failure, "\(place): an entry of 'classes' has a pattern and a class",
          hint: "write: - {pattern: \"web/dist/**\", class: generated}")
      }
      guard let fileClass = FileClass(rawValue: name) else {
        throw BylineError(
          .failure, "\(place): there is no file class '\(name)'",
          hint: "use one of: \(FileClass.allCases.map(\.rawValue).joined(separator: ", "))")
      }
      return FileClassifier.Rule(pattern: pattern, fileClass: fileClass)
    }
  }

  private static func unknown(_ key: Node) -> BylineError {
    let name = key.string ?? "?"
    let known = Setting.allCases.filter(\.mayStandInFile).map(\.rawValue)
    let nearest = Spelling.nearest(to: name, in: known)
    return BylineError(
      .failure, "\(SettingsFile.name) line \(key.mark?.line ?? 1): unknown key '\(name)'",
      hint: nearest.map { "did you mean '\($0)'?" } ?? "known keys: \(known.joined(separator: ", "))")
  }

  private static func words(of error: any Error) -> String {
    "\(error)".split(separator: "\n").first.map(String.init) ?? "\(error)"
  }
}
