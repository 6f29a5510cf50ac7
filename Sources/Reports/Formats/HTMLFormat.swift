import Facts

/// One self-contained HTML page: no script, no request, light and dark, on paper and from phone to wall screen.
///
/// The style is `Assets/report.css` with the charts' palette; the content policy forbids everything but inline style.
package struct HTMLFormat: ReportFormat {
  package let id = "html"
  package let fileExtension = "html"

  /// Makes the format.
  package init() {}

  package func render(_ document: ReportDocument) -> String {
    let page = HTMLPage(document)
    return """
      \(Self.opening(title: document.title, policy: Self.policy))
      <style>
      \(Self.style)</style>
      </head>
      <body>
      <a class="skip" href="#byline-report">Skip to the report</a>
      \(page.header)
      <main id="byline-report">
      \(page.main)
      </main>
      \(page.footer)
      </body>
      </html>

      """
  }

  /// What every page says of who made it.
  static let signature = "<meta name=\"generator\" content=\"Byline\">"

  /// How every page begins, up to its title: how it is to be read, and what it may load.
  static func opening(title: String, policy: String) -> String {
    """
    <!doctype html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="\(policy)">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <meta name="referrer" content="no-referrer">
    \(signature)
    <title>\(escape(title))</title>
    """
  }

  /// Text as HTML text or as a double-quoted attribute's value.
  static func escape(_ text: String) -> String {
    escaped(PlainText.line(text))
  }

  /// Text of several lines as HTML text.
  static func escapeLines(_ text: String) -> String {
    PlainText.lines(text).map { line in
      line.prefix { $0 == " " } + escape(String(line.drop { $0 == " " }))
    }.joined(separator: "\n")
  }

  private static func escaped(_ text: String) -> String {
    let isSpecial: (UInt8) -> Bool = { $0 == 0x26 || $0 == 0x3C || $0 == 0x3E || $0 == 0x22 || $0 == 0x27 }
    guard text.utf8.contains(where: isSpecial) else { return text }
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      case "'": escaped += "&#39;"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }

  /// Nothing may be loaded, run, framed or sent; only the page's own style applies.
  private static let policy =
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"

  /// The style of every page.
  static var style: String {
    String(decoding: PackageResources.report_css, as: UTF8.self) + Palette.css
  }
}
