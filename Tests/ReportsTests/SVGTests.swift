import Testing

@testable import Reports

@Suite struct SVGTests {
  @Test(
    arguments: [
      (0, "0"), (12.34, "12.3"), (12.36, "12.4"), (-0.04, "0"), (-0.06, "-0.1"), (100, "100"), (1e12, "99999"),
      (-.infinity, "-99999"),
    ] as [(Double, String)])
  func coordinatesAreRoundedToTenths(value: Double, text: String) {
    #expect(SVG.number(value) == text)
  }

  @Test func textAndAttributesAreEscaped() {
    #expect(
      SVG.text("<&>", x: 1, y: 2, class: "\"x")
        == "<text class=\"&quot;x\" x=\"1\" y=\"2\" text-anchor=\"start\">&lt;&amp;&gt;</text>")
  }
}
