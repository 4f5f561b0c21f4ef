import ConcordRuntime
import Foundation
import Testing

@Suite struct RFC3339Tests {
  // Seconds from 1970, worked out by other software.
  @Test(
    arguments: [
      ("1970-01-01T00:00:00Z", 0), ("2001-01-01T00:00:00Z", 978_307_200),
      ("2021-11-26T15:18:27.693Z", 1_637_939_907.693), ("2021-11-26T15:18:27Z", 1_637_939_907),
      ("2021-11-26 15:18:27Z", 1_637_939_907), ("2021-11-26t15:18:27z", 1_637_939_907),
      ("2021-11-26T16:18:27+01:00", 1_637_939_907), ("2021-11-26T09:48:27-05:30", 1_637_939_907),
      ("2021-11-26T15:18:27-00:00", 1_637_939_907), ("1970-01-01T00:00:00.5Z", 0.5),
      ("2021-11-26T15:18:27.6930000000000000000000001Z", 1_637_939_907.693),
      ("1985-04-12T23:20:50.52Z", 482_196_050.52), ("1996-12-19T16:39:57-08:00", 851_042_397),
      ("1937-01-01T12:00:27.87+00:20", -1_041_337_172.13),
      ("1990-12-31T23:59:60Z", 662_688_000), ("1990-12-31T15:59:60-08:00", 662_688_000),
      ("1998-12-31T15:59:60.125-08:00", 915_148_800.125), ("2015-06-30T23:59:60Z", 1_435_708_800),
      ("0000-01-01T00:00:00Z", -62_167_219_200), ("9999-12-31T23:59:59Z", 253_402_300_799),
      ("0001-01-01T00:00:00Z", -62_135_596_800), ("1582-10-15T00:00:00Z", -12_219_292_800),
      ("1582-10-14T00:00:00Z", -12_219_379_200), ("2000-02-29T00:00:00Z", 951_782_400),
      ("2000-03-01T00:00:00Z", 951_868_800), ("1600-02-29T12:00:00Z", -11_670_955_200),
      ("1900-02-28T00:00:00Z", -2_203_977_600), ("2024-02-29T23:59:59+23:59", 1_709_164_859),
      ("0000-01-01T00:00:00+23:59", -62_167_305_540),
      ("9999-12-31T23:59:59-23:59", 253_402_387_139),
    ] as [(String, Double)])
  func reads(_ text: String, _ seconds: Double) throws {
    let date = try #require(RFC3339.date(text))
    let expected = Date(timeIntervalSince1970: seconds)
    #expect(abs(date.timeIntervalSince(expected)) < 1e-6, "\(text)")
    if seconds == seconds.rounded() { #expect(date == expected) }
  }

  @Test(arguments: [
    "", "2021", "2021-11-26", "2021-11-26T", "2021-11-26T15:18Z", "2021-11-26T15:18:27",
    "2021-11-26T15:18:27+0100", "2021-11-26T15:18:27+01", "2021-11-26T15:18:27.Z",
    "2021-11-26T15:18:27,5Z", "2021-11-26T24:00:00Z", "2021-11-26T23:60:00Z",
    "2021-11-26T23:59:61Z", "2021-11-26T23:59:60Z", "2021-11-30T23:58:60Z",
    "2021-11-30T22:59:60Z", "2021-12-31T23:59:60+01:00", "2021-02-29T00:00:00Z",
    "1900-02-29T00:00:00Z",
    "2021-04-31T00:00:00Z", "2021-00-10T00:00:00Z", "2021-13-10T00:00:00Z", "2021-01-00T00:00:00Z",
    "2021-01-32T00:00:00Z", " 2021-11-26T15:18:27Z", "2021-11-26T15:18:27Z ",
    "2021-11-26T15:18:27ZZ", "2021-11-26T15:18:27Z\0", "2021-11-26T15:18:27+24:00",
    "2021-11-26T15:18:27+23:60", "21-11-26T15:18:27Z", "12021-11-26T15:18:27Z",
    "-2021-11-26T15:18:27Z", "+2021-11-26T15:18:27Z", "2021-1-26T15:18:27Z",
    "2021-11-26X15:18:27Z", "２０２１-11-26T15:18:27Z", "2021-11-26T15:18:27−01:00",
    "2021/11/26T15:18:27Z", "2021-11-26T15.18.27Z", "2021-11-26T 5:18:27Z", "20211126T151827Z",
    "2021-W47-5T15:18:27Z", "2021-11-26T15:18:27.5", "2021-11-26T15:18:27.5e1Z",
    "2021-11-26  15:18:27Z", "2021-11-26T15:18:27 Z", "2021-11-26T15:18:27z+01:00",
  ])
  func refuses(_ text: String) {
    #expect(RFC3339.date(text) == nil)
  }

  @Test(arguments: [
    "2021-11-26T15:18:27.693Z", "2021-11-26T15:18:27Z", "2021-11-26T15:18:27.001Z",
    "2021-11-26T15:18:27.999Z", "2021-11-26T15:18:27.100Z", "2021-11-26T15:18:27.123456Z",
    "2021-11-26T15:18:27.000001Z", "2021-11-26T15:18:27.999999Z", "1969-12-31T23:59:59.999Z",
    "0000-01-01T00:00:00Z", "9999-12-31T23:59:59Z", "9999-12-31T23:59:59.999Z",
    "2001-01-01T00:00:00.123456789Z", "2000-12-31T23:59:59.999999999Z", "1600-02-29T12:30:45.500Z",
    "0000-03-01T00:00:00.250Z", "1582-10-10T00:00:00Z", "2400-02-29T23:59:59Z",
  ])
  func sameTextAgain(_ text: String) throws {
    #expect(RFC3339.string(try #require(RFC3339.date(text))) == text)
  }

  @Test(arguments: [
    ("2021-11-26T15:18:27.5Z", "2021-11-26T15:18:27.500Z"),
    ("2021-11-26T16:18:27.69+01:00", "2021-11-26T15:18:27.690Z"),
    ("2016-12-31T23:59:60Z", "2017-01-01T00:00:00Z"),
    ("2021-11-26 15:18:27.000z", "2021-11-26T15:18:27Z"),
  ])
  func oneSpelling(_ text: String, _ expected: String) throws {
    #expect(RFC3339.string(try #require(RFC3339.date(text))) == expected)
  }

  @Test(arguments: [
    Double.nan, .infinity, -.infinity, 1e300, -1e300, 252_423_993_600, -63_145_526_401,
    -63_145_526_400.001,
  ])
  func noTextForIt(_ interval: Double) {
    #expect(RFC3339.string(Date(timeIntervalSinceReferenceDate: interval)) == nil)
  }

  @Test func finerThanBillionths() {
    let text = { RFC3339.string(Date(timeIntervalSinceReferenceDate: $0)) }
    #expect(text(1e-12) == "2001-01-01T00:00:00Z")
    #expect(text(-1e-12) == "2001-01-01T00:00:00Z")
    #expect(text(1.0 / 3) == "2001-01-01T00:00:00.333333333Z")
    #expect(text((252_423_993_600.0).nextDown) != nil)
  }

  // A generator with a fixed seed: each text is read as the very date it was written from.
  @Test func dateAgain() {
    var state: UInt64 = 0x9E37_79B9_7F4A_7C15
    for _ in 0..<20_000 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      let interval = Double(state >> 11) / Double(1 << 53) * 2e9 - 1e9
      let millis = (interval * 1000).rounded() / 1000
      for value in [interval, millis] where abs(value) > 1e7 {
        let date = Date(timeIntervalSinceReferenceDate: value)
        let text = RFC3339.string(date)
        #expect(text.flatMap(RFC3339.date) == date, "\(value)")
        if value == millis { #expect((text?.utf8.count ?? 99) <= 24, "\(value)") }
      }
    }
  }

  @Test func everyDayAgreesWithTheNext() throws {
    var date = try #require(CalendarDate("1895-12-25"))
    var start = date.utcStart
    for _ in 0..<80_000 {
      start += 86_400
      let next = try #require(CalendarDate(utc: start))
      #expect(next > date)
      #expect(next.utcStart == start)
      #expect(
        next.day == date.day + 1 || (next.day == 1 && next.month == date.month % 12 + 1),
        "\(date) \(next)")
      date = next
    }
    #expect(date.description == "2115-01-06")
  }
}

