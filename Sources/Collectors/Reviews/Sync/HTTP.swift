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
    for link in (headers["link"] ?? "").split(separator: ",") {
      let parts = link.split(separator: ";").map { $0.trimmingBlanks }
      guard parts.dropFirst().contains("rel=\"next\""), let address = parts.first, address.hasPrefix("<"),
        address.hasSuffix(">")
      else { continue }
      return String(address.dropFirst().dropLast())
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
