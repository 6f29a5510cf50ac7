import Facts

extension JSONBlock {
  struct Chart: Encodable {
    let kind: String
    let title: String
    let summary: String
    let categories: [String]
    let series: [Series]
    let unit: String
    let metric: String
    let observations: [Nullable<Int>]

    init(_ chart: ReportDocument.Chart) {
      kind = chart.kind.rawValue
      title = chart.title
      summary = chart.summary
      categories = chart.categories
      series = chart.series.map(Series.init)
      unit = chart.unit.rawValue
      metric = chart.metric
      observations = chart.observations.map(Nullable.init)
    }

    struct Series: Encodable {
      let key: String
      let label: String
      let values: [Nullable<Double>]
      /// The ends of the intervals; left out where there are none.
      let low: [Nullable<Double>]?
      let high: [Nullable<Double>]?

      init(_ series: ReportDocument.Chart.Series) {
        key = series.key
        label = series.label
        values = series.values.map(Nullable.finite)
        low = series.low.isEmpty ? nil : series.low.map(Nullable.finite)
        high = series.high.isEmpty ? nil : series.high.map(Nullable.finite)
      }
    }
  }

  struct Multiples: Encodable {
    let title: String
    let summary: String
    let panels: [Panel]
    let metric: String

    init(_ multiples: ReportDocument.Multiples) {
      title = multiples.title
      summary = multiples.summary
      panels = multiples.panels.map { Panel(repository: $0.repository, chart: Chart($0.chart)) }
      metric = multiples.metric
    }

    struct Panel: Encodable {
      let repository: String
      let chart: Chart
    }
  }

  struct Answer: Encodable {
    let question: String
    let figure: KeyFigure
    let others: [KeyFigure]
    let chart: Chart?
    let page: String

    init(_ answer: ReportDocument.Answer) {
      question = answer.question
      figure = KeyFigure(answer.figure)
      others = answer.others.map(KeyFigure.init)
      chart = answer.chart.map(Chart.init)
      page = answer.page
    }
  }
}
