extension APIClient {
  /// The pages of a list, where a closure says how to go on.
  ///
  /// - Parameters:
  ///   - first: The call of the first page.
  ///   - next: Gives the call after a page, from the page, the head of its response and its own
  ///     call; `nil` after the last one.
  /// - Returns: The pages.
  public func pages<O: APIOperation>(
    of first: O,
    next:
      @escaping @Sendable (
        _ page: O.Output.Success, _ response: ResponseHead, _ call: O
      ) throws -> O?
  ) -> PageSequence<O> {
    pages(of: first) { page, head, call in
      try next(page, head, call.input).map { try self.pageCall($0) }
    }
  }

  /// The pages of a list, where each has a text or a number that the call of the next one carries.
  ///
  /// ```swift
  /// let pages = client.pages(
  ///   of: Operations.ListFiles(limit: 50), cursor: \.nextCursor, into: \.cursor)
  /// ```
  ///
  /// - Parameters:
  ///   - first: The call of the first page.
  ///   - cursor: What a page says of the next one; `nil` or an empty text at the last one.
  ///   - parameter: Where the next call carries it.
  /// - Returns: The pages.
  public func pages<O: APIOperation, Cursor: Sendable>(
    of first: O, cursor: @escaping @Sendable (O.Output.Success) -> Cursor?,
    into parameter: any WritableKeyPath<O, Cursor?> & Sendable
  ) -> PageSequence<O> {
    pages(of: first) { page, _, call in
      guard let value = cursor(page), (value as? String)?.isEmpty != true else { return nil }
      return call.setting(parameter, to: value)
    }
  }

  /// The pages of a list, where each has a text or a number that the call of the next one carries
  /// in a parameter that has to be given.
  ///
  /// - Parameters:
  ///   - first: The call of the first page.
  ///   - cursor: What a page says of the next one; `nil` or an empty text at the last one.
  ///   - parameter: Where the next call carries it.
  /// - Returns: The pages.
  public func pages<O: APIOperation, Cursor: Sendable>(
    of first: O, cursor: @escaping @Sendable (O.Output.Success) -> Cursor?,
    into parameter: any WritableKeyPath<O, Cursor> & Sendable
  ) -> PageSequence<O> {
    pages(of: first) { page, _, call in
      guard let value = cursor(page), (value as? String)?.isEmpty != true else { return nil }
      return call.setting(parameter, to: value)
    }
  }

  /// The pages of a list, where each response has a link to the next page in its field `Link` (RFC
  /// 8288), as GitHub has them.
  ///
  /// The next request is that of `first` with the path and the query of the link, at the client's
  /// server. A link to another origin is ``PaginationError/otherOrigin(found:expected:)``, since
  /// the request has the client's credentials.
  ///
  /// - Parameters:
  ///   - first: The call of the first page.
  ///   - relation: The relation of the link: `next`.
  /// - Returns: The pages.
  public func pages<O: APIOperation>(
    of first: O, link relation: String
  ) -> PageSequence<O> {
    PageSequence(first: { try self.pageCall(first) }, load: load) { _, head, call in
      guard let target = LinkHeader(head.fields).target(ofRelation: relation) else { return nil }
      return try call.following(target)
    }
  }

  /// The pages of a list, where each call says how many items to pass over.
  ///
  /// They end after a page without items, and earlier where the total or the limit tells.
  ///
  /// - Parameters:
  ///   - first: The call of the first page. An offset that is not given is 0.
  ///   - offset: Where a call says how many items to pass over.
  ///   - limit: How many items a call asks for. A page of fewer is then the last one: leave it out
  ///     where the server may give fewer than it is asked for.
  ///   - count: How many items a page has, such as `\.files.count`.
  ///   - total: How many items there are in all, where a page says so.
  /// - Returns: The pages.
  public func pages<O: APIOperation, Number: FixedWidthInteger & Sendable>(
    of first: O, offset: any WritableKeyPath<O, Number?> & Sendable,
    limit: @escaping @Sendable (O) -> Number? = { _ in nil },
    count: @escaping @Sendable (O.Output.Success) -> Int,
    total: @escaping @Sendable (O.Output.Success) -> Number? = { _ in nil }
  ) -> PageSequence<O> {
    pages(of: first) { page, _, call in
      Offset(before: call[keyPath: offset] ?? 0, count: count(page))
        .next(limit: limit(call), total: total(page))
        .map { call.setting(offset, to: $0) }
    }
  }

