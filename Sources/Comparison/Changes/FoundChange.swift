import ConcordDiagnostics
import ConcordDocuments
import ConcordSchemaGraph

/// A difference as a comparison finds it, before it is known what it reaches.
struct FoundChange {
  /// What one of the descriptions says.
  struct Side {
    /// The object that says it, or would.
    var range: SourceRange
    /// The key within the object; `nil` for the object itself.
    var key: String?
    /// What is said.
    var text: String?

    init(_ range: SourceRange, _ key: String? = nil, text: String? = nil) {
      self.range = range
      self.key = key
      self.text = text
    }
  }

  /// Which of the descriptions has what changed.
  enum Presence {
    case both, oldOnly, newOnly
  }

  var rule: Rule
  /// Whose values the change is about: those that clients send, or those that servers do.
  var mask: Direction = [.request, .response]
  var subject: String
  var name: String?
  var old: Side
  var new: Side
  var presence = Presence.both

  init(
    _ rule: Rule, _ subject: String, name: String? = nil, old: Side, new: Side,
    _ presence: Presence = .both
  ) {
    self.rule = rule
    self.subject = subject
    self.name = name
    self.old = old
    self.new = new
    self.presence = presence
  }

  /// What tells the change from others: several ways to it are one change.
  struct Identity: Hashable {
    let id: String
    let name: String?
    let old: SourceRange?
    let oldKey: String?
    let new: SourceRange?
    let newKey: String?
    let oldText: String?
    let newText: String?
  }

  var identity: Identity {
    Identity(
      id: rule.id, name: name, old: presence == .newOnly ? nil : old.range,
      oldKey: presence == .newOnly ? nil : old.key, new: presence == .oldOnly ? nil : new.range,
      newKey: presence == .oldOnly ? nil : new.key, oldText: old.text, newText: new.text)
  }
}
