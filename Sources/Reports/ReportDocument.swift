import Facts

/// A report before it has a format: what is said, in order, without markup.
///
/// Text is plain. Each format escapes it. Numbers are already printed (by `NumberStyle`); the results they come from
/// stand in `results`, which CSV and JSON give whole.
package struct ReportDocument: Sendable, Equatable {
  /// The report's permanent id: `weekly`, `headlines`, `query`.
  package var id: String
  package var title: String
  /// One line under the title: repositories, window, as-of.
  package var subtitle: String
  /// The report in one sentence (or two).
  package var summary: String
  package var sections: [Section]
  /// The numbers' definitions, in order of first mention; blocks refer to them by metric id.
  package var definitions: [Definition]
  /// Every number that the report rests on.
  package var results: [ReportResult]
  /// What made it, from what: version, diff options, store, policy.
  package var provenance: [Field]

  /// Makes a document from its parts.
  package init(
    id: String, title: String, subtitle: String = "", summary: String = "", sections: [Section] = [],
    definitions: [Definition] = [], results: [ReportResult] = [], provenance: [Field] = []
  ) {
    self.id = id
    self.title = title
    self.subtitle = subtitle
    self.summary = summary
    self.sections = sections
    self.definitions = definitions
    self.results = results
    self.provenance = provenance
  }

  /// A headed part of a report.
  package struct Section: Sendable, Equatable {
    /// Kebab-case, unique in the document; the anchor.
    package var id: String
    package var title: String
    package var blocks: [Block]

    /// Makes a section.
    package init(id: String, title: String, blocks: [Block]) {
      self.id = id
      self.title = title
      self.blocks = blocks
    }
  }

  /// One piece of a section.
  package enum Block: Sendable, Equatable {
    case paragraph(String)
    case keyFigures([KeyFigure])
    case table(Table)
    case chart(Chart)
    /// Charts of one kind side by side, one a group.
    case multiples(Multiples)
    /// The questions that a reader comes with, each with its answer.
    case answers([Answer])
    case list([String])
    /// Text that is set as it is: a SELECT, a command.
    case code(String)
    /// A remark that qualifies what stands above it (what could not be computed and why).
    case note(String)
  }

  /// A figure that stands out: its value, with what it was before and whether that means anything.
  package struct KeyFigure: Sendable, Equatable {
    package var label: String
    /// The printed value, or why there is none (`not measured: needs …`).
    package var value: String
    /// n, interval, coverage: what stands beside the value in small print.
    package var detail: String
    /// The value of the week before, printed; empty where there is none.
    package var previous: String
    /// The signal against the last weeks in words (`no signal`, `above its limits`, `too few weeks`).
    package var signal: String
    /// The metric that defines it.
    package var metric: String

    /// Makes a key figure.
    package init(
      label: String, value: String, detail: String = "", previous: String = "", signal: String = "", metric: String = ""
    ) {
      self.label = label
      self.value = value
      self.detail = detail
      self.previous = previous
      self.signal = signal
      self.metric = metric
    }
  }

  /// How a metric's numbers are defined.
  package struct Definition: Sendable, Equatable {
    package var metric: String
    package var title: String
    package var text: String
    /// What the numbers are read from: git, AI marks, review records and so on.
    package var inputs: [String]

    /// Makes a definition.
    package init(metric: String, title: String, text: String, inputs: [String] = []) {
      self.metric = metric
      self.title = title
      self.text = text
      self.inputs = inputs
    }
  }

  /// A result and the repository or repositories it is about.
  package struct ReportResult: Sendable, Equatable {
    /// The repository's name; `all` for several together.
    package var repository: String
    package var result: MetricResult

    /// Makes a report result.
    package init(repository: String, result: MetricResult) {
      self.repository = repository
      self.result = result
    }
  }

  /// A named fact about the report itself.
  package struct Field: Sendable, Equatable {
    package var name: String
    package var value: String

    /// Makes a field.
    package init(_ name: String, _ value: String) {
      self.name = name
      self.value = value
    }
  }
}

/// A way to write a document down.
///
/// To add a format is to add one file that conforms, and its name to `FormatRegistry.all`.
package protocol ReportFormat: Sendable {
  /// The id that `--format` takes.
  var id: String { get }
  /// The usual file extension, without the dot.
  var fileExtension: String { get }
  /// The document in this format, ending with a line end. The same document gives the same bytes.
  func render(_ document: ReportDocument) -> String
}
