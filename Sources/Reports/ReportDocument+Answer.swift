extension ReportDocument {
  /// The answer to a reader's question: one figure that stands out, others beside it, and how it went over time.
  package struct Answer: Sendable, Equatable {
    package var question: String
    package var figure: KeyFigure
    package var others: [KeyFigure]
    package var chart: Chart?
    /// The page of a site that says more, by its id; empty where there is none.
    package var page: String

    /// Makes an answer.
    package init(
      question: String, figure: KeyFigure, others: [KeyFigure] = [], chart: Chart? = nil, page: String = ""
    ) {
      self.question = question
      self.figure = figure
      self.others = others
      self.chart = chart
      self.page = page
    }
  }
}
