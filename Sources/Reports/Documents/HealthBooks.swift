import Aggregation
import Facts

/// Whether the line history's books balance: every line that landed left or is there, and git counts the same.
///
/// All that is said of durability rests on it, so that a broken balance stands at the top of the report too.
struct HealthBooks {
  private let books: [LineBooks]
  private let repositories: Int

  /// Reads the books.
  init(_ context: ReportContext) throws {
    books = try context.data.lineBooks()
    repositories = context.data.repositories.count
  }

  /// Makes the words for books that are given.
  init(_ books: [LineBooks], repositories: Int) {
    self.books = books
    self.repositories = repositories
  }

  private var broken: [LineBooks] { books.filter { !$0.isBalanced } }

  /// What stands first in a report whose books are broken; nil where they balance.
  var alarm: ReportDocument.Section? {
    guard !broken.isEmpty else { return nil }
    return ReportDocument.Section(
      id: "broken-balance", title: "Do not trust the durability figures",
      blocks: broken.map { .note("\($0.repository): \(HealthBooks.account($0)) Report this as a fault of Byline.") })
  }

  /// The books in a sentence each, for the section on the data's health.
  var sentences: [String] {
    guard !books.isEmpty else {
      return repositories == 0 ? [] : ["There is no line history: durability is not measured."]
    }
    var sentences = broken.map { "\($0.repository): \(HealthBooks.account($0))" }
    if broken.isEmpty {
      let born = books.reduce(0) { $0 + $1.born }
      let dead = books.reduce(0) { $0 + $1.dead }
      let alive = books.reduce(0) { $0 + $1.alive }
      let isCounted = books.allSatisfy { $0.counted != nil && $0.unknown == 0 }
      sentences.append(
        "The line history balances: \(NumberStyle.quantity(born, .lines)) landed, \(NumberStyle.count(dead)) left, "
          + "\(NumberStyle.count(alive)) are there\(isCounted ? ", as many as git counts" : "").")
    }
    return sentences
  }

  /// What readers must know of, as rows of what and how many.
  var rows: [(what: String, count: Int)] {
    [
      ("repositories whose line history does not balance", broken.count),
      ("repositories without a line history", repositories - books.count),
      ("repositories whose lines git cannot count", books.count { $0.counted == nil }),
      ("lines whose owner is not known", books.reduce(0) { $0 + $1.unknown }),
    ].filter { $0.1 > 0 }
  }

  private static func account(_ books: LineBooks) -> String {
    var text =
      "the line history does not balance. \(NumberStyle.quantity(books.born, .lines)) landed and "
      + "\(NumberStyle.count(books.dead)) left, which leaves \(NumberStyle.count(books.born - books.dead)); "
      + "\(NumberStyle.count(books.alive)) are there"
    if books.unknown > 0 { text += ", and \(NumberStyle.count(books.unknown)) whose owner is not known" }
    if let counted = books.counted { text += "; git counts \(NumberStyle.count(counted))" }
    if books.unbalancedOwners > 0 {
      let commits = NumberStyle.quantity(books.unbalancedOwners, .commits)
      text += "; the lines of \(commits) do not balance by themselves"
    }
    return text + "."
  }
}
