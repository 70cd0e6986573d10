-- Words that tell names and their kinds in English news, for lede.names. Collected for this
-- project: titles, offices, what organisations and places are called by, given names of many
-- countries, and what is written with a capital for other reasons. A list is words with commas
-- between.
local function list(text)
  local words = {}
  for word in text:gmatch("[^,\n]+") do
    word = word:match("^%s*(.-)%s*$")
    if word ~= "" then words[#words + 1] = word end
  end
  return words
end

local M = {}

-- Before a person's name, with a capital; a full stop behind a short one is part of its token.
M.titles = list [[
  Mr, Mr., Mrs, Mrs., Ms, Ms., Miss, Mx, Dr, Dr., Doctor, Prof, Prof., Professor, Sir, Dame,
  Lord, Lady, Baroness, Baron, Count, Countess, Duke, Duchess, Earl, Viscount, Prince, Princess,
  King, Queen, Emperor, Empress, Sultan, Sheikh, Shaikh, Sheik, Imam, Ayatollah, Mullah, Rabbi,
  Rev, Rev., Reverend, Father, Bishop, Archbishop, Cardinal, Pope, Pastor, Saint, Judge,
  Justice, Chief Justice, President, Vice President, Vice-President, President-elect,
  Prime Minister, Deputy Prime Minister, Premier, Chancellor, Minister, Foreign Minister,
  Finance Minister, Defence Minister, Defense Minister, Interior Minister, Health Minister,
  Transport Minister, Justice Minister, Education Minister, Trade Minister, Energy Minister,
  Home Secretary, Foreign Secretary, Defence Secretary, Defense Secretary, Treasury Secretary,
  Health Secretary, Press Secretary, Secretary of State, Deputy Secretary of State,
  Assistant Secretary of State, Secretary of Defense, Secretary, Deputy Secretary,
  Under Secretary, Assistant Secretary, Secretary-General, Secretary General, Attorney General,
  Special Envoy, Special Adviser, Special Advisor, Special Representative, Speaker, Senator,
  Sen., Sens., Reps., Congressman, Congresswoman, Rep., Representative, Governor, Gov., Councillor,
  Councilman, Alderman, Mayor, Commissioner, Ambassador, Consul, Inspector, Detective, Sheriff,
  Chief Inspector, Superintendent, Chief Superintendent, Detective Superintendent,
  Detective Inspector, Detective Chief Inspector, Detective Sergeant, Constable, Trooper,
  Investigator,
  Sergeant, Sgt., Sgt, Staff Sgt., Master Sgt., Corporal, Cpl., Private, Pvt., Lieutenant, Lt.,
  Lt, Lt. Gen., Lt. Col., Lieutenant General, Lieutenant Colonel, Captain, Capt., Capt, Major,
  Maj., Maj. Gen., Major General, Brigadier, Brig. Gen., Brigadier General, General, Gen., Gen,
  Colonel, Col., Commander, Cmdr., Admiral, Adm., Vice Admiral, Rear Admiral, Marshal,
  Field Marshal, Air Marshal, Group Captain, Wing Commander, Squadron Leader, Army Maj. Gen.,
  Army Lt. Gen., Army Col., Air Force Col., Coach, Chairman, Chairwoman, Director,
  Chief Executive, CEO, Congressmember, Spokesman, Spokeswoman, Spokesperson, Analyst, Editor,
  Co-founder, Founder, Chief, Uncle, Aunt, Brother, Sister, Madame, Monsieur, Herr, Frau, Señor,
  Señora, Don, Doña, Cllr, Cllr., Insp, Insp., Det Insp, Ch Insp, Chief Insp, Det Ch Insp,
  Det Chief Insp, Supt, Supt., Ch Supt, Det Supt, Det Ch Supt, Det Sgt, Det Con, DCI,
  Chief Constable, Deputy Chief Constable, Assistant Chief Constable, Presidents, Justices, Messrs,
  Chancellor of the Exchequer, Shadow Chancellor, Attorney, District Attorney,
  Assistant District Attorney, Special Counsel, Special Prosecutor, Solicitor General,
  Surgeon General, Inspector General, Lt. Gov., Lieutenant Governor, Majority Leader,
  Minority Leader, Maj Gen, Lt Gen, Lt Col, Brig Gen, Brig, Maj, Col, Cmdr]]

-- Titles that one holds at a time, and what such a one is not called beside: President Obama is not
-- the first lady, Michelle Obama, nor President Bush Jeb Bush, Gov.
M.head_titles = list [[President, Prime Minister, Chancellor, King, Queen, Pope]]
M.beside_heads = list [[
  first lady, husband, wife, son, daughter, brother, sister, mother, father, uncle, aunt, cousin,
  nephew, niece, Senator, Sen., Congressman, Congresswoman, Rep., Governor, Gov.,
  Secretary of State, Prince, Princess]]
-- Those that are in no name of a place: President Park, but King County.
M.no_place_titles = list [[
  Mr, Mr., Mrs, Mrs., Ms, Ms., Miss, Dr, Dr., Prof, Prof., President, Vice President,
  Prime Minister, Minister, Chancellor, Secretary, Speaker, Senator, Sen., Rep., Congressman,
  Congresswoman, Councillor, Cllr, Professor, Judge, Justice, Chairman, Sergeant, Sgt., Sgt,
  Detective, Detective Inspector, Detective Chief Inspector, Detective Sergeant, Inspector, Insp,
  Det Insp, Det Ch Insp, Det Sgt, Supt, Ch Insp, DCI, Sir, Dame, Officer]]

-- What somebody is, in small letters behind or before a name, or alone: the mayor.
M.offices = list [[
  CEO, CFO, CTO, COO, MP, MEP, chief executive, chief executive officer,
  interim chief executive, chief financial officer, chief operating officer, chief economist,
  chief of staff, chief scientist, finance director, medical director, managing director,
  executive director, deputy director, director general, director-general, director, chairman,
  chairwoman, chairperson, chair, vice chairman, president, vice president, former president,
  prime minister, deputy prime minister, foreign minister, finance minister, defence minister,
  defense minister, interior minister, health minister, transport minister, justice minister,
  minister, chancellor, premier, mayor, deputy mayor, governor, senator, congressman,
  congresswoman, lawmaker, legislator, councillor, general secretary, secretary general,
  secretary, home secretary, foreign secretary, treasurer, spokesman, spokeswoman, spokesperson,
  founder, company founder, co-founder, cofounder, owner, co-owner, manager, general manager,
  head coach, coach, captain, head, leader, opposition leader, deputy leader, party leader,
  professor, assistant professor, lecturer, researcher, scientist, historian, economist,
  physicist, chemist, biologist, mathematician, philosopher, psychologist, engineer,
  city engineer, architect, inspector, commissioner, police chief, chief, sheriff, officer,
  detective, prosecutor, attorney, lawyer, solicitor, barrister, judge, analyst, adviser,
  advisor, consultant, editor, editor-in-chief, columnist, correspondent, reporter, journalist,
  broadcaster, presenter, writer, author, novelist, poet, playwright, screenwriter, composer,
  conductor, singer, singer-songwriter, songwriter, rapper, musician, guitarist, drummer,
  bassist, vocalist, keyboardist, saxophonist, pianist, violinist, actor, actress, comedian,
  film director, filmmaker, producer, record producer, painter, sculptor, artist, photographer,
  designer, dancer, choreographer, chef, footballer, goalkeeper, striker, midfielder, defender,
  quarterback, pitcher, batsman, bowler, boxer, golfer, cyclist, swimmer, sprinter, driver,
  rider, referee, teammate, explorer, inventor, entrepreneur, businessman, businesswoman,
  investor, billionaire, banker, broker, trader, activist, campaigner, ambassador, envoy,
  diplomat, general, colonel, major, lieutenant, sergeant, commander, admiral, soldier, warlord,
  militant, doctor, surgeon, nurse, physician, teacher, headteacher, principal, student, bishop,
  archbishop, cardinal, pope, priest, pastor, rabbi, imam, cleric, king, queen, prince,
  princess, duke, emperor, husband, wife, son, daughter, brother, sister, father, mother, uncle,
  aunt, cousin, grandson, granddaughter, nephew, niece, friend, colleague, bandmate, first lady]]

-- Titles that are surnames, too, and what stands before a surname and nothing else.
M.surname_titles = list [[
  King, Major, Bishop, Pope, Prince, Duke, Baron, Earl, Marshal, Constable, Cardinal]]
-- Surnames that are also the last word of a place, a body, a firm or a work; and those that often
-- stand behind a given name there: Nathan Lane.
M.surname_kinds = list [[Wood, Woods, Hill, Power, Steel, Law]]
M.surname_places = list [[Lane, Lake, Park, Court, Brook, Cave, Pond, Parish, Day]]
M.courtesies = list [[Mr, Mr., Mrs, Mrs., Ms, Ms., Miss, Mx]]

-- The last word of a company's name, by which it is one; and of names of other bodies.
M.company_words = list [[
  Shipping, Shipyard, Shipyards, Aerospace, Aviation, Construction, Consulting, Engineering,
  Textiles, Trading, Cement, Cosmetics, Pictures, Films, Brewing, Breweries, Furniture, Mobile,
  Robotics, Associates, Airlines, Airways, Automotive, Bancorp, Bank, Banking, Beverages, Biotech,
  Broadcasting, Brothers, Capital, Chemical, Chemicals, Co, Co., Companies, Company,
  Communications, Corp, Corp., Corporation, Electric, Electronics, Energy, Enterprises,
  Entertainment, Ferries, Financial, Foods, Gas, Group, Holding, Holdings, Hotels, Inc, Inc.,
  Incorporated, Industries, Insurance, International, Investments, Lab, Laboratories, Labs,
  Limited, Line, Lines, LLC, LLP, Logistics, Ltd, Ltd., Media, Mining, Motor, Motors, Networks,
  Oil, Partners, Petroleum, Pharma, Pharmaceuticals, PLC, Plc, plc, Power, Press, Productions,
  Publications, Publishers, Publishing, Railway, Railways, Railroad, Records, Resources, Retail,
  Securities, Semiconductor, Semiconductors, Services, Software, Solutions, Stores, Steel,
  Studios, Supermarkets, Systems, Technologies, Technology, Telecom, Telecommunications,
  Metals, Minerals, Tobacco, Properties, Homes, Transport, Transportation,
  Computer, Computers, Instruments, Assurance, Reinsurance, Bancshares, Bankshares,
  Leasing, Healthcare, Interactive,
  Television, Utilities, Ventures, Water, Works, GmbH, AG, SA, SpA, NV, BV, AB, ASA, Oyj]]
-- Those by which a company is one whatever stands behind: Holm Ltd of Halvery.
M.legal_forms = list [[
  Co, Co., Corp, Corp., Corporation, Inc, Inc., Incorporated, Limited, LLC, LLP, Ltd, Ltd., PLC,
  Plc, plc, GmbH, AG, SA, SpA, NV, BV, AB, ASA, Oyj]]
M.body_words = list [[
  Constabulary, Chronicle, Sentinel, Observer, Globe, Mirror, Telegraph, Examiner, Inquirer,
  Register, Dispatch, Argus, Digest, Bulletin, Exchange, Casino, Hotel, Hotels, Restaurant, Brewery,
  Airlift, Orchestra, Academy, Administration, Agency, Alliance, Army, Assembly, Association,
  Authorities, Authority, Battalion, Board, Brigade, Brigades, Bureau, Cabinet, Caucus, Centre,
  Choir, Church, Club, Coalition, College, Command, Commission, Committee, Confederation,
  Conference, Congregation, Congress, Center, Corps, Council, Court, Courier, Daily, Department,
  Directorate, Division, Federation, Fleet, Forces, Force, Foundation, Front, Fund, Gazette,
  Government, Governments, Guard, Guardian, Guild, Herald, Hospital, Inspectorate, Institute,
  Institution, Journal, Knesset, League, Legislature, Lottery, Ministry, Militia, Mission,
  Movement, Museum, Music, Navy, Network, News, Observatory, Office, Order, Organisation,
  Organization,
  Parliament, Party, Patrol, Police, Politburo, Post, Quartet, Radio, Rangers, Regiment,
  Registry, Regulator, Research, Review, School, Schools, Scouts, Secretariat, Seminary, Senate,
  Service,
  Society, Squad, Squadron, Taskforce, Team, Theater, Theatre, Times, Tribunal, Tribune, Trust,
  Union, Unit, Universities, University, Initiative, Programme, Regime, Magazine, Philharmonic,
  Symphony, Ensemble, Band, TV, FM, FC, F.C., AFC, SC, CF, United, Wanderers, Rovers, Athletic,
  Albion, Wednesday, Hotspur, Bears, Bulls, Giants, Lions, Tigers, Eagles, Knights, Saints,
  Kings, Warriors, Raiders, Dodgers, Yankees, Cowboys, Sharks, Panthers, Hawks, Jets, Sox,
  Blues, Reds, Devils, Bulldogs, Wildcats, Huskies]]
-- The first word of a body's name, before "of" or "for": Ministry of Finance.
M.body_heads = list [[
  Academy, Administration, Agency, Alliance, Archdiocese, Army, Assembly, Association, Bank,
  Bishops, Board, Bureau, Cabinet, Center, Centers, Centre, Centres, Chamber, Church, Coalition,
  College, Commission, Committee, Confederation, Conference, Congress, Council, Court, Courts,
  Department,
  Diocese, Directorate, Embassy, Faculty, Federation, Forum, Foundation, Friends, Front, Fund,
  General Assembly, Government, High Court, House, Institute, Institution, Knights, Labs,
  League, Legislature, Library, Ministry, Movement, Museum, National Bank, Observatory, Office,
  Order, Organisation, Organization, Parliament, Party, School, Senate, Service, Society,
  State Department, Supreme Court, Trust, Union, University]]
-- Behind a name in small letters: it is a body's, a band's, a team's.
M.body_nouns = list [[
  agency, airline, airport authority, band, bank, brand, broadcaster, brewery, carmaker, chain,
  charity, club, company, conglomerate, consortium, corporation, council, department,
  federation, firm, foundation, franchise, government, group, initiative, institute, label,
  league, lender, magazine, maker, manufacturer, militia, ministry, network, newspaper,
  officials, organisation, organization, orchestra, parliament, party, police, programme,
  project, publisher, record label, regime, retailer, school, shares, startup, studio,
  subsidiary, supermarket, team, think tank, trio, unit, union, university, website, executives,
  employees, spokesman, spokeswoman, spokesperson, forces, troops, fighters, militants,
  insurgents, rebels, terrorists, extremists, supporters, fans]]

-- And before it: the newspaper El País.
M.body_kinds = list [[
  airline, automaker, band, brokerage, broadcaster, carmaker, chain, charity, club, company,
  conglomerate, consultancy, daily, firm, giant, group, insurer, lender, magazine, militia,
  network, newspaper, publisher, retailer, startup, subsidiary, tabloid, think-tank, union,
  website, weekly]]

-- Before the name of a ship.
M.ships = list [[HMS, HMAS, HMCS, RMS, USS, USNS]]
-- Numbered units of armies, police and courts.
M.units = list [[
  Army, Battalion, Brigade, Circuit, Command, Company, Corps, Division, Fleet, Group, Infantry,
  Legion, Precinct, Regiment, Squadron, Wing]]
-- Newspapers that are called by a day or by how often they appear.
M.paper_days = list [[Daily, Weekly, Evening, Morning, Sunday, Monday, Saturday]]
M.papers = list [[
  Business, Chronicle, Echo, Express, Gazette, Globe, Graphic, Herald, Independent, Journal, Mail,
  Mirror, Nation, News, Observer, Post, Record, Review, Standard, Star, Sun, Telegraph, Times,
  Tribune]]

-- States as a dateline has them: Erie, Pa.
M.states, M.state_names = {}, {}
for short, name in ([[
  Ala.=Alabama Ariz.=Arizona Ark.=Arkansas Calif.=California Colo.=Colorado Conn.=Connecticut
  Del.=Delaware Fla.=Florida Ga.=Georgia Ill.=Illinois Ind.=Indiana Kan.=Kansas Ky.=Kentucky
  La.=Louisiana Mass.=Massachusetts Md.=Maryland Mich.=Michigan Minn.=Minnesota
  Miss.=Mississippi Mo.=Missouri Mont.=Montana N.C.=North_Carolina N.D.=North_Dakota
  N.H.=New_Hampshire N.J.=New_Jersey N.M.=New_Mexico N.Y.=New_York Neb.=Nebraska Nev.=Nevada
  Okla.=Oklahoma Ore.=Oregon Pa.=Pennsylvania R.I.=Rhode_Island S.C.=South_Carolina
  S.D.=South_Dakota Tenn.=Tennessee Tex.=Texas Va.=Virginia Vt.=Vermont W.Va.=West_Virginia
  Wash.=Washington Wis.=Wisconsin Wyo.=Wyoming]]):gmatch("(%S+)=(%S+)") do
  M.states[#M.states + 1], M.state_names[short] = short, name:gsub("_", " ")
end

-- Places by their last word and by their first one.
M.place_words = list [[
  Airport, Ave, Avenue, Basin, Bay, Beach, Borough, Boulevard, Blvd, Bridge, Canal, Canyon, Castle,
  Cathedral, Cemetery, City, Coast, County, Creek, Crossing, Dam, Desert, District, Estate,
  Falls, Forest, Fort, Gardens, Glacier, Governorate, Harbor, Harbour, Heights, Highway, Hill,
  Hills, Island, Islands, Junction, Lake, Lakes, Lane, Market, Mountain, Mountains,
  Municipality, Oblast, Ocean, Palace, Parish, Park, Pass, Peak, Peninsula, Plain, Plains,
  Plateau, Plaza, Point, Port, Prefecture, Province, Quarter, Range, Reef, Region, Reserve,
  Ridge, River, Road, Sea, Shire, Square, Stadium, Station, Strait, Street, Territory,
  Territories, Tower, Town, Township, Trail, Valley, Village, Way, Wharf, Wood, Woods, Arena,
  Prison, Railway Station, Reservoir, Pavilion, Dock, Docks, Brook, Pond, Cave, Caves, Rink,
  Strip, Mall, Motorway, Expressway, Freeway, Turnpike, Speedway, Racecourse, Playfield]]
M.place_heads = list [[
  Mount, Mt, Mt., Lake, Cape, Fort, Gulf, Isle, Isles, Port, Bay, St, Strait, Straits, River, San,
  Santa, Los, Las, St., Saint, Sea, Republic, Kingdom, City, Town, County, Province, Camp,
  Kibbutz, Val, Rio, Villa, Kreis, Puerto, Ciudad, El, Upper, Lower, New, Tel, Abu, Jebel]]
-- Behind a name in small letters, or before it and "of".
M.place_nouns = list [[
  area, airport, border, bridge, city, coast, countryside, county, district, governorate,
  island, lake, municipality, neighborhood, neighbourhood, peninsula, port, province, region,
  river, square, suburb, town, valley, village, commune, capital, outskirts, north, south, east,
  west, suburbs, streets, centre]]

-- Places that are called like something else.
M.common_towns = list [[
  Ascot, Barking, Bath, Battle, Buffalo, Bury, Concord, Cork, Deal, Flint, Hove, Hull, Java, Kent,
  Mobile, Nice, Orange, Phoenix, Poole, Providence, Queens, Reading, Rugby, Sale, Sandwich,
  Savannah, Split, Tours, Wells]]
-- What is said of a place behind a comma, and directions before one.
M.settlements = list [[
  city, town, village, hamlet, suburb, municipality, commune, borough, port, resort, island,
  district, neighborhood, neighbourhood]]
M.directions = list [[
  North, South, East, West, Northern, Southern, Eastern, Western, Central, Upper, Lower, Greater,
  Inner, Outer, Northeast, Northwest, Southeast, Southwest, Northeastern, Northwestern,
  Southeastern, Southwestern]]

-- What is named like a person or a body and is neither: works, events, things.
M.work_words = list [[
  Act, Agreement, Amendment, Award, Awards, Battle, Bill, Bowl, Campaign, Cemetery,
  Championship, Championships, Charter, Code, Conflict, Constitution, Contest, Convention,
  Crisis, Cup, Day, Declaration, Derby, Era, Exercise, Expedition, Festival, Final, Games,
  Holocaust, Law, Massacre, Medal, Olympics, Open, Operation, Plan, Prix, Prize, Protocol,
  Rebellion, Report, Resolution, Revolution, Series, Show, Strategy, Summit, Super, Theorem,
  Tour, Tournament, Treaty, Trophy, War, Wars, Week, Year, Christmas, Easter, Ramadan,
  Manifesto, Programme, Bible, Quran, Koran, Book, Song]]
M.work_nouns = list [[
  album, albums, anime, ballad, ballet, book, comic, drama, documentary, ep, episode, film,
  game, hit, movie, musical, novel, opera, painting, play, poem, remix, show, series,
  sequel, short story, single, sitcom, song, soundtrack, story, symphony, thriller, track,
  video game, videogame]]

M.project_nouns = list [[
  project, initiative, programme, program, campaign, scheme, partnership, coalition, movement,
  group]]

-- Verbs of people and of bodies that speak: said, told.
M.sayings = list [[
  said, says, told, tells, added, adds, warned, announced, argued, claimed, insisted, explained,
  noted, recalled, replied, stated, declared, tweeted, testified, wrote, writes, thinks,
  thought, believes, believed, joked, admitted, acknowledged, laughed, asked, answered,
  concedes, conceded, remembers, suggested, agreed, complained, criticised, criticized, praised]]
-- What happens to people alone.
M.person_verbs = list [[
  born, died, married, divorced, graduated, resigned, retired, testified, smiled, laughed, wept,
  starred, directed, wrote, sang, composed, scored, fought, grew, studied, attended, himself,
  herself, who, whose]]

-- With a capital for other reasons.
M.no_names = list [[
  MPs, MEPs, MSPs, CEOs, Co-anchor, Co-author, Co-chair, Co-director, Co-host, Co-owner, Famer,
  a, about, above, according, across, act, actually, additionally, after, again, against, ago,
  alas, all, almost, along, already, also, although, always, am, amid, among, an, and, another,
  any, anyone, anything, apart, are, around, as, aside, at, away, back, based, be, because,
  been, before, behind, below, besides, between, beyond, born, both, but, by, can, chapter,
  click, could, critics, despite, did, do, does, due, during, each, earlier, early, either,
  else, especially, even, eventually, ever, every, everyone, everything, except, few, finally,
  first, five, following, for, former, formerly, four, from, further, furthermore, given, good,
  had, has, have, having, he, hence, her, here, hers, herself, him, himself, his, how, however,
  hundreds, i, if, in, indeed, initially, inside, instead, into, ironically, is, it, its,
  itself, just, last, late, later, least, less, let, like, likewise, many, may, maybe, me,
  meanwhile, members, might, more, moreover, most, much, must, my, near, nearly, neither, never,
  nevertheless, next, nine, no, nobody, none, nonetheless, nor, not, note, nothing, now,
  obviously, of, off, often, oh, ok, okay, old, on, once, one, only, onto, or, originally,
  other, others, otherwise, our, ours, out, outside, over, overall, own, part, people, per,
  perhaps, please, presumably, previous, previously, prior, probably, rather, re, recent,
  recently, regarding, related, relatedly, same, second, see, seven, several, shall, she,
  should, similarly, since, six, so, some, someone, something, sometimes, soon, still,
  subsequently, such, ten, than, thank, thanks, that, the, their, theirs, them, themselves,
  then, there, thereafter, therefore, these, they, third, this, those, though, thousands, three,
  through, throughout, thus, to, today, together, tomorrow, tonight, too, toward, towards,
  traditionally, two, ultimately, under, undoubtedly, unfortunately, unless, unlike, until, up,
  upon, using, usually, various, very, via, was, we, well, were, what, whatever, when, whenever,
  where, whereas, wherever, whether, which, while, who, whoever, whom, whose, why, will, with,
  within, without, would, yes, yesterday, yet, you, your, yours, http, https, rt, lol, omg, ii,
  iii, iv, vi, vii, viii, ix, xi, xii, pm, gmt, bst, est, utc, ad, bc, dvd, cd, tv, usb, html,
  dna, id, ceo, cfo, cto, coo, mp, mep, gdp, hiv, aids, it's, suv, atm, pdf, vat, ngo, ngos,
  ied, ieds, vip, aka, agm, ascii, awol, bse, cbe, cpi, cpu, diy, drm, dvr, ebitda, edt, egm,
  eps, gcse, gnp, gpa, gprs, gps, gsm, hdtv, hrh, icbm, icbms, ipo, ipos, iq, isp, isps,
  lbo, lcd, lgbt, lgbtq, lng, lpg, lte, mbe, mms, mri, mvp, obe, oled, p2p, pow, pows,
  ptsd, rfid, rss, sars, sms, tcp, ufo, ufos, uwb, vcr, vcrs, vhs, wmd, wwi,
  wwii, xml, kc, qc, answer, question, photo, image, caption, newsletter,
  newsletters, copyright, subscribe,
  advertisement, correction, corrections, updated, continue, Monday, Tuesday, Wednesday,
  Thursday, Friday, Saturday, Sunday, Mon, Tue, Wed, Thu, Fri, Sat, Sun, January, February,
  March, April, May, June, July, August, September, October, November, December, Jan, Feb, Mar,
  Apr, Jun, Jul, Aug, Sep, Sept, Oct, Nov, Dec, Jan., Feb., Aug., Sept., Oct., Nov., Dec.,
  Christmas, Easter, Ramadan, Eid, God, Internet, Web, Earth, Moon, Bible, Koran, Quran]]

-- Particles in names: von der Leyen, al-Assad, da Silva.
M.small_particles = list [[van, von, der, den, de, del, della, di, da, dos, du, bin, ibn]]
M.particles = list [[
  van, von, der, den, de, del, della, di, da, dos, das, du, la, le, bin, ibn, bint, al, el, ul,
  ur, ben, ter, af, zu, y, e]]
-- Behind a hyphen in Chinese and Korean names: Kim Jong-un, Lau Siu-kai.
M.syllables = list [[
  un, in, il, hye, ho, hee, hyun, sik, soo, su, woo, won, wook, young, yong, yeon, jae, joo, jun,
  kyu, min, mi, nam, seok, suk, sung, seung, tae, bae, bin, chul, chan, chi, chuan, chun, chung,
  dong, fai, fan, fu, fung, gang, guo, hai, han, heng, hsien, hua, hui, hung, jen, jian, jie,
  jing, kai, kam, kan, kei, keung, kin, kit, kong, kuo, kwan, kwok, lai, lam, lan, leung, li,
  ling, lun, mei, ming, nan, pei, peng, pin, ping, pong, sang, shan, sheng, shek, shih, shing, sun,
  tak, tang, ting, tsai, tung, wa, wah, wai, wei, wen, wing, yan, yang, yee, yi, yin, ying, yiu,
  yuan, yue, yuen, yuet, yun, zhong]]
M.suffixes = list [[
  Jr, Jr., Sr, Sr., II, III, IV, V, VI, VII, VIII, XIV, XVI]]

M.given_names = list [[
  Aaron, Abbas, Abdel, Abdul, Abdullah, Abdulrahman, Abigail, Abraham, Abu, Ada, Adam, Adel,
  Adnan, Adrian, Adrienne, Agnes, Agnieszka, Ahmad, Ahmed, Ahmet, Aidan, Aisha, Akbar, Akira,
  Alan, Alana, Alastair, Albert, Alberto, Alejandro, Aleksandr, Alessandro, Alex, Alexander,
  Alexandra, Alexei, Alexis, Alfonso, Alfred, Alhaji, Ali, Alice, Alicia, Alison, Allan, Allen,
  Allison, Alma, Alvaro, Amal, Amanda, Amar, Amber, Amelia, Amina, Amir, Amit, Amy, Ana,
  Anastasia, Anders, Andre, Andrea, Andreas, Andrei, Andres, Andrew, Andrey, Andrzej, Andy,
  Angela, Angelina, Angelo, Angie, Angus, Anil, Anita, Anjali, Ann, Anna, Anne, Annette, Annie,
  Anthony, Antoine, Anton, Antonia, Antonio, Anwar, April, Ariel, Arjun, Arnold, Arthur, Arturo,
  Arun, Asha, Ashley, Ashok, Ashraf, Asif, Astrid, Audrey, Aung, Austin, Avi, Ayesha, Ayman,
  Aziz, Barack, Barbara, Barry, Bart, Bashar, Bashir, Beatrice, Becky, Ben, Benedict, Benjamin,
  Bernard, Bernie, Bert, Beth, Bethany, Betty, Beverly, Bianca, Bill, Billy, Birgit, Bjorn, Bob,
  Bobby, Boris, Boutros, Brad, Bradley, Brandon, Brenda, Brendan, Brent, Brett, Brian, Bridget,
  Britney, Brittany, Brooke, Bruce, Bruno, Bryan, Caitlin, Calvin, Cameron, Camilla, Candice,
  Carl, Carla, Carlo, Carlos, Carmen, Carol, Carole, Caroline, Carolyn, Carrie, Casey,
  Catherine, Cathy, Cecilia, Cedric, Celine, Cesar, Chad, Chandra, Charlene, Charles, Charlie,
  Charlotte, Chelsea, Chen, Cheryl, Chloe, Chris, Christian, Christina, Christine, Christoph,
  Christophe, Christopher, Chuck, Cindy, Claire, Clara, Clark, Claude, Claudia, Claudio,
  Clement, Cliff, Clifford, Clint, Clive, Cody, Colin, Colleen, Connie, Connor, Conrad, Corey,
  Courtney, Craig, Cristina, Crystal, Curtis, Cynthia, Cyril, Daisy, Dale, Dan, Dana, Daniel,
  Daniela, Danielle, Danny, Darren, Daryl, Dave, David, Davide, Dawn, Dean, Deborah, Debbie,
  Deepak, Denis, Denise, Dennis, Derek, Desmond, Devin, Diana, Diane, Diego, Dieter, Dimitri,
  Dirk, Dmitri, Dmitry, Dominic, Dominique, Don, Donald, Donna, Doris, Dorothy, Doug, Douglas,
  Duncan, Dustin, Dwight, Dylan, Eamonn, Ed, Eddie, Edgar, Edith, Edmund, Eduardo, Edward,
  Edwin, Eileen, Elaine, Eleanor, Elena, Elias, Elijah, Elin, Elisabeth, Elizabeth, Ella, Ellen,
  Elliot, Elliott, Elsa, Emil, Emile, Emily, Emma, Emmanuel, Enrique, Eric, Erica, Erik, Erika,
  Erin, Ernest, Ernesto, Esther, Ethan, Eugene, Eva, Evan, Evelyn, Fabio, Faisal, Farah, Farid,
  Farouk, Fatima, Federico, Felicity, Felipe, Felix, Fernando, Fidel, Fiona, Florence, Frances,
  Francesca, Francesco, Francis, Francisco, Francois, Frank, Frankie, Franz, Fred, Freddie,
  Frederick, Fritz, Gabriel, Gabriela, Gareth, Gary, Gavin, Geert, Gemma, Gene, Geoff, Geoffrey,
  George, Georgina, Gerald, Gerard, Gerhard, Gianluca, Gilbert, Giles, Gillian, Gina, Giorgio,
  Giovanni, Giulia, Giuseppe, Glen, Glenn, Gloria, Gordon, Grace, Graham, Grant, Greg, Gregor,
  Gregory, Greta, Guido, Guillaume, Gunter, Gus, Gustavo, Guy, Habib, Hadi, Hakan, Hamid, Hamza,
  Hanna, Hannah, Hans, Harold, Haruki, Harriet, Harry, Harvey, Hasan, Hassan, Haider, Hazel,
  Heather, Hector, Heidi, Heinrich, Helen, Helena, Helmut, Henri, Henrik, Henry, Herbert,
  Herman, Hilary, Hillary, Hiroshi, Holly, Horst, Howard, Hubert, Hugh, Hugo, Hussein, Ian,
  Ibrahim, Ida, Ignacio, Igor, Ilham, Imran, Ines, Ingrid, Irene, Irina, Isaac, Isabel,
  Isabella, Ismail, Ivan, Ivana, Ivo, Jack, Jackie, Jacob, Jacqueline, Jacques, Jacek, Jaime,
  Jake, Jalal, Jamal, James, Jamie, Jan, Jane, Janet, Janice, Jared, Jasmine, Jason, Javier,
  Jay, Jayne, Jean, Jeff, Jeffrey, Jennifer, Jenny, Jens, Jeremy, Jerome, Jerry, Jesse, Jessica,
  Jesus, Jill, Jim, Jimmy, Jin, Joachim, Joan, Joanna, Joanne, Joao, Joaquin, Jody, Joe, Joel,
  Johan, Johann, Johannes, John, Johnny, Jon, Jonas, Jonathan, Jordan, Jorge, Jose, Josef,
  Joseph, Josh, Joshua, José, Joy, Joyce, Juan, Judith, Judy, Julia, Julian, Julie, Juliet,
  Julio, June, Jurgen, Justin, Kamal, Karen, Karim, Karin, Karl, Kate, Katherine, Kathleen,
  Kathryn, Kathy, Katie, Katrina, Kay, Kazuo, Keith, Kelly, Kelvin, Ken, Kenji, Kenneth, Kenny,
  Kerry, Kevin, Khaled, Khalid, Kim, Kimberly, Kirk, Kirsten, Klaus, Kofi, Konstantin, Krishna,
  Kristen, Kristin, Kumar, Kurt, Kyle, Lance, Lars, Larry, Laura, Lauren, Laurence, Laurent,
  Lawrence, Leah, Lee, Leila, Lena, Leo, Leon, Leonard, Leonardo, Leonid, Leroy, Leslie, Lewis,
  Liam, Lila, Lily, Linda, Lindsay, Lindsey, Lisa, Liz, Lloyd, Logan, Lois, Lorenzo, Lori,
  Lorraine, Louis, Louise, Luca, Lucas, Lucia, Lucy, Luis, Luisa, Luiz, Luke, Lydia, Lynn,
  Maarten, Madeleine, Magdalena, Mahmood, Mahmoud, Malala, Malcolm, Malik, Mandy, Manfred,
  Manmohan, Manuel, Marc, Marcel, Marcelo, Marcia, Marco, Marcos, Marcus, Margaret, Margarita,
  Maria, Marian, Marie, Marilyn, Marina, Mario, Marion, Marissa, Mark, Marko, Marlene, Marta,
  Martha, Martin, Martina, Marvin, Mary, Massimo, Mateo, Matt, Matteo, Matthew, Matthias,
  Maureen, Maurice, Max, Maxim, Maxime, Maya, Megan, Mehmet, Melanie, Melissa, Mercedes,
  Meredith, Michael, Michel, Michele, Michelle, Mick, Miguel, Mike, Mikhail, Mila, Milan, Miles,
  Ming, Miranda, Miriam, Mitch, Mitchell, Mohamed, Mohammad, Mohammed, Mohsen, Moira, Molly,
  Mona, Monica, Monika, Morgan, Moritz, Moses, Muammar, Muhammad, Mustafa, Nabil, Nadia, Nancy,
  Naomi, Narendra, Natalia, Natalie, Natasha, Nathan, Nathaniel, Nawaz, Neil, Nelson, Nicholas,
  Nick, Nicola, Nicolas, Nicole, Nigel, Nikita, Nikolai, Nina, Noah, Noel, Nora, Norma, Norman,
  Olaf, Ole, Oleg, Olga, Oliver, Olivia, Olivier, Omar, Orlando, Oscar, Osama, Otto, Owen,
  Pablo, Pamela, Paolo, Pascal, Pat, Patricia, Patrick, Patrik, Paul, Paula, Pauline, Pavel,
  Pedro, Peggy, Penelope, Penny, Per, Pervez, Pete, Peter, Petra, Phil, Philip, Philippe,
  Phillip, Phyllis, Pierre, Pieter, Piotr, Priya, Qasim, Quentin, Rachel, Rafael, Rajiv, Ralph,
  Ramon, Randy, Ranil, Raul, Ravi, Ray, Raymond, Rebecca, Recep, Reinhard, Rene, Renata,
  Ricardo, Richard, Rick, Ricky, Rita, Riyad, Rob, Robert, Roberta, Roberto, Robin, Rod, Rodney,
  Rodrigo, Roger, Roland, Rolf, Roman, Ron, Ronald, Ronnie, Rory, Rosa, Rosemary, Ross, Roy,
  Ruben, Rudolf, Rudy, Rupert, Russell, Ruth, Ryan, Saad, Sabine, Saddam, Sadiq, Said, Saif,
  Salah, Saleh, Salim, Sally, Salman, Salvador, Salvatore, Sam, Samantha, Sami, Samir, Samuel,
  Sandra, Sandy, Sanjay, Sara, Sarah, Satoshi, Scott, Sean, Sebastian, Sergei, Sergey, Sergio,
  Seth, Shane, Shannon, Sharon, Shaun, Shawn, Sheila, Shelly, Sherry, Shinzo, Shirley, Silvia,
  Silvio, Simon, Simone, Sofia, Sonia, Sophia, Sophie, Spencer, Stacey, Stan, Stanley, Stefan,
  Stefano, Stella, Stephanie, Stephen, Steve, Steven, Stewart, Stuart, Sue, Sunil, Suresh,
  Susan, Susanne, Suzanne, Sven, Svetlana, Sylvia, Takeshi, Tamara, Tammy, Tanya, Tara, Tareq,
  Tariq, Tatiana, Tayyip, Ted, Terence, Teresa, Terri, Terry, Theodore, Theresa, Thierry,
  Thomas, Tiffany, Tim, Timothy, Tina, Tobias, Toby, Todd, Tom, Tomas, Tommy, Toni, Tony,
  Tracey, Tracy, Travis, Trevor, Tristan, Troy, Tyler, Ulrich, Umar, Ursula, Usman, Valentina,
  Valerie, Vanessa, Vera, Vernon, Veronica, Vicky, Victor, Victoria, Viktor, Vijay, Vince,
  Vincent, Viola, Virginia, Vivian, Vladimir, Volodymyr, Wade, Walid, Wallace, Walter, Warren,
  Wayne, Wei, Wendy, Werner, Wesley, Wilfred, Wilhelm, Will, William, Willie, Winston, Wolfgang,
  Xavier, Xi, Yan, Yasser, Yasmin, Yevgeny, Yoko, Yolanda, Yoshihide, Yuki, Yuri, Yusuf, Yves,
  Yvonne, Zach, Zachary, Zainab, Zara, Zoe, Zoë,
  Abdoulaye, Adele, Aino, Aishwarya, Akiko, Alain, Alassane, Aleksandar, Aleksander, Aminata,
  Andriy, Anibal, Annegret, Antonis, Arvind, Atal, Aurelie, Avigdor, Ayad, Beata, Benazir,
  Beppe, Bertie, Binali, Binyamin, Bohdan, Boyko, Branko, Brigitte, Bulent, Carly, Cecile,
  Chiara, Condoleezza, Consuelo, Costas, Cristiano, Danuta, Deepika, Delphine, Dolores, Dragan,
  Dries, Ehud, Ekaterina, Elio, Elon, Emmerson, Enda, Evangelos, Evo, Ewa, Fatou, Federica,
  Fredrik, Fumio, Gennady, Gerry, Giorgia, Giuliano, Goodluck, Goran, Gotabaya, Grazyna,
  Gretchen, Gudrun, Hafez, Hana, Hanan, Haruhiko, Heike, Helle, Ichiro, Idriss, Ingeborg,
  Ivanka, Jacinda, Jair, Jana, Jaroslaw, Jayalalithaa, Joschka, Junichiro, Kamala, Katarina,
  Kavita, Keiko, Keir, Kellyanne, Kendall, Ketanji, Khadija, Khalil, Kobe, Kyriakos, Lamar,
  Larisa, Layla, LeBron, Len, Leszek, Ludmila, Mabel, Macky, Mahinda, Malgorzata, Mamata,
  Margrethe, Mariano, Marjorie, Martine, Masayoshi, Massoud, Mauricio, Maxine, Meera, Meghan,
  Megyn, Melania, Meles, Merrick, Mette, Micheal, Michiko, Milos, Mindy, Miroslav, Mitt,
  Muhammadu, Mukesh, Mwai, Myra, Myrtle, Nadezhda, Naftali, Naoko, Naoto, Nebojsa, Nestor, Newt,
  Ngozi, Nicolae, Nikki, Noor, Nour, Nouri, Novak, Oksana, Oleksandr, Ollanta, Olusegun,
  Ophelia, Patty, Petro, Pilar, Pim, Priscilla, Priti, Radoslaw, Rahul, Raila, Ramona, Rania,
  Ratan, Reince, Rhonda, Rihanna, Rishi, Rochelle, Roderick, Rosalie, Rosie, Roxanne, Rumen,
  Ruud, Sabrina, Sachin, Sadie, Saeb, Samira, Sanna, Satya, Segolene, Serena, Shelley, Sheri,
  Sherri, Sheryl, Shigeru, Shimon, Shireen, Silke, Slobodan, Solveig, Sonya, Sundar, Sunita,
  Susana, Sushma, Susie, Tarja, Taro, Terrance, Terrell, Thabo, Thelma, Tonya, Toshio, Traci,
  Traian, Tulsi, Tyrone, Uhuru, Uma, Umaru, Usain, Valery, Vicente, Vicki, Vickie, Virat,
  Vitaly, Wendell, Wilbert, Wilma, Wim, Wojciech, Ximena, Yair, Yitzhak, Yoshihiko, Yousaf,
  Yoweri, Yukio, Yulia, Yumi, Yvette, Zbigniew, Zoran, Zuzana,
  Aiden, Alasdair, Amelie, Angelique, Arantxa, Arianna, Arnaud, Ashton, Aubrey, Ava, Axel,
  Barnaby, Bella, Bixente, Brayden, Brielle, Bryce, Caleb, Callum, Calum, Carmelo, Clementine,
  Conchita, Cora, Cressida, Crispin, Dafydd, Damian, Damien, Darrell, Deandre, Declan, Delilah,
  Dermot, Didier, Dinara, Dwyane, Efrain, Eilidh, Eliana, Eliaquim, Ellie, Emilia, Eoin, Ernie,
  Euan, Ewan, Fabian, Fabien, Fabrice, Fergus, Finn, Franck, Gabriella, Garbine, Georgie,
  Gethin, Gianna, Gilberto, Glyn, Graeme, Gregg, Grigor, Guillermo, Gwen, Gwyneth, Hailey,
  Hamish, Hatem, Hayley, Henrietta, Iain, Imogen, Isaiah, Isla, Isobel, Jaden, Jayden, Jayson,
  Jed, Jelena, Jemima, Jemma, Jenna, Jerald, Jeremiah, Jermaine, Jerzy, Jess, Jo-Wilfried,
  Jocelyn, Jodie, Joey, Johanna, Joleon, Joni, Jonny, Jordyn, Josephine, Juliana, Justine,
  Kaitlyn, Kanye, Kara, Kareem, Karina, Karolina, Kasey, Katelyn, Katy, Kayden, Kayla, Kaylee,
  Keisha, Kendra, Keri, Keron, Kerri, Kiara, Kieran, Kieron, Kinsley, Kirstie, Kirsty, Krista,
  Kristi, Kristina, Kristy, Kurtis, Lachlan, Ladonna, Lakeisha, Lana, Lara, Latasha, Latoya,
  Latrell, Laurie, Leanne, Leighton, Lenny, Leona, Lonnie, Lorcan, Lorna, Luann, Madeline,
  Madelyn, Maeve, Maggie, Mairead, Mairi, Makayla, Mamadou, Manny, Marcy, Margo, Margot, Mariah,
  Marisa, Marisol, Marla, Marlon, Marsha, Mathieu, Mattie, Melinda, Mhairi, Mia, Millie, Minnie,
  Missy, Mollie, Monique, Morag, Moussa, Myfanwy, Myron, Nannette, Ned, Nettie, Niall, Niamh,
  Nicky, Nigella, Nuala, Odette, Oisin, Oona, Oprah, Orla, Padraig, Paige, Patsy, Paulette,
  Perdita, Petronella, Phoebe, Polly, Rachael, Ramiro, Raphael, Raquel, Rashad, Rasheeda,
  Rashida, Reece, Reyna, Rhian, Rhiannon, Rhys, Rickey, Rico, Rigoberto, Robbie, Robyn, Rodrick,
  Roisin, Rolando, Romeo, Rosalind, Rosemarie, Rowena, Roxanna, Ruaridh, Rufus, Sallie, Salma,
  Sammy, Saoirse, Sasha, Seamus, Sebastien, Selena, Shania, Shaquille, Shauna, Shawna, Shayla,
  Shona, Sian, Silas, Simona, Sinead, Siobhan, Skye, Skylar, Sonja, Sorcha, Staci, Stacie,
  Stacy, Stephon, Stevie, Susannah, Sybil, Tabitha, Talia, Tamika, Tamsin, Tania, Tasha, Teddy,
  Tegan, Terrence, Tessa, Thea, Theo, Tiana, Timmy, Tricia, Trina, Trish, Trisha, Tristram,
  Trudy, Tyra, Tyrese, Valeria, Verna, Vito, Vivienne, Wilfredo, Wilfrid, Winifred, Wyatt,
  Xander, Yannick, Yasmine, Yesenia, Yohan, Youri, Zachariah, Zack, Zelda, Zinedine, Zoey, Joss]]

-- Given names that tell he from she, where both are common enough to trust.
M.women = list [[
  Abigail, Agnes, Aisha, Alice, Alison, Amanda, Amelia, Amy, Ana, Andrea, Angela, Anita, Ann,
  Anna, Anne, Barbara, Beatrice, Beth, Betty, Carla, Carol, Caroline, Catherine, Charlotte,
  Christina, Christine, Claire, Clara, Cristina, Cynthia, Deborah, Diana, Diane, Donna, Dorothy,
  Eleanor, Elena, Elin, Elizabeth, Ellen, Emily, Emma, Eva, Fatima, Fiona, Florence, Gloria,
  Grace, Greta, Hannah, Heather, Helen, Helena, Hillary, Ingrid, Irene, Irina, Isabel, Jane,
  Janet, Jennifer, Jessica, Joan, Joanna, Judith, Julia, Julie, Karen, Kate, Katherine,
  Kathleen, Laura, Lauren, Lena, Linda, Lisa, Louise, Lucy, Margaret, Maria, Marie, Martha,
  Mary, Megan, Melissa, Michelle, Monica, Nadia, Nancy, Naomi, Natalia, Natalie, Nicole, Nina,
  Olga, Olivia, Pamela, Patricia, Paula, Rachel, Rebecca, Rosa, Ruth, Sally, Samantha, Sandra,
  Sara, Sarah, Sharon, Sofia, Sophie, Susan, Susanne, Svetlana, Sylvia, Tatiana, Teresa,
  Theresa, Ursula, Valerie, Vanessa, Vera, Veronica, Victoria, Wendy, Yvonne, Zoe, Zoë,
  Adele, Aino, Aishwarya, Akiko, Aminata, Annegret, Aurelie, Beata, Benazir, Brigitte, Carly,
  Cecile, Chiara, Condoleezza, Consuelo, Danuta, Deepika, Delphine, Dolores, Ekaterina, Ewa,
  Fatou, Federica, Giorgia, Grazyna, Gretchen, Gudrun, Hana, Hanan, Heike, Helle, Ingeborg,
  Ivana, Ivanka, Jacinda, Jana, Jayalalithaa, Kamala, Katarina, Kavita, Keiko, Kellyanne, Ketanji,
  Khadija, Larisa, Layla, Ludmila, Mabel, Malgorzata, Mamata, Margrethe, Marjorie, Martine,
  Maxine, Meera, Meghan, Megyn, Melania, Mette, Michiko, Mindy, Myra, Myrtle, Nadezhda, Naoko,
  Ngozi, Nikki, Noor, Nour, Oksana, Ophelia, Patty, Pilar, Priscilla, Priti, Ramona, Rania,
  Rhonda, Rihanna, Rochelle, Rosalie, Rosie, Roxanne, Sabrina, Sadie, Samira, Sanna, Segolene,
  Serena, Shelley, Sheri, Sherri, Sheryl, Shireen, Silke, Solveig, Sonya, Sunita, Susana,
  Sushma, Susie, Tarja, Thelma, Tonya, Traci, Tulsi, Uma, Vicki, Vickie, Wilma, Ximena, Yulia,
  Yumi, Yvette, Zuzana]]
M.men = list [[
  Aaron, Adam, Adrian, Ahmed, Alan, Albert, Alexander, Alexei, Alfred, Ali, Anders, Andreas,
  Andrei, Andrew, Anthony, Antonio, Arthur, Barack, Bashar, Ben, Benjamin, Bernard, Bill, Bob,
  Boris, Brian, Bruce, Carl, Carlos, Charles, Christopher, Craig, Dan, Daniel, David, Dennis,
  Derek, Diego, Dmitry, Donald, Douglas, Edward, Emil, Emmanuel, Eric, Erik, Eugene, Felix,
  Fernando, Francisco, Frank, Fred, Gary, George, Gerald, Giovanni, Giuseppe, Gordon, Graham,
  Greg, Hans, Harold, Harry, Hassan, Henrik, Henry, Howard, Hugh, Hugo, Hussein, Ian, Ibrahim,
  Igor, Ivan, Jack, Jacob, James, Jason, Javier, Jeff, Jeremy, Jim, Joe, Johan, John, Jonas,
  Jonathan, Jorge, José, Joseph, Joshua, Juan, Karim, Karl, Keith, Kenneth, Kevin, Khaled,
  Klaus, Lars, Larry, Lawrence, Leonid, Luca, Luis, Luke, Malcolm, Manuel, Marco, Marcus, Mario,
  Mark, Martin, Matthew, Michael, Miguel, Mikhail, Mohamed, Mohammed, Muhammad, Mustafa, Neil,
  Nelson, Nicholas, Nick, Nikolai, Oleg, Oliver, Omar, Oscar, Otto, Owen, Pablo, Patrick, Paul,
  Pavel, Pedro, Peter, Philip, Rafael, Ralph, Raymond, Richard, Robert, Roberto, Roger, Ronald,
  Rupert, Russell, Ryan, Samuel, Scott, Sean, Sebastian, Sergei, Simon, Stefan, Stephen, Steve,
  Steven, Stuart, Sven, Ted, Thomas, Tim, Timothy, Tobias, Tom, Tomas, Tony, Viktor, Vincent,
  Vladimir, Walter, William, Winston, Wolfgang, Yusuf, Yuri,
  Abdoulaye, Alain, Alassane, Aleksandar, Aleksander, Andriy, Anibal, Antonis, Arvind, Atal,
  Avigdor, Ayad, Beppe, Bertie, Binali, Binyamin, Bohdan, Boyko, Branko, Bulent, Costas,
  Cristiano, Dragan, Dries, Ehud, Elio, Elon, Emmerson, Enda, Evangelos, Evo, Fredrik, Fumio,
  Gennady, Gerry, Giuliano, Goodluck, Goran, Gotabaya, Hafez, Haruhiko, Ichiro, Idriss, Jair,
  Jaroslaw, Joschka, Junichiro, Keir, Kendall, Khalil, Kobe, Kyriakos, Lamar, LeBron, Len,
  Leszek, Macky, Mahinda, Mariano, Masayoshi, Massoud, Mauricio, Meles, Merrick, Micheal, Milos,
  Miroslav, Mitt, Muhammadu, Mukesh, Mwai, Naftali, Naoto, Nebojsa, Nestor, Newt, Nicolae,
  Nouri, Novak, Oleksandr, Ollanta, Olusegun, Petro, Pim, Radoslaw, Rahul, Raila, Ratan, Reince,
  Rishi, Roderick, Rumen, Ruud, Sachin, Saeb, Satya, Shigeru, Shimon, Slobodan, Sundar, Taro,
  Terrance, Terrell, Thabo, Toshio, Traian, Tyrone, Uhuru, Umaru, Usain, Valery, Vicente, Virat,
  Vitaly, Wendell, Wilbert, Wim, Wojciech, Yair, Yitzhak, Yoshihiko, Yousaf, Yoweri, Yukio,
  Zbigniew, Zoran]]

-- Names that look alike and are not the same: no misspelling of one another.
M.apart = {
  { "Iran", "Iraq" }, { "Austria", "Australia" }, { "Slovakia", "Slovenia" },
  { "Niger", "Nigeria" }, { "Latvia", "Lithuania" }, { "Gambia", "Zambia" },
  { "Mali", "Malawi" }, { "Johnson", "Johnston" }, { "Hansen", "Hanson" },
  { "Clark", "Clarke" }, { "Brown", "Browne" }, { "Anderson", "Andersson" },
  { "Peterson", "Petersen" }, { "Stephens", "Stevens" }, { "Thomson", "Thompson" },
  { "Merkel", "Mertel" }, { "Meyer", "Mayer" }, { "Reed", "Reid" }, { "Europol", "Eurojust" },
}

-- Lists as one.
function M.all(lists)
  local all = {}
  for _, words in ipairs(lists) do
    for _, word in ipairs(words) do all[#all + 1] = word end
  end
  return all
end

return M
