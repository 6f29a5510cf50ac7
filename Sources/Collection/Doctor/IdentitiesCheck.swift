import Collectors
import Facts

/// Whether people who commit under several addresses are joined by a `.mailmap`.
///
/// An equal name under two addresses is advice to look, not a verdict; and no name is printed, since what the doctor
/// says may stand in a job's public log.
enum IdentitiesCheck: CloneCheck {
  static let id = "identities"

  static func findings(_ clone: ExaminedClone) -> [Finding] {
    let glimpse = clone.state.glimpse
    guard glimpse.commits > 0 else { return [] }
    var addresses: [String: Set<String>] = [:]
    for author in glimpse.authors where isPerson(author) {
      addresses[author.name.lowercased(), default: []].insert(author.email.lowercased())
    }
    let several = addresses.count { $0.value.count > 1 }
    guard several > 0 else { return [Finding(id, .fine, "No name commits under several addresses")] }
    return [
      Finding(
        id, .hint,
        "\(several) name\(several == 1 ? " commits" : "s commit") under several addresses"
          + (clone.state.hasMailmap ? ", in spite of .mailmap" : ", and there is no .mailmap"),
        meaning: "Each address counts as a contributor of its own: shares of contributors are off.",
        remedies: [
          Remedy(
            "see which",
            command: clone.git("log", "--use-mailmap", "--format=%aN <%aE>") + " | sort -uf"),
          Remedy("and commit a line for each in .mailmap: Name <address to keep> <other address>"),
        ])
    ]
  }

  /// False for what is certainly no person: names of apps, and names too short to be anybody's alone.
  private static func isPerson(_ author: Identity) -> Bool {
    author.name.count > 2 && !author.name.hasSuffix("[bot]") && !author.email.isEmpty
  }
}
