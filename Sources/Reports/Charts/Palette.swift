import Facts

/// The colours and fill characters of every chart: one table, so that an origin looks the same wherever it appears.
///
/// AI and assisted share a hue (the AI share is the range between them), human stands across the colour circle from
/// both, and neighbours in a stack differ in lightness, so that the order survives colour-blindness and a grey printer.
/// What is unmarked is hatched, not coloured: nothing is known about it. What has no known owner is dotted.
enum Palette {
  /// How one series is filled.
  struct Ink: Equatable {
    /// The name of its CSS class and variable.
    let name: String
    /// Its colour on light paper, and on dark.
    let light: String
    let dark: String
    /// What fills its part of a bar that is made of characters.
    let glyph: Character
    /// How its colour covers the area.
    var texture = Texture.plain
    /// Whether it is drawn as a pattern in its colour.
    var isHatched: Bool { texture != .plain }

    /// How a colour covers an area: whole, in strokes or in dots.
    enum Texture {
      case plain
      case strokes
      case dots
    }

    /// The classes of what is filled with it.
    ///
    /// Hatching is a fill of its own, which the style must not paint over.
    var classes: String { "\(isHatched ? "hatched" : "seg") \(name)" }

    /// The classes of what is as wide as this: a thin bar has no outline, which would leave nothing of it.
    func classes(width: Double) -> String { width < 4 ? "fine \(classes)" : classes }
  }

  /// The ink of each origin, in the order of `Origin.allCases`.
  static let origins = Origin.allCases.map(ink(of:))

  /// The ink of lines whose owner could not be told, because what they came from is not there: dotted, no origin's.
  static let unknownOwner = Ink(name: "unknown", light: "#857f74", dark: "#969084", glyph: "?", texture: .dots)

  /// The inks of series that are not origins (agents, models), in the order in which they are used.
  static let others = [
    Ink(name: "series-1", light: "#0f6e74", dark: "#58c4c8", glyph: "█"),
    Ink(name: "series-2", light: "#bb649f", dark: "#a9568f", glyph: "▓"),
    Ink(name: "series-3", light: "#5e6a10", dark: "#c2cf62", glyph: "▒"),
    Ink(name: "series-4", light: "#cf6e5d", dark: "#b85a4c", glyph: "░"),
    Ink(name: "series-5", light: "#3f4c86", dark: "#aab6f0", glyph: "▞"),
    Ink(name: "series-6", light: "#a68152", dark: "#8a6c46", glyph: "▪"),
  ]

  /// The ink of what is neither an origin nor one of several series: the fields of a heat map, a lone distribution.
  static let plain = Ink(name: "plain", light: "#2b5d62", dark: "#86c3c4", glyph: "█")

  /// The ink of a row that is a category, not a series: its origin's, by its key or its printed name, else the plain one.
  static func ink(ofCategory name: String) -> Ink {
    let origin = Origin.allCases.first { [$0.rawValue, WeeklyDurability.name($0.rawValue)].contains(name) }
    if let key = origin?.rawValue ?? ChangeOrigin(rawValue: name)?.rawValue { return ink(for: key, at: 0) }
    return plain
  }

  /// The ink of a series: its origin's, or the next of the others by its place in the chart.
  static func ink(for key: String, at place: Int) -> Ink {
    if let origin = Origin(rawValue: key) { return ink(of: origin) }
    if let origin = ChangeOrigin(rawValue: key) { return ink(of: origin == .agentic ? .ai : .assisted) }
    if key == unknownOwner.name { return unknownOwner }
    return others[place % others.count]
  }

  /// The style rules that give every ink its colour, light and dark, and every series class its ink.
  static var css: String {
    let inks = origins + [unknownOwner, plain] + others
    let light = inks.map { "--ink-\($0.name):\($0.light)" }.joined(separator: ";")
    let dark = inks.map { "--ink-\($0.name):\($0.dark)" }.joined(separator: ";")
    let fills = inks.map { ".\($0.name){--ink:var(--ink-\($0.name))}" }.joined(separator: "\n")
    return """
      :root{\(light)}
      @media screen and (prefers-color-scheme: dark){:root{\(dark)}}
      \(fills)

      """
  }

  private static func ink(of origin: Origin) -> Ink {
    switch origin {
    case .ai: Ink(name: "ai", light: "#27408b", dark: "#9db7ff", glyph: "█")
    case .assisted: Ink(name: "assisted", light: "#6890cf", dark: "#4f74c4", glyph: "▓")
    case .human: Ink(name: "human", light: "#9c4a0c", dark: "#f0a467", glyph: "▒")
    case .unmarked: Ink(name: "unmarked", light: "#857f74", dark: "#969084", glyph: "░", texture: .strokes)
    case .automation: Ink(name: "automation", light: "#5b6663", dark: "#8b9996", glyph: "·")
    }
  }
}
