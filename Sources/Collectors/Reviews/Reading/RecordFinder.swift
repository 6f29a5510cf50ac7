import Facts

/// Finds the records in a value: takes pages and envelopes apart, and asks the formats.
package struct RecordFinder: Sendable {
  /// Envelopes nest no deeper than this.
  private static let deepest = 8
  /// The keys under which forges and tools put what they were asked for.
  private static let wrappers: [StaticString] = [
    "data", "value", "values", "result", "results", "items", "nodes", "edges", "node", "search",
  ]

  private let formats: [any ReviewFormat]

  /// What a value came to.
  package struct Found: Sendable, Equatable {
    /// What its records say.
    package var items: [ReviewItem] = []
    /// Why records, or parts of them, could not be taken.
    package var rejections: [String] = []
    /// How many records some format took.
    package var records = 0
    /// How many were no review records.
    package var ignored = 0
    /// The titles of the formats that took records, one for each record.
    package var formats: [String] = []
  }

  /// Makes a finder that asks these formats.
  package init(formats: [any ReviewFormat.Type] = ReviewFormatRegistry.all) {
    self.formats = formats.map { $0.init() }
  }

  /// Finds the records in a value, and reads them.
  package func find(_ value: JSONValue, _ context: ReviewContext) -> Found {
    var found = Found()
    visit(value, context, &found)
    return found
  }

  private func visit(_ value: JSONValue, _ context: ReviewContext, _ found: inout Found) {
    guard value.kind != .array else {
      var context = context
      let elements = value.elements
      context.siblings = elements.count
      if isTakenAsWhole(elements, context, &found) { return }
      for element in elements { visit(element, context, &found) }
      return
    }
    guard value.kind == .object else {
      found.rejections.append("a \(value.kind) is no record")
      return
    }
    if let elements = value.list("values"), elements.isEmpty, isTakenAsWhole(elements, context, &found) { return }
    if let format = ReviewFormatRegistry.format(of: value, context, among: formats) {
      read(value, context, format, &found)
    } else if context.envelope.count < RecordFinder.deepest {
      open(value, context, &found)
    } else {
      found.rejections.append("its envelopes nest too deep")
    }
  }

  /// True where the address that a list came from gives a meaning to it as a whole.
  private func isTakenAsWhole(
    _ elements: [JSONValue], _ context: ReviewContext, _ found: inout Found
  ) -> Bool {
    guard let list = RequestListAddress(context.url), let record = list.record(of: elements) else { return false }
    found.items.append(.request(record))
    found.records += 1
    found.formats.append(list.title)
    return true
  }

  private func read(
    _ value: JSONValue, _ context: ReviewContext, _ format: any ReviewFormat, _ found: inout Found
  ) {
    var context = context
    let items = format.items(in: value, &context)
    found.items += items
    found.rejections += context.rejections
    if context.isIgnored {
      found.ignored += 1
    } else if !items.isEmpty {
      found.records += 1
      found.formats.append(type(of: format).title)
    } else if context.rejections.isEmpty {
      found.ignored += 1
    }
  }

  /// Takes an envelope apart; what is none is told as unknown.
  private func open(_ value: JSONValue, _ context: ReviewContext, _ found: inout Found) {
    if let url = value.string("url"), value.has("body"), value.has("method") {
      // A recorded exchange: the request's address says what the response is about.
      guard let body = value["body"], value.integer("status").map({ $0 < 300 }) ?? true else {
        found.ignored += 1
        return
      }
      var context = context
      context.url = url
      context.envelope.append("body")
      visit(body, context, &found)
      return
    }
    let isGraph = context.envelope.first == "data"
    var isEnvelope = false
    for (key, inner) in value.members where inner.kind == .object || inner.kind == .array {
      guard isGraph ? key != "pageInfo" && key != "rateLimit" : RecordFinder.isWrapper(key) else { continue }
      isEnvelope = true
      var context = context
      context.envelope.append(key)
      context.siblings = nil
      visit(inner, context, &found)
    }
    guard !isEnvelope else { return }
    if context.envelope.isEmpty || !isGraph {
      let keys = value.members.prefix(4).map(\.key).joined(separator: ", ")
      found.rejections.append("not a record of any forge that is known (it has \(keys.isEmpty ? "no keys" : keys))")
    } else {
      found.ignored += 1
    }
  }

  private static func isWrapper(_ key: String) -> Bool {
    wrappers.contains { "\($0)" == key }
  }
}
