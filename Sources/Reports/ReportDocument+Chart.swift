import Facts

extension ReportDocument {
  /// A picture of numbers, before it is drawn.
  package struct Chart: Sendable, Equatable {
    /// The form of the picture.
    package enum Kind: String, Sendable {
      /// One bar a category, its series stacked to 100 %.
      case stackedShare
      /// One horizontal bar a category.
      case bars
      /// The series stacked on each other in absolute numbers, along categories that lie evenly in time.
      case stackedArea
      /// One bar a category, its series stacked in absolute numbers: what happened in each category, not what is there.
      case stackedBars
      /// One descending step curve a series: the share that is left after so many days; the categories are those days.
      case survival
      /// One line a series along categories that lie evenly in time, each with the band of its interval.
      case lines
      /// One row a category: a dot at the median with its interval, and how far the 75th and the 90th percentile reach.
      ///
      /// The series are `p50`, `p75` and `p90`; the axis is logarithmic, for durations differ by powers of ten.
      case distribution
      /// A field for each series (a row, the first on top) and category (a column), the darker the more.
      case heat
    }

    /// One colour of the picture: a value for each category, nil where nothing is known (not zero).
    package struct Series: Sendable, Equatable {
      /// The series' key: an `Origin` for origin colours, else any id.
      package var key: String
      package var label: String
      package var values: [Double?]
      /// The ends of each value's interval; empty where there is none.
      ///
      /// `survival` and `lines` draw them as a band, `distribution` as a whisker.
      package var low: [Double?]
      package var high: [Double?]

      /// Makes a series; the ends of the intervals, if any, are as many as the values.
      package init(key: String, label: String, values: [Double?], low: [Double?] = [], high: [Double?] = []) {
        self.key = key
        self.label = label
        self.values = values
        self.low = low
        self.high = high
      }
    }

    package var kind: Kind
    package var title: String
    /// What the picture says in one sentence, for those who cannot see it.
    package var summary: String
    package var categories: [String]
    package var series: [Series]
    package var unit: MetricUnit
    package var metric: String
    /// How many observations each category rests on, nil where nothing is known; empty where the picture does not say.
    package var observations: [Int?]

    /// Makes a chart; every series has as many values as there are categories, and so have the observations, if any.
    package init(
      kind: Kind, title: String, summary: String, categories: [String], series: [Series], unit: MetricUnit,
      metric: String = "", observations: [Int?] = []
    ) {
      self.kind = kind
      self.title = title
      self.summary = summary
      self.categories = categories
      self.series = series
      self.unit = unit
      self.metric = metric
      self.observations = observations
    }
  }

  /// Small charts of one kind side by side, on one scale, so that they can be compared.
  package struct Multiples: Sendable, Equatable {
    /// A chart with what it is about.
    package struct Panel: Sendable, Equatable {
      package var chart: Chart
      /// The repository that the chart is about, so that a reader can pick it; empty where it is about several.
      package var repository: String

      /// Makes a panel.
      package init(_ chart: Chart, repository: String = "") {
        self.chart = chart
        self.repository = repository
      }
    }

    package var title: String
    /// What the pictures say together, in one sentence.
    package var summary: String
    package var panels: [Panel]
    package var metric: String

    /// Makes small multiples.
    package init(title: String, summary: String, panels: [Panel], metric: String = "") {
      self.title = title
      self.summary = summary
      self.panels = panels
      self.metric = metric
    }
  }
}
