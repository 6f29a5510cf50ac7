import Facts
import Yams

/// Reads signatures from YAML, and says precisely what is wrong with a list that is not one.
struct SignatureReader {
  /// What one entry of a list asks for.
  enum Entry {
    case rule(Signature)
    /// The rule of that name is not wanted.
    case disabled(id: String)
  }

  /// Reads a list of rules, or a mapping that holds one under `signatures`.
  ///
  /// - Throws: `BylineError` that names the line and the offending key or value.
  static func read(_ yaml: String) throws -> [Entry] {
    let root: Node?
    do {
      root = try Yams.compose(yaml: yaml)
    } catch let error as YamlError {
      throw BylineError(.failure, "the list of signatures is not YAML: \(Self.problem(of: error))")
    }
    guard let root, !root.isEmptyScalar else { return [] }
    let list: Node
    if case .mapping(let mapping) = root {
      if let key = mapping.keys.first(where: { $0.scalar?.string != "signatures" }) {
        throw BylineError(.failure, "unknown key “\(key.scalar?.string ?? "")” beside “signatures” (line \(key.line))")
      }
      list = mapping["signatures"] ?? root
    } else {
      list = root
    }
    guard case .sequence(let entries) = list else {
      throw BylineError(
        .failure, "“signatures” is not a list (line \(list.line))", hint: "begin each signature with “- id:”")
    }
    return try entries.map { try SignatureFields($0).entry() }
  }

  private static func problem(of error: YamlError) -> String {
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      "\(problem) (line \(mark.line))"
    case .duplicatedKeysInMapping(let duplicates, let context):
      "the key “\(duplicates.sorted().joined(separator: "”, “"))” stands twice (line \(context.mark.line))"
    default: "\(error)"
    }
  }
}

extension Node {
  /// The line of the text on which the node begins.
  var line: Int { mark?.line ?? 1 }
  fileprivate var isEmptyScalar: Bool { scalar?.string.isEmpty ?? false }
}
