/// A file of a site.
package struct SiteFile: Sendable, Equatable {
  /// Its path within the site's folder, with slashes.
  package var path: String
  /// All that it holds.
  package var text: String

  /// Makes a file.
  package init(path: String, text: String) {
    self.path = path
    self.text = text
  }
}
