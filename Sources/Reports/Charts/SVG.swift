/// The few SVG elements that the charts are made of, as text.
///
/// Coordinates are rounded to tenths, so that the same chart gives the same bytes on every machine.
enum SVG {
  /// An element with its attributes in the order given; without content it closes itself.
  static func element(_ name: String, _ attributes: KeyValuePairs<String, String>, _ content: String = "") -> String {
    let list = attributes.map { " \($0.key)=\"\(HTMLFormat.escape($0.value))\"" }.joined()
    return content.isEmpty ? "<\(name)\(list)/>" : "<\(name)\(list)>\(content)</\(name)>"
  }

  /// A rectangle, with a title that shows under the pointer.
  static func rect(
    x: Double, y: Double, width: Double, height: Double, class name: String, fill: String? = nil, title: String = ""
  ) -> String {
    let tip = title.isEmpty ? "" : element("title", [:], HTMLFormat.escape(title))
    let (x, y, width, height) = (number(x), number(y), number(width), number(height))
    guard let fill else {
      return element("rect", ["class": name, "x": x, "y": y, "width": width, "height": height], tip)
    }
    return element("rect", ["class": name, "x": x, "y": y, "width": width, "height": height, "fill": fill], tip)
  }

  /// A straight line.
  static func line(x1: Double, y1: Double, x2: Double, y2: Double, class name: String) -> String {
    element("line", ["class": name, "x1": number(x1), "y1": number(y1), "x2": number(x2), "y2": number(y2)])
  }

  /// An outline of straight strokes through points, closed to an area or left open, with a title that shows under the
  /// pointer.
  static func path(
    _ points: [(x: Double, y: Double)], isClosed: Bool = false, class name: String, fill: String? = nil,
    dashes: String = "", title: String = ""
  ) -> String {
    let strokes = points.enumerated().map { "\($0 == 0 ? "M" : "L")\(number($1.x)) \(number($1.y))" }
    let outline = strokes.joined() + (isClosed ? "Z" : "")
    let tip = title.isEmpty ? "" : element("title", [:], HTMLFormat.escape(title))
    switch (fill, dashes) {
    case (let fill?, _): return element("path", ["class": name, "d": outline, "fill": fill], tip)
    case (nil, ""): return element("path", ["class": name, "d": outline], tip)
    case (nil, _): return element("path", ["class": name, "d": outline, "stroke-dasharray": dashes], tip)
    }
  }

  /// Text at a point, set from there on, around it or up to it.
  static func text(_ text: String, x: Double, y: Double, class name: String, anchor: Anchor = .start) -> String {
    element(
      "text", ["class": name, "x": number(x), "y": number(y), "text-anchor": anchor.rawValue], HTMLFormat.escape(text))
  }

  /// Text that runs upwards, centred on a point.
  static func risingText(_ text: String, x: Double, y: Double, class name: String) -> String {
    element(
      "text",
      ["class": name, "transform": "translate(\(number(x)) \(number(y))) rotate(-90)", "text-anchor": "middle"],
      HTMLFormat.escape(text))
  }

  /// Where text stands on its point.
  enum Anchor: String {
    case start
    case middle
    case end
  }

  /// A coordinate with at most one decimal.
  static func number(_ value: Double) -> String {
    let tenths = Int((min(max(value, -99_999), 99_999) * 10).rounded())
    let sign = tenths < 0 ? "-" : ""
    let rest = tenths.magnitude % 10
    return "\(sign)\(tenths.magnitude / 10)" + (rest == 0 ? "" : ".\(rest)")
  }
}
