import Testing

@Suite struct ImportTests {
  private static let pulls = """
    [{"number":1,"url":"https://github.com/acme/tool/pull/1","state":"OPEN","isDraft":false},
     {"number":2,"url":"https://github.com/acme/tool/pull/2","state":"OPEN","reviews":[
       {"id":"1","author":{"login":"eve"},"state":"APPROVED","submittedAt":"2026-01-01T00:00:00Z"}]}]
    """

  @Test func theLastLineSaysWhatCameIn() throws {
    let sandbox = try Sandbox()
    try sandbox.write(Self.pulls, to: "pulls.json")
    let outcome = try sandbox.byline(["import", sandbox.path("pulls.json"), "--store", sandbox.path("s.sqlite")])
    #expect(outcome.status == 0)
    #expect(outcome.output == "2 changes, 1 review, 0 comments, 0 rejected\n")
    #expect(outcome.errors.contains("GitHub GraphQL or gh (2 records)"))
  }

  @Test func damageIsToldAndPassedOver() throws {
    let sandbox = try Sandbox()
    try sandbox.write(
      "{\"number\":1,\"isDraft\":true}\n{\"number\":\n{\"number\":2,\"isDraft\":true}\n", to: "a.ndjson")
    let arguments = ["import", sandbox.path("a.ndjson"), "--store", sandbox.path("s.sqlite")]
    let outcome = try sandbox.byline(arguments)
    #expect(outcome.status == 0)
    #expect(outcome.output == "2 changes, 0 reviews, 0 comments, 1 rejected\n")
    #expect(outcome.errors.contains("  line 2, byte 28: "))
    let strict = try sandbox.byline(arguments + ["--strict"])
    #expect(strict.status == 2)
    #expect(strict.output == "2 changes, 0 reviews, 0 comments, 1 rejected\n")
    #expect(strict.errors.contains("error: 1 records could not be read"))
  }

  @Test func quietSaysOnlyTheCounts() throws {
    let sandbox = try Sandbox()
    try sandbox.write(Self.pulls, to: "pulls.json")
    let outcome = try sandbox.byline(["import", sandbox.path("pulls.json"), "-q", "--store", sandbox.path("s.sqlite")])
    #expect(outcome.errors.isEmpty)
    #expect(outcome.output == "2 changes, 1 review, 0 comments, 0 rejected\n")
  }

  private static let wrongUses: [(arguments: [String], status: Int32)] = [
    (["--forge", "svn"], 64), (["--project", "nowhere"], 64), (["no-such-file.json"], 2),
  ]

  @Test(arguments: wrongUses.indices)
  func wrongUseIsTold(index: Int) throws {
    let sandbox = try Sandbox()
    try sandbox.write(Self.pulls, to: "pulls.json")
    let outcome = try sandbox.byline(
      ["import", sandbox.path("pulls.json"), "--store", sandbox.path("s.sqlite")] + Self.wrongUses[index].arguments)
    #expect(outcome.status == Self.wrongUses[index].status)
    #expect(outcome.errors.contains("error: "))
  }
}
