import Facts

// Pictures of numbers, as HTML: each with its words, its data as a table, and the file that holds them.
extension HTMLBlocks {
  /// A picture with its title, what it says, and the numbers behind it.
  func figure(_ chart: ReportDocument.Chart, id: String) -> String {
    let title = "<strong>\(linked(chart.title, to: chart.metric))</strong>"
    let caption = "<figcaption>\(title) \(HTMLFormat.escape(chart.summary))</figcaption>"
    guard !chart.categories.isEmpty else {
      return "<figure>\(caption)<p class=\"empty\">No data.</p></figure>"
    }
    let words = [chart.gapNote, links.source(chart.metric)].filter { !$0.isEmpty }
    let notes = words.map { "\n<p class=\"gaps\">\(HTMLFormat.escape($0))</p>" }.joined()
    var data = chart.dataTable
    data.metric = ""
    return """
      <figure id="\(id)">
      \(caption)
      \(drawings(chart, id: id))\(notes)
      <details><summary>The numbers in this chart</summary>
      \(table(data, class: "table data"))\(file(id))
      </details>
      </figure>
      """
  }

  /// Small pictures side by side, with all their numbers in one table.
  func multiples(_ multiples: ReportDocument.Multiples, id: String) -> String {
    let title = "<strong>\(linked(multiples.title, to: multiples.metric))</strong>"
    let charts = multiples.panels.map(\.chart)
    let panels = multiples.panels.enumerated().map { place, panel in
      let repository =
        panel.repository.isEmpty ? "" : " data-repository=\"\(HTMLFormat.escape(panel.repository))\""
      let name = HTMLFormat.escape(panel.chart.title)
      let drawing = drawing(panel.chart, id: "\(id)-\(place + 1)", width: 320, class: "panel", beside: charts)
      return "<li\(repository)><p class=\"panel-title\">\(name)</p>\(drawing)</li>"
    }
    var data = multiples.dataTable
    data.metric = ""
    return """
      <figure id="\(id)">
      <figcaption>\(title) \(HTMLFormat.escape(multiples.summary))</figcaption>
      <ul class="panels">
      \(panels.joined(separator: "\n"))
      </ul>
      <p class="gaps">\(HTMLFormat.escape(links.source(multiples.metric)))</p>
      <details><summary>The numbers in these charts</summary>
      \(table(data, class: "table data"))\(file(id))
      </details>
      </figure>
      """
  }

  /// The questions of a reader side by side, each with its answer.
  func answers(_ answers: [ReportDocument.Answer], id: String) -> String {
    let cards = answers.enumerated().map { place, answer in
      let heading = "\(id)-question-\(place + 1)"
      let drawing = answer.chart.flatMap { chart in
        chart.categories.isEmpty ? nil : self.drawing(chart, id: "\(id)-\(place + 1)", width: 320, class: "small")
      }
      let tiles = [answer.figure] + answer.others
      let more = links.pages[answer.page].map { title in
        "<p class=\"more\"><a href=\"\(answer.page).html\">\(HTMLFormat.escape(title))</a></p>"
      }
      var parts = [
        "<h3 id=\"\(heading)\">\(HTMLFormat.escape(answer.question))</h3>", more ?? "",
        "<dl class=\"figures\">\(tiles.map { "<div>\(tile($0))</div>" }.joined(separator: "\n"))</dl>",
      ]
      if let chart = answer.chart, let drawing {
        var data = chart.dataTable
        data.metric = ""
        parts.append(
          """
          <figure><figcaption>\(linked(chart.title, to: chart.metric))</figcaption>
          \(drawing)
          <details><summary>The numbers in this chart</summary>
          \(table(data, class: "table data"))\(file(id))
          </details></figure>
          """)
      }
      return "<article aria-labelledby=\"\(heading)\">\(parts.joined(separator: "\n"))</article>"
    }
    return "<div class=\"answers\">\n\(cards.joined(separator: "\n"))\n</div>"
  }

  /// The picture for a wide screen and for a narrow one, and both again for each shorter window that the page offers.
  private func drawings(_ chart: ReportDocument.Chart, id: String) -> String {
    let whole = pair(chart, id: id)
    let shorter = links.windows.compactMap { weeks in chart.last(weeks: weeks).map { (weeks: weeks, chart: $0) } }
    guard !shorter.isEmpty else { return whole }
    let others = shorter.map { window in
      """
      <div data-weeks="\(window.weeks)" hidden>
      \(pair(window.chart, id: "\(id)-last-\(window.weeks)"))
      </div>
      """
    }
    return (["<div data-weeks=\"all\">\n\(whole)\n</div>"] + others).joined(separator: "\n")
  }

  /// The chart for two widths of the screen.
  ///
  /// The style shows one of the two, so that text is never scaled to nothing.
  private func pair(_ chart: ReportDocument.Chart, id: String) -> String {
    """
    \(drawing(chart, id: "\(id)-wide", width: 720, class: "wide"))
    \(drawing(chart, id: "\(id)-narrow", width: 360, class: "narrow"))
    """
  }

  /// A chart's drawing, on one scale with its peers where it has any.
  private func drawing(
    _ chart: ReportDocument.Chart, id: String, width: Double, class name: String,
    beside others: [ReportDocument.Chart] = []
  ) -> String {
    let peers = others.filter { $0.kind == chart.kind && $0.unit == chart.unit }
    return switch chart.kind {
    case .stackedShare: StackedShareDrawing(chart, id: id, width: width).svg(class: name)
    case .bars: BarsDrawing(chart, id: id, width: width, beside: peers).svg(class: name)
    case .stackedArea: StackedAreaDrawing(chart, id: id, width: width, beside: peers).svg(class: name)
    case .stackedBars: StackedBarsDrawing(chart, id: id, width: width, beside: peers).svg(class: name)
    case .survival: SurvivalDrawing(chart, id: id, width: width).svg(class: name)
    case .lines: LinesDrawing(chart, id: id, width: width, beside: peers).svg(class: name)
    case .distribution: DistributionDrawing(chart, id: id, width: width, beside: peers).svg(class: name)
    case .heat: HeatDrawing(chart, id: id, width: width, beside: peers).svg(class: name)
    }
  }

  private func file(_ id: String) -> String {
    links.data(id).map { "\n<p class=\"file\"><a href=\"\($0)\" download>The same as CSV</a></p>" } ?? ""
  }
}
