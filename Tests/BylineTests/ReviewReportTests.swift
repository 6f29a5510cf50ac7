import Testing

/// What reports say of reviews, with and without records of them.
@Suite struct ReviewReportTests {
  /// A repository with five changes, four of them with AI: approved, not approved, without a record of its reviews, and
  /// pushed without a request.
  private static func sandbox() throws -> Sandbox {
    let sandbox = try Sandbox()
    try sandbox.git(["init", "--quiet", "--initial-branch=main", "tide"])
    try sandbox.git(["remote", "add", "origin", "git@github.com:octo/tide.git"], in: "tide")
    let mark = "\n\nCo-authored-by: Claude <noreply@anthropic.com>"
    let changes = [
      ("Add quay (#1)\(mark)", 40), ("Add harbour (#2)\(mark)", 30), ("Add mole (#3)\(mark)", 20),
      ("Fix rope (#4)", 10), ("Push directly\(mark)", 5),
    ]
    var text = ""
    var commits: [String] = []
    for (message, lines) in changes {
      for line in 0..<lines { text += "let line\(commits.count)of\(line) = \(line)\n" }
      try sandbox.write(text, to: "tide/a.swift")
      try sandbox.git(["add", "--all"], in: "tide")
      try sandbox.git(["commit", "--quiet", "-m", message], in: "tide")
      commits.append(try sandbox.git(["rev-parse", "HEAD"], in: "tide"))
    }
    let requests = [
      request(1, "Add quay", 40, commits[0], reviews: review("bea", "APPROVED", of: 1)),
      request(2, "Add harbour", 30, commits[1], reviews: review("coderabbitai[bot]", "CHANGES_REQUESTED", of: 2)),
      request(3, "Add mole", 20, commits[2], reviews: nil),
      request(4, "Fix rope", 10, commits[3], reviews: review("bea", "APPROVED", of: 4)),
    ]
    try sandbox.write("[\(requests.joined(separator: ",\n"))]", to: "pulls.json")
    return sandbox
  }

  private static func head(_ number: Int) -> String { String(repeating: String(number), count: 40) }

  private static func request(
    _ number: Int, _ title: String, _ lines: Int, _ landed: String, reviews: String?
  ) -> String {
    """
    {"number":\(number),"title":"\(title)","url":"https://github.com/octo/tide/pull/\(number)","state":"MERGED",
     "isDraft":false,"createdAt":"2026-08-12T06:00:00Z","mergedAt":"2026-08-12T10:00:00Z","baseRefName":"main",
     "closedAt":"2026-08-12T10:00:00Z","author":{"login":"ada-l"},"mergedBy":{"login":"bea"},
     "headRefOid":"\(head(number))","mergeCommit":{"oid":"\(landed)"},"additions":\(lines),"deletions":0,
     "changedFiles":1\(reviews.map { ",\"reviews\":[\($0)],\"comments\":[]" } ?? "")}
    """
  }

  private static func review(_ login: String, _ state: String, of number: Int) -> String {
    """
    {"id":"\(number)0","author":{"login":"\(login)"},"state":"\(state)","body":"",
     "submittedAt":"2026-08-12T08:00:00Z","commit":{"oid":"\(head(number))"}}
    """
  }

  /// A report of the repository, once its records are imported.
  private func report(_ arguments: [String]) throws -> String {
    let sandbox = try Self.sandbox()
    let store = sandbox.path("tide/.git/byline.sqlite")
    let imported = try sandbox.byline(["import", sandbox.path("pulls.json"), "--store", store])
    #expect(imported.output == "4 changes, 3 reviews, 0 comments, 0 rejected\n")
    let outcome = try sandbox.byline(["report"] + arguments + ["tide", "--as-of", "2026-08-20T12:00:00Z"])
    #expect(outcome.status == 0)
    // What keeps a forge from reading `#1` as a reference cannot be seen.
    return outcome.output.replacing("\u{200B}", with: "")
  }

  private func section(_ title: String, of text: String) -> String {
    text.split(separator: "\n## ").first { $0.hasPrefix("\(title)\n") }.map { String($0) } ?? ""
  }

  /// Whether some row of a table has these cells, beginning with the first.
  private func hasRow(_ text: String, _ cells: String...) -> Bool {
    text.split(separator: "\n").contains { line in
      line.split(separator: "|").map { $0.trimmingPrefix(while: \.isWhitespace) }
        .map { cell in String(cell.reversed().drop(while: \.isWhitespace).reversed()) }.starts(with: cells)
    }
  }

