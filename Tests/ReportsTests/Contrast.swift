import Testing

@testable import Reports

/// The contrast of two colours as WCAG 2.2 defines it: 1 (none) to 21 (black on white).
enum Contrast {
  /// The ratio of the lighter colour's luminance to the darker one's.
  static func ratio(_ one: String, _ other: String) throws -> Double {
    let (first, second) = (try luminance(one), try luminance(other))
    return (max(first, second) + 0.05) / (min(first, second) + 0.05)
  }

  /// A colour laid over another with some opacity.
  static func mixed(_ colour: String, over paper: String, _ opacity: Double) throws -> String {
    let parts = try zip(channels(colour), channels(paper)).map { $0 * opacity + $1 * (1 - opacity) }
    return "#"
      + parts.map { part in
        let digits = String(Int(part.rounded()), radix: 16)
        return digits.count == 1 ? "0" + digits : digits
      }.joined()
  }

  private static func luminance(_ colour: String) throws -> Double {
    let linear = try channels(colour).map { $0 / 255 }.map { $0 <= 0.040_45 ? $0 / 12.92 : power(($0 + 0.055) / 1.055) }
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
  }

  /// Red, green and blue, from 0 to 255.
  private static func channels(_ colour: String) throws -> [Double] {
    var digits = Array(colour.dropFirst())
    if digits.count == 3 { digits = digits.flatMap { [$0, $0] } }
    let number = try #require(Int(String(digits), radix: 16))
    return [16, 8, 0].map { Double(number >> $0 & 0xFF) }
  }

  /// The 2.4th power, by Newton's method on the fifth root.
  private static func power(_ base: Double) -> Double {
    let target = base * base
    var root = base
    for _ in 0..<40 { root -= (root * root * root * root * root - target) / (5 * root * root * root * root) }
    return base * base * root
  }
}

/// The style sheet, as far as tests read it.
struct StyleSheet {
  let text = String(decoding: PackageResources.report_css, as: UTF8.self)

  /// The values of a custom property in the order of the sheet: light, dark, print.
  func colours(_ name: String) throws -> [String] {
    text.matches(of: try Regex("\(name): (#[0-9a-f]+);", as: (Substring, Substring).self)).map { String($0.output.1) }
  }
}
