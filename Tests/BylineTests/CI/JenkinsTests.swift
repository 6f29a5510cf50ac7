import Foundation
import Testing

/// The recipe for Jenkins: its `sh` steps are run in what its checkout fetches.
@Suite struct JenkinsTests {
  private static func scripts(in text: String) -> [String] {
    text.matches(of: #/\bsh '''(?<long>[\s\S]*?)'''|\bsh '(?<short>[^'\n]+)'/#)
      .map { String($0.output.long ?? $0.output.short ?? "") }
  }

  @Test func theStepsWorkOneAfterTheOther() throws {
    let text = try Recipe.text("Jenkinsfile")
    let refs = try #require(text.firstMatch(of: #/refspec: '([^']+)'/#)?.1).split(separator: " ").map(String.init)
    let isShallow = !text.contains("shallow: false")
    let runner = try Runner()
    try runner.installByline()
    let takesTags = text.contains("noTags: false")
    try runner.checkOut(
      depth: isShallow ? 1 : 0, refs: refs + (takesTags ? ["+refs/tags/*:refs/tags/*"] : []), branch: nil)
    let scripts = Self.scripts(in: text)
    #expect(scripts.first == "byline doctor")
    #expect(scripts.count == 2)
    for script in scripts {
      let outcome = try runner.run(script)
      #expect(outcome.status == 0, "\(script): \(outcome.output)\(outcome.errors)")
    }
    let folder = try #require(text.firstMatch(of: #/reportDir: '([^']+)'/#)?.1)
    let file = try #require(text.firstMatch(of: #/reportFiles: '([^']+)'/#)?.1)
    #expect(try runner.sandbox.text("workspace/\(folder)/\(file)").hasPrefix("<!doctype html>"))
    #expect(try runner.sandbox.text("workspace/byline-out/weekly.md").hasPrefix("# Weekly report\n"))
  }

  @Test func thePolicyOfJenkinsIsLeftAlone() throws {
    #expect(try !Recipe.text("Jenkinsfile").contains("DirectoryBrowserSupport"))
  }

  @Test func everyBracketIsClosed() throws {
    var open: [Character] = []
    let pairs: [Character: Character] = ["}": "{", ")": "(", "]": "["]
    let code = try Recipe.text("Jenkinsfile").replacing(#/(?m)^\s*\/\/.*$|'''[\s\S]*?'''|'[^'\n]*'/#, with: "")
    for character in code {
      if pairs.values.contains(character) { open.append(character) }
      if let opening = pairs[character] { #expect(open.popLast() == opening) }
    }
    #expect(open.isEmpty)
  }
}
