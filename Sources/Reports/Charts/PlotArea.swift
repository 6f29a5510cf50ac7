/// The rectangle in which a chart's values are drawn, with the lines that help to read them off.
struct PlotArea {
  var left: Double
  var right: Double
  var top: Double
  var bottom: Double

  var width: Double { right - left }

  /// How high a part of the whole scale stands.
  func y(_ part: Double) -> Double { bottom - (bottom - top) * part }

  /// The line that everything stands on, drawn over the edges of what does.
  var base: String { SVG.line(x1: left, y1: bottom, x2: right, y2: bottom, class: "base") }

  /// A line and a label for every quarter of a scale from 0 to 100 %.
  var percentGrid: [String] {
    [0, 25, 50, 75, 100].flatMap { line(at: Double($0) / 100, "\($0) %") }
  }

  /// A line and a label for every whole step of a scale of counts up to its end.
  func countGrid(step: Double, end: Double) -> [String] {
    guard step > 0, end > 0 else { return line(at: 0, "0") }
    return (0...Int((end / step).rounded())).flatMap { number in
      let value = Double(number) * step
      return line(at: value / end, Int(exactly: value.rounded()).map(NumberStyle.compact) ?? "")
    }
  }

  /// A line and a label for every mark of a scale.
  func grid(_ scale: ValueScale) -> [String] {
    scale.marks.flatMap { line(at: $0.part, $0.label) }
  }

  /// A dashed gap where nothing is known, named where there is room for words.
  func gap(from: Double, to: Double, title: String = "") -> [String] {
    let outline = SVG.rect(
      x: from, y: top, width: max(1, to - from), height: bottom - top, class: "gap", title: title)
    guard to - from >= 14 else { return [outline] }
    return [outline, SVG.risingText(NumberStyle.missing, x: (from + to) / 2 + 4, y: y(0.5), class: "tick")]
  }

  /// A step of 1, 2 or 5 and zeros that divides a scale up to a value into two to five parts.
  static func countStep(upTo value: Double) -> Double {
    var step = 1.0
    let factors = [2, 2.5, 2]
    var place = 0
    while value / step > 5, step < 1e300 {
      step *= factors[place % 3]
      place += 1
    }
    return step
  }

  private func line(at part: Double, _ label: String) -> [String] {
    let y = y(part)
    return [
      SVG.line(x1: left, y1: y, x2: right, y2: y, class: "grid"),
      SVG.text(label, x: left - 8, y: y + 4, class: "tick", anchor: .end),
    ]
  }
}
