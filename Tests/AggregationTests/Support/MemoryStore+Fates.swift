import Facts

/// Rows of `fate_facts` with defaults, so that a test writes only what it is about.
extension MemoryStore {
  /// What became of some lines.
  enum Fate {
    case alive
    case deleted(Int, by: ChangeOrigin = .unmarked, in: Int = 900)
    case moved(Int)
  }

  /// Lines that landed on a day and what became of them; an origin of nil is that of lines whose owner is unknown.
  ///
  /// The commit landed by itself, unless another unit is given.
  func fate(
    _ count: Int, day: Int, _ origin: Origin?, _ fate: Fate = .alive, repository: Int = 1, commit: Int = 1,
    unit: Int? = nil, isLanded: Bool = true, isMoved: Bool = false, isAttested: Bool = false,
    fileClass: String = "source", language: String = "swift", directory: String = "Sources", agent: String = "",
    model: String = "", person: Int = 1
  ) throws {
    let (endKind, endDay, enderId, enderOrigin) = Self.end(fate)
    try insert(
      "fate_facts",
      [
        "repositoryId": repository, "commitId": origin == nil ? 0 : commit,
        "unitId": unit ?? (origin == nil ? 0 : commit), "landedDay": day, "landedWeek": Calendar.week(ofDay: day),
        "isLanded": isLanded, "isMoved": isMoved, "origin": origin?.rawValue ?? "unknown", "agent": agent,
        "model": model, "isAttested": isAttested, "fileClass": fileClass, "language": language,
        "directory": directory, "endKind": endKind, "endDay": endDay, "endWeek": endDay.map(Calendar.week(ofDay:)),
        "enderId": enderId, "enderOrigin": enderOrigin, "lineCount": count,
        "personId": origin == nil ? 0 : person,
      ])
  }

  private static func end(_ fate: Fate) -> (kind: String, day: Int?, ender: Int, origin: String) {
    switch fate {
    case .alive: ("alive", nil, 0, "")
    case .deleted(let day, let origin, let ender): ("deleted", day, ender, origin.rawValue)
    case .moved(let day): ("moved", day, 901, ChangeOrigin.unmarked.rawValue)
    }
  }
}
