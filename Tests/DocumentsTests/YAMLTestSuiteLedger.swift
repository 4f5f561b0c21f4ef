/// The cases of yaml-test-suite that are not read as the suite says, and why.
enum YAMLTestSuiteLedger {
  /// Why a case is on the ledger; the first three are restrictions of ours, the others libyaml's.
  enum Reason {
    /// A file holds one document: a second one is refused, or ignored where it is empty.
    case oneDocument
    /// A key is text: mappings and sequences as keys are refused.
    case textKeys
    /// A file without a document is refused.
    case emptyFile
    /// libyaml refuses what YAML 1.2 allows.
    case refusesYAML
    /// libyaml accepts what YAML 1.2 forbids.
    case acceptsFault
    /// libyaml reads something else.
    case readsOtherwise
  }

  /// The reason for each case, with the suite's name of what the case is about.
  static let reasons: [String: Reason] = [
    "35KP": .oneDocument,  // Tags for Root Objects
    "5TYM": .oneDocument,  // Spec Example 6.21. Local Tag Prefix
    "6WLZ": .oneDocument,  // Spec Example 6.18. Primary Tag Handle [1.3]
    "6XDY": .oneDocument,  // Two document start markers
    "6ZKB": .oneDocument,  // Spec Example 9.6. Stream
    "9DXL": .oneDocument,  // Spec Example 9.6. Stream [1.3]
    "9KAX": .oneDocument,  // Various combinations of tags and anchors
    "9WXW": .oneDocument,  // Spec Example 6.18. Primary Tag Handle
    "JHB9": .oneDocument,  // Spec Example 2.7. Two Documents in a Stream
    "KSS4": .oneDocument,  // Scalars on --- line
    "L383": .oneDocument,  // Two scalar docs with trailing comments
    "PUW8": .oneDocument,  // Document start on last line
    "RZT7": .oneDocument,  // Spec Example 2.28. Log File
    "U9NS": .oneDocument,  // Spec Example 2.8. Play by Play Feed from a Game
    "4FJ6": .textKeys,  // Nested implicit complex keys
    "6BFJ": .textKeys,  // Mapping, key and flow sequence item anchors
    "6PBE": .textKeys,  // Zero-indented sequences in explicit mapping keys
    "9MMW": .textKeys,  // Single Pair Implicit Entries
    "KK5P": .textKeys,  // Various combinations of explicit block mappings
    "LX3P": .textKeys,  // Implicit Flow Mapping Key on one line
    "M2N8/01": .textKeys,  // Question mark edge cases
    "M5DY": .textKeys,  // Spec Example 2.11. Mapping between Sequences
    "Q9WF": .textKeys,  // Spec Example 6.12. Separation Spaces
    "RZP5": .textKeys,  // Various Trailing Comments [1.3]
    "SBG9": .textKeys,  // Flow Sequence in Flow Mapping
    "V9D5": .textKeys,  // Spec Example 8.19. Compact Block Mappings
    "X38W": .textKeys,  // Aliases in Flow Objects
    "XW4D": .textKeys,  // Various Trailing Comments
    "8G76": .emptyFile,  // Spec Example 6.10. Comment Lines
    "98YD": .emptyFile,  // Spec Example 5.5. Comment Indicator
    "AVM7": .emptyFile,  // Empty Stream
    "2JQS": .refusesYAML,  // Block Mapping with Missing Keys
    "2LFX": .refusesYAML,  // Spec Example 6.13. Reserved Directives [1.3]
    "2SXE": .refusesYAML,  // Anchors With Colon in Name
    "4ABK": .refusesYAML,  // Flow Mapping Separate Values
    "4MUZ/01": .refusesYAML,  // Flow mapping colon on line after key
    "4MUZ/02": .refusesYAML,  // Flow mapping colon on line after key
    "58MP": .refusesYAML,  // Flow mapping edge cases
    "5MUD": .refusesYAML,  // Colon and adjacent value on next line
    "5T43": .refusesYAML,  // Colon at the beginning of adjacent flow scalar
    "6BCT": .refusesYAML,  // Spec Example 6.3. Separation Spaces
    "6LVF": .refusesYAML,  // Spec Example 6.13. Reserved Directives
    "6M2F": .refusesYAML,  // Aliases in Explicit Block Mapping
    "7Z25": .refusesYAML,  // Bare document after document end marker
    "8XYN": .refusesYAML,  // Anchor with unicode character
    "96NN/00": .refusesYAML,  // Leading tab content in literals
    "96NN/01": .refusesYAML,  // Leading tab content in literals
    "9SA2": .refusesYAML,  // Multiline double quoted flow mapping key
    "A2M4": .refusesYAML,  // Spec Example 6.2. Indentation Indicators
    "BEC7": .refusesYAML,  // Spec Example 6.14. “YAML” directive
    "CFD4": .refusesYAML,  // Empty implicit key in single pair flow sequences
    "DBG4": .refusesYAML,  // Spec Example 7.10. Plain Characters
    "DK3J": .refusesYAML,  // Zero indented block scalar with line that looks like a comment
    "DK95/00": .refusesYAML,  // Tabs that look like indentation
    "DK95/03": .refusesYAML,  // Tabs that look like indentation
    "DK95/04": .refusesYAML,  // Tabs that look like indentation
    "FP8R": .refusesYAML,  // Zero indented block scalar
    "FRK4": .refusesYAML,  // Spec Example 7.3. Completely Empty Flow Nodes
    "HM87/00": .refusesYAML,  // Scalars in flow start with syntax char
    "HWV9": .refusesYAML,  // Document-end marker
    "K3WX": .refusesYAML,  // Colon and adjacent value after comment on next line
    "M2N8/00": .refusesYAML,  // Question mark edge cases
    "M7A3": .refusesYAML,  // Spec Example 9.3. Bare Documents
    "MUS6/05": .refusesYAML,  // Directive variants
    "MUS6/06": .refusesYAML,  // Directive variants
    "NHX8": .refusesYAML,  // Empty Lines at End of Document
    "NJ66": .refusesYAML,  // Multiline plain flow mapping key
    "NKF9": .refusesYAML,  // Empty keys in block and flow mapping
    "QT73": .refusesYAML,  // Comment and document-end marker
    "R4YG": .refusesYAML,  // Spec Example 8.2. Block Indentation Indicator
    "S3PD": .refusesYAML,  // Spec Example 8.18. Implicit Block Mapping Entries
    "SM9W/01": .refusesYAML,  // Single character streams
    "UKK6/00": .refusesYAML,  // Syntax character edge cases
    "UT92": .refusesYAML,  // Spec Example 9.4. Explicit Documents
    "VJP3/01": .refusesYAML,  // Flow collections over many lines
    "W4TN": .refusesYAML,  // Spec Example 9.5. Directives Documents
    "W5VH": .refusesYAML,  // Allowed characters in alias
    "Y79Y/001": .refusesYAML,  // Tabs in various contexts
    "Y79Y/010": .refusesYAML,  // Tabs in various contexts
    "9C9N": .acceptsFault,  // Wrong indented flow sequence
    "9JBA": .acceptsFault,  // Invalid comment after end of flow sequence
    "CVW2": .acceptsFault,  // Invalid comment after comma
    "DK95/01": .acceptsFault,  // Tabs that look like indentation
    "G5U8": .acceptsFault,  // Plain dashes in flow sequence
    "MUS6/00": .acceptsFault,  // Directive variants
    "MUS6/01": .acceptsFault,  // Directive variants
    "QB6E": .acceptsFault,  // Wrong indented multiline quoted scalar
    "RHX7": .acceptsFault,  // YAML directive without document end marker
    "S98Z": .acceptsFault,  // Block scalar with more spaces than first content line
    "SU5Z": .acceptsFault,  // Comment without whitespace after doublequoted scalar
    "X4QW": .acceptsFault,  // Comment without whitespace after block scalar indicator
    "Y79Y/003": .acceptsFault,  // Tabs in various contexts
    "YJV2": .acceptsFault,  // Dash in flow sequence
    "652Z": .readsOtherwise,  // Question mark at start of flow key
    "HM87/01": .readsOtherwise,  // Scalars in flow start with syntax char
    "JEF9/02": .readsOtherwise,  // Trailing whitespace in streams
    "L24T/01": .readsOtherwise,  // Trailing line of spaces
    "Y2GN": .readsOtherwise,  // Anchor with colon in the middle
  ]
}
