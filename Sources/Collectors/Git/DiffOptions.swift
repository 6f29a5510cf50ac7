/// The one diff that counts, with every option named.
///
/// The same diff serves line counts, attestations and, later, ownership: numbers from different diffs do not add up.
/// Its text is kept in the store; a store that was filled with another diff is collected anew.
package enum DiffOptions {
  /// The number of rename candidates above which git stops looking for inexact renames in a commit.
  package static let renameLimit = 1000

  /// The options as git takes them, for a commit with one parent.
  package static let arguments = common + ["-U0"]

  /// The options as git takes them, for a merge.
  ///
  /// Without context git leaves out lines that only mark where others were deleted, and what follows cannot be numbered.
  package static let mergeArguments = ["-c"] + common + ["-U1"]

  private static let common = [
    "-r", "--root", "-z", "--raw", "--no-abbrev", "-p", "--inter-hunk-context=0", "--diff-algorithm=myers",
    "--indent-heuristic", "-M50%", "-l\(renameLimit)", "--no-ext-diff", "--no-textconv", "--no-color", "--no-relative",
    "-O/dev/null", "--submodule=short", "--ignore-submodules=none", "--src-prefix=a/", "--dst-prefix=b/",
  ]

  /// The text by which the store remembers the diff.
  package static let fingerprint =
    "myers -U0 -M50% -l\(renameLimit) --indent-heuristic; merges: against every parent"
}
