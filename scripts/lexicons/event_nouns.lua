-- Nouns that verbs of events act on, kinds of actors, and words for what an event is about, for
-- lede.events. Types, modes, sectors and contexts are those of PLOVER
-- (https://github.com/openeventdata/PLOVER); the words were collected for this project.
local M = {}

-- kind | type, mode and sides where the noun is an event by itself | nouns
--
-- As an event by itself it counts only beside its sides: "talks between A and B", "A's attack on
-- B", "an agreement with B", and only in a sentence whose verbs tell none.
M.nouns = [[
leaders | - | leader, minister, foreign minister, envoy, official, diplomat, delegate,
    head of state, prime minister, president, negotiator
readiness | - | readiness, willingness, intention, desire, determination, commitment
delegation | - | delegation, envoy, special envoy, emissary, trade mission, negotiator, team
condolence | - | condolence, congratulation, sympathy, greeting
suspect | - | suspect, fugitive, criminal, drug trafficker, trafficker, terrorist, war criminal,
    killer, smuggler
helpers | - | doctor, medic, nurse, rescue worker, rescue team, medical team, engineer,
    firefighter, volunteer, field hospital, rescuer, technician
debt | - | debt
refuge | - | refuge, shelter, protection, home
border | - | border, strait, canal, border crossing, frontier, airport, port, airspace, road
school | - | school, university, mosque, church
amnesty | - | amnesty, pardon, clemency
allegation | - | allegation, claim, report, complaint, abuse, condition, violation, atrocity,
    killing, crime, death, election, ceasefire
deadline | - | deadline, ultimatum, time limit
consequence | - | consequence, retaliation, action, force, response, reprisal, war
protesters | - | protester, demonstrator, rioter, marcher, crowd, mob, student, youth, striker,
    farmer, settler, activist, worker
flag | - | flag, effigy, portrait
money_assets | - | asset, bank account, account, fund
security | - | security, border control, patrol, border security, surveillance
tear_gas | - | tear gas, water cannon, rubber bullet, baton, teargas, live ammunition
pirates | - | pirate, hijacker, kidnapper
artillery | - | artillery fire, artillery, shell, rocket, mortar, mortar round, mortar shell,
    missile
fighters | - | rebel, guerrilla, fighter, soldier, militiaman, insurgent, militant, troops, force,
    army, garrison
talks | CONSULT - with between | talk, talks, negotiation, meeting, summit, discussion,
    consultation, conference, dialogue, conversation, bargaining, session, lunch, dinner,
    audience, interview
mediation | CONSULT mediate between | mediation, mediation effort, mediation mission,
    good offices, arbitration, peace mission
visit | CONSULT visit to | visit, trip, tour, state visit, pilgrimage
deal | AGREE - with between | agreement, accord, deal, pact, settlement, compromise,
    understanding, truce deal, contract, memorandum, formula, protocol, treaty, convention
pact | SUPPORT - with between | treaty, pact, declaration, agreement, accord, protocol,
    convention, memorandum, communique
support | - | support, solidarity, backing, sympathy, confidence, condolence, readiness,
    recognition, pressure group, congratulation, praise, respect
apology | SUPPORT - to | apology, regret
ties | - | tie, link, relation, relationship, diplomatic relation, contact, air link, friendship,
    alliance
embassy | - | embassy, consulate, mission, diplomatic mission
exercises | COOPERATE - with between | exercise, war game, manoeuvre, maneuver, drill,
    military exercise, joint patrol, naval exercise
trade | - | trade, commerce, trade relation, investment, economic exchange, oil, gas, shipment,
    export
project | - | project, joint venture, cooperation, co-operation, programme, program,
    collaboration, partnership
intelligence | - | intelligence, information, data, evidence, aerial photograph, technology
aid | AID - to for | aid, assistance, relief, help, food, medicine, grant, loan, humanitarian aid,
    food aid, food supply, relief supply, medical supply, supplies, supply, tent, blanket,
    donation, credit, subsidy, convoy, rice, grain, wheat, vaccine, debt relief, training,
    rescue package, bailout, fuel
money | - | money, fund, cash, dollar, euro, pound, million dollar, compensation, payment
asylum | - | asylum, refuge, shelter, citizenship, safe haven, sanctuary, residence permit
concession | - | concession, compromise, olive branch, amnesty, reform, talks, ceasefire,
    cease-fire, truce, withdrawal
restriction | - | restriction, requirement, visa requirement, curb, measure, emergency measure,
    limit, control, barrier, tariff, quota, censorship, curfew, blockade, sanction, penalty,
    checkpoint
sanctions | SANCTION discontinue on against | sanction, embargo, boycott, trade ban, arms embargo,
    asset freeze
embargo | - | embargo, arms embargo, boycott, freeze
emergency | - | state of emergency, emergency, martial law, emergency rule, state of siege,
    military rule
curfew | - | curfew, night curfew
ban | - | ban, moratorium, prohibition, bar, suspension
siege | - | siege, blockade, roadblock, cordon
charge | - | charge, indictment, case, conviction, sentence, lawsuit, complaint, death sentence
demand | - | demand, call, appeal, request, condition, plea, declaration, ultimatum, pressure
reform | - | reform, political reform, election, democracy, constitutional change, overhaul,
    change, multi-party system, referendum
power | - | power, rule, direct rule, presidency, throne, control, autonomy, independence,
    self-rule, right, freedom
ceasefire | - | ceasefire, cease-fire, truce, armistice, cessation of hostilities,
    ceasefire agreement
conflict | - | war, conflict, fighting, hostilities, attack, campaign, offensive, bombing,
    violence, siege, struggle, insurgency
dispute | - | dispute, issue, crisis, problem, question, conflict, future, row, matter, tension,
    situation, effort, way
peace | - | peace, peace plan, settlement, peace settlement, peace proposal, peace process,
    peace deal, mediation, cease-fire, ceasefire
plan | - | plan, proposal, offer, resolution, formula, initiative, roadmap, invitation, draft,
    suggestion, term, motion, bill
offer | - | offer, invitation, apology, bid, overture
decision | - | verdict, result, responsibility, blame, decision, ruling
troops | - | troops, troop, soldier, force, army, unit, military, garrison, tank, battalion,
    division, brigade, paratrooper, marine, warship, invasion force, contingent, fleet, regiment,
    advisor, reservist, army reservist, security force, commando
police | - | police, riot police, police officer, policeman, security force
army | - | army, reserve, navy, air force
test | - | missile test, nuclear test, rocket test, test launch, missile launch
alert | - | alert, high alert, full alert, standby, red alert, guard
patrol | - | patrol, joint patrol
peacekeepers | - | peacekeeper, peacekeeping force, peacekeeping troops, peace-keeping force,
    peacekeeping troop, peacekeeping contingent, UN force, U.N. force, blue helmet, aid worker,
    relief worker, humanitarian worker
inspector | - | inspector, observer, monitor, investigator, weapon inspector,
    fact-finding mission, mission of observer, inspection team, investigative team, team of expert
withdrawal | RETREAT withdraw from | withdrawal, pullout, pull-out, pullback, retreat,
    troop withdrawal, evacuation, disengagement, demobilisation, demobilization, disarmament
weapons | - | weapon, arms, arm, gun, rifle, missile, rocket, mortar, artillery, ammunition,
    warhead, bomb, shell, nuclear weapon, chemical weapon, explosive, warplane, missile test,
    ballistic missile, grenade
arms | - | arms, weapon, missile, ammunition, military equipment, fighter, helicopter
property | - | property, home, house, car, mosque, church, crop, farm, asset, power line,
    pipeline, goods, equipment, oil field, bridge, railway, shop, furniture, vehicle, bus,
    document, computer, temple, school, shrine, flag
building | - | building, home, house, office, headquarters, hotel, embassy, market, mosque,
    station, airport, base, plant, post, police station, barracks, depot, power station
land | - | land, territory, village, farm, land allocation
vessel | - | ship, vessel, boat, tanker, aircraft, plane, helicopter, trawler, gunboat, train,
    convoy
prisoner | - | prisoner, hostage, captive, detainee, refugee, body, soldier
remains | - | remains, body
refugee | - | refugee, displaced, immigrant
compensation | - | compensation, reparation, damages
resignation | RETREAT resign - | resignation
inquiry | INVESTIGATE - into of | investigation, inquiry, enquiry, probe, commission of inquiry,
    inspection, fact-finding mission, murder inquiry
hearing | INVESTIGATE - into of | hearing, inquest, court hearing, trial
complaint | - | complaint, protest, protest note, objection, formal complaint
lawsuit | DISAPPROVE allege against | lawsuit, suit, complaint, legal action, petition, case
petition | - | petition, recall
concern | DISAPPROVE disapprove at over | concern, dismay, outrage, anger, regret, disapproval,
    indignation, criticism, condemnation, displeasure, opposition, shock
guilt | - | guilty, liable, guilt
access | - | access, entry, admission, admittance, right of entry, border, passage
visa | - | visa, permit, licence, license, permission
request | - | request, appeal, application, bail, recognition, extradition
entry | - | entry, admission, admittance
permission | - | permission, consent
rights | - | right, freedom, vote
law | - | law, order, agreement, constitution, rule, ruling, resolution, norm, airspace
order | - | order, ban, curfew, ultimatum, deadline
blackout | - | blackout, news blackout, information blackout
secrecy | - | secrecy
ultimatum | THREATEN - to against | ultimatum, final warning, deadline
threat | THREATEN - to against | threat, bomb threat, death threat
warning | - | warning, stern warning
revenge | - | revenge, retaliation, vengeance, reprisal
protest | PROTEST demo against | protest, demonstration, rally, march, sit-in, vigil, picket,
    mass demonstration, protest march, campaign, strike, hunger strike, riot, general strike
signature | - | signature
strike | PROTEST strike against | strike, general strike, walkout, stoppage, work stoppage,
    industrial action
work | - | work, tools
hunger_strike | PROTEST hunger against | hunger strike
riot | PROTEST riot against in | riot, riots, uprising, revolt, unrest, mutiny, rebellion
road | - | road, street, highway, bridge, motorway, roadway, traffic, entrance, port,
    border crossing, railway, railway line, intersection, rail line, runway, power line
cooperation | - | cooperation, co-operation, participation, dialogue, peace process, collaboration
meeting | - | meeting, summit, session
membership | - | membership
supply | - | supply, food supply, gas supply, delivery, shipment
contract | - | contract, order, purchase
cut | - | suspension, cut, cutoff, cut-off, freeze, halt, severance, end, termination, closure
export | - | export, sale
import | - | import
diplomat | - | ambassador, diplomat, envoy, consul, embassy staff, attache, charge d'affaires
office | - | office, bureau, mission
offices | - | office, headquarters, home, mosque, house
fine | - | fine, tax, punishment, ban
movement | - | movement, travel, freedom
media | - | newspaper, station, radio station, television station, website, site, broadcaster,
    magazine, publication, web site, internet, book, programme
vote | - | vote, voting, election, referendum
party_org | - | party, political party, group, organisation, organization, movement, union
bomb | ASSAULT explosives - | bomb, car bomb, roadside bomb, explosive, grenade, device, mine,
    series of bomb
bombing | ASSAULT explosives of in | bombing, car bombing, roadside bombing, bomb attack,
    explosion, blast, bomb blast, car bomb explosion, bomb explosion
suicide | ASSAULT suicide-attack on in | suicide bombing, suicide attack, suicide bomber,
    suicide car bombing, suicide car bomb
attack | ASSAULT - on against | attack, assault, raid, ambush, attempt, massacre, operation,
    shooting, killing, murder, assassination, atrocity, terrorist attack, blow, crime
kill | ASSAULT - of | killing, murder, assassination, massacre, shooting, kidnapping, abduction,
    beheading, execution, rape
torture | ASSAULT torture of | torture
hostage | - | hostage
human_shield | - | human shield
offensive | FIGHT - against on in | offensive, invasion, air strike, airstrike, air raid,
    incursion, bombardment, military operation, shelling, counter-offensive, military offensive,
    ground offensive, air attack, missile attack, drone attack, drone strike, rocket attack,
    missile strike
war | FIGHT - with between against | war, battle, clash, fighting, hostilities, gunbattle,
    gun battle, firefight, skirmish, shootout, combat
aircraft | - | aircraft, helicopter, warplane, jet, bomber, drone, tank, artillery, gunship,
    missile, rocket, air strike, airstrike, shell, mortar, Predator, plane, howitzer, warship,
    gunboat, shelling, bombardment, air raid
place | - | town, village, city, province, stronghold, base, airport, capital, region, island,
    area, district, outpost, camp, territory, port, border post, hill, bridge, settlement,
    enclave, suburb, neighbourhood, neighborhood, county, harbour, harbor, valley
position | - | position, stronghold, outpost, post, hilltop, front line
territory | - | territory, land, ground, area
people | - | people, civilian, man, woman, child, student, worker, protester, demonstrator,
    villager, soldier, policeman, officer, journalist, leader, militant, gunman, rebel, guerrilla,
    person, resident, suspect, activist, member, prisoner, youth, farmer, priest, bystander,
    dissident, official, reporter, tourist, employee, teacher, passenger, driver, crowd,
    peacekeeper, immigrant, migrant, fighter, politician, sailor, crew,
    fisherman, pilot, minister, president, inmate, refugee,
    guard, troops, hostage
person | - | people, man, woman, suspect, dissident, activist, journalist, student, protester,
    demonstrator, politician, leader, member, militant, opponent, refugee, civilian, hostage
]]

-- Who they are by what they are called: sector | nouns.
M.sectors = [[
GOV | president, minister, prime minister, foreign minister, government, official, ministry, king,
    queen, emir, chancellor, secretary of state, administration, premier, cabinet, ambassador,
    diplomat, envoy, governor, mayor, authority, regime, ruler, negotiator, sultan, prince,
    spokesman, spokeswoman, junta, municipality, district administration
LEG | parliament, senator, lawmaker, legislator, deputy, congressman, senate, congress, assembly
JUD | court, judge, prosecutor, tribunal, magistrate, high court, supreme court,
    constitutional court
MIL | army, troops, troop, soldier, military, general, navy, air force, warship, force, aircraft,
    colonel, commander, paratrooper, gunboat, helicopter, tank, warplane, jet, marine
COP | police, policeman, police officer, security force, border guard, border patrol, officer
SPY | intelligence service, spy, secret police
REB | rebel, guerrilla, guerilla, militia, militiaman, insurgent, militant, gunman, separatist,
    fighter, warlord, terrorist, terror group, terror network, extremist, jihadist
OPP | opposition, opposition leader, dissident, opposition party, opposition group, exile
PTY | party, political party, coalition
LAB | worker, union, trade union, farmer, miner, teacher, labourer, driver, employee
EDU | student, school, university, pupil
MED | journalist, newspaper, reporter, editor, television, radio
REL | priest, bishop, archbishop, cleric, church, monk, religious leader, imam, mosque
BUS | company, businessman, bank, business, firm
REF | refugee, displaced person, asylum seeker, migrant, immigrant
CRM | criminal, gang, hacker, drug trafficker, kidnapper
CVL | people, civilian, citizen, resident, villager, demonstrator, protester, activist, youth,
    prisoner, inhabitant, community, crowd, settler, sailor, crew,
    fisherman, passenger, tourist, inmate, national, detainee, hostage,
    tribesman, leader, woman, child, man, doctor
]]

-- What an event is about: context | words of its sentence.
M.contexts = [[
military | troops, army, military, soldier, missile, war, weapon, ceasefire, cease-fire,
    peacekeeping, guerrilla, navy, air force, tank
economic | trade, economic, economy, aid, loan, debt, tariff, export, import, investment, price,
    wage, tax, pay, bank, market
diplomatic | diplomatic, embassy, ambassador, foreign minister, treaty, talks, summit, peace,
    negotiation, mediator, mediation, relations, envoy
legal | court, judge, law, trial, lawsuit, prosecutor, prison, constitution, human rights, police,
    arrest
election | election, vote, ballot, campaign, candidate, poll, referendum
refugee | refugee, asylum, migrant, displaced
terrorism | terrorist, terrorism, suicide bomber, al-Qaeda, hijacker, hostage
cbrn | nuclear, chemical weapon, biological weapon, uranium, inspector, radioactive, atomic
resource | oil, gas, water, land, fishery, fishing, pipeline, mine, forest, territory
cyber | hacker, website, web site, cyber, internet, network
religion | church, mosque, muslim, christian, bishop, pope, religious
disease | epidemic, virus, disease, vaccine, outbreak
disaster | earthquake, flood, hurricane, famine, drought, cyclone
]]

return M
