import ConcordDocuments
import ConcordOpenAPI
import ConcordSchemaGraph

/// What is said about the life of something: whether it is deprecated, and by extensions when it ends
/// and how stable it is.
struct LifecycleState {
  /// How stable something is, by `x-stability-level`.
  enum Stability: String, CaseIterable {
    case draft, alpha, beta, stable

    /// Whether it may change at any time.
    var isUnstable: Bool { self == .draft || self == .alpha }
  }

  static let sunsetKey = "x-sunset"
  static let stabilityKey = "x-stability-level"
  /// The extensions that are about the life of something.
  static let keys: Set<String> = [sunsetKey, stabilityKey]

  var isDeprecated: Bool
  /// The text of `x-sunset`.
  var sunset: String?
  /// The text of `x-stability-level`.
  var stability: String?

  init(isDeprecated: Bool, extensions: [Member]) {
    self.isDeprecated = isDeprecated
    for member in extensions where Self.keys.contains(member.key) {
      let text = member.value.string ?? JSONWriter().text(member.value)
      if member.key == Self.sunsetKey { sunset = text } else { stability = text }
    }
  }

  /// The level; `nil` where none is said, or none that there is.
  var level: Stability? { stability.flatMap(Stability.init) }

  func differs(from other: LifecycleState) -> Bool {
    isDeprecated != other.isDeprecated || sunset != other.sunset || stability != other.stability
  }
}

/// Compares what is said about the life of things.
struct LifecycleComparison: Sendable {
  let options: ComparisonOptions

  /// What has changed in the life of a part.
  func changes(
    _ part: LifecyclePart, _ subject: String, _ before: LifecycleState, _ after: LifecycleState,
    old: FoundChange.Side, new: FoundChange.Side
  ) -> [FoundChange] {
    var changes: [FoundChange] = []
    func add(_ change: LifecycleChange, _ key: String, _ texts: (old: String?, new: String?)) {
      var (old, new) = (old, new)
      (old.key, old.text, new.key, new.text) = (key, texts.old, key, texts.new)
      changes.append(FoundChange(.lifecycle(change, of: part), subject, old: old, new: new))
    }
    let texts = (old: before.sunset, new: after.sunset)
    switch (before.isDeprecated, after.isDeprecated) {
    case (false, true): add(deprecation(after), "deprecated", texts)
    case (true, false): add(.reactivated, "deprecated", texts)
    case (true, true), (false, false):
      if let change = sunsetChange(before, after) { add(change, LifecycleState.sunsetKey, texts) }
    }
    if before.stability != after.stability {
      add(
        stabilityChange(before, after), LifecycleState.stabilityKey,
        (before.stability ?? "nothing", after.stability ?? "nothing"))
    }
    return changes
  }

  private func deprecation(_ after: LifecycleState) -> LifecycleChange {
    guard let text = after.sunset else {
      return days(after) > 0 ? .sunsetMissing : .deprecated
    }
    guard let date = CalendarDate(text) else { return .sunsetInvalid }
    return isTooSoon(date, after) ? .sunsetTooSoon : .deprecatedWithSunset
  }

  private func sunsetChange(
    _ before: LifecycleState, _ after: LifecycleState
  ) -> LifecycleChange? {
    switch (before.sunset, after.sunset) {
    case (nil, nil): return nil
    case (nil, let text?): return CalendarDate(text) == nil ? .sunsetInvalid : .sunsetAdded
    case (_?, nil): return .sunsetRemoved
    case (let one?, let other?):
      if one == other { return nil }
      guard let date = CalendarDate(other) else { return .sunsetInvalid }
      guard let known = CalendarDate(one) else { return .sunsetMended }
      return date < known && isTooSoon(date, after) ? .sunsetAdvanced : .sunsetChanged
    }
  }

  private func stabilityChange(
    _ before: LifecycleState, _ after: LifecycleState
  ) -> LifecycleChange {
    if after.stability != nil, after.level == nil { return .stabilityInvalid }
    if before.stability != nil, before.level == nil { return .stabilityMended }
    let levels = LifecycleState.Stability.allCases
    let one = before.level.flatMap(levels.firstIndex) ?? (before.stability == nil ? 3 : nil)
    let other = after.level.flatMap(levels.firstIndex) ?? 3
    guard let one, one != other else { return .stabilityChanged }
    // Something of no level may be given any: that is not to take a promise back.
    if before.stability == nil { return .stabilityChanged }
    return one < other ? .stabilityIncreased : .stabilityDecreased
  }

  /// How many days have to lie between the deprecation of something and its end.
  private func days(_ state: LifecycleState) -> Int {
    switch state.level {
    case .draft, .alpha: 0
    case .beta: options.betaDeprecationDays
    case .stable, nil: options.deprecationDays
    }
  }

  private func isTooSoon(_ date: CalendarDate, _ state: LifecycleState) -> Bool {
    guard let today = options.today else { return false }
    return date.dayNumber < today.dayNumber + days(state)
  }

  /// What it is for something to be gone, by what was said about its life.
  enum Removal {
    case unannounced, afterDeprecation, beforeSunset
    /// It was deprecated, with an end that is no date.
    case unreadable
  }

  func removal(_ before: LifecycleState) -> Removal {
    if before.level?.isUnstable == true { return .afterDeprecation }
    guard before.isDeprecated else { return .unannounced }
    guard let text = before.sunset else { return .afterDeprecation }
    guard let date = CalendarDate(text) else { return .unreadable }
    guard let today = options.today else { return .afterDeprecation }
    return date > today ? .beforeSunset : .afterDeprecation
  }
}
