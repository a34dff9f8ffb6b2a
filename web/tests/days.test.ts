import { describe, expect, it } from "vitest";
import { addDays, binEnd, binFor, binStart, dayNumber, dayText, isDay } from "../src/logic/days";

describe("days", () => {
  it("counts over leap days and years before 1970", () => {
    expect(dayText(dayNumber("2016-02-28") + 1)).toBe("2016-02-29");
    expect(addDays("1969-12-31", 1)).toBe("1970-01-01");
    expect(isDay("2016-02-30x")).toBe(false);
    expect(isDay(null)).toBe(false);
  });
  it("puts a day into the week that begins on Monday, before 1970 too", () => {
    expect(dayText(binStart(dayNumber("2016-06-26"), "week"))).toBe("2016-06-20");
    expect(dayText(binStart(dayNumber("1969-12-31"), "week"))).toBe("1969-12-29");
    expect(dayText(binStart(dayNumber("2016-06-30"), "month"))).toBe("2016-06-01");
    expect(dayText(binEnd(dayNumber("2016-12-01"), "month"))).toBe("2017-01-01");
  });
  it("takes the finest bin that fits", () => {
    expect([binFor(90, 120), binFor(500, 120), binFor(5000, 120)]).toEqual(["day", "week", "month"]);
  });
});
