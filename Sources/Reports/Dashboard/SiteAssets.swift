/// The files that every page of a site shares.
enum SiteAssets {
  static let style = "byline.css"
  static let script = "byline.js"
  static let icon = "byline.svg"

  static var files: [SiteFile] {
    [
      SiteFile(path: style, text: HTMLFormat.style + text(PackageResources.site_css)),
      SiteFile(path: script, text: text(PackageResources.site_js)),
      SiteFile(path: icon, text: text(PackageResources.icon_svg)),
    ]
  }

  private static func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
}
