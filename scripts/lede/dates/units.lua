-- lede.dates.units — seconds to centuries: their durations, and dates that lie so many away.
--
--   units.duration(name, n)   "P3W": n of a unit, or "X" for some
--   units.units[name].text(at, n)
local calendar = require "lede.calendar"

-- What a unit is: as a duration `P%sD`; `text` a date of this size that lies n units from day, year
-- and month; what is not known of such a date, for one without an anchor.
local units = {
  second = { duration = "PT%sS" }, minute = { duration = "PT%sM", finer = "S", per = 60 },
  hour = { duration = "PT%sH", finer = "M", per = 60 },
  day = { duration = "P%sD", unknown = "XXXX-XX-XX",
          text = function(at, n) return at.day and calendar.day_text(at.day + n) end },
  week = { duration = "P%sW", unknown = "XXXX-WXX",
           text = function(at, n) return at.day and calendar.week_text(at.day + 7 * n) end },
  weekend = { duration = "P%sWE", unknown = "XXXX-WXX-WE",
              text = function(at, n)
    return at.day and calendar.week_text(at.day + 7 * n) .. "-WE"
  end },
  month = { duration = "P%sM", unknown = "XXXX-XX",
            text = function(at, n)
    return at.month and calendar.month_text(at.year, at.month + n)
  end },
  quarter = { duration = "P%sQ", unknown = "XXXX-QX", text = function(at, n)
    local count = at.month and at.year * 4 + (at.month - 1) // 3 + n
    return count and ("%04d-Q%d"):format(count // 4, count % 4 + 1)
  end },
  year = { duration = "P%sY", finer = "M", per = 12, unknown = "XXXX",
           text = function(at, n) return ("%04d"):format(at.year + n) end },
  decade = { duration = "P%sY", times = 10, unknown = "XXXX",
             text = function(at, n) return ("%03dX"):format(at.year // 10 + n) end },
  century = { duration = "P%sY", times = 100, unknown = "XXXX",
              text = function(at, n) return ("%02dXX"):format(at.year // 100 + n) end },
}
units.night = units.day
units.fortnight = { duration = "P%sW", times = 2, unknown = "XXXX-WXX",
                    text = function(at, n) return units.week.text(at, 2 * n) end }

local function duration(name, n)
  local unit = units[name]
  if n ~= "X" and n < 0 then return "-" .. duration(name, -n) end
  if n == "X" then return unit.duration:format("X") end
  n = n * (unit.times or 1)
  if n % 1 == 0 then return unit.duration:format(math.tointeger(n) or ("%.0f"):format(n)) end
  local finer, per = unit.finer, unit.per
  if finer and n * per % 1 == 0 then
    local whole, rest = math.tointeger(n // 1), math.tointeger(n * per % per) .. finer
    return whole == 0 and unit.duration:gsub("%%s%a", rest) or unit.duration:format(whole) .. rest
  end
  return unit.duration:format(n)
end

return { units = units, duration = duration }
