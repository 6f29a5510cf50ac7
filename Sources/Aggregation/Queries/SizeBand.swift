/// How large a change request is, in bands of its added and deleted lines.
///
/// AI requests are larger than others, and large ones are reviewed otherwise than small ones: what is compared between
/// them is compared within these bands too.
enum SizeBand: Int, CaseIterable {
  case upTo10
  case upTo50
  case upTo200
  case upTo500
  case over500
  /// No record says how large it is.
  case unknown

  /// The number of the band of a row of `request_facts`.
  static func sql(_ alias: String) -> String {
    let lines = "\(alias).addedLines + \(alias).deletedLines"
    return """
      CASE
            WHEN \(alias).addedLines IS NULL OR \(alias).deletedLines IS NULL THEN \(SizeBand.unknown.rawValue)
            WHEN \(lines) <= 10 THEN \(SizeBand.upTo10.rawValue)
            WHEN \(lines) <= 50 THEN \(SizeBand.upTo50.rawValue)
            WHEN \(lines) <= 200 THEN \(SizeBand.upTo200.rawValue)
            WHEN \(lines) <= 500 THEN \(SizeBand.upTo500.rawValue)
            ELSE \(SizeBand.over500.rawValue)
          END
      """
  }
}
