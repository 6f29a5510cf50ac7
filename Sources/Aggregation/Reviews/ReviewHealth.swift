import Facts
import Store

extension RequestFacts {
  /// Counts what readers must know of the records: what did not join, and what was cut off.
  func recordHealth() throws {
    let records = facts.filter { !$0.isFromGit }
    guard try !records.isEmpty || store.health("requests-read", of: repository) != nil else { return }
    let merged = records.filter { $0.request.state == .merged }
    let unjoined = merged.filter { $0.landing == nil }
    func set(_ item: String, _ counted: [Fact]) throws { try store.setHealth(item, counted.count, of: repository) }
    try set("requests-read", records)
    try set("requests-merged-elsewhere", unjoined.filter { !$0.request.landed.isEmpty })
    try set("requests-unjoined", unjoined.filter { $0.request.landed.isEmpty })
    try set("requests-landed-outside", records.filter { $0.request.state == .closed && $0.landing != nil })
    try set("requests-nested", merged.filter { $0.landing?.isNested == true })
    try set("requests-landing-unknown", merged.filter { $0.landing?.kind == "unknown" })
    try set("requests-cut", records.filter(\.request.isCut))
    try set("requests-without-reviews", records.filter { !$0.request.hasReviews })
    for list in RequestRecord.List.allCases {
      let item = "requests-cut-\(list.rawValue)"
      let cut = records.filter { $0.request.cut.contains(list) }
      if try !cut.isEmpty || store.health(item, of: repository) != nil { try set(item, cut) }
    }
    let releases = try UnitFacts.unlocatedReleases(store, repository)
    if try releases > 0 || store.health("releases-unlocated", of: repository) != nil {
      try store.setHealth("releases-unlocated", releases, of: repository)
    }
  }
}
