// What stands at a path, and why it cannot be read.
extension Phrase {
  package static let file = Phrase("a file")
  package static let folder = Phrase("a folder")
  package static let symbolicLink = Phrase("a symbolic link")
  package static let specialFile = Phrase("a pipe, a device or a socket")

  package static let noSuchFile = Phrase("there is no such file")
  package static let isFolder = Phrase("it is a folder")
  package static let isSpecialFile = Phrase("it is a pipe, a device or a socket")
  package static let isTooLarge = Phrase("it is too large")
}
