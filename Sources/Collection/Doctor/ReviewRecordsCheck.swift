import Collectors
import Facts

/// Whether the store has records of who reviewed what.
enum ReviewRecordsCheck: CloneCheck {
  static let id = "review-records"
  /// What hosts' names tell of the forge there.
  private static let forges: [(host: String, kind: String)] = [
    ("github", "github"), ("gitlab", "gitlab"), ("gitea", "forgejo"), ("forgejo", "forgejo"),
    ("codeberg", "forgejo"),
  ]

  static func findings(_ clone: ExaminedClone) -> [Finding] {
    if case .requests(let number) = clone.records, number > 0 {
      return [Finding(id, .fine, "The store has records of \(number) change request\(number == 1 ? "" : "s")")]
    }
    return [
      Finding(
        id, .hint,
        clone.records == .noStore
          ? "Nothing has been collected yet, and there are no review records" : "The store has no review records",
        meaning:
          "Who verified a change before it landed is unknown; change requests are known by merges' titles alone.",
        remedies: [remedy(clone)])
    ]
  }

  private static func remedy(_ clone: ExaminedClone) -> Remedy {
    guard let address = clone.state.origin?.address,
      let kind = forges.first(where: { address.host.contains($0.host) })?.kind
    else { return Remedy("put in what your forge gives", command: clone.bylineInside("import", "FILE")) }
    let isPublic = ["github.com", "gitlab.com", "codeberg.org"].contains(address.host)
    return Remedy(
      "fetch them from \(address.host), with a token in the environment (byline help sync)",
      command: isPublic
        ? clone.bylineInside("sync", kind, address.path)
        : clone.bylineInside("sync", kind, address.path, "--host", address.host))
  }
}
