import Facts

/// A request to a forge.
package struct HTTPRequest: Sendable, Equatable {
  package var method: String
  /// The whole address.
  package var url: String
  package var headers: [String: String]
  package var body: [UInt8]

  /// Makes a request; without a method it is a GET.
  package init(_ url: String, method: String = "GET", headers: [String: String] = [:], body: [UInt8] = []) {
    self.method = method
    self.url = url
    self.headers = headers
    self.body = body
  }
}

/// What a forge answered.
package struct HTTPAnswer: Sendable, Equatable {
  package var status: Int
  /// By names in lower case.
  package var headers: [String: String]
  package var body: [UInt8]

  /// Makes an answer.
  package init(status: Int, headers: [String: String] = [:], body: [UInt8] = []) {
    self.status = status
    self.headers = headers
    self.body = body
  }

  /// The address under `rel="next"` of the `Link` header; nil on the last page.
  package var next: String? {
    // Addresses may hold commas: what stands between two of them is the first one's relation.
    var rest = (headers["link"] ?? "")[...]
    while let open = rest.firstIndex(of: "<"), let close = rest[open...].firstIndex(of: ">") {
      let address = rest[rest.index(after: open)..<close]
      rest = rest[rest.index(after: close)...]
      let relation = rest.prefix { $0 != "<" }
      if relation.contains("rel=\"next\"") || relation.contains("rel=next") { return String(address) }
    }
    return nil
  }
}

/// What carries requests: the network, or a test's recording.
package protocol HTTPTransport: Sendable {
  /// Sends one request and gives the whole answer; a redirect is an answer too, and not followed.
  ///
  /// Throws when there is no whole answer: no connection, a time-out, a body that is cut off.
  func send(_ request: HTTPRequest) async throws -> HTTPAnswer
}
