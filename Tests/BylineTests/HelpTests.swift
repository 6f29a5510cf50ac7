import Testing

@Suite struct HelpTests {
  static let commands = [
    [], ["report"], ["collect"], ["import"], ["sync"], ["query"], ["blame"], ["verify"], ["doctor"], ["metrics"],
    ["metrics", "list"],
    ["metrics", "describe"],
    ["metrics", "reference"], ["config"],
  ]

  @Test(arguments: commands)
  func everyCommandHasAnExample(command: [String]) throws {
    let outcome = try Sandbox().byline(["help"] + command)
    #expect(outcome.status == 0)
    #expect(outcome.errors.isEmpty)
    #expect(outcome.output.contains("Example"))
    #expect(outcome.output.contains((["byline"] + command).joined(separator: " ")))
  }

  @Test(arguments: commands)
  func everyOptionSaysItsDefault(command: [String]) throws {
    let text = try Sandbox().byline(["help"] + command).output
    let body = try #require(text.split(separator: "OPTIONS:\n").last.map(String.init))
    let options = body.split(separator: "\n\n")[0].replacing("\n                          ", with: " ").split(
      separator: "\n")
    #expect(options.count >= 2)
    for option in options where !option.contains("--help") && !option.contains("--version") {
      #expect(option.contains("(default: "), "\(option)")
    }
  }

  @Test func aNameIsToldWithTheVersion() throws {
    #expect(try Sandbox().byline(["--version"]).output == "0.1.0\n")
  }
}