  @Test func theWeekSaysWhoVerifiedWhat() throws {
    let text = section("Verification", of: try report(["--week", "2026-W33"]))
    #expect(
      text.contains(
        "Of 3 change requests merged in this week whose reviews are recorded, another person approved 2 exactly as merged "
          + "(66.7 % · 95 % ")
    )
    #expect(hasRow(text, "assisted", "2", "50.0 %"))
    #expect(hasRow(text, "unmarked", "1", "100.0 %"))
    #expect(hasRow(text, "Only machines looked at it", "33.3 %"))
    #expect(hasRow(text, "Merged by its author", "0.0 %"))
    #expect(hasRow(text, "Rubber stamp, loose: without a comment", "100.0 %"))
  }

  @Test func whatNobodyApprovedIsListedApartFromWhatIsNotKnown() throws {
    let text = section("Verification", of: try report(["--week", "2026-W33"]))
    let lists = text.split(separator: "**Largest AI changes")
    #expect(lists.count == 3)
    let (told, untold) = (String(lists[1]), String(lists[2]))
    #expect(hasRow(told, "#2", "Add harbour", "30", "assisted", "claude"))
    #expect(!told.contains("Add mole") && !told.contains("Add quay"))
    #expect(hasRow(untold, "#3", "Add mole", "20", "assisted", "claude"))
    #expect(untold.contains("Push directly") && !untold.contains("Add harbour"))
  }

  @Test func theFlowHasStages() throws {
    let text = section("Flow", of: try report(["--week", "2026-W33"]))
    #expect(hasRow(text, "Cycle: ready to merge", "4"))
    #expect(hasRow(text, "Pickup: ready to the first look", "2", "too little data"))
    #expect(text.contains("by stage, of the 12 weeks up to 2026-W33"))
    #expect(!text.contains("by origin, of the 12 weeks"))
    #expect(text.contains("At the end, no change request waited for a review or a merge."))
  }

  @Test func headlinesMeasureWhatTheySaidTheyCouldNot() throws {
    let text = try report(["headlines"])
    let verification = section("Did a person verify it", of: text)
    #expect(hasRow(verification, "Merges that no person touched", "0 changes"))
    #expect(hasRow(verification, "Requests that an AI reviewer turned back", "100.0 %"))
    #expect(hasRow(verification, "… that were merged after all", "100.0 %"))
    #expect(hasRow(section("How much is AI's", of: text), "Share of merged change requests made with AI", "75.0 %"))
    let gaps = section("Not measured", of: text)
    #expect(gaps.contains("Cost per change") && gaps.contains("Deployments per day"))
    #expect(!gaps.contains("no person touched") && !gaps.contains("a judge"))
  }

  @Test func withoutRecordsASentenceSaysWhatIsNeeded() throws {
    let weekly = try Sample.byline(["report", "--format", "markdown"]).output
    let text = section("Verification", of: weekly)
    #expect(text.contains("byline import") && text.contains("byline sync"))
    #expect(!text.contains("%") && !text.contains("|"))
    #expect(!section("Flow", of: weekly).contains("stage"))
    let headlines = try Sample.byline(["report", "headlines", "--format", "markdown"]).output
    #expect(!headlines.contains("## Did a person verify it"))
    #expect(section("Not measured", of: headlines).contains("Merges that no person touched"))
  }

  @Test(arguments: ["markdown", "json"])
  func theDataHealthSaysWhatOfTheRecordsIsMissing(_ format: String) throws {
    let sandbox = try Self.sandbox()
    let store = sandbox.path("tide/.git/byline.sqlite")
    let list = (0..<100).map { "{\"oid\":\"\(String($0, radix: 16))aaaaaaaaaaaaaaa\",\"messageHeadline\":\"x\"}" }
    try sandbox.write(
      """
      {"number":9,"url":"https://github.com/octo/tide/pull/9","state":"OPEN","isDraft":false,\
      "commits":[\(list.joined(separator: ","))]}
      {"number":{"url":1}
      {"number":1,"url":"https://github.com/octo/lagoon/pull/1","state":"OPEN","isDraft":false}
      {"title":"nobody's"}
      """, to: "more.ndjson")
    for file in ["pulls.json", "more.ndjson"] {
      #expect(try sandbox.byline(["import", sandbox.path(file), "--store", store]).status == 0)
    }
    let outcome = try sandbox.byline(["report", "tide", "--as-of", "2026-08-20T12:00:00Z", "--format", format])
    #expect(outcome.status == 0)
    let text = format == "json" ? outcome.output : section("Data health", of: outcome.output)
    for words in [
      "What could not be read in the whole store, and why", "more.ndjson", "commits of 1", "github.com/octo/lagoon",
    ] {
      #expect(text.contains(words), "\(words)")
    }
    #expect(text.contains("none of the store: not counted"))
  }
}
