import Facts

/// How a curve is told from its neighbours without colour: the rhythm of its line and the shape of its marks.
struct CurveStyle {
  /// The lengths of strokes and gaps, as SVG takes them; empty for a line without gaps.
  let dashes: String
  private let shape: Shape

  private enum Shape: CaseIterable {
    case circle
    case square
    case triangle
    case diamond
    case bar
  }

  /// The style of a series: its origin's, or the next by its place in the chart.
  init(for key: String, at place: Int) {
    let order = Origin.allCases.firstIndex { $0.rawValue == key } ?? place
    dashes = ["", "9 4", "2 3", "9 3 2 3", "5 3"][order % 5]
    shape = Shape.allCases[order % Shape.allCases.count]
  }

  /// A mark around a point.
  func mark(x: Double, y: Double, ink: String) -> String {
    let name = "mark \(ink)"
    switch shape {
    case .circle:
      return SVG.element("circle", ["class": name, "cx": SVG.number(x), "cy": SVG.number(y), "r": "3.6"])
    case .square: return SVG.rect(x: x - 3.3, y: y - 3.3, width: 6.6, height: 6.6, class: name)
    case .triangle:
      return SVG.path([(x, y - 4.4), (x + 4.2, y + 3.2), (x - 4.2, y + 3.2)], isClosed: true, class: name)
    case .diamond:
      return SVG.path([(x, y - 4.7), (x + 4.7, y), (x, y + 4.7), (x - 4.7, y)], isClosed: true, class: name)
    case .bar: return SVG.rect(x: x - 1.6, y: y - 4.6, width: 3.2, height: 9.2, class: name)
    }
  }
}
