extension StringProtocol {
  /// The text's lines, without their ends, which may be LF or CR LF.
  ///
  /// To Swift CR LF is one character, so splitting at `"\n"` finds no line in a text that was written on Windows or in a
  /// forge's web form.
  package var textLines: [Substring] {
    Substring(self).utf8.split(separator: 0x0a, omittingEmptySubsequences: false).map { line in
      Substring(line.last == 0x0d ? line.dropLast() : line)
    }
  }
}
