import Aggregation

/// An explanation as one JSON object on one line.
enum ExplanationJSON {
  /// Writes the object.
  static func line(_ explanation: Explanation) -> String {
    object([
      ("kind", text(explanation.kind)), ("name", text(explanation.name)), ("title", text(explanation.title)),
      ("verdict", object(explanation.verdict.map { ($0.name, text($0.value)) })),
      ("evidence", array(explanation.signs.map(object))), ("joins", array(explanation.joins.map(object))),
      ("reviews", array(explanation.reviews.map(object))),
    ])
  }

  private static func object(_ sign: Explanation.Sign) -> String {
    object([
      ("commit", text(sign.commit)), ("channel", text(sign.channel)), ("rule", text(sign.rule)),
      ("role", text(sign.role)), ("strength", text(sign.strength)), ("agent", text(sign.agent)),
      ("model", text(sign.model)), ("mark", text(sign.mark)),
    ])
  }

  private static func object(_ join: Explanation.Join) -> String {
    object([
      ("request", text(join.request)), ("commit", text(join.commit)), ("subject", text(join.subject)),
      ("rule", text(join.rule)), ("meaning", text(join.meaning)), ("confidence", text(join.confidence)),
    ])
  }

  private static func object(_ review: Explanation.Review) -> String {
    object([
      ("time", review.time.map(String.init) ?? "null"), ("kind", text(review.kind)), ("actor", text(review.actor)),
      ("actorKind", text(review.actorKind)), ("counts", review.counts ? "true" : "false"),
      ("reason", text(review.reason)),
    ])
  }

  private static func object(_ fields: [(String, String)]) -> String {
    "{" + fields.map { "\(text($0.0)):\($0.1)" }.joined(separator: ",") + "}"
  }

  private static func array(_ items: [String]) -> String { "[" + items.joined(separator: ",") + "]" }

  private static func text(_ value: String) -> String { JSONFormat.quoted(value) }
}
