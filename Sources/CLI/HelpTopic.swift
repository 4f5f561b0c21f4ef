internal import ConcordKit

/// A page of the help that is not about one command.
enum HelpTopic: String, CaseIterable, Sendable {
  case configuration
  case reference
  case man

  /// What it is about, in one line.
  var summary: String {
    switch self {
    case .configuration: "The keys of concord.yaml"
    case .reference: "What templates are given"
    case .man: "The manual page, for man"
    }
  }

  /// The page.
  var text: String {
    switch self {
    case .configuration: UsageText.configuration
    case .reference: OwnTemplates.referencePage
    case .man: ManualPage.text
    }
  }
}
