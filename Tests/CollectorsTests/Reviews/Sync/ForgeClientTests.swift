import Collectors
import Facts
import Testing

@Suite struct ForgeClientTests {
  private static let fine = HTTPAnswer.json("{}")
  private static let secondary = HTTPAnswer.json(
    "{\"message\":\"You have exceeded a secondary rate limit.\"}", status: 403)
  /// What the forge answers before it is well, and how long is waited for it.
  private static let troubles: [(answers: [HTTPAnswer?], waits: [Double])] = [
    ([.json("", ["retry-after": "7"], status: 429)], [7]),
    ([.json("", status: 429)], [60]),
    ([.json("", ["x-ratelimit-remaining": "0", "x-ratelimit-reset": "1030"], status: 403)], [31]),
    ([.json("", ["ratelimit-remaining": "0", "ratelimit-reset": "900"], status: 429)], [1]),
    ([secondary, secondary], [60, 120]),
    ([.json("", status: 502), .json("", status: 504), .json("", status: 500)], [1, 2, 4]),
    ([nil, nil], [1, 2]),
  ]

  @Test(arguments: troubles.indices)
  func waitsAndTriesAgain(index: Int) async throws {
    let forge = ScriptedForge(Self.troubles[index].answers + [Self.fine])
    #expect(try await forge.client().send(HTTPRequest("https://forge.example/x")) == Self.fine)
    #expect(await forge.waits == Self.troubles[index].waits)
  }

  @Test(arguments: [0, 600])
  func givesUpInTheEnd(status: Int) async throws {
    let forge = ScriptedForge(Array(repeating: status == 0 ? nil : .json("", status: 503), count: 20))
    await #expect(throws: BylineError.self) { try await forge.client().send(HTTPRequest("https://forge.example/x")) }
    #expect(await forge.requests.count == 6)
    #expect(await forge.waits == [1, 2, 4, 8, 16])
  }

  private static let refusals: [(answer: HTTPAnswer, sentence: String)] = [
    (.json("{\"message\":\"Bad credentials\"}", status: 401), "forge.example does not accept the token (status 401)"),
    (
      .json("{\"message\":\"Resource not accessible\"}", status: 403),
      "forge.example refuses the request (status 403): Resource not accessible"
    ),
    (
      .json("", ["retry-after": "7200"], status: 429), "forge.example allows no more requests for 120 minutes"
    ),
    (.json("{\"message\":\"gone\"}", status: 410), "forge.example answered with status 410: gone"),
  ]

  @Test(arguments: refusals.indices)
  func saysWhatIsRefused(index: Int) async throws {
    let (answer, sentence) = Self.refusals[index]
    let forge = ScriptedForge([answer, Self.fine])
    let error = await #expect(throws: BylineError.self) {
      try await forge.client().send(HTTPRequest("https://forge.example/x"))
    }
    #expect(error?.message == sentence)
    #expect(await forge.requests.count == 1)
    #expect(await forge.waits.isEmpty)
  }

  @Test func aLimitIsNoRefusalThatIsAccepted() async throws {
    let forge = ScriptedForge([Self.secondary, .json("", status: 403)])
    let answer = try await forge.client().send(HTTPRequest("https://forge.example/x"), accepts: [403])
    #expect(answer.status == 403)
    #expect(await forge.waits == [60])
  }

  private static let redirects: [(target: String, url: String, hasToken: Bool)] = [
    ("/new?page=2", "https://forge.example/new?page=2", true),
    ("https://forge.example/new", "https://forge.example/new", true),
    ("https://FORGE.example/new", "https://FORGE.example/new", true),
    ("https://elsewhere.example/new", "https://elsewhere.example/new", false),
    ("https://forge.example:8443/new", "https://forge.example:8443/new", false),
    ("https://forge.example@elsewhere.example/new", "https://forge.example@elsewhere.example/new", false),
  ]

  @Test(arguments: redirects.indices)
  func onlyTheHostSeesTheToken(index: Int) async throws {
    let (target, url, hasToken) = Self.redirects[index]
    let forge = ScriptedForge([HTTPAnswer(status: 302, headers: ["location": target]), Self.fine])
    _ = try await forge.client().send(HTTPRequest("https://forge.example/old"))
    let requests = await forge.requests
    #expect(requests.map(\.url) == ["https://forge.example/old", url])
    #expect(requests[0].headers["Authorization"] == "Bearer secret")
    #expect(requests[1].headers["Authorization"] == (hasToken ? "Bearer secret" : nil))
  }

  @Test(arguments: ["http://forge.example/new", "ftp://forge.example", "nowhere"])
  func noRedirectLeadsOutOfEncryption(target: String) async throws {
    let forge = ScriptedForge([HTTPAnswer(status: 301, headers: ["location": target]), Self.fine])
    await #expect(throws: BylineError.self) { try await forge.client().send(HTTPRequest("https://forge.example/x")) }
    #expect(await forge.requests.count == 1)
  }

  @Test func aCircleOfRedirectsEnds() async throws {
    let forge = ScriptedForge { _, _ in HTTPAnswer(status: 302, headers: ["location": "/x"]) }
    await #expect(throws: BylineError.self) { try await forge.client().send(HTTPRequest("https://forge.example/x")) }
    #expect(await forge.requests.count == 6)
  }

  private static let links: [(header: String, next: String?)] = [
    (
      "<https://a.example/?page=2>; rel=\"next\", <https://a.example/?page=9>; rel=\"last\"",
      "https://a.example/?page=2"
    ),
    ("<https://a.example/?p=1,2>; rel=\"prev\",<https://a.example/?p=3,4>; rel=\"next\"", "https://a.example/?p=3,4"),
    ("<https://a.example/?page=1>; rel=\"first\"", nil), ("", nil),
  ]

  @Test(arguments: links.indices)
  func theLinkHeaderNamesTheNextPage(index: Int) {
    #expect(HTTPAnswer(status: 200, headers: ["link": Self.links[index].header]).next == Self.links[index].next)
  }
}
