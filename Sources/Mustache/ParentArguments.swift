/// The blocks inside of the parent tags that are being rendered.
struct ParentArguments {
  /// The blocks of one parent tag.
  struct Frame {
    let owner: Unmanaged<LinkedTemplate>
    fileprivate let list: Int
    /// The frame in force around the parent tag, or -1.
    let outer: Int
  }

  private var frames: [Frame] = []
  /// The frame in force, or -1.
  var current = -1

  /// Brings the blocks of a parent tag into force: a list of the template that the tag stands in.
  mutating func push(_ owner: Unmanaged<LinkedTemplate>, list: Int) {
    frames.append(Frame(owner: owner, list: list, outer: current))
    current = frames.count - 1
  }

  /// Forgets the blocks of the last parent tag.
  mutating func pop() { frames.removeLast() }

  /// What takes the place of a block: the outermost frame is the most derived template's, which has
  /// the last word.
  func match(_ key: Key) -> (frame: Frame, body: Int)? {
    var match: (frame: Frame, body: Int)?
    var index = current
    while index >= 0 {
      let frame = frames[index]
      for argument in frame.owner.takeUnretainedValue().template.tables.arguments[frame.list]
      where argument.name == key {
        match = (frame, Int(argument.body))
        break
      }
      index = frame.outer
    }
    return match
  }
}
