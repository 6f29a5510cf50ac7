import Facts

/// Forges that are asked with REST: a list of change requests by their last change, newest first, and for each the lists
/// that hang on it; then the lists that are the project's.
package struct PagedSync: ForgeSync {
  private static let resource = "requests"
  private let form: PagedForm

  /// Makes the sync of a sort of forge.
  package init(_ form: PagedForm) { self.form = form }

  package func run(_ session: inout SyncSession) async throws {
    try await walk(&session)
    for list in form.lists(session.address.base, session.project.path) { try await read(list, &session) }
  }

  /// Reads the requests that changed, with all that hangs on them.
  private func walk(_ session: inout SyncSession) async throws {
    var walk = try SyncWalk(PagedSync.resource, session)
    let first = form.requests(session.address.base, session.project.path, walk.start)
    var mark = try walk.endsUnchanged ? session.state(PagedSync.mark(first))?.cursor ?? "" : ""
    var url: String? = walk.cursor.isEmpty ? first : walk.cursor
    while let address = url {
      let headers = address == first && !mark.isEmpty ? ["If-None-Match": mark] : [:]
      let (answer, value) = try await session.fetch(HTTPRequest(address, headers: headers))
      if answer.status == 304 { return }
      guard let value else {
        throw BylineError(
          .failure, "\(session.project.host) has no project \(session.project.path) (status \(answer.status))",
          hint: "check the name, and that the token may read it")
      }
      if address == first { mark = answer.headers["etag"] ?? "" }
      var items = session.items(of: value, url: address)
      for request in value.elements { items += try await details(of: request, &session) }
      let isOld = walk.pass(value.elements.compactMap { form.updated($0) })
      url = isOld ? nil : form.next(answer, value, address)
      if let url {
        try session.keep(items, walk.states(next: url))
      } else {
        // The mark is that of the first page, which a walk that was taken up did not see.
        let states = walk.lastStates.merging(mark.isEmpty ? [:] : [PagedSync.mark(first): SyncState(cursor: mark)]) {
          $1
        }
        try session.keep(items, states)
      }
    }
  }

  /// Everything that hangs on a request; that a list was read is noted, also where it is empty.
  private func details(of request: JSONValue, _ session: inout SyncSession) async throws -> [ReviewItem] {
    var items: [ReviewItem] = []
    for detail in form.details(session.address.base, session.project.path, request) {
      var next: String? = detail.url
      var isWhole = true
      while let address = next {
        let (answer, value) = try await session.fetch(HTTPRequest(address), accepts: [403])
        guard let value else {
          isWhole = false
          break
        }
        items += session.items(of: value, url: address)
        for element in value.elements {
          guard let inner = detail.inner(element) else { continue }
          let (_, value) = try await session.fetch(HTTPRequest(inner), accepts: [403])
          if let value { items += session.items(of: value, url: inner) }
        }
        next = answer.next
      }
      guard isWhole, let number = form.number(request) else { continue }
      var record = RequestRecord(project: session.project, number: number)
      record.has = detail.lists
      items.append(.request(record))
    }
    return items
  }

  /// Reads a list of the project's to its end, unless it is the same as the last time.
  private func read(_ list: String, _ session: inout SyncSession) async throws {
    let known = try session.state(PagedSync.mark(list))?.cursor ?? ""
    var items: [ReviewItem] = []
    var mark = ""
    var next: String? = list
    while let address = next {
      let headers = address == list && !known.isEmpty ? ["If-None-Match": known] : [:]
      let (answer, value) = try await session.fetch(HTTPRequest(address, headers: headers), accepts: [403])
      guard let value else { return }
      if address == list { mark = answer.headers["etag"] ?? "" }
      items += session.items(of: value, url: address)
      next = answer.next
    }
    try session.keep(items, mark.isEmpty ? [:] : [PagedSync.mark(list): SyncState(cursor: mark)])
  }

  /// Under what the mark (`ETag`) of an address is kept.
  private static func mark(_ url: String) -> String { "etag of \(url)" }
}
