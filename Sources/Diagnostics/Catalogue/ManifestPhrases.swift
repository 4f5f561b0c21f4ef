// What can be wrong with a manifest.
extension Phrase {
  package static let notJSON = Phrase("it is not JSON")
  package static let manifestEntryWithoutPath = Phrase("an entry has no 'path'")

  package static func manifestWithout(_ key: String) -> Phrase {
    Phrase("it has no '\(key)'")
  }

  package static func manifestWithoutList(_ key: String) -> Phrase {
    Phrase("it has no list '\(key)'")
  }

  package static func manifestPathTwice(_ path: String) -> Phrase {
    Phrase("'\(path)' stands in it twice")
  }

  package static func notAnOutputPath(_ path: String) -> Phrase {
    Phrase("'\(path)' is not a path of an output file")
  }

  package static func notADigest(_ key: String) -> Phrase {
    Phrase("'\(key)' is not a SHA-256 digest")
  }
}
