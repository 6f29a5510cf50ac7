import Collectors
import Facts
import Testing

/// Every example of every rule that Byline brings along.
@Suite struct SignatureExampleTests {
  /// One text that one rule must, or must not, recognise in one place.
  struct Example: Sendable, CustomTestStringConvertible {
    var signature: String
    var channel: Evidence.Channel
    var text: String
    var isMatch: Bool

    var testDescription: String { "\(signature) \(isMatch ? "matches" : "leaves alone") \(channel.rawValue) “\(text)”" }
  }

  static let builtIn = Result { try SignatureSet.builtIn() }

  static let all: [Example] = {
    let signatures = (try? builtIn.get().signatures) ?? []
    return signatures.flatMap { signature in
      signature.channels.flatMap { channel in
        signature.examples.match.map {
          Example(signature: signature.id, channel: channel, text: $0, isMatch: true)
        }
          + signature.examples.noMatch.map {
            Example(signature: signature.id, channel: channel, text: $0, isMatch: false)
          }
      }
    }
  }()

  @Test(arguments: all)
  func behavesAsItsExampleSays(_ example: Example) throws {
    let found = try Self.builtIn.get().evidence(in: CommitMarks(text: example.text, in: example.channel))
    let isFound = found.contains { $0.rule == example.signature && $0.channel == example.channel }
    #expect(isFound == example.isMatch, "found \(found.map(\.rule))")
  }

  @Test func thereAreExamples() {
    #expect(Self.all.count > 300)
  }

  @Test func everyRuleHasBothKindsOfExamples() throws {
    for signature in try Self.builtIn.get().signatures {
      #expect(!signature.examples.match.isEmpty, "\(signature.id)")
      #expect(!signature.examples.noMatch.isEmpty, "\(signature.id)")
    }
  }
}

extension CommitMarks {
  /// A person's commit on which nothing but one text, in one place, may be a mark.
  init(text: String, in channel: Evidence.Channel) {
    let person = Identity(name: "Ada Example", email: "ada@people.example")
    self.init(
      author: person, committer: person, message: "Add a page\n\nSo that it can be read.\n", authoredDay: 20_666)
    switch channel {
    case .author: author = Identity(text)
    case .committer: committer = Identity(text)
    case .coAuthor: message += "\nCo-authored-by: \(text)\n"
    case .branch: branch = text
    default: message += "\n\(text)\n"
    }
  }
}

extension Identity {
  /// Reads `Name <address>` as git writes it.
  init(_ text: String) {
    let parts = text.split(separator: " <", maxSplits: 1)
    self.init(name: String(parts[0]), email: String(parts[1].dropLast()))
  }
}
