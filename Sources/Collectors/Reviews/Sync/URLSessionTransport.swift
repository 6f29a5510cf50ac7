import Facts
import Foundation

#if canImport(FoundationNetworking)
  import FoundationNetworking
#endif

/// The network, by Foundation's `URLSession`: nothing is cached, no cookie is kept, no redirect is followed.
package struct URLSessionTransport: HTTPTransport {
  private let session: URLSession

  /// Makes a transport; a request without any answer for `timeout` seconds fails.
  package init(timeout: Double = 60) {
    let configuration = URLSessionConfiguration.ephemeral
    configuration.timeoutIntervalForRequest = timeout
    configuration.httpCookieAcceptPolicy = .never
    configuration.urlCache = nil
    session = URLSession(configuration: configuration, delegate: RedirectStopper(), delegateQueue: nil)
  }

  package func send(_ request: HTTPRequest) async throws -> HTTPAnswer {
    guard let url = URL(string: request.url), url.scheme == "https" || url.scheme == "http" else {
      throw BylineError(.failure, "'\(request.url)' is no address of a forge")
    }
    var message = URLRequest(url: url)
    message.httpMethod = request.method
    for (name, value) in request.headers { message.setValue(value, forHTTPHeaderField: name) }
    if !request.body.isEmpty { message.httpBody = Data(request.body) }
    let (data, response) = try await session.data(for: message)
    guard let answer = response as? HTTPURLResponse else {
      throw BylineError(.failure, "\(url.host ?? request.url) did not answer in HTTP")
    }
    var headers: [String: String] = [:]
    for (name, value) in answer.allHeaderFields { headers["\(name)".lowercased()] = "\(value)" }
    return HTTPAnswer(status: answer.statusCode, headers: headers, body: Array(data))
  }
}

/// Leaves redirects to the caller, who knows which host may see the token.
private final class RedirectStopper: NSObject, URLSessionTaskDelegate {
  func urlSession(
    _ session: URLSession, task: URLSessionTask, willPerformHTTPRedirection response: HTTPURLResponse,
    newRequest request: URLRequest, completionHandler: @escaping @Sendable (URLRequest?) -> Void
  ) {
    completionHandler(nil)
  }
}
