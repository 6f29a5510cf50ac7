import Facts
import Reports
import TestSupport

/// Text that tries to be more than text, and documents in which every text is such a text.
enum HostileText {
  /// One example of each trick.
  static let examples = [
    "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "' onmouseover='alert(1)", "</style></title><b>",
    "javascript:alert(1)", "&lt;b&gt; &amp; &#60;", "<!-- --> ]]> <![CDATA[", "a|b||c", "`code` ``` ```` fence",
    "**bold** __bold__ _it_ *it* ~~gone~~ ~x~", "[link](https://example.org) ![image](https://example.org/x.png)",
    "[^note] [^1]: definition", "@everyone @all team@example.org", "#123 !45 GH-6 owner/repo#7 %8 ~9 &10 $11",
    "https://example.org www.example.org ftp://example.org mailto:team@example.org", ":tada: :+1: :100:",
    "# heading", "- item", "+ item", "1. item", "2) item", "> quote", "---", "===", "    code", "| a |\n| - |",
    "=cmd|' /C calc'!A0", "+1+1", "-1+1", "@SUM(A1)", "\tTab", "\rReturn", "\nline", "'quoted", "＝1+1",
    "a,b;c\"d\"e", "line one\nline two\r\nline three\u{2028}four", "nul\u{0}bell\u{7}escape\u{1B}[31m\u{9B}31m",
    "\u{202E}gnp.exe\u{202C} \u{2066}isolate\u{2069}", "\u{FEFF}mark \u{E0041}tag", "$x^2$ $$y$$ {+new+} {-old-}",
    "\\ backslash \\| \\` \\<", "snake_case __init__ _lead trail_", "日本語 한국어 👩‍👩‍👧 e\u{301}", "", " ", "\u{0}",
  ]

  /// The characters that random hostile text is made of.
  static let alphabet = Array(
    "<>&\"'`|*_~[](){}!@#$%^:;,.=+-\\/ \t\n\r\u{0}\u{1B}\u{202E}\u{FEFF}aZ09é日👍w".unicodeScalars)

  /// Random text over the alphabet.
  static func random(_ generator: inout SeededGenerator) -> String {
    var text = String.UnicodeScalarView()
    for _ in 0..<Int.random(in: 0...24, using: &generator) {
      text.append(alphabet.randomElement(using: &generator) ?? "x")
    }
    return String(text)
  }

  /// A document that has a text wherever a document can have one.
  static func document(_ text: String) -> ReportDocument {
    let week = Period(firstDay: 0, endDay: 7)
    let result = MetricResult(
      metric: text, measure: text, dimensions: [text], group: [text], period: week, value: -.infinity, unit: .share,
      n: -1, low: .nan, high: 1e300, outcome: .unavailable(needs: text))
    return ReportDocument(
      id: text, title: text, subtitle: text, summary: text,
      sections: [.init(id: text, title: text, blocks: blocks(text)), .init(id: text, title: text, blocks: [])],
      definitions: [.init(metric: text, title: text, text: text), .init(metric: "other", title: text, text: text)],
      results: [.init(repository: text, result: result)], provenance: [.init(text, text)])
  }

  private static func blocks(_ text: String) -> [ReportDocument.Block] {
    let columns = [ReportDocument.Table.Column(text), .init(text, isNumeric: true)]
    let series = [
      ReportDocument.Chart.Series(
        key: text, label: text, values: [.nan, -1, 1e308], low: [.nan, 1e308], high: [-.infinity, -1e308, 1]),
      .init(key: "ai", label: text, values: [nil]), .init(key: "unmarked", label: text, values: [0, 0, 1e308]),
    ]
    let percentiles =
      series
      + ["p50", "p75", "p90"].map { key in
        .init(key: key, label: text, values: [1e308, -1, 0], low: [-1e308, nil, .nan], high: [1e308, 0, .infinity])
      }
    let kinds: [ReportDocument.Chart.Kind] = [
      .bars, .stackedShare, .stackedArea, .stackedBars, .survival, .lines, .distribution, .heat,
    ]
    let charts = kinds.map { kind in
      ReportDocument.Chart(
        kind: kind, title: text, summary: text, categories: [text, text, text],
        series: kind == .distribution ? percentiles : series, unit: .lines,
        metric: text, observations: [nil, .max, .min])
    }
    return [
      .paragraph(text), .note(text), .list([text, text]),
      .keyFigures([
        .init(label: text, value: text, detail: text, previous: text, signal: text, metric: text)
      ]),
      // Rows too short and too long.
      .table(.init(caption: text, columns: columns, rows: [[text], [text, text, text], []], metric: text)),
      .table(.init(caption: text, columns: columns, rows: [])), .table(.init(columns: [], rows: [[text]])),
      .code(text),
      .table(
        .init(
          caption: text, columns: columns, rows: [[text, text], [text]], rowMetrics: [text],
          trend: .init(text, unit: .days, rows: [[1e308, nil, -.infinity, .nan, 0]]))),
      .multiples(
        .init(title: text, summary: text, panels: charts.map { .init($0, repository: text) }, metric: text)),
      .answers([
        .init(question: text, figure: .init(label: text, value: text), chart: charts[5], page: text)
      ]),
      .chart(.init(kind: .bars, title: text, summary: text, categories: [], series: [], unit: .share)),
      .chart(.init(kind: .stackedShare, title: text, summary: text, categories: [text], series: [], unit: .share)),
      .chart(.init(kind: .stackedArea, title: text, summary: text, categories: [text], series: [], unit: .lines)),
      .chart(.init(kind: .survival, title: text, summary: text, categories: [text], series: [], unit: .share)),
      .chart(.init(kind: .lines, title: text, summary: text, categories: [text], series: [], unit: .seconds)),
      .chart(.init(kind: .distribution, title: text, summary: text, categories: [text], series: [], unit: .days)),
      .chart(.init(kind: .heat, title: text, summary: text, categories: [text], series: [], unit: .ratio)),
    ] + charts.map { .chart($0) }
  }
}
