/// What SwiftPM wants to find in a target: a source file.
public typealias LongModel =
  ThisOperationHasANameThatIsSoLongThatHardlyAnyLineHasRoomForAnythingElse
