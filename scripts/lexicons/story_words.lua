-- Words that say nothing about which story an article tells: those of grammar, and those that every
-- newsroom uses. English.
local M = {}

M.common = [[
a about above across after again against ago all almost along already also although always am
among an and another any anybody anyone anything are around as at away back be became because
become been before began behind being below between both but by came can cannot come comes coming
could did do does doing done down during each either else end ended enough even ever every
everybody everyone everything few first for found from further gave get gets getting give given
gives go goes going gone got had half has have having he her here hers herself him himself his how
however i if in indeed instead into is it its itself just keep kept last least less let like
little made make makes making many may me might mine more most much must my myself near nearly
need never new next no nobody none nor not nothing now of off often on once one only onto or other
others our ours ourselves out over own part per perhaps put quite rather really same second see
seen several shall she should since so some somebody someone something soon still such take taken
takes than that the their theirs them themselves then there these they thing things third this
those though through thus to today together told tomorrow too took toward towards tried tries try
two under until up upon us use used using very want wanted wants was way ways we well went were
what when where whether which while who whole whom whose why will with within without would yes
yesterday yet you your yours add added adds according announced announcement article articles ask
asked asks call called calls comment comments correspondent editing far file know known later long
news old photo press read related report reported reporter reporters reporting reports said say
saying says show shows source sources spokesman spokesperson spokeswoman state stated statement
story tell telling tells think time times update updated video writing writes wrote monday tuesday
wednesday thursday friday saturday sunday january february march april june july august september
october november december sept oct nov dec jan feb day days week weeks weekend month months year
years hour hours minute minutes morning afternoon evening night three four five six seven eight
nine ten don didn doesn isn wasn weren won wouldn couldn shouldn hasn haven hadn aren ain ll ve re
]]

return M
