import Collectors
import Facts
import TestSupport
import Testing

/// The claims of a note against an array with one writer a line.
@Suite struct LastWinsTests {
  @Test(arguments: [1, 2, 3, 5, 8, 13, 21, 34] as [UInt64])
  func everyLineHasItsLastWriter(_ seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<50 {
      var model: [Int?] = Array(repeating: nil, count: 61)
      var text = "a.swift\n"
      for _ in 0..<Int.random(in: 0...12, using: &generator) {
        let writer = Int.random(in: 0..<4, using: &generator)
        var ranges: [String] = []
        for _ in 0..<Int.random(in: 1...5, using: &generator) {
          let low = Int.random(in: 1...60, using: &generator)
          let high = min(60, low + Int.random(in: 0...15, using: &generator))
          for line in low...high { model[line] = writer }
          ranges.append(low == high ? "\(low)" : "\(low)-\(high)")
        }
        text += "  s_\(writer)::t_0 \(ranges.joined(separator: ","))\n"
      }
      let sessions = (0..<4).map { #""s_\#($0)": {"agent_id": {"tool": "amp", "id": "\#($0)"}}"# }
      text += "---\n{\"sessions\": {\(sessions.joined(separator: ","))}}"

      let note = AttestationFormat.gitAI.parse(Array(text.utf8))
      for line in 1...60 {
        let claiming = note.files.flatMap(\.claims).filter { $0.lines.contains(Int32(line)) }
        #expect(claiming.map(\.session) == model[line].map { ["\($0)"] } ?? [], "line \(line) of\n\(text)")
      }
      #expect(note.files.flatMap(\.claims).reduce(0) { $0 + $1.lines.count } == model.compactMap { $0 }.count)
    }
  }

  /// Were each claim compared with those after it, this would take minutes.
  @Test func manyOverlappingClaimsAreNotSlow() {
    var text = "a.swift\n"
    for line in 1...20_000 { text += "  human \(line)-\(line + 20_000)\n" }
    let note = AttestationFormat.gitAI.parse(Array((text + "---\n{}").utf8))
    #expect(note.files.first?.claims == [Attestation.Claim(origin: .human, lines: [1...40_000])])
  }
}
