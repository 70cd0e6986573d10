-- calendar — days as numbers, their weeks and holidays: the arithmetic of lede.dates.
-- A day is a number of days (0 is 1970-01-01, in the proleptic Gregorian calendar), as in
-- "days from civil" by Howard Hinnant.
local M = {}

function M.day_of(y, m, d)
  if m <= 2 then y = y - 1 end
  local era = y // 400
  local of_era = y - era * 400
  local of_year = (153 * (m + (m > 2 and -3 or 9)) + 2) // 5 + d - 1
  return era * 146097 + of_era * 365 + of_era // 4 - of_era // 100 + of_year - 719468
end

function M.civil(day)
  day = day + 719468
  local era = day // 146097
  local of_era = day - era * 146097
  local year = (of_era - of_era // 1460 + of_era // 36524 - of_era // 146096) // 365
  local of_year = of_era - (365 * year + year // 4 - year // 100)
  local m = (5 * of_year + 2) // 153
  local d = of_year - (153 * m + 2) // 5 + 1
  m = m < 10 and m + 3 or m - 9
  return year + era * 400 + (m <= 2 and 1 or 0), m, d
end

function M.weekday_of(day) return (day + 3) % 7 + 1 end

function M.day_text(day) return ("%04d-%02d-%02d"):format(M.civil(day)) end

-- The week of ISO 8601 that holds a day: that of its Thursday.
function M.week_text(day)
  local thursday = day - M.weekday_of(day) + 4
  local year = M.civil(thursday)
  return ("%04d-W%02d"):format(year, (thursday - M.day_of(year, 1, 1)) // 7 + 1)
end

function M.month_text(year, month)
  local count = year * 12 + month - 1
  return ("%04d-%02d"):format(count // 12, count % 12 + 1)
end

-- The nth weekday of a month, from its day `from` on; nth -1 is the last.
function M.nth_weekday(year, month, t)
  if t.nth < 0 then
    local last = M.day_of(year + month // 12, month % 12 + 1, 1) - 1
    return last - (M.weekday_of(last) - t.weekday) % 7
  end
  local first = M.day_of(year, month, t.from or 1)
  return first + (t.weekday - M.weekday_of(first)) % 7 + 7 * (t.nth - 1)
end

-- Easter Sunday by the anonymous Gregorian algorithm (Meeus, Jones, Butcher).
function M.easter(year)
  local a, b, c = year % 19, year // 100, year % 100
  local h = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
  local l = (32 + 2 * (b % 4) + 2 * (c // 4) - h - c % 4) % 7
  local m = (a + 11 * h + 22 * l) // 451
  local n = h + l - 7 * m + 114
  return M.day_of(year, n // 31, n % 31 + 1)
end

return M
