import ConcordDiagnostics
import Foundation
import Testing

/// A document and a recording in, findings out: a case is a folder with both, with what is found,
/// and with the overlay that makes the document true.
///
/// `CONCORD_RECORD=1` writes the expectations, and fails.
@Suite struct VerificationCaseTests {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "Cases")

  static let cases: [String] = {
    let names = try? FileManager.default.contentsOfDirectory(atPath: folder.path)
    return (names ?? []).filter { !$0.hasPrefix(".") }.sorted()
  }()

  /// The document and the recording of a case.
  static func paths(_ name: String) throws -> (document: String, recording: String) {
    let place = folder.appending(path: name)
    let names = try FileManager.default.contentsOfDirectory(atPath: place.path)
    let recording = try #require(names.first { $0.hasPrefix("recording.") })
    return (place.appending(path: "openapi.yaml").path, place.appending(path: recording).path)
  }

  @Test func thereAreCases() {
    #expect(Self.cases.count >= 6)
  }

  @Test(arguments: cases) func findsWhatIsExpected(name: String) throws {
    let (document, recording) = try Self.paths(name)
    let result = try VerifiedCase(document, [recording], coverage: true)
    let refusals = DiagnosticFormatter(.text).format(result.refusals, in: result.files)
      .split(separator: "\n").map { line in
        line.range(of: "openapi.yaml:").map { String(line[$0.lowerBound...]) } ?? String(line)
      }
    let findings = ([result.summary] + result.lines + refusals).map { $0 + "\n" }.joined()
    let place = Self.folder.appending(path: name)
    let expected = place.appending(path: "findings.txt")
    let overlay = place.appending(path: "overlay.json")
    if ProcessInfo.processInfo.environment["CONCORD_RECORD"] == "1" {
      try findings.write(to: expected, atomically: true, encoding: .utf8)
      try? FileManager.default.removeItem(at: overlay)
      try result.overlay?.write(to: overlay, atomically: true, encoding: .utf8)
      Issue.record("recorded \(expected.path)")
      return
    }
    #expect(findings == (try String(contentsOf: expected, encoding: .utf8)))
    #expect(result.overlay == (try? String(contentsOf: overlay, encoding: .utf8)))
  }

  /// Every text of the recordings that nobody may see holds this word.
  @Test(arguments: cases) func noSecretIsInAnyOutput(name: String) throws {
    let (document, recording) = try Self.paths(name)
    let text = try String(contentsOfFile: recording, encoding: .utf8)
    #expect(text.contains("s3cr3t"))
    let result = try VerifiedCase(document, [recording], coverage: true)
    for format in DiagnosticFormatter.Format.allCases {
      #expect(!result.text(format).contains("s3cr3t"), "\(format)")
    }
    #expect(!result.summary.contains("s3cr3t"))
    #expect(result.overlay?.contains("s3cr3t") != true)
  }

  /// With the overlay applied, nothing is left but what it says that it has no action for.
  @Test(arguments: cases) func theOverlayMakesTheDocumentTrue(name: String) throws {
    let (document, recording) = try Self.paths(name)
    let before = try VerifiedCase(document, [recording])
    guard let overlay = before.overlay else { return }
    let after = try VerifiedCase(document, [recording], overlay: overlay)
    let refused = Set(
      before.refusals.compactMap { diagnostic -> String? in
        guard case .text(let id) = diagnostic.arguments.first else { return nil }
        return id
      })
    let findings = DiagnosticKind.recordedFindings
    let left = after.diagnostics.filter { findings.contains($0.kind) }
    #expect(left.filter { !refused.contains($0.kind.id) }.map(\.message) == [])
    #expect(left.count <= before.refusals.count)
    #expect(left.count < before.diagnostics.filter { findings.contains($0.kind) }.count)
  }

  @Test func anHonestRecordingHasNoFinding() throws {
    let (document, recording) = try Self.paths("honest")
    let result = try VerifiedCase(document, [recording])
    #expect(result.diagnostics.map(\.kind) == [.recordedElsewhere])
    #expect(result.overlay == nil)
  }

  @Test func aRecordingThatLiesInManyWaysIsFoundOut() throws {
    let (document, recording) = try Self.paths("lies")
    let found = try VerifiedCase(document, [recording]).ids
    let wanted: [DiagnosticKind] = [
      .recordedPathUndocumented, .recordedMethodUndocumented, .recordedStatusUndocumented,
      .recordedFailureUndocumented, .recordedMediaTypeUndocumented, .recordedBodyUndocumented,
      .recordedBodyMissing, .recordedBodyMalformed, .recordedTypeDiffers, .recordedNull,
      .recordedValueUndocumented, .recordedMemberMissing, .recordedMemberUndocumented,
      .recordedFormatDiffers, .recordedLimitBroken, .recordedAlternativeMissing,
      .recordedDirectionDiffers, .recordedParameterMissing, .recordedParameterUnreadable,
      .recordedQueryUndocumented, .recordedHeaderUndocumented, .recordedHeaderMissing,
      .recordedAnswerHeaderUndocumented,
    ]
    #expect(wanted.count >= 20)
    for kind in wanted { #expect(found.contains(kind.id), "\(kind.id)") }
  }
}
