// The wording of what can be wrong with an output folder.
extension DiagnosticKind {
  // MARK: The manifest

  package static let manifestDamaged = DiagnosticKind(
    "manifest-damaged", .error,
    "the manifest of the output folder cannot be used: {0}; restore it, or pass --force to write"
      + " over whatever stands where files are to go")
  package static let manifestFormat = DiagnosticKind(
    "manifest-format", .error,
    "the manifest has the format {0}, and this version of concord knows {1}; use the version that"
      + " wrote it, or pass --force to write it anew")

  // MARK: Planning

  package static let outputPathInvalid = DiagnosticKind(
    "output-path-invalid", .error,
    "'{0}' is no path for an output file: it must be relative, with '/' between its parts, stay"
      + " below the output folder and not be a name of concord's own")
  package static let outputPathTwice = DiagnosticKind(
    "output-path-twice", .error,
    "'{0}' and '{1}' are the same file where letter case does not count; rename one of them")
  package static let outputPathInFile = DiagnosticKind(
    "output-path-in-file", .error,
    "'{0}' cannot be a file and the folder of '{1}' at once; rename one of them")
  package static let outputForeign = DiagnosticKind(
    "output-foreign", .error,
    "'{0}' is to be written, but concord did not write the file that stands there; move it away,"
      + " or pass --force to replace it")
  package static let outputObstacle = DiagnosticKind(
    "output-obstacle", .error,
    "'{0}' is to be written or removed, but {1} is in the way at '{2}'; move it away")
  package static let outputHandEdited = DiagnosticKind(
    "output-hand-edited", .warning,
    "'{0}' was edited after it was written, and the edit is lost; change the document, the"
      + " configuration or a template instead")
  package static let outputEditedKept = DiagnosticKind(
    "output-edited-kept", .warning,
    "nothing makes '{0}' any more, but it is not as concord wrote it, so it is kept; remove it"
      + " yourself")
  package static let outputNotOurs = DiagnosticKind(
    "output-not-ours", .error,
    "the folder '{0}' is not empty and concord did not write it; name another folder, or pass"
      + " --force to write into this one")
  package static let outputTooHigh = DiagnosticKind(
    "output-too-high", .error,
    "'{0}' is the root of the file system or a home folder; name a folder below it, or pass --force"
  )
  package static let outputLocked = DiagnosticKind(
    "output-locked", .error,
    "another run is writing to '{0}' and has not finished in {1} seconds; wait for it, or end it,"
      + " and run again")

  // MARK: Writing

  package static let fileForeign = DiagnosticKind(
    "file-foreign", .error,
    "'{0}' exists already and concord cannot know it as its own; name another file, or pass --force to"
      + " replace it")
  package static let filePlaceTaken = DiagnosticKind(
    "file-place-taken", .error, "'{0}' cannot be written, because {1} is there; name another file")

  package static let inputUnwatchable = DiagnosticKind(
    "input-unwatchable", .error,
    "a build system cannot watch the standard input; name a file in its place, or leave out --inputs"
  )
  package static let inputsUnwritable = DiagnosticKind(
    "inputs-unwritable", .error,
    "what was read cannot be left for the build system to watch, because '{0}' cannot be written"
      + " ({1}); check permissions and free space")

  package static let outputUnreadable = DiagnosticKind(
    "output-unreadable", .error, "'{0}' cannot be read ({1}); check its permissions")
  package static let outputUnwritable = DiagnosticKind(
    "output-unwritable", .error,
    "nothing was written, because '{0}' cannot be ({1}); check permissions and free space")
  package static let outputNotRestored = DiagnosticKind(
    "output-not-restored", .error,
    "after that failure '{0}' could not be put back ({1}); the earlier files are kept in '{2}'")

  // MARK: Checking

  package static let driftMissing = DiagnosticKind(
    "drift-missing", .error, "'{0}' is missing; run 'concord generate'")
  package static let driftStale = DiagnosticKind(
    "drift-stale", .error, "'{0}' is out of date; run 'concord generate'")
  package static let driftHandEdited = DiagnosticKind(
    "drift-hand-edited", .error,
    "'{0}' was edited after it was written; run 'concord generate' to write it anew, and change"
      + " the document, the configuration or a template instead")
  package static let driftForeign = DiagnosticKind(
    "drift-foreign", .error,
    "'{0}' stands where a file is to be written, but concord did not write it; move it away and"
      + " run 'concord generate'")
  package static let driftLeftover = DiagnosticKind(
    "drift-leftover", .error,
    "'{0}' is left over: nothing makes it any more; run 'concord generate' to remove it")
  package static let driftUnfinished = DiagnosticKind(
    "drift-unfinished", .error,
    "a run was ended while it wrote and left '{0}', so that files of two runs may stand side by side;"
      + " run 'concord generate'")
  package static let outputUnfinished = DiagnosticKind(
    "output-unfinished", .note,
    "an earlier run was ended while it wrote, and left '{0}'; it is removed, and all files are"
      + " written that differ")
  package static let driftManifest = DiagnosticKind(
    "drift-manifest", .error,
    "the manifest '{0}' is missing or lists other files; run 'concord generate'")
}