@Suite struct CalendarDateTests {
  @Test(arguments: ["2021-11-26", "0000-01-01", "9999-12-31", "2024-02-29", "2000-02-29"])
  func sameTextAgain(_ text: String) {
    #expect(CalendarDate(text)?.description == text)
  }

  @Test(arguments: [
    "", "2021-11-26 ", "2021-11-26Z", "2021-11", "2021-11-31", "2023-02-29", "1900-02-29",
    "2021-00-01", "2021-1-1", "-001-01-01", "2021-11-26T00:00:00Z", "10000-01-01", "2021-11-2６",
  ])
  func refuses(_ text: String) {
    #expect(CalendarDate(text) == nil)
  }

  @Test func parts() throws {
    #expect(CalendarDate(year: 2024, month: 2, day: 29)?.description == "2024-02-29")
    #expect(CalendarDate(year: 2023, month: 2, day: 29) == nil)
    #expect(CalendarDate(year: 10_000, month: 1, day: 1) == nil)
    #expect(CalendarDate(year: -1, month: 1, day: 1) == nil)
    #expect(CalendarDate(year: .max, month: .min, day: .max) == nil)
    let date = try #require(CalendarDate("0987-06-05"))
    #expect((date.year, date.month, date.day) == (987, 6, 5))
  }

  @Test func order() {
    let texts = ["2021-12-01", "2020-12-31", "2021-11-30", "2021-12-02"]
    let dates = texts.compactMap { CalendarDate($0) }.sorted()
    #expect(dates.map(\.description) == texts.sorted())
  }

  @Test func pointsInTime() {
    #expect(
      CalendarDate("2021-11-26")?.utcStart == Date(timeIntervalSince1970: 1_637_884_800))
    #expect(
      CalendarDate(utc: Date(timeIntervalSince1970: -0.001))?.description == "1969-12-31")
    for seconds in [Double.nan, .infinity, 1e300, -1e300, 252_423_993_600] {
      #expect(CalendarDate(utc: Date(timeIntervalSinceReferenceDate: seconds)) == nil)
    }
  }

  @Test func json() throws {
    let json = Data(#"["2021-11-26"]"#.utf8)
    let dates = try JSONDecoder().decode([CalendarDate].self, from: json)
    #expect(try JSONEncoder().encode(dates) == json)
    for bad in [#"["2021-02-30"]"#, "[20211126]", "[null]"] {
      #expect(throws: DecodingError.self) {
        try JSONDecoder().decode([CalendarDate].self, from: Data(bad.utf8))
      }
    }
  }
}
