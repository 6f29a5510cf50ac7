import TestSupport
import Testing

@testable import Reports

/// The expected texts were checked with cmark-gfm and comrak, the renderers of GitHub and GitLab.
@Suite struct MarkdownEscapeTests {
  @Test(arguments: [
    ("a|b", "a\\|b"), ("`code`", "\\`code\\`"), ("*bold*", "\\*bold\\*"), ("_lead", "\\_lead"),
    ("snake_case", "snake_case"),
    ("__init__", "\\_\\_init\\_\\_"), ("<b>", "&lt;b&gt;"),
    ("< 0.1 %", "< 0.1 %"), ("&lt;", "&amp;lt;"), ("R & D", "R & D"),
    ("[a](b)", "\\[a\\](b)"),
    ("~~ no ~~", "\\~\\~ no \\~\\~"), ("a\\b", "a\\\\b"), ("$x$", "&#36;x&#36;"), ("{+new+}", "\\{+new+\\}"),
    ("a\nb\r\nc", "a b c"), ("  a \t b ", "a b"), ("nul\u{0}", "nul\u{FFFD}"), ("\u{202E}gnp", "\u{FFFD}gnp"),
  ])
  func markupIsDisarmed(text: String, escaped: String) {
    #expect(MarkdownFormat.escape(text) == escaped)
  }

  @Test(arguments: [
    ("@team", "@•team"), ("a@b.org", "a@•b.org"), ("owner/repo#12", "owner/repo#•12"), ("!34", "!•34"),
    ("GH-6", "GH-•6"),
    ("%8", "%•8"), ("~bug", "\\~•bug"), ("&9", "&amp;•9"), ("https://example.org", "https:•//example.org"),
    ("WWW.example.org", "WWW•.example.org"), ("mailto:x", "mailto:•x"), (":tada:", ":•tada:"), (":100:", ":•100:"),
    ("06:00:00Z", "06:00:00Z"), ("64.4 % of", "64.4 % of"), ("C# and F#", "C# and F#"), ("Wow! 3", "Wow! 3"),
  ])
  func platformsFindNoReferences(text: String, escaped: String) {
    // A bullet stands for the zero-width space, which no reader of this file could see.
    #expect(MarkdownFormat.escape(text) == escaped.replacing("•", with: "\u{200B}"))
  }

  @Test(arguments: [
    ("# no heading", "\\# no heading"), ("- no item", "\\- no item"), ("+ no item", "\\+ no item"),
    ("=== no", "\\=== no"),
    ("1. no item", "1\\. no item"), ("12) no item", "12\\) no item"), (": no definition", "\\: no definition"),
    ("> no quote", "&gt; no quote"), ("2026 was", "2026 was"), ("1.5 lines", "1\\.5 lines"),
  ])
  func nothingOpensABlock(text: String, escaped: String) {
    #expect(MarkdownFormat.escape(text, opensBlock: true) == escaped)
  }

  @Test(arguments: 1...20 as ClosedRange<UInt64>)
  func escapedTextReadsAsTheText(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<200 {
      let text = HostileText.random(&generator)
      for opensBlock in [false, true] {
        let escaped = MarkdownFormat.escape(text, opensBlock: opensBlock)
        #expect(read(escaped) == PlainText.line(text))
      }
    }
  }

  /// Reads escaped text as a renderer would: backslashes before punctuation, the entities, the unseen space.
  private func read(_ escaped: String) -> String {
    var text = String.UnicodeScalarView()
    var scalars = Array(escaped.unicodeScalars)[...]
    while let scalar = scalars.popFirst() {
      switch scalar {
      case "\\": text.append(scalars.popFirst() ?? "\\")
      case "\u{200B}": break
      case "&":
        let entity = Self.entities.first { scalars.starts(with: $0.name.unicodeScalars) }
        scalars = scalars.dropFirst(entity?.name.unicodeScalars.count ?? 0)
        text.append(entity?.scalar ?? "&")
      default: text.append(scalar)
      }
    }
    return String(text)
  }

  private static let entities: [(name: String, scalar: Unicode.Scalar)] = [
    ("lt;", "<"), ("gt;", ">"), ("amp;", "&"), ("#36;", "$"),
  ]
}
