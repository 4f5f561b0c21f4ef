// SwiftPM asks the plugins of a target only where it has a Swift file.
