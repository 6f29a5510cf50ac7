import Facts
import Testing

@testable import Reports

@Suite struct PaletteTests {
  private static let inks = Palette.origins + [Palette.unknownOwner, Palette.plain] + Palette.others

  @Test func everyOriginKeepsOneInk() {
    #expect(Palette.origins.map(\.name) == ["ai", "assisted", "human", "unmarked", "automation"])
    for origin in Origin.allCases {
      #expect(Palette.ink(for: origin.rawValue, at: 0) == Palette.ink(for: origin.rawValue, at: 4))
    }
    #expect(Palette.ink(for: ChangeOrigin.agentic.rawValue, at: 3).name == "ai")
  }

  @Test func otherSeriesTakeTheNextInkByTheirPlace() {
    #expect((0..<7).map { Palette.ink(for: "x", at: $0).name }.last == "series-1")
    #expect(Palette.ink(for: "claude", at: 1).name == "series-2")
  }

  @Test func onlyTheUnmarkedIsHatchedAndOnlyTheUnownedDotted() {
    #expect(Self.inks.filter { $0.texture == .strokes }.map(\.name) == ["unmarked"])
    #expect(Self.inks.filter { $0.texture == .dots }.map(\.name) == ["unknown"])
    #expect(Palette.ink(for: "unknown", at: 2) == Palette.unknownOwner)
  }

  @Test func noTwoInksLookTheSame() {
    // What is unmarked and what has no owner share a grey and differ in texture.
    #expect(Set(Self.inks.map(\.light)).count == Self.inks.count - 1)
    #expect(Set(Self.inks.map(\.dark)).count == Self.inks.count - 1)
    #expect(Set(Palette.origins.map(\.glyph)).count == Palette.origins.count)
    #expect(Set(Palette.others.map(\.glyph)).count == Palette.others.count)
  }

  /// Graphics need 3:1 against what they stand on (WCAG 2.2, 1.4.11).
  @Test(arguments: inks.map(\.name))
  func everyInkStandsOutFromThePaper(name: String) throws {
    let ink = try #require(Self.inks.first { $0.name == name })
    let paper = try StyleSheet().colours("--paper")
    try #require(paper.count == 3)
    #expect(try Contrast.ratio(ink.light, paper[0]) >= 3)
    #expect(try Contrast.ratio(ink.dark, paper[1]) >= 3)
    #expect(try Contrast.ratio(ink.light, paper[2]) >= 3)
  }

  /// What a grey printer and every kind of colour-blindness leave is lightness.
  @Test func neighboursInAStackDifferInLightness() throws {
    let filled = Palette.origins.filter { !$0.isHatched }
    for (below, above) in zip(filled, filled.dropFirst()) where above.name != "automation" {
      #expect(try Contrast.ratio(below.light, above.light) >= 1.8, "\(below.name), \(above.name)")
      #expect(try Contrast.ratio(below.dark, above.dark) >= 1.8, "\(below.name), \(above.name)")
    }
    for (one, next) in zip(Palette.others, Palette.others.dropFirst()) {
      #expect(try Contrast.ratio(one.light, next.light) >= 1.5, "\(one.name), \(next.name)")
      #expect(try Contrast.ratio(one.dark, next.dark) >= 1.5, "\(one.name), \(next.name)")
    }
  }

  /// The steps of a heat map are one ink, ever less of it translucent; each differs from the next and the first from
  /// the paper.
  @Test func everyStepOfAHeatMapDiffersFromTheNext() throws {
    let sheet = StyleSheet()
    let pattern = try Regex("\\.heat-[1-4] \\{ fill-opacity: ([0-9.]+); \\}", as: (Substring, Substring).self)
    let opacities = try sheet.text.matches(of: pattern).map { try #require(Double(String($0.output.1))) } + [1]
    try #require(opacities.count == 5)
    let paper = try sheet.colours("--paper")
    for (ink, paper) in [
      (Palette.plain.light, paper[0]), (Palette.plain.dark, paper[1]), (Palette.plain.light, paper[2]),
    ] {
      let steps = try [paper] + opacities.map { try Contrast.mixed(ink, over: paper, $0) }
      for (one, next) in zip(steps, steps.dropFirst()) { #expect(try Contrast.ratio(one, next) >= 1.2) }
    }
  }

  @Test func aRowNamedLikeAnOriginHasItsInk() {
    #expect(["ai", "AI", "agentic"].map { Palette.ink(ofCategory: $0).name } == ["ai", "ai", "ai"])
    #expect(Palette.ink(ofCategory: "rule-based bots").name == "automation")
    #expect(Palette.ink(ofCategory: "claude") == Palette.plain)
  }

  /// Text needs 4.5:1 (WCAG 2.2, 1.4.3), on the light page, on the dark one and in print.
  @Test(arguments: ["--text", "--muted", "--accent"])
  func textIsReadable(name: String) throws {
    let (text, paper) = try (StyleSheet().colours(name), StyleSheet().colours("--paper"))
    try #require(text.count == 3 && paper.count == 3)
    for (text, paper) in zip(text, paper) { #expect(try Contrast.ratio(text, paper) >= 4.5) }
  }

  @Test func everyClassThatADrawingUsesHasItsColour() {
    for ink in Self.inks {
      #expect(Palette.css.contains(".\(ink.name){--ink:var(--ink-\(ink.name))}"))
      #expect(Palette.css.contains("--ink-\(ink.name):\(ink.light)"))
      #expect(Palette.css.contains("--ink-\(ink.name):\(ink.dark)"))
    }
  }
}
