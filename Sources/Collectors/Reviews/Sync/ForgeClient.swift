import Facts
import Foundation

/// Talks to one forge: one request at a time, with the token, obeying the forge's limits, trying again what may pass.
package struct ForgeClient: Sendable {
  /// Waits some seconds, and is told why; tests do not wait.
  package typealias Wait = @Sendable (_ seconds: Double, _ reason: String) async throws -> Void

  /// How often a request is tried before it is given up.
  private static let attempts = 6
  private static let redirects = 5
  /// What a forge that names no time is given after it said that there were too many requests.
  private static let unnamedWait = 60.0
  /// The longest wait that a forge can ask for; a longer one ends the sync, which the next one takes up.
  private static let longestWait = 3900.0

  private let transport: any HTTPTransport
  /// The host that may see the token, with its port.
  private let host: String
  private let credentials: [String: String]
  private let wait: Wait
  /// The time now, in seconds since 1970.
  private let now: @Sendable () -> Double

  /// Makes a client of a host; `credentials` are the headers that only this host may see.
  package init(
    _ transport: any HTTPTransport, host: String, credentials: [String: String], now: @escaping @Sendable () -> Double,
    wait: @escaping Wait
  ) {
    self.transport = transport
    self.host = host
    self.credentials = credentials
    self.now = now
    self.wait = wait
  }

  /// Sends a request until it has an answer that means something: 2xx, 304, 404, or a refusal or failure that `accepts` names.
  ///
  /// Throws for a refused token, and when every try failed.
  package func send(_ request: HTTPRequest, accepts: Set<Int> = []) async throws -> HTTPAnswer {
    var failure = ""
    for attempt in 0..<ForgeClient.attempts {
      let answer: HTTPAnswer
      do {
        answer = try await following(request)
      } catch let error as BylineError {
        throw error
      } catch {
        failure = "\(ForgeClient.sentence(error))"
        try await pause(attempt, failure)
        continue
      }
      switch answer.status {
      case 200..<300, 304, 404: return answer
      case 500..<600 where accepts.contains(answer.status): return answer
      case 401:
        throw BylineError(
          .failure, "\(host) does not accept the token (status 401)",
          hint: "check that the token is valid and may read the project")
      case 403, 429:
        guard let seconds = limit(answer, attempt) else {
          if accepts.contains(answer.status) { return answer }
          throw BylineError(
            .failure, "\(host) refuses the request (status \(answer.status)): \(ForgeClient.message(answer))",
            hint: "check what the token may read")
        }
        try check(seconds)
        failure = "too many requests (status \(answer.status))"
        try await wait(seconds, "\(host): \(failure)")
      case 500..<600:
        failure = "status \(answer.status)"
        try await pause(attempt, failure)
      default:
        throw BylineError(.failure, "\(host) answered with status \(answer.status): \(ForgeClient.message(answer))")
      }
    }
    throw BylineError(
      .failure, "\(host) gave no answer after \(ForgeClient.attempts) tries; the last: \(failure)",
      hint: "run the same command later: it goes on where it stopped")
  }

  /// Waits until a limit that an answer says is used up is reset.
  func waitForReset(_ answer: HTTPAnswer) async throws {
    let reset = answer.headers["x-ratelimit-reset"].flatMap(Double.init)
    let seconds = max(1, reset.map { $0 - now() + 1 } ?? ForgeClient.unnamedWait)
    try check(seconds)
    try await wait(seconds, "\(host): the limit of requests is used up")
  }

  private func check(_ seconds: Double) throws {
    guard seconds > ForgeClient.longestWait else { return }
    throw BylineError(
      .failure, "\(host) allows no more requests for \(Int(min(seconds, 1e9) / 60)) minutes",
      hint: "run the same command later: it goes on where it stopped")
  }

  /// Follows redirects; to another host without the token.
  private func following(_ request: HTTPRequest) async throws -> HTTPAnswer {
    var request = request
    for _ in 0...ForgeClient.redirects {
      var message = request
      message.headers["User-Agent"] = "byline"
      if ForgeClient.host(of: request.url) == host {
        message.headers.merge(credentials) { _, new in new }
      }
      let answer = try await transport.send(message)
      guard [301, 302, 303, 307, 308].contains(answer.status), let target = answer.headers["location"] else {
        return answer
      }
      request.url = try ForgeClient.absolute(target, from: request.url)
      if answer.status == 303 { (request.method, request.body) = ("GET", []) }
    }
    throw BylineError(.failure, "\(host) redirects in a circle")
  }

  private func pause(_ attempt: Int, _ reason: String) async throws {
    guard attempt + 1 < ForgeClient.attempts else { return }
    try await wait(Double(1 << attempt), "\(host): \(reason)")
  }

  /// How long to wait before the next request; nil where the answer is a refusal, not a limit.
  ///
  /// `retry-after` comes first, then the reset of a primary limit that is used up, then a minute that doubles.
  private func limit(_ answer: HTTPAnswer, _ attempt: Int) -> Double? {
    if let seconds = answer.headers["retry-after"].flatMap(Double.init) { return max(1, seconds) }
    let remaining = answer.headers["x-ratelimit-remaining"] ?? answer.headers["ratelimit-remaining"]
    let reset = answer.headers["x-ratelimit-reset"] ?? answer.headers["ratelimit-reset"]
    if remaining == "0", let moment = reset.flatMap(Double.init) { return max(1, moment - now() + 1) }
    let said = ForgeClient.message(answer).lowercased()
    guard
      answer.status == 429 || said.contains("rate limit") || said.contains("abuse") || said.contains("retry your")
        || said.contains("wait a few minutes")
    else { return nil }
    return ForgeClient.unnamedWait * Double(1 << attempt)
  }

  /// The host of an address, with its port, in lower case.
  static func host(of url: String) -> String {
    guard let start = url.range(of: "://")?.upperBound else { return "" }
    let authority = url[start...].prefix { $0 != "/" && $0 != "?" && $0 != "#" }
    return String(authority.split(separator: "@").last ?? "").lowercased()
  }

  private static func absolute(_ target: String, from url: String) throws -> String {
    if target.hasPrefix("https://") { return target }
    if target.hasPrefix("http://") {
      guard url.hasPrefix("http://") else {
        throw BylineError(.failure, "\(host(of: url)) redirects to an address that is not encrypted")
      }
      return target
    }
    guard target.hasPrefix("/"), let start = url.range(of: "://")?.upperBound else {
      throw BylineError(.failure, "\(host(of: url)) redirects to '\(target)', which is no address")
    }
    return url[..<start] + url[start...].prefix { $0 != "/" } + target
  }

  /// What an answer that is an error says, shortened.
  private static func message(_ answer: HTTPAnswer) -> String {
    let value = JSONText(answer.body)?.root
    let said =
      value?.string("message") ?? value?.string("error") ?? String(decoding: answer.body.prefix(120), as: UTF8.self)
    return String(said.prefix(200))
  }

  private static func sentence(_ error: any Error) -> String {
    let text = error.localizedDescription
    return text.isEmpty ? "\(error)" : text
  }
}
