/// What importing review records into a collected store costs, and reporting on them.
struct MeasuredRecords {
  private let program: String
  private let store: String
  private var all: [Run] = []
  private var again: [Run] = []
  private var one: [Run] = []
  private var report: [Run] = []

  /// Prepares to measure a program on a store.
  init(program: String, store: String) {
    self.program = program
    self.store = store
  }

  /// Where the records are read from, all but the last.
  var file: String { "\(store).requests.ndjson" }
  /// Where the last one is.
  var lastFile: String { "\(store).request.ndjson" }

  /// Imports all, the last, and that again; reports.
  mutating func measure() throws {
    all.append(try imported(file))
    one.append(try imported(lastFile))
    again.append(try imported(lastFile))
    report.append(try Run([program, "report", "--store", store]))
  }

  /// Adds the rows of what was measured.
  func add(to table: inout CostTable, _ requests: Int) {
    table.add("import \(requests - 1) change requests", all)
    table.add("import one more", one)
    table.add("import it again, nothing new", again)
    table.add("report with them", report)
  }

  private func imported(_ file: String) throws -> Run {
    try Run([program, "import", file, "--store", store, "--verbose"])
  }
}
