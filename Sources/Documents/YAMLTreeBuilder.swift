internal import ConcordDiagnostics

/// Makes the tree out of events: keys, anchors, merge keys, tags and the limits are dealt with
/// here. It knows nothing of libyaml, and offsets are bytes.
struct YAMLTreeBuilder: ~Copyable {
  /// A scalar as it stands in the file, its quotes and folds undone.
  struct Scalar {
    let text: UnsafeBufferPointer<UInt8>
    let isPlain: Bool
    let tag: String?
    let anchor: String?

    var string: String { String(decoding: text, as: UTF8.self) }
  }

  /// What the next value inside a mapping is.
  private enum Slot {
    case key, value, merge
    /// The value of a key that was refused: it is read and dropped.
    case refused
  }

  /// A mapping or sequence that is still open.
  private struct Frame {
    let isObject: Bool
    let start: Int
    /// The height of the stack that its content lies on.
    let base: Int
    let anchor: Anchor?
    /// The offset after the last thing inside.
    var end: Int
    var slot = Slot.key
    var key = ""
    var keyStart = 0
    var keyEnd = 0
    var merge: YAMLMerge?
    /// How many values it holds, itself included, aliases expanded.
    var count = 1
    /// How deep the deepest value inside lies.
    var height = 1
  }

  /// The name of an anchor and which of that name it is: a later one hides an earlier one.
  private struct Anchor {
    let name: String
    let serial: Int
  }

  /// What an anchor stands for.
  private struct Anchored {
    let serial: Int
    /// The value, once it is complete.
    var node: Node?
    /// The text of a scalar, for an alias that is a key.
    var text: String?
    var count = 1
    var height = 0
  }

  private let limits: Limits
  private var frames: [Frame] = []
  private var elements = MoveStack<Node>()
  private var members = MoveStack<Member>()
  private var anchors: [String: Anchored] = [:]
  private var nextSerial = 0
  private var aliasedNodes = 0
  /// What there was to say so far.
  var log: ParseLog
  /// The document's value, once it is complete.
  private(set) var root: Node?
  /// Whether a limit was hit, so that reading on makes no sense.
  private(set) var hasGivenUp = false

  init(_ file: SourceFile, limits: Limits) {
    log = ParseLog(file)
    self.limits = limits
    frames.reserveCapacity(32)
  }

  // MARK: Events

  /// A scalar: a key where one is due, else a value.
  mutating func scalar(_ scalar: Scalar, _ start: Int, _ end: Int) {
    if let frame = frames.last, frame.isObject, frame.slot == .key {
      let text = scalar.string
      if let name = scalar.anchor {
        let value = YAMLScalar.value(
          scalar, at: log.range(start, end), limits: limits, log: &log)
        define(name, Node(value, at: log.range(start, end)), text: text)
      }
      let isMerge = scalar.isPlain && scalar.tag == nil && text == "<<"
      key(text, start, end, isMerge: isMerge)
      return
    }
    let range = log.range(start, end)
    let node = Node(YAMLScalar.value(scalar, at: range, limits: limits, log: &log), at: range)
    if let name = scalar.anchor { define(name, node, text: scalar.string) }
    deliver(node, count: 1, height: 0)
  }

  /// The start of a mapping or sequence.
  mutating func open(isObject: Bool, tag: String?, anchor: String?, _ start: Int, _ end: Int) {
    if frames.count >= limits.depth { return giveUpTooDeep(log.range(start, max(end, start + 1))) }
    if let tag, !YAMLScalar.isTag(tag, ofObject: isObject) {
      log.report(Diagnostic(.yamlTagIgnored, at: log.range(start, end), tag))
    }
    var opened: Anchor?
    if let anchor {
      nextSerial += 1
      opened = Anchor(name: anchor, serial: nextSerial)
      anchors[anchor] = Anchored(serial: nextSerial)
    }
    frames.append(
      Frame(
        isObject: isObject, start: start, base: isObject ? members.count : elements.count,
        anchor: opened, end: max(end, start)))
  }

