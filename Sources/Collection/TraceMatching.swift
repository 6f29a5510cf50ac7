import Collectors
import Facts
import Store

/// Finds the commit that has the lines of a trace record.
///
/// A record names the commit that was checked out while the edit was made, so the lines are in one of that commit's
/// children; a tool that writes late names the commit that has them. Children are asked first, the earliest first: the
/// named commit often has the same lines too, for it wrote the version before.
struct TraceMatching {
  private typealias AddedLines = [(path: [UInt8], number: Int, lines: LineRanges)]

  private let store: FactStore
  private let repository: Int
  private var candidates: [String: [GraphNode]] = [:]
  private var added: [Int: AddedLines] = [:]

  /// Prepares for records that name these revisions.
  init(store: FactStore, repository: Int, revisions: Set<String>) throws {
    self.store = store
    self.repository = repository
    let graph = try store.graph(repository)
    let inOrder = graph.sorted { ($0.committerSeconds, $0.id) < ($1.committerSeconds, $1.id) }
    for node in inOrder {
      if let parent = node.parents.first?.hex, revisions.contains(parent) {
        candidates[parent, default: []].append(node)
      }
    }
    for node in graph where revisions.contains(node.id.hex) { candidates[node.id.hex, default: []].append(node) }
  }

  /// The commit that adds some of the lines that a record claims; nil when none does.
  mutating func commit(of record: AgentTraceRecord) throws -> GraphNode? {
    let claimed = LineRanges(record.claims.map(\.lines))
    for node in candidates[record.revision] ?? [] {
      let files = try addedLines(of: node)
      let isHere = files.contains { file in
        record.names(file.path) && !file.lines.intersection(claimed).isEmpty
      }
      if isHere { return node }
    }
    return nil
  }

  /// The paths that a commit adds lines to.
  mutating func paths(of node: GraphNode) throws -> [[UInt8]] {
    try addedLines(of: node).filter { !$0.lines.isEmpty }.map(\.path)
  }

  private mutating func addedLines(of node: GraphNode) throws -> AddedLines {
    if let known = added[node.number] { return known }
    let lines = try store.addedRanges(repository, commit: node.number)
    added[node.number] = lines
    return lines
  }
}

extension AgentTraceRecord {
  /// True when the record's path is this one, or an absolute one that ends with it.
  fileprivate func names(_ known: [UInt8]) -> Bool {
    guard isAbsolute else { return path == known }
    return path.count > known.count && path.suffix(known.count).elementsEqual(known)
      && path[path.count - known.count - 1] == UInt8(ascii: "/")
  }
}
