import ConcordDiagnostics
import ConcordDocuments
import ConcordTesting
import Testing

/// All cases of nst/JSONTestSuite.
@Suite(.enabled(if: Corpus.has("json-test-suite"), "the corpus is absent"))
struct JSONTestSuiteTests {
  static let names = Corpus.names(in: "json-test-suite")

  /// What is done with the cases that RFC 8259 leaves open: those accepted are numbers of any
  /// size, lone surrogate escapes (U+FFFD with a warning), a byte-order mark and nesting within
  /// the limit. All that is refused is not UTF-8.
  static let acceptedOpenCases: Set<String> = [
    "i_number_double_huge_neg_exp.json",
    "i_number_huge_exp.json",
    "i_number_neg_int_huge_exp.json",
    "i_number_pos_double_huge_exp.json",
    "i_number_real_neg_overflow.json",
    "i_number_real_pos_overflow.json",
    "i_number_real_underflow.json",
    "i_number_too_big_neg_int.json",
    "i_number_too_big_pos_int.json",
    "i_number_very_big_negative_int.json",
    "i_object_key_lone_2nd_surrogate.json",
    "i_string_1st_surrogate_but_2nd_missing.json",
    "i_string_1st_valid_surrogate_2nd_invalid.json",
    "i_string_incomplete_surrogate_and_escape_valid.json",
    "i_string_incomplete_surrogate_pair.json",
    "i_string_incomplete_surrogates_escape_valid.json",
    "i_string_invalid_lonely_surrogate.json",
    "i_string_invalid_surrogate.json",
    "i_string_inverted_surrogates_U+1D11E.json",
    "i_string_lone_second_surrogate.json",
    "i_structure_500_nested_arrays.json",
    "i_structure_UTF-8_BOM_empty_object.json",
  ]

  static let refusedOpenCases: Set<String> = [
    "i_string_UTF-16LE_with_BOM.json",
    "i_string_UTF-8_invalid_sequence.json",
    "i_string_UTF8_surrogate_U+D800.json",
    "i_string_invalid_utf-8.json",
    "i_string_iso_latin_1.json",
    "i_string_lone_utf8_continuation_byte.json",
    "i_string_not_in_unicode_range.json",
    "i_string_overlong_sequence_2_bytes.json",
    "i_string_overlong_sequence_6_bytes.json",
    "i_string_overlong_sequence_6_bytes_null.json",
    "i_string_truncated-utf-8.json",
    "i_string_utf16BE_no_BOM.json",
    "i_string_utf16LE_no_BOM.json",
  ]

  /// Cases that are JSON and yet refused: a key stands twice.
  static let refusedForDuplicates: Set<String> = [
    "y_object_duplicated_key.json", "y_object_duplicated_key_and_value.json",
  ]

  @Test func countsAreThoseOfTheSuite() {
    let openCases = Self.names.filter { $0.hasPrefix("i_") }
    #expect(Self.names.filter { $0.hasPrefix("y_") }.count == 95)
    #expect(Self.names.filter { $0.hasPrefix("n_") }.count == 188)
    #expect(Set(openCases) == Self.acceptedOpenCases.union(Self.refusedOpenCases))
    #expect(Self.acceptedOpenCases.isDisjoint(with: Self.refusedOpenCases))
  }

  @Test(arguments: names)
  func isReadAsTheSuiteSays(_ name: String) throws {
    let parsed = Parsed(try #require(Corpus.bytes("json-test-suite/" + name)), path: name)
    let errors = parsed.diagnostics.filter { $0.severity == .error }
    #expect((parsed.root == nil) == !errors.isEmpty)
    let isAccepted =
      name.hasPrefix("y_") && !Self.refusedForDuplicates.contains(name)
      || Self.acceptedOpenCases.contains(name)
    #expect((parsed.root != nil) == isAccepted, "\(parsed.outcome)")
    if Self.refusedForDuplicates.contains(name) {
      #expect(errors.map(\.kind) == [.duplicateKey])
    }
    for error in errors {
      let range = try #require(error.range)
      #expect(range.end <= parsed.file.bytes.count)
    }
  }

  @Test(arguments: names.filter { $0.hasPrefix("y_") })
  func survivesWritingAndReadingAgain(_ name: String) throws {
    let parsed = Parsed(try #require(Corpus.bytes("json-test-suite/" + name)), path: name)
    guard let root = parsed.root else { return }
    for layout in [JSONWriter.Layout.compact, .pretty] {
      let again = Parsed.json(JSONWriter(layout).text(root))
      #expect(again.root?.isEqual(to: root) == true)
    }
  }
}
