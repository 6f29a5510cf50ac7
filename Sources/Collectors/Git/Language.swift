/// Programming languages by file names; prose and data have none of their own here but `Markdown` and the like.
enum Language {
  /// The language of a file by its lower-case name; empty when unknown.
  static func name(ofFile name: String) -> String {
    if let known = byName[name] { return known }
    guard let dot = name.lastIndex(of: ".") else { return "" }
    return byExtension[String(name[name.index(after: dot)...])] ?? ""
  }

  private static let byName = [
    "makefile": "Make", "gnumakefile": "Make", "dockerfile": "Dockerfile", "containerfile": "Dockerfile",
    "cmakelists.txt": "CMake", "rakefile": "Ruby", "gemfile": "Ruby", "podfile": "Ruby", "build.bazel": "Starlark",
    "workspace": "Starlark", "jenkinsfile": "Groovy", "justfile": "Just", "vagrantfile": "Ruby",
  ]

  private static let byExtension = [
    "swift": "Swift", "rs": "Rust", "go": "Go", "py": "Python", "pyi": "Python", "rb": "Ruby", "erb": "Ruby",
    "js": "JavaScript", "mjs": "JavaScript", "cjs": "JavaScript", "jsx": "JavaScript", "ts": "TypeScript",
    "mts": "TypeScript", "cts": "TypeScript", "tsx": "TypeScript", "vue": "Vue", "svelte": "Svelte", "c": "C", "h": "C",
    "cc": "C++", "cpp": "C++", "cxx": "C++", "hpp": "C++", "hh": "C++", "hxx": "C++", "m": "Objective-C",
    "mm": "Objective-C++", "java": "Java", "kt": "Kotlin", "kts": "Kotlin", "scala": "Scala", "groovy": "Groovy",
    "gradle": "Groovy", "cs": "C#", "fs": "F#", "vb": "Visual Basic", "php": "PHP", "pl": "Perl", "pm": "Perl",
    "lua": "Lua", "r": "R", "jl": "Julia", "ex": "Elixir", "exs": "Elixir", "erl": "Erlang", "hs": "Haskell",
    "ml": "OCaml", "mli": "OCaml", "clj": "Clojure", "cljs": "Clojure", "dart": "Dart", "zig": "Zig", "nim": "Nim",
    "sh": "Shell", "bash": "Shell", "zsh": "Shell", "fish": "Shell", "ps1": "PowerShell", "bat": "Batch",
    "sql": "SQL", "html": "HTML", "htm": "HTML", "css": "CSS", "scss": "SCSS", "sass": "SCSS", "less": "Less",
    "json": "JSON", "jsonc": "JSON", "yml": "YAML", "yaml": "YAML", "toml": "TOML", "xml": "XML", "md": "Markdown",
    "mdx": "Markdown", "rst": "reStructuredText", "adoc": "AsciiDoc", "tf": "HCL", "hcl": "HCL", "proto": "Protobuf",
    "graphql": "GraphQL", "gql": "GraphQL", "scm": "Scheme", "cmake": "CMake", "asm": "Assembly", "s": "Assembly",
    "bzl": "Starlark", "ipynb": "Jupyter", "tex": "TeX", "nix": "Nix", "sol": "Solidity",
  ]
}
