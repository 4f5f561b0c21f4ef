/// Rows of words and figures, printed in columns.
struct Table {
  private var rows: [[String]]

  init(_ heads: [String]) {
    rows = [heads]
  }

  mutating func add(_ cells: [String]) {
    rows.append(cells)
  }

  /// The first column to the left, figures to the right.
  var text: String {
    let count = rows.map(\.count).max() ?? 0
    let widths = (0..<count).map { column in
      rows.map { $0.indices.contains(column) ? $0[column].count : 0 }.max() ?? 0
    }
    return rows.map { row in
      row.enumerated().map { column, cell in
        let space = String(repeating: " ", count: widths[column] - cell.count)
        return column == 0 ? cell + space : space + cell
      }.joined(separator: "  ")
    }.joined(separator: "\n")
  }
}
