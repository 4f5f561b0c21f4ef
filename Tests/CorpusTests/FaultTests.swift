import ConcordKit
import ConcordTesting
import Foundation
import Testing

/// Documents that break a rule of the specification, published with it.
@Suite(.enabled(if: Corpus.isPresent)) struct FaultTests {
  /// Documents whose fault only a validation by the specification's own schema could find.
  static let ledger: [String: String] = [:]

  @Test(arguments: Corpus.faulty) func aFaultIsFoundAndPlaced(_ document: String) {
    let messages = Generator(Configuration(document: Corpus.path(document))).lint()
    let found = messages.contains {
      $0.severity != .note && ($0.line ?? 0) > 0 && ($0.column ?? 0) > 0
    }
    if let reason = Self.ledger[document] {
      #expect(!found, "its fault is found: remove it from the ledger (\(reason))")
    } else {
      #expect(found, "nothing is found")
    }
  }
}
