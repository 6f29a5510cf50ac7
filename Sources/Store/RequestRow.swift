import Facts
import GRDB

/// A row of `requests`, with when each of its values was true.
///
/// Merging is commutative, associative and changes nothing the second time: of each column the value of the record that was
/// updated last stands, whatever the order in which records come. What a record does not say erases nothing.
struct RequestRow: Equatable {
  /// The columns, as the table has them, without the key.
  static let columns = [
    "changeKey", "title", "body", "state", "isDraft", "createdTime", "readyTime", "closedTime", "mergedTime",
    "updatedTime", "authorId", "mergedById", "baseBranch", "headBranch", "headSha", "landedSha", "method",
    "commitCount",
    "addedLines", "deletedLines", "changedFiles", "labels", "issues", "url", "has", "cut",
  ]
  /// The columns that hold an empty text where nothing is known.
  private static let neverNull: Set<String> = [
    "changeKey", "state", "baseBranch", "headBranch", "headSha", "landedSha", "method", "labels", "issues", "url",
    "has",
    "cut",
  ]
  private static let stateIndex = 3
  private static let closedIndex = 7
  private static let mergedIndex = 8
  private static let updatedIndex = 9
  private static let commitCountIndex = 17
  private static let listsIndex = 24

  private(set) var values: [DatabaseValue]
  private var stamps: [Int64]
  /// When the whole list of commits was last said; -1 for never.
  private(set) var commitsStamp: Int64
  private var has: Set<RequestRecord.List>
  private var cut: Set<RequestRecord.List>

  /// Makes the row of one record.
  init(_ record: RequestRecord, author: Int64?, mergedBy: Int64?) {
    let stamp = record.stamp
    func lines(_ list: [String]?) -> DatabaseValue {
      text(list.map { Array(Set($0)).sorted().joined(separator: "\n") })
    }
    func text(_ text: String?) -> DatabaseValue { text.flatMap { $0.isEmpty ? nil : $0 }?.databaseValue ?? .null }
    func value(_ value: (some DatabaseValueConvertible)?) -> DatabaseValue { value?.databaseValue ?? .null }
    values = [
      text(record.changeKey), value(record.title), value(record.body), text(record.state?.rawValue),
      value(record.isDraft),
      value(record.created), value(record.ready), value(record.closed), value(record.merged), value(record.updated),
      value(author), value(mergedBy), text(record.baseBranch), text(record.headBranch), text(record.head),
      text(record.landed), text(record.method?.rawValue), value(record.commitCount), value(record.addedLines),
      value(record.deletedLines), value(record.changedFiles), lines(record.labels), lines(record.issues),
      text(record.url), .null, .null,
    ]
    stamps = values.map { $0.isNull ? -1 : stamp }
    if record.isEndEstimated {
      // Any record that knows the time is better.
      for index in [RequestRow.closedIndex, RequestRow.mergedIndex] { stamps[index] = min(stamps[index], 0) }
    }
    has = record.has.union(record.cut)
    cut = record.cut
    commitsStamp = record.commits != nil && record.updated != nil && !record.cut.contains(.commits) ? stamp : -1
    close()
  }

  /// Takes a stored row up again.
  init(_ row: GRDB.Row, stamps text: String) {
    values = RequestRow.columns.map { name in
      let value: DatabaseValue = row[name]
      return RequestRow.neverNull.contains(name) && value == "".databaseValue ? .null : value
    }
    var numbers = text.split(separator: ",").map { Int64($0) ?? -1 }
    numbers += Array(repeating: -1, count: max(0, values.count + 1 - numbers.count))
    stamps = Array(numbers[..<values.count])
    commitsStamp = numbers[values.count]
    has = RequestRow.lists(row["has"])
    cut = RequestRow.lists(row["cut"])
    close()
  }

  /// Takes over what another row says of the same request.
  mutating func merge(_ other: RequestRow) {
    for index in 0..<RequestRow.listsIndex where !other.values[index].isNull {
      let mine = values[index]
      if mine.isNull || other.stamps[index] > stamps[index]
        || other.stamps[index] == stamps[index] && RequestRow.stands(other.values[index], before: mine, index)
      {
        values[index] = other.values[index]
        stamps[index] = other.stamps[index]
      }
    }
    // A list that was whole in one record is whole; one that no record held whole is cut.
    let whole = has.subtracting(cut).union(other.has.subtracting(other.cut))
    has.formUnion(other.has)
    cut = cut.union(other.cut).subtracting(whole)
    commitsStamp = max(commitsStamp, other.commitsStamp)
    close()
  }

  /// Notes how many commits are known, beside how many the forge says there are.
  mutating func count(commits: Int) {
    guard has.contains(.commits), let told = Int.fromDatabaseValue(values[RequestRow.commitCountIndex]) else { return }
    if commits < told { cut.insert(.commits) } else { cut.remove(.commits) }
    close()
  }

  /// The values as the table takes them.
  var stored: [DatabaseValue] {
    var stored = values
    // One that was opened again is neither closed nor merged, whatever was true before.
    if values[RequestRow.stateIndex] == "open".databaseValue {
      stored[RequestRow.closedIndex] = .null
      stored[RequestRow.mergedIndex] = .null
    }
    return zip(RequestRow.columns, stored).map { name, value in
      value.isNull && RequestRow.neverNull.contains(name) ? "".databaseValue : value
    }
  }

  /// The stamps as the table takes them.
  var storedStamps: String { (stamps + [commitsStamp]).map(String.init).joined(separator: ",") }

  private mutating func close() {
    values[RequestRow.listsIndex] = RequestRow.text(has)
    values[RequestRow.listsIndex + 1] = RequestRow.text(cut)
  }

  /// Of two values that were true at the same moment, the one that stands: a later state, else the longer or greater one.
  private static func stands(_ a: DatabaseValue, before b: DatabaseValue, _ index: Int) -> Bool {
    switch (a.storage, b.storage) {
    case (.string(let a), .string(let b)):
      if index == stateIndex { return rank(a) > rank(b) }
      return (a.utf8.count, a) > (b.utf8.count, b)
    case (.int64(let a), .int64(let b)): return a > b
    default: return false
    }
  }

  private static func rank(_ state: String) -> Int {
    switch RequestRecord.State(rawValue: state) {
    case .merged: 3
    case .closed: 2
    case .open: 1
    case nil: 0
    }
  }

  private static func text(_ lists: Set<RequestRecord.List>) -> DatabaseValue {
    RequestRecord.List.allCases.filter(lists.contains).map(\.rawValue).joined(separator: ",").databaseValue
  }

  private static func lists(_ text: String) -> Set<RequestRecord.List> {
    Set(text.split(separator: ",").compactMap { RequestRecord.List(rawValue: String($0)) })
  }
}

extension RequestRecord {
  /// When what the record says was true: its last update, or the last moment that it knows of.
  fileprivate var stamp: Int64 { updated ?? [created, closed, merged].compactMap { $0 }.max() ?? 0 }
}
