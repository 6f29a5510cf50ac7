import Facts

/// Rows with defaults, so that a test writes only what it is about.
extension MemoryStore {
  func repository(
    _ id: Int, _ name: String, expected: Int = 0, isComplete: Bool = true, isShallow: Bool = false,
    isPartial: Bool = false
  ) throws {
    try insert(
      "repositories",
      [
        "repositoryId": id, "location": "/repositories/\(id)", "name": name, "objectFormat": "sha1",
        "refName": "refs/heads/main", "tip": "", "diffOptions": "", "isShallow": isShallow, "isPartial": isPartial,
        "commitsExpected": expected, "isComplete": isComplete, "rulesFingerprint": "",
      ])
  }

  func person(_ id: Int, _ name: String, team: String = "") throws {
    try insert("people", ["personId": id, "personKey": "key \(id)", "name": name, "email": "", "team": team])
  }

  /// A row of `change_facts`; a commit with lines nil has an unknown diff.
  func change(
    _ id: Int, day: Int, _ origin: ChangeOrigin, person: Int = 1, repository: Int = 1, isMerge: Bool = false,
    hasRecord: Bool = false, isSuspected: Bool = false, lines: Int? = 10, agent: String = "", model: String = ""
  ) throws {
    let hasMark = origin == .agentic || origin == .assisted
    try insert(
      "change_facts",
      [
        "repositoryId": repository, "commitId": id, "landedDay": day, "landedWeek": Calendar.week(ofDay: day),
        "personId": person, "isMerge": isMerge, "origin": origin.rawValue, "agent": agent, "model": model,
        "session": "", "hasMark": hasMark, "hasRecord": hasRecord, "isAggregate": false,
        "isSuspected": isSuspected, "addedLines": lines, "deletedLines": lines.map { _ in 0 },
        "excludedLines": lines.map { _ in 0 }, "changedFiles": 1,
      ])
  }

  /// A row of `unit_facts`; times are given in days, as they are where whole days decide.
  func unit(
    _ id: Int, day: Int, _ origin: ChangeOrigin, repository: Int = 1, changeClass: String = "", added: Int? = 10,
    deleted: Int = 0, authoredDay: Int? = nil, releaseDay: Int? = nil, revertedDay: Int? = nil, agent: String = "",
    model: String = "", requestKey: String = "", releaseId: Int? = nil, person: Int = 1
  ) throws {
    try insert(
      "unit_facts",
      [
        "repositoryId": repository, "commitId": id, "landedTime": day * 86_400, "landedDay": day,
        "landedWeek": Calendar.week(ofDay: day), "personId": person, "origin": origin.rawValue, "agent": agent,
        "model": model, "changeClass": changeClass, "isBreaking": false, "requestKey": requestKey, "landing": "direct",
        "title": "", "commitCount": 1, "addedLines": added, "deletedLines": added.map { _ in deleted },
        "changedFiles": 1, "firstAuthoredTime": (authoredDay ?? day) * 86_400, "releaseId": releaseId ?? releaseDay,
        "releaseTime": releaseDay.map { $0 * 86_400 }, "releaseDay": releaseDay,
        "releaseWeek": releaseDay.map(Calendar.week(ofDay:)), "revertsId": nil, "revertedDay": revertedDay,
      ])
  }

  /// A row of `line_facts`.
  func lines(
    _ added: Int, day: Int, _ origin: Origin, repository: Int = 1, person: Int = 1, isAttested: Bool = false,
    fileClass: String = "source", language: String = "swift", directory: String = "Sources", agent: String = "",
    model: String = ""
  ) throws {
    try insert(
      "line_facts",
      [
        "repositoryId": repository, "landedDay": day, "landedWeek": Calendar.week(ofDay: day),
        "origin": origin.rawValue, "agent": agent, "model": model, "isAttested": isAttested, "fileClass": fileClass,
        "language": language, "directory": directory, "personId": person, "addedLines": added, "deletedLines": 0,
      ])
  }

  /// A row of `mark_facts` for each channel of a commit.
  func marks(_ commit: Int, day: Int, _ channels: [Evidence.Channel], repository: Int = 1) throws {
    for channel in channels {
      try insert(
        "mark_facts",
        [
          "repositoryId": repository, "commitId": commit, "channel": channel.rawValue, "landedDay": day,
          "landedWeek": Calendar.week(ofDay: day), "agent": "claude",
        ])
    }
  }

  /// A row of `feature_facts`; an origin of nil is a feature that only a changelog names.
  func feature(
    _ id: Int, day: Int, _ origin: ChangeOrigin?, repository: Int = 1, rung: String = "changelog",
    isReleased: Bool = true, isReverted: Bool = false, agent: String = "", model: String = "", person: Int = 1
  ) throws {
    try insert(
      "feature_facts",
      [
        "repositoryId": repository, "featureId": id, "title": "", "rung": rung, "origin": origin?.rawValue ?? "",
        "agent": agent, "model": model, "commitId": nil, "requestKey": "", "releaseName": isReleased ? "v1" : "",
        "isReleased": isReleased, "shippedDay": day, "shippedWeek": Calendar.week(ofDay: day),
        "isReverted": isReverted, "personId": person,
      ])
  }

  /// A row of `release_facts`.
  func release(_ id: Int, day: Int, repository: Int = 1, name: String? = nil) throws {
    try insert(
      "release_facts",
      [
        "repositoryId": repository, "releaseId": id, "name": name ?? "v\(id)", "releaseTime": day * 86_400,
        "releaseDay": day,
        "releaseWeek": Calendar.week(ofDay: day), "isPrerelease": false, "unitCount": 0,
      ])
  }

  /// A row of `commits`: that the commit was read.
  func commit(_ id: Int, repository: Int = 1, landed: Int? = nil, authorTime: Int = 0) throws {
    try insert(
      "commits",
      [
        "repositoryId": repository, "commitId": id, "sha": "\(id)", "authorId": 1, "committerId": 1,
        "authorTime": authorTime,
        "authorOffset": 0, "committerTime": 0, "committerOffset": 0, "parentCount": 1, "diffState": "complete",
        "subject": "", "message": "", "isAggregate": 0, "landedId": landed,
      ])
  }

  func rejection(_ source: String, _ occurrences: Int, repository: Int = 1, place: String = "") throws {
    try insert(
      "rejections",
      [
        "repositoryId": repository, "source": source, "place": place, "reason": "unreadable",
        "occurrences": occurrences,
      ])
  }

  func health(_ item: String, _ amount: Int, repository: Int = 1) throws {
    try insert("health", ["repositoryId": repository, "item": item, "amount": amount, "note": ""])
  }
}
