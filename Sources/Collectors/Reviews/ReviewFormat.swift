import Facts

/// One forge's way of writing its records: what its values look like, and what they mean.
///
/// A value is one record, already taken out of its page, envelope or log line. Recognition goes by the keys that are
/// present, never by a file's name; of several formats that claim a value the surest one gets it.
package protocol ReviewFormat: Sendable {
  /// The name by which the user asks for it (`--forge`'s values begin with a forge's name), in kebab-case.
  static var id: String { get }
  /// What it is called in sentences (`GitHub REST`).
  static var title: String { get }

  /// Makes the format; it holds nothing between two values.
  init()

  /// How sure it is that a value is one of its own: 0 for not at all, 100 for certain.
  ///
  /// 100 is for keys that no other forge writes, 50 for keys that others share and that could still be told apart by
  /// something weaker, such as the host of a URL.
  func certainty(of value: JSONValue, _ context: ReviewContext) -> Int

  /// What a value says.
  ///
  /// A value that does not fit is told to the context with ``ReviewContext/reject(_:)``, and one that has nothing to do
  /// with reviews with ``ReviewContext/ignore()``; an item may come beside rejections of parts of it.
  func items(in value: JSONValue, _ context: inout ReviewContext) -> [ReviewItem]
}

/// Every format that is known: the one list.
package enum ReviewFormatRegistry {
  /// The formats, by forge.
  package static let all: [any ReviewFormat.Type] = [
    GitHubRESTFormat.self, GitHubGraphFormat.self, GitHubWebhookFormat.self, GitLabFormat.self,
    GitLabWebhookFormat.self,
    GerritFormat.self,
    BitbucketFormat.self, BitbucketServerFormat.self, AzureFormat.self, GiteaFormat.self, PhabricatorFormat.self,
  ]

  /// The format that is surest of a value; the earlier one of two that are as sure, nil where none is.
  package static func format(
    of value: JSONValue, _ context: ReviewContext, among formats: [any ReviewFormat]
  ) -> (any ReviewFormat)? {
    var best: (format: any ReviewFormat, certainty: Int)?
    for format in formats {
      let certainty = format.certainty(of: value, context)
      if certainty > best?.certainty ?? 0 { best = (format, certainty) }
    }
    return best?.format
  }
}
