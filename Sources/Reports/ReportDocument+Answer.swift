extension ReportDocument {
  /// The answer to a reader's question: one figure that stands out, others beside it, and how it went over time.
  package struct Answer: Sendable, Equatable {
    /// The question as the reader would ask it.
    package var question: String
    /// The figure that stands out.
    package var figure: KeyFigure
    /// The figures beside it, smaller.
    package var others: [KeyFigure]
    /// How the figure went over time; nil where that is not known.
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
