import ArgumentParser
import Foundation

/// A made-up file of review records, the same in every run: pull requests as `gh pr list --json` prints them, one a line.
struct LargeRecords {
  private static let words = """
    tide station curve chart reading height harbour gauge window rim pool table alert cache index unit zone draft review \
    the a of when before after with without because should would reads writes keeps drops tests covers
    """.split(separator: " ")
  private static let people = ["ada", "bea", "cem", "dai", "eli", "fay", "gus", "hal", "ida", "jon", "kim", "lea"]
  private static let machines = ["coderabbitai", "copilot-pull-request-reviewer", "cursor"]

  private let length: Int
  private var numbers = SplitMix64(state: 7)

  /// Makes a file of at least so many bytes.
  init(length: Int) { self.length = length }

  /// Writes the file; gives the number of requests.
  mutating func write(to path: String) throws -> Int {
    guard FileManager.default.createFile(atPath: path, contents: nil), let file = FileHandle(forWritingAtPath: path)
    else { throw ValidationError("cannot write \(path)") }
    defer { try? file.close() }
    var (count, written) = (0, 0)
    while written < length {
      var text = ""
      while text.utf8.count < 1 << 20 {
        count += 1
        text += request(count)
        text += "\n"
      }
      try file.write(contentsOf: Data(text.utf8))
      written += text.utf8.count
    }
    return count
  }

  private mutating func request(_ number: Int) -> String {
    let commits = (0...numbers.below(6)).map { _ in commit() }
    let reviews = (0..<numbers.below(5)).map { index in review(number * 10 + index) }
    let comments = (0..<numbers.below(4)).map { index in comment(number * 10 + index) }
    let files = (0...numbers.below(12)).map { _ in
      #"{"additions":\#(numbers.below(90)),"deletions":\#(numbers.below(40)),"path":"Sources/\#(sentence(1))/\#(sentence(1)).swift"}"#
    }
    let author = pick(LargeRecords.people)
    let merger = pick(LargeRecords.people)
    return """
      {"additions":\(numbers.below(400)),"author":{"id":"U_\(author)","is_bot":false,"login":"\(author)","name":"\(author)"},\
      "baseRefName":"main","body":"\(sentence(20 + numbers.below(150)))","changedFiles":\(files.count),\
      "closedAt":"\(time(3))","comments":[\(comments.joined(separator: ","))],"commits":[\(commits.joined(separator: ","))],\
      "createdAt":"\(time(1))","deletions":\(numbers.below(200)),"files":[\(files.joined(separator: ","))],\
      "headRefName":"\(author)/\(sentence(1))-\(number)","headRefOid":"\(id())","isDraft":false,\
      "labels":[{"color":"d0e8f2","description":"","id":"LA_\(number)","name":"\(sentence(1))"}],\
      "mergeCommit":{"oid":"\(id())"},"mergedAt":"\(time(3))","mergedBy":{"is_bot":false,"login":"\(merger)"},\
      "number":\(number),"reviews":[\(reviews.joined(separator: ","))],"state":"MERGED","title":"\(sentence(7))",\
      "updatedAt":"\(time(3))","url":"https://github.com/example/tide/pull/\(number)"}
      """
  }

  private mutating func commit() -> String {
    let author = pick(LargeRecords.people)
    return """
      {"authoredDate":"\(time(1))","authors":[{"email":"\(author)@example.com","id":"U_\(author)","login":"\(author)",\
      "name":"\(author)"}],"committedDate":"\(time(1))","messageBody":"\(sentence(numbers.below(60)))",\
      "messageHeadline":"\(sentence(7))","oid":"\(id())"}
      """
  }

  private mutating func review(_ number: Int) -> String {
    let login = numbers.below(3) == 0 ? pick(LargeRecords.machines) : pick(LargeRecords.people)
    let state = pick(["APPROVED", "COMMENTED", "CHANGES_REQUESTED"])
    return """
      {"author":{"login":"\(login)"},"authorAssociation":"MEMBER","body":"\(sentence(numbers.below(40)))",\
      "commit":{"oid":"\(id())"},"id":"\(number)","includesCreatedEdit":false,"reactionGroups":[],"state":"\(state)",\
      "submittedAt":"\(time(2))"}
      """
  }

  private mutating func comment(_ number: Int) -> String {
    """
    {"author":{"login":"\(pick(LargeRecords.people))"},"authorAssociation":"MEMBER","body":"\(sentence(5 + numbers.below(60)))",\
    "createdAt":"\(time(2))","id":"\(number)","isMinimized":false,"minimizedReason":"","reactionGroups":[],"url":"","viewerDidAuthor":false}
    """
  }

  private mutating func pick<T>(_ list: [T]) -> T { list[numbers.below(list.count)] }

  /// Words, with an escaped line end and a letter that is not ASCII now and then, as people write.
  private mutating func sentence(_ count: Int) -> String {
    var text = ""
    for index in 0..<count {
      if index > 0 { text += index % 17 == 0 ? "\\n" : index % 23 == 0 ? " é " : " " }
      text += pick(LargeRecords.words)
    }
    return text
  }

  private mutating func id() -> String {
    (0..<3).map { _ in String(numbers.next() | 1 << 63, radix: 16).prefix(14) }.joined().prefix(40).description
  }

  private mutating func time(_ month: Int) -> String {
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return "2026-\(two(month))-\(two(1 + numbers.below(28)))T\(two(numbers.below(24))):\(two(numbers.below(60))):00Z"
  }
}
