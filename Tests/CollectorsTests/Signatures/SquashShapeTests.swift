import Collectors
import Testing

@Suite struct SquashShapeTests {
  @Test func bulletParagraphsUnderANumberAreASquash() {
    #expect(
      SquashShape.isAggregate(
        message: """
          Add a page (#12)

          * Draft the page

          * Correct the page

          With a longer word on why.
          """))
  }

  @Test func nineDashesOverCoAuthorsAreASquash() {
    #expect(
      SquashShape.isAggregate(
        message: """
          Add a page

          Draft and correction.

          ---------

          Co-authored-by: Bob Example <bob@people.example>
          """))
  }

  @Test func coAuthorsInTwoPlacesAreASquash() {
    #expect(
      SquashShape.isAggregate(
        message: """
          Add a page

          Draft the page

          Co-authored-by: Bob Example <bob@people.example>
          Signed-off-by: Ada Example <ada@people.example>

          Correct the page

          Co-authored-by: Bob Example <bob@people.example>
          """))
  }

  @Test func gitsOwnSquashIsOne() {
    #expect(
      SquashShape.isAggregate(
        message: "Squashed commit of the following:\n\ncommit 0123\nAuthor: Ada\n\n    Draft the page\n"))
    #expect(
      SquashShape.isAggregate(
        message: "Add a page\n\nSquashed commit of the following:\n\ncommit 0123\n\n    Draft the page\n"))
  }

  @Test(arguments: [
    "Add a page",
    "Add a page (#12)",
    "Add a page (#12)\n\nCo-authored-by: Bob Example <bob@people.example>\n",
    "Add a page (#12)\n\n* One paragraph only\n",
    "Add a page (#12)\n\nIt has:\n* a title\n* a text\n* an end\n",
    "Add a page\n\n* Draft the page\n\n* Correct the page\n",
    "Add a page (no #12)\n\n* Draft the page\n\n* Correct the page\n",
    "Add a page\n\nTitle\n---------\n\nText\n",
    "Add a page\n\nText\n\n---------\n\nMore text\n",
    "Add a page\n\nCo-authored-by: Bob Example <bob@people.example>\n\nCo-authored-by: Eve Example <eve@people.example>\n",
  ])
  func anOrdinaryMessageIsNone(_ message: String) {
    #expect(!SquashShape.isAggregate(message: message))
  }
}
