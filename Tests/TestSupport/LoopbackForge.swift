import FlyingFox
import FlyingSocks
import Foundation

/// A forge on this machine that answers as a test says, and may break off on purpose.
package struct LoopbackForge: Sendable {
  /// What the forge was asked.
  package struct Request: Sendable {
    package var method: String
    /// The path with the query, as they were sent.
    package var target: String
    /// By names in lower case.
    package var headers: [String: String]
    package var body: String
  }

  /// What the forge answers.
  package struct Answer: Sendable {
    package var status: Int
    package var headers: [String: String]
    package var body: String
    /// True for a body of which the end does not come.
    package var isCut: Bool

    /// Makes an answer.
    package init(_ body: String, status: Int = 200, headers: [String: String] = [:], isCut: Bool = false) {
      self.status = status
      self.headers = headers
      self.body = body
      self.isCut = isCut
    }
  }

  /// Its address, without a slash at the end.
  package let url: String
  private let log: Log

  /// What it was asked, in order.
  package var requests: [Request] {
    get async { await log.requests }
  }

  /// Runs a forge as long as `body` takes; `script` answers a request, given how many came before it.
  package static func run(
    _ script: @escaping @Sendable (_ request: Request, _ count: Int) async throws -> Answer,
    _ body: @escaping @Sendable (LoopbackForge) async throws -> Void
  ) async throws {
    let log = Log()
    let server = HTTPServer(address: try .inet(ip4: "127.0.0.1", port: 0), logger: .disabled)
    await server.appendRoute("*") { request in
      let asked = try await Request(request)
      let count = await log.add(asked)
      return HTTPResponse(try await script(asked, count))
    }
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { try await server.run() }
      defer { group.cancelAll() }
      // Generous, because tests that wait for processes may hold every thread for a while.
      try await server.waitUntilListening(timeout: 600)
      guard case .ip4(_, let port)? = await server.listeningAddress else { throw NotListening() }
      try await body(LoopbackForge(url: "http://127.0.0.1:\(port)", log: log))
    }
  }

  private struct NotListening: Error {}

  /// An actor, because connections are served side by side.
  private actor Log {
    var requests: [Request] = []

    func add(_ request: Request) -> Int {
      requests.append(request)
      return requests.count - 1
    }
  }
}

extension LoopbackForge.Request {
  fileprivate init(_ request: HTTPRequest) async throws {
    method = request.method.rawValue
    let query = request.target.query()
    target = request.target.path() + (query.isEmpty ? "" : "?\(query)")
    headers = [:]
    for (name, value) in request.headers { headers[name.rawValue.lowercased()] = value }
    body = String(decoding: try await request.bodyData, as: UTF8.self)
  }
}

extension HTTPResponse {
  fileprivate init(_ answer: LoopbackForge.Answer) {
    var headers = HTTPHeaders()
    for (name, value) in answer.headers { headers[HTTPHeader(name)] = value }
    let bytes = Array(answer.body.utf8)
    let body =
      answer.isCut
      ? HTTPBodySequence(from: CutBody(bytes: bytes), count: bytes.count + 100) : HTTPBodySequence(data: Data(bytes))
    self.init(statusCode: HTTPStatusCode(answer.status, phrase: "Scripted"), headers: headers, body: body)
  }
}

/// A body that breaks off after some bytes.
private struct CutBody: AsyncBufferedSequence {
  struct Broken: Error {}

  struct AsyncIterator: AsyncBufferedIteratorProtocol {
    var rest: [UInt8]

    mutating func next() async throws -> UInt8? {
      guard !rest.isEmpty else { throw Broken() }
      return rest.removeFirst()
    }

    mutating func nextBuffer(suggested count: Int) async throws -> ArraySlice<UInt8>? {
      guard !rest.isEmpty else { throw Broken() }
      defer { rest = [] }
      return rest[...]
    }
  }

  let bytes: [UInt8]

  func makeAsyncIterator() -> AsyncIterator { AsyncIterator(rest: bytes) }
}
