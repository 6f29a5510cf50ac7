import Facts
import Store
import Yams

/// Reads the `aliases:` and `teams:` of a `.byline.yml`: names, each with a list of logins, addresses or names.
struct PeopleSettingReader {
  let kind: PeopleSetting.Kind
  /// The line on which the setting stands.
  let line: Int

  private var key: String { kind == .alias ? "aliases" : "teams" }

  private var example: String {
    kind == .alias ? "aliases: {Ada: [ada@old.example, ada-l]}" : "teams: {web: [Ada, bea@example.com]}"
  }

  /// The settings in the order of the file; nobody is in two of them.
  func read(_ value: Node) throws -> [PeopleSetting] {
    guard let mapping = value.mapping else { throw failure("'\(key)' must hold names, each with a list", line) }
    var owners: [String: String] = [:]
    return try mapping.map { key, value in
      let place = key.mark?.line ?? line
      guard let name = key.string, !name.isEmpty, let list = value.sequence else {
        throw failure("'\(key.string ?? "")' of '\(self.key)' needs a list", place)
      }
      let members = try list.map { node in
        guard let member = node.string, !member.isEmpty else {
          throw failure("'\(name)' has an entry that is no text", node.mark?.line ?? place)
        }
        if let other = owners.updateValue(name, forKey: member.lowercased()), other != name {
          throw failure("'\(member)' stands under both '\(other)' and '\(name)'", node.mark?.line ?? place)
        }
        return member
      }
      guard !members.isEmpty else { throw failure("the list of '\(name)' is empty", place) }
      return PeopleSetting(kind: kind, name: name, members: members)
    }
  }

  private func failure(_ words: String, _ line: Int) -> BylineError {
    BylineError(.failure, "\(SettingsFile.name) line \(line): \(words)", hint: "write: \(example)")
  }
}
