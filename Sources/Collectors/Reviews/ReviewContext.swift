import Facts

/// What is known about a value besides itself, and what came of reading it.
package struct ReviewContext: Sendable {
  /// The project that the user named, for records that do not name theirs; only its host and path count.
  package var project: ProjectName?
  /// The name of the file that is read; for sentences, never for recognition.
  package var fileName: String
  /// The address that the value was fetched from, where the file says so (recorded exchanges, DevLake's `url` column).
  package var url: String?
  /// The keys of the envelopes around the value, outermost first (`data`, `repository`, `pullRequests`).
  package var envelope: [String]
  /// DevLake's `params` column, which names the project (`{"ConnectionId":1,"Name":"owner/name"}`).
  package var params: JSONValue?
  /// DevLake's `input` column, which names the request that a nested record belongs to.
  package var input: JSONValue?
  /// How many values stood in the list that this one is out of; nil for one that stood alone.
  package var siblings: Int?
  /// Why the value, or parts of it, could not be taken.
  package private(set) var rejections: [String] = []
  /// True when the value is no review record at all.
  package private(set) var isIgnored = false

  /// Makes a context.
  package init(
    project: ProjectName? = nil, fileName: String = "", url: String? = nil, envelope: [String] = [],
    params: JSONValue? = nil, input: JSONValue? = nil, siblings: Int? = nil
  ) {
    self.project = project
    self.fileName = fileName
    self.url = url
    self.envelope = envelope
    self.params = params
    self.input = input
    self.siblings = siblings
  }

  /// Notes that the value, or a part of it, could not be taken: a sentence part in lower case.
  package mutating func reject(_ reason: String) { rejections.append(reason) }

  /// Notes that the value has nothing to do with reviews (a push, a workflow run): it is counted, and no error.
  package mutating func ignore() { isIgnored = true }

  /// The project of a record: what the record says, completed with what the user says.
  package func project(_ forge: ProjectName.Forge, host: String? = nil, path: String? = nil) -> ProjectName {
    ProjectName(forge: forge, host: (host ?? project?.host ?? "").lowercased(), path: path ?? project?.path ?? "")
  }
}
