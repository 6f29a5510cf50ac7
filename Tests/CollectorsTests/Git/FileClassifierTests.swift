import Collectors
import Facts
import Testing

@Suite struct FileClassifierTests {
  private func classify(_ path: String, _ classifier: FileClassifier = FileClassifier()) -> String {
    let known = classifier.classify(Array(path.utf8))
    return "\(known.fileClass.rawValue) \(known.language) \(known.directory)"
  }

  @Test(arguments: [
    ("Sources/Tide/Table.swift", "source Swift Sources"), ("main.go", "source Go ."),
    ("src/App.TSX", "source TypeScript src"),
    ("Makefile", "source Make ."), ("a/Dockerfile", "source Dockerfile a"), ("run", "source  ."),
    ("LICENSE", "documentation  ."),
    ("README.md", "documentation Markdown ."), ("docs/guide", "documentation  docs"),
    ("docs/conf.py", "source Python docs"),
    ("requirements.txt", "source  ."), ("requirements-dev.txt", "source  ."), ("CMakeLists.txt", "source CMake ."),
    ("notes.txt", "documentation  ."), ("Tests/TideTests/TableTests.swift", "test Swift Tests"),
    ("pkg/table_test.go", "test Go pkg"), ("web/a.test.ts", "test TypeScript web"),
    ("a/__tests__/b.js", "test JavaScript a"),
    ("test_a.py", "test Python ."), ("src/ATest.java", "test Java src"), ("src/latest.java", "source Java src"),
    ("web/package-lock.json", "lock JSON web"), ("Cargo.lock", "lock  ."), ("go.sum", "lock  ."),
    ("bun.lockb", "lock  ."),
    ("vendor/x/a.c", "vendored C vendor"), ("web/node_modules/a/b.js", "vendored JavaScript web"),
    ("third_party/a.h", "vendored C third_party"), ("a.min.js", "minified JavaScript ."), ("a.css.map", "minified  ."),
    ("web/__snapshots__/a.ts.snap", "snapshot  web"), ("a.snap", "snapshot  ."), ("api.pb.go", "generated Go ."),
    ("a_pb2.py", "generated Python ."), ("model.g.dart", "generated Dart ."),
    ("src/generated/a.swift", "generated Swift src"),
    ("a.generated.ts", "generated TypeScript ."), ("dist/a.js", "generated JavaScript dist"), ("", "source  ."),
    ("vendor", "source  ."), (" a/b.swift", "source Swift  a"),
  ])
  func isOfTheClassThatItsNameShows(path: String, expected: String) { #expect(classify(path) == expected) }

  @Test func attributesWinOverNames() {
    var attributes = GitRepository.LinguistAttributes()
    attributes.generated = [Array("a.swift".utf8)]
    attributes.vendored = [Array("b.swift".utf8)]
    attributes.documentation = [Array("c.swift".utf8)]
    attributes.ordinary = [Array("vendor/d.swift".utf8), Array("README.md".utf8)]
    let classifier = FileClassifier(attributes: attributes)
    #expect(classify("a.swift", classifier) == "generated Swift .")
    #expect(classify("b.swift", classifier) == "vendored Swift .")
    #expect(classify("c.swift", classifier) == "documentation Swift .")
    #expect(classify("vendor/d.swift", classifier) == "source Swift vendor")
    #expect(classify("README.md", classifier) == "documentation Markdown .")
  }

  @Test func theUsersRulesWinOverAttributesAndTheLastOfThemWins() {
    var attributes = GitRepository.LinguistAttributes()
    attributes.generated = [Array("api/a.swift".utf8)]
    let classifier = FileClassifier(
      attributes: attributes,
      rules: [
        .init(pattern: "api/**", fileClass: .vendored), .init(pattern: "*.swift", fileClass: .source),
        .init(pattern: "api/b.swift", fileClass: .snapshot),
      ])
    #expect(classify("api/a.swift", classifier) == "source Swift api")
    #expect(classify("api/b.swift", classifier) == "snapshot Swift api")
    #expect(classify("api/c.go", classifier) == "vendored Go api")
    #expect(classify("d.md", classifier) == "documentation Markdown .")
  }

  @Test func aPathThatIsNoTextHasAClass() {
    let known = FileClassifier().classify([0x73, 0x72, 0x63, 0x2f, 0xff, 0x2e, 0x67, 0x6f])
    #expect(known.fileClass == .source)
    #expect(known.language == "Go")
  }

  @Test func onlySourceTestsAndDocumentationCountInShares() {
    #expect(FileClass.allCases.filter(\.counts) == [.source, .test, .documentation])
  }
}
