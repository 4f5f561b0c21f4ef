// Decodes, encodes and compares 20,000 Object Store summaries: through the field table, and
// through what the compiler synthesises for the same properties; then the field table through the
// runtime's own JSON coding, and through Foundation's. The two take turns, so that both see the
// same machine.
import ConcordRuntime
import Foundation
import QuantConnect

struct Synthesised: Codable, Hashable, Sendable {
  var key: String?
  var name: String?
  var modified: Date?
  var mime: String?
  var folder: Bool?
  var size: Double?
}

let count = 20_000
let rounds = 7
let objects = (0..<count).map { number in
  """
  {"key":"folder/file-\(number).bin","name":"file-\(number).bin",\
  "modified":"2021-11-26T15:18:27.\(100 + number % 900)Z","mime":"application/octet-stream",\
  "folder":false,"size":\(number)}
  """
}
let text = Data("[\(objects.joined(separator: ","))]".utf8)

struct InvalidDate: Error {}
let plainDecoder = JSONDecoder()
let dateDecoder = JSONDecoder()
dateDecoder.dateDecodingStrategy = .custom { decoder in
  let text = try decoder.singleValueContainer().decode(String.self)
  guard let date = RFC3339.date(text) else { throw InvalidDate() }
  return date
}
let plainEncoder = JSONEncoder()
let dateEncoder = JSONEncoder()
dateEncoder.dateEncodingStrategy = .custom { date, encoder in
  var container = encoder.singleValueContainer()
  try container.encode(RFC3339.string(date) ?? "")
}

func seconds(_ body: () throws -> Void) rethrows -> Double {
  let start = ContinuousClock.now
  try body()
  let time = (ContinuousClock.now - start).components
  return Double(time.seconds) + Double(time.attoseconds) / 1e18
}

var times: [String: (table: [Double], synthesised: [Double])] = [:]
@MainActor
func pair(_ name: String, _ table: () throws -> Void, _ synthesised: () throws -> Void) rethrows {
  for round in 0...rounds {
    let first = try seconds(table)
    let second = try seconds(synthesised)
    if round > 0 {
      times[name, default: ([], [])].table.append(first)
      times[name, default: ([], [])].synthesised.append(second)
    }
  }
}

let table = try plainDecoder.decode([ObjectStoreSummary].self, from: text)
let table2 = try plainDecoder.decode([ObjectStoreSummary].self, from: text)
let plain = try dateDecoder.decode([Synthesised].self, from: text)
let plain2 = try dateDecoder.decode([Synthesised].self, from: text)
var kept = 0
try pair(
  "decode", { kept += try plainDecoder.decode([ObjectStoreSummary].self, from: text).count },
  { kept += try dateDecoder.decode([Synthesised].self, from: text).count })
try pair(
  "encode", { kept += try plainEncoder.encode(table).count },
  { kept += try dateEncoder.encode(plain).count })
pair("==", { kept += table == table2 ? 1 : 0 }, { kept += plain == plain2 ? 1 : 0 })
pair("hash", { kept &+= table.hashValue }, { kept &+= plain.hashValue })

try pair(
  "read",
  {
    kept += try JSONValue(parsing: text).decoded(as: [ObjectStoreSummary].self).count
  }, { kept += try plainDecoder.decode([ObjectStoreSummary].self, from: text).count })
try pair(
  "write", { kept += try JSONValue(encoding: table).data().count },
  { kept += try plainEncoder.encode(table).count })
try pair(
  "any", { kept += try JSONValue(parsing: text)[0] == nil ? 0 : 1 },
  { kept += try plainDecoder.decode(JSONValue.self, from: text)[0] == nil ? 0 : 1 })

@MainActor
func report(_ first: String, _ second: String, _ names: [String]) {
  func padded(_ text: String, _ width: Int) -> String {
    String(repeating: " ", count: max(width - text.count, 0)) + text
  }
  print(padded(first, 16), padded(second, 12), " ratio")
  for name in names {
    guard let (first, second) = times[name] else { continue }
    let (a, b) = (first.sorted()[rounds / 2], second.sorted()[rounds / 2])
    print(
      name.padding(toLength: 8, withPad: " ", startingAt: 0),
      String(format: "%7.2f  %11.2f  %5.2f", a * 1000, b * 1000, a / b))
  }
}

print("\(count) Object Store summaries, median of \(rounds) turns, milliseconds")
report("table", "synthesised", ["decode", "encode", "==", "hash"])
report("runtime", "Foundation", ["read", "write", "any"])
if kept == 0 { print("nothing was measured") }
