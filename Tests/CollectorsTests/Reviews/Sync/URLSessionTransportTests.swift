import Collectors
import TestSupport
import Testing

@Suite struct URLSessionTransportTests {
  @Test func headersAndBodiesGoBothWays() async throws {
    try await LoopbackForge.run { _, _ in
      LoopbackForge.Answer("ü", status: 201, headers: ["ETag": "\"one\"", "X-Mixed-Case": "yes"])
    } _: { forge in
      let answer = try await URLSessionTransport().send(
        HTTPRequest(
          "\(forge.url)/a%2Fb?c=d%20e", method: "POST", headers: ["Authorization": "Bearer secret"],
          body: Array("{\"x\":1}".utf8)))
      #expect(answer.status == 201)
      #expect(answer.headers["etag"] == "\"one\"")
      #expect(answer.headers["x-mixed-case"] == "yes")
      #expect(answer.body == [0xc3, 0xbc])
      let request = try #require(await forge.requests.first)
      #expect(request.method == "POST")
      #expect(request.target == "/a%2Fb?c=d%20e")
      #expect(request.headers["authorization"] == "Bearer secret")
      #expect(request.body == "{\"x\":1}")
    }
  }

  @Test func anAnswerThatNothingChangedIsGivenAsItIs() async throws {
    try await LoopbackForge.run { request, _ in
      LoopbackForge.Answer("", status: request.headers["if-none-match"] == "\"one\"" ? 304 : 200)
    } _: { forge in
      let answer = try await URLSessionTransport().send(
        HTTPRequest("\(forge.url)/", headers: ["If-None-Match": "\"one\""]))
      #expect(answer.status == 304)
    }
  }

  @Test func noRedirectIsFollowed() async throws {
    try await LoopbackForge.run { _, _ in
      LoopbackForge.Answer("", status: 302, headers: ["Location": "/elsewhere"])
    } _: { forge in
      let answer = try await URLSessionTransport().send(HTTPRequest("\(forge.url)/"))
      #expect(answer.status == 302)
      #expect(answer.headers["location"] == "/elsewhere")
      #expect(await forge.requests.map(\.target) == ["/"])
    }
  }

  @Test func aBodyThatIsCutOffIsNoAnswer() async throws {
    try await LoopbackForge.run { _, _ in
      LoopbackForge.Answer("{\"half\":", isCut: true)
    } _: { forge in
      _ = await #expect(throws: (any Error).self) {
        try await URLSessionTransport().send(HTTPRequest("\(forge.url)/"))
      }
    }
  }

  @Test func whatDoesNotAnswerInTimeIsNoAnswer() async throws {
    try await LoopbackForge.run { _, _ in
      // Ends with the server, which cancels it.
      try await Task.sleep(for: .seconds(10))
      return LoopbackForge.Answer("late")
    } _: { forge in
      _ = await #expect(throws: (any Error).self) {
        try await URLSessionTransport(timeout: 1).send(HTTPRequest("\(forge.url)/"))
      }
    }
  }

  @Test(arguments: ["file:///etc/passwd", "no address"])
  func onlyHTTPIsSpoken(url: String) async throws {
    await #expect(throws: (any Error).self) { try await URLSessionTransport().send(HTTPRequest(url)) }
  }
}
