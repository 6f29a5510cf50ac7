import Facts
import Testing

@testable import Reports

/// An examination in words.
@Suite struct DoctorTextTests {
  private func text(command: String) -> String {
    DoctorFormat.text.render(
      [Finding("tags", .hint, "No  tags", meaning: "None.", remedies: [Remedy("fetch them", command: command)])],
      name: "tide")
  }

  @Test func aCommandKeepsItsBlanks() {
    #expect(
      text(command: "git -C 'my  two\tblanks ' fetch")
        == """
        tide

        hint     No tags
                 None.
                 To mend, fetch them:
                     git -C 'my  two\tblanks ' fetch

        0 problems, 1 hint, 0 fine

        """)
  }

  @Test(arguments: ["\n", "\r", "\r\n", "\u{2028}", "\u{1B}", "\u{202E}"])
  func whatActsInACommandIsTakenOut(character: String) {
    #expect(text(command: "git -C 'a\(character)b' fetch").contains("\n             git -C 'a\u{FFFD}b' fetch\n"))
  }
}