  /// The end of the innermost mapping or sequence; `end` is given where a bracket closes it.
  mutating func close(at end: Int?) {
    guard let frame = frames.popLast() else { return }
    let range = log.range(frame.start, end ?? frame.end)
    var node: Node
    if frame.isObject {
      var content = members.take(from: frame.base)
      if content.count > 1 { log.reportDuplicateKeys(content) }
      if let merge = frame.merge {
        let merged = merge.applied(to: content, log: &log)
        spend(merged.count - content.count, at: merge.keyRange)
        content = merged
      }
      node = Node(.object(content), at: range)
    } else {
      node = Node(.array(elements.take(from: frame.base)), at: range)
    }
    if let anchor = frame.anchor, anchors[anchor.name]?.serial == anchor.serial {
      anchors[anchor.name] = Anchored(
        serial: anchor.serial, node: node, count: frame.count, height: frame.height)
    }
    deliver(node, count: frame.count, height: frame.height)
  }

  /// An alias: it shares the value of its anchor.
  mutating func alias(_ name: String, _ start: Int, _ end: Int) {
    let range = log.range(start, end)
    guard let anchored = anchors[name] else {
      return refuseAlias(Diagnostic(.yamlUnknownAnchor, at: range, name))
    }
    guard let target = anchored.node else {
      return refuseAlias(Diagnostic(.yamlRecursiveAlias, at: range, name))
    }
    if let frame = frames.last, frame.isObject, frame.slot == .key, let text = anchored.text {
      return key(text, start, end, isMerge: false)
    }
    let isMerged = frames.last?.slot == .merge
    if frames.count + anchored.height - (isMerged ? 1 : 0) > limits.depth {
      return giveUpTooDeep(range)
    }
    spend(anchored.count, at: range)
    deliver(
      Node(target.value, at: range), count: anchored.count, height: anchored.height)
  }

  // MARK: Keys and values

  private mutating func key(_ text: String, _ start: Int, _ end: Int, isMerge: Bool) {
    let top = frames.count - 1
    frames[top].key = text
    frames[top].keyStart = start
    frames[top].keyEnd = end
    frames[top].end = end
    frames[top].slot = isMerge ? .merge : .value
  }

  /// Puts a finished value into what it stands in.
  private mutating func deliver(_ node: Node, count: Int, height: Int) {
    let top = frames.count - 1
    guard top >= 0 else {
      root = node
      return
    }
    frames[top].end = max(frames[top].end, Int(node.range.end))
    frames[top].count += count
    guard frames[top].isObject else {
      frames[top].height = max(frames[top].height, height + 1)
      return elements.push(node)
    }
    let slot = frames[top].slot
    // What is merged comes to lie beside the other members, not below them.
    frames[top].height = max(frames[top].height, slot == .merge ? height : height + 1)
    frames[top].slot = .key
    switch slot {
    case .value:
      let keyRange = log.range(frames[top].keyStart, frames[top].keyEnd)
      members.push(Member(key: frames[top].key, keyRange: keyRange, value: node))
    case .merge: merge(node)
    case .key:
      log.report(Diagnostic(.yamlComplexKey, at: node.range, node.typeName))
      frames[top].slot = .refused
    case .refused: break
    }
  }

  private mutating func merge(_ node: Node) {
    let top = frames.count - 1
    let keyRange = log.range(frames[top].keyStart, frames[top].keyEnd)
    if let first = frames[top].merge {
      let place = log.place(Int(first.keyRange.start))
      log.report(Diagnostic(.duplicateKey, at: keyRange, "<<", place.line, place.column))
      return
    }
    frames[top].merge = YAMLMerge(
      source: node, keyRange: keyRange, position: members.count - frames[top].base)
  }

  private mutating func define(_ name: String, _ node: Node, text: String?) {
    nextSerial += 1
    anchors[name] = Anchored(serial: nextSerial, node: node, text: text)
  }

  private mutating func refuseAlias(_ diagnostic: Diagnostic) {
    log.report(diagnostic)
    if let frame = frames.last, frame.isObject, frame.slot == .key {
      frames[frames.count - 1].slot = .refused
    } else if let range = diagnostic.range {
      // An object, so that a merge of it says nothing more.
      deliver(Node(.object([]), at: range), count: 1, height: 0)
    }
  }

  // MARK: Limits

  private mutating func spend(_ nodes: Int, at range: SourceRange) {
    aliasedNodes += nodes
    if aliasedNodes > limits.aliasedNodes, !hasGivenUp {
      hasGivenUp = true
      log.report(Diagnostic(.yamlAliasBomb, at: range, limits.aliasedNodes))
    }
  }

  private mutating func giveUpTooDeep(_ range: SourceRange) {
    hasGivenUp = true
    log.report(Diagnostic(.nestingTooDeep, at: range, limits.depth))
  }
}
