import Facts
import Store

/// The rows of `DeploymentOutcomes`, with the releases that stand in where no deployment is known.
struct DeliveryTally {
  let deployments: [Deployment]
  let releases: [ReleaseOutcome]
  /// True where nothing says of deployments, though there are units.
  let lacksDeployments: Bool
  /// True where no release is known, though there are units.
  let lacksReleases: Bool

  /// Reads the rows.
  init(_ rows: [Row]) {
    let kinds = Dictionary(grouping: rows) { $0.text("deliveryKind") }
    deployments = ["success", "failure"].flatMap { kinds[$0] ?? [] }.flatMap { row in
      Array(repeating: Deployment(row), count: row.integer("deliveryTotal") ?? 0)
    }
    releases = (kinds["release"] ?? []).flatMap { row in
      Array(repeating: ReleaseOutcome(row), count: row.integer("deliveryTotal") ?? 0)
    }
    lacksDeployments = deployments.isEmpty && kinds["undeployed"] != nil
    lacksReleases = releases.isEmpty && kinds["unreleased"] != nil
  }
}

/// A deployment and what came of it.
struct Deployment {
  let isSuccess: Bool
  /// Its record says that it failed, or it was gone back from.
  let isFailed: Bool
  /// It follows a failure, or goes back.
  let isFix: Bool
  /// Seconds to the next success.
  let recovery: Int?
  /// Seconds since the deployment before it.
  let gap: Int?

  init(_ row: Row) {
    let mark = row.integer("deliveryMark") ?? 0
    let (mend, gap) = (row.integer("recoverySeconds") ?? -1, row.integer("gapSeconds") ?? -1)
    isSuccess = row.text("deliveryKind") == "success"
    isFailed = mark % 2 == 1
    isFix = mark >= 2
    recovery = mend < 0 ? nil : mend
    self.gap = gap < 0 ? nil : gap
  }
}

/// A release and what followed it.
struct ReleaseOutcome {
  /// True where the release before it, at most seven days older, differs in the patch number only.
  let isHotfix: Bool
  /// Seconds to the hotfix that followed within seven days.
  let hotfixSeconds: Int?
  /// True where a unit that it contains was reverted within seven days.
  let isUndone: Bool
  /// True where the data follow it for seven days.
  let isMature: Bool
  /// Seconds since the release before it.
  let gap: Int?

  init(_ row: Row) {
    let limit = ReleaseOutcomes.days * 86_400
    let name = PatchNumber(row.text("deliveryName"))
    let previousGap = row.integer("gapSeconds") ?? -1
    let nextGap = row.integer("nextGapSeconds") ?? -1
    gap = previousGap < 0 ? nil : previousGap
    isHotfix =
      (0...limit).contains(previousGap) && name?.patches(PatchNumber(row.text("previousName"))) ?? false
    let isPatched = (0...limit).contains(nextGap) && PatchNumber(row.text("nextName"))?.patches(name) ?? false
    hotfixSeconds = isPatched ? nextGap : nil
    isUndone = row.integer("deliveryMark") == 1
    isMature = row.integer("deliveryMark") != -1
  }

  /// A hotfix followed, or something was reverted.
  var isFailed: Bool { isUndone || hotfixSeconds != nil }
}

/// A version of three numbers, as far as its patch number is concerned.
struct PatchNumber {
  /// What stands before the patch number (`v1.4.`).
  private let line: Substring
  private let patch: Int

  /// Reads a name that ends in three numbers with dots between; nil for any other.
  init?(_ name: String) {
    let parts = name.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count >= 3, let last = parts.last, last.allSatisfy(\.isWholeNumber), let patch = Int(last),
      parts[parts.count - 2].allSatisfy(\.isWholeNumber), !parts[parts.count - 2].isEmpty
    else { return nil }
    self.patch = patch
    line = name.dropLast(last.count)
  }

  /// True where the other is of the same line with a smaller patch number.
  func patches(_ other: PatchNumber?) -> Bool {
    guard let other else { return false }
    return line == other.line && patch > other.patch
  }
}