  /// The pages of a list, where each call has to say how many items to pass over.
  ///
  /// They end after a page without items, and earlier where the total or the limit tells.
  ///
  /// - Parameters:
  ///   - first: The call of the first page.
  ///   - offset: Where a call says how many items to pass over.
  ///   - limit: How many items a call asks for. A page of fewer is then the last one: leave it out
  ///     where the server may give fewer than it is asked for.
  ///   - count: How many items a page has, such as `\.files.count`.
  ///   - total: How many items there are in all, where a page says so.
  /// - Returns: The pages.
  public func pages<O: APIOperation, Number: FixedWidthInteger & Sendable>(
    of first: O, offset: any WritableKeyPath<O, Number> & Sendable,
    limit: @escaping @Sendable (O) -> Number? = { _ in nil },
    count: @escaping @Sendable (O.Output.Success) -> Int,
    total: @escaping @Sendable (O.Output.Success) -> Number? = { _ in nil }
  ) -> PageSequence<O> {
    pages(of: first) { page, _, call in
      Offset(before: call[keyPath: offset], count: count(page))
        .next(limit: limit(call), total: total(page))
        .map { call.setting(offset, to: $0) }
    }
  }

  /// The pages of a list, where each call has the number of its page.
  ///
  /// They end after a page without items, and earlier where a page says which is the last one.
  ///
  /// - Parameters:
  ///   - first: The call of the first page.
  ///   - page: Where a call has the number.
  ///   - start: The number of a call that has none.
  ///   - count: How many items a page has, such as `\.files.count`.
  ///   - last: The number of the last page, where a page says so.
  /// - Returns: The pages.
  public func pages<O: APIOperation, Number: FixedWidthInteger & Sendable>(
    of first: O, page: any WritableKeyPath<O, Number?> & Sendable, startingAt start: Number = 1,
    count: @escaping @Sendable (O.Output.Success) -> Int,
    last: @escaping @Sendable (O.Output.Success) -> Number? = { _ in nil }
  ) -> PageSequence<O> {
    pages(of: first) { content, _, call in
      let number = call[keyPath: page] ?? start
      guard count(content) > 0, number < last(content) ?? .max else { return nil }
      return call.setting(page, to: number + 1)
    }
  }

  /// The pages of a list, where each call has to have the number of its page.
  ///
  /// They end after a page without items, and earlier where a page says which is the last one.
  ///
  /// - Parameters:
  ///   - first: The call of the first page.
  ///   - page: Where a call has the number.
  ///   - count: How many items a page has, such as `\.files.count`.
  ///   - last: The number of the last page, where a page says so.
  /// - Returns: The pages.
  public func pages<O: APIOperation, Number: FixedWidthInteger & Sendable>(
    of first: O, page: any WritableKeyPath<O, Number> & Sendable,
    count: @escaping @Sendable (O.Output.Success) -> Int,
    last: @escaping @Sendable (O.Output.Success) -> Number? = { _ in nil }
  ) -> PageSequence<O> {
    pages(of: first) { content, _, call in
      let number = call[keyPath: page]
      guard count(content) > 0, number < last(content) ?? .max else { return nil }
      return call.setting(page, to: number + 1)
    }
  }

  // MARK: Calls

  private func pageCall<O: APIOperation>(_ input: O) throws(ClientError) -> PageCall<O> {
    PageCall(input: input, request: try request(of: input), server: server(of: O.self))
  }

  @Sendable private func load<O: APIOperation>(
    _ call: PageCall<O>
  ) async throws -> (value: O.Output.Success, response: ResponseHead) {
    try success(O.self, of: try await exchange(O.self, call.request, at: call.server))
  }

  private func pages<O: APIOperation>(
    of first: O, step: @escaping PageSequence<O>.Step
  ) -> PageSequence<O> {
    PageSequence(first: { try self.pageCall(first) }, load: load, step: step)
  }
}

/// How far a list has been read.
private struct Offset<Number: FixedWidthInteger> {
  let before: Number
  let count: Int

  /// The offset of the next page; `nil` where this was the last one.
  func next(limit: Number?, total: Number?) -> Number? {
    guard count > 0, let count = Number(exactly: count), count >= limit ?? 0 else { return nil }
    let (sum, overflows) = before.addingReportingOverflow(count)
    return overflows || sum >= total ?? .max ? nil : sum
  }
}

extension APIOperation {
  fileprivate func setting<Value>(_ path: WritableKeyPath<Self, Value>, to value: Value) -> Self {
    var copy = self
    copy[keyPath: path] = value
    return copy
  }
}
