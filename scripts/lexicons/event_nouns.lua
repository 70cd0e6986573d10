-- Nouns that verbs of events act on, kinds of actors, and words for what an event is about, for
-- lede.events. Types, modes, sectors and contexts are those of PLOVER
-- (https://github.com/openeventdata/PLOVER); the words were collected for this project.
local M = {}

-- kind | type, mode and sides where the noun is an event by itself | nouns
--
-- As an event by itself it counts only beside its sides: "talks between A and B", "A's attack on
-- B", "an agreement with B", and only in a sentence whose verbs tell none. Behind a word with <
-- stands who did it: "the resignation of A".
M.nouns = [[
nature | - | storm, hurricane, typhoon, cyclone, tornado, rain, rainstorm, flood, flooding,
    earthquake, quake, tsunami, landslide, mudslide, avalanche, volcano, eruption, lightning,
    wind, gale, wave, heat, heatwave, heat wave, cold, cold snap, cold front, snow, snowstorm,
    blizzard, wildfire, blaze, drought, disease, virus, coronavirus, epidemic, pandemic, outbreak,
    flu, cholera, ebola, malaria, cancer, famine, bug, crash, accident, collision, train, plane
    crash, cost, price, shortage, overdose, shark, bear, dog, crocodile, elephant, lion, mosquito,
    weather, fog, sandstorm, water, fire, asteroid, comet, tide, swell, tremor, aftershock,
    monsoon, power cut, blackout, recession, inflation, slump, downturn, stroke, heart attack,
    injury, traffic accident, car, bus, lorry, truck
accident | - | rain, heavy rain, dam, gas leak, crash, accident, collision, plane crash, car
    crash, air crash, train crash,
    earthquake, flood, flooding, storm, hurricane, typhoon, cyclone, tornado, landslide, mudslide,
    avalanche, heatwave, outbreak, epidemic, derailment, shipwreck, stampede, sinking, road
    accident, tsunami, tragedy, tram crash, train accident, pile-up, sinking ship, capsizing
web | - | website, web site, site, page, web page, blog, museum, exhibition, gallery, app, shop,
    store, restaurant, product, phone, album, model, version, device, plant
show | - | film, movie, play, concert, show, exhibition, festival, album, gig, ceremony, award,
    prize, nomination, race, match, game, championship, tournament, cup, final, contest, opera,
    episode, role
figures | - | forecast, sale forecast, profit forecast, growth forecast, estimate, projection, tax
    cut, income tax cut, rate cut, interest rate cut, price cut, pay cut, job cut, sale target,
    price freeze, wage freeze, pay freeze, spending freeze, hiring freeze, job loss, trade war,
    price war, war of word, cold war
reception | - | criticism, resistance, approval, silence, scepticism, skepticism, hostility, demand,
    deadline, need, requirement, target, expectation, standard, obligation, fierce opposition, stiff
    opposition, strong opposition, protest, applause, derision, outrage
listeners | - | reporter, journalist, people, audience, crowd, voter, supporter, newspaper, agency
rate | - | rate, interest rate, fee, price, interest
price | - | %, percent, per cent, fee, price, premium, commission
rally | - | rally, campaign rally, election rally
bankruptcy | - | bankruptcy, chapter 11, bankruptcy code, bankruptcy law, bankruptcy protection
prosecutor | - | prosecutor, detective, magistrate, lawyer, officer
witness | - | witness
knife | - | knife, hammer, axe, machete, bottle, fist, sword, bat
leaders | - | leader, minister, foreign minister, envoy, official, diplomat, delegate, head of
    state, prime minister, president, negotiator
readiness | - | readiness, willingness, intention, desire, determination, commitment
consent | AGREE - to with | consent, assent, go-ahead, green light, commitment, pledge, promise,
    assurance, undertaking, guarantee, acceptance
phone_call | CONSULT phone with to between | phone call, telephone call, telephone conversation,
    phone conversation, video call, video conference, conference call, telephone talk
praise | SUPPORT - for to on of | praise, tribute, endorsement, blessing, accolade, vote of
    confidence, homage, expression of support, message of support, message of congratulation,
    message of condolence, message of sympathy, declaration of support
release | RETREAT release of | release, prisoner swap, prisoner exchange, repatriation,
    liberation, freeing, exchange of prisoner
climbdown | CONCEDE - on to | climbdown, u-turn, about-turn, about-face, relaxation, easing
accusation | DISAPPROVE allege against of | accusation, allegation
rebuke | DISAPPROVE disapprove of on against at to | denunciation, rebuke, broadside, tirade,
    reprimand, censure, vote of no confidence, no-confidence vote, condemnation, attack on the
    policy, outcry
refusal | REJECT - of by to | refusal, rejection, veto, snub
robbery | CRIME - of on in | robbery, theft, burglary, fraud, heist, smuggling, embezzlement, bank
    robbery, armed robbery, money laundering, bribery, arson, drug trafficking, people smuggling,
    human trafficking, tax evasion, identity theft, extortion, poaching
rupture | SANCTION discontinue with of between to | severance, rupture, severing, suspension of
    aid, cut in aid, walkout, walk-out
restricted_deal | - | accord, defence accord, ceasefire, truce, cooperation agreement, alliance
deployment | MOBILIZE troops of to in against near | deployment, mobilisation, mobilization,
    build-up, buildup, military build-up, military buildup, show of force, troop movement, nuclear
    test, missile test, test launch, rocket test, missile launch
arrest | COERCE arrest of | arrest, detention, imprisonment, jailing, incarceration, conviction,
    house arrest, mass arrest
crackdown | COERCE restrict on against | crackdown, clampdown, repression, persecution, purge,
    reprisals
deportation | COERCE deport of from | deportation, eviction, banishment, forced return
confiscation | COERCE confiscate of | confiscation, nationalisation, nationalization,
    expropriation
demolition | COERCE destroy of | demolition, razing, destruction
rape | ASSAULT sexual of | rape, gang rape, mass rape, sexual abuse
kidnapping | ASSAULT abduct of | kidnapping, abduction, hijacking, kidnap, hostage-taking
execution | ASSAULT execute of | execution, public execution, mass execution, stoning, hanging
assassination | ASSAULT assassinate of on | assassination, attempted assassination, assassination
    attempt
beating | ASSAULT beat of | beating, flogging, lynching
resigning | RETREAT resign <of | resignation, abdication
stopover | CONSULT visit to by | stopover, official visit, working visit, surprise visit,
    unannounced visit
insult | - | betrayal, travesty, farce, sham, madness, blackmail, interference, insult, liar,
    murderer, terrorist, criminal, fraud, disgrace, provocation, aggression, outrage, crime,
    hypocrite, racist, fascist, dictator, tyrant, coward, traitor, puppet, butcher, scandal,
    shame, mistake, illegal, unacceptable, unjust, dangerous, irresponsible, barbaric, genocide
stance | - | stance, position, line, opposition, approach, policy, resistance
tax | - | tax, levy, fee, fare, duty, taxes, price rise, price increase, fuel price, toll
post | - | post, job, office, position, seat, cabinet, government, command, portfolio
corridor | - | corridor, humanitarian corridor, safe passage, route
panel | - | panel, fact-finding team, commission, inquiry, committee of inquiry, working group,
    task force
evidence | - | evidence, email, e-mail, document, record, claim, cause, circumstance, case,
    incident, dealings, tape, footage, finance, explosion, sinking, allegation, role, conduct,
    scandal, affair, fingerprint, wreckage, remains, data, testimony, account, massacre, death
timespan | - | day, hour, week, month
result | - | result, progress, breakthrough, agreement, deal, accord
court_order | - | court, hearing, summons, order, court order, subpoena, inquiry, tribunal
workers | - | worker, miner, farmer, driver, trucker, taxi driver, docker, teacher, nurse
link | - | pipeline, bridge, railway, rail link, air link, road link, ferry link, tunnel, power
    line, border crossing, border post, dam, railway line
goods | - | oil, gas, wheat, grain, coal, crude, crude oil, natural gas, electricity, arms,
    aircraft, fighter jet, submarine, tank, missile, helicopter, uranium, steel, iron ore, rice,
    corn, soybean, beef, barley, wine, timber, cotton, sugar, coffee, cocoa, tea, fish, fruit,
    vegetable, machinery
refuge_place | - | shelter, camp, refugee camp, hospital, field hospital, school, clinic, soup
    kitchen, well
funding | - | funding, budget support, contribution, money, payment, subsidy, due, loan, credit,
    aid
staff | - | staff, personnel, embassy staff, worker, expert, adviser, advisor, national, citizen,
    mission
warship | - | warship, aircraft carrier, carrier, destroyer, frigate, fleet, naval force,
    submarine, gunboat, flotilla, naval vessel, strike group, battle group, navy ship, patrol
    boat, coastguard ship, tank, armoured column, armored column, convoy of tank
missile | - | missile, ballistic missile, rocket, nuclear device, nuclear bomb, cruise missile,
    satellite, long-range missile, short-range missile, hypersonic missile
jail | - | jail term, life term, prison term, life sentence, jail sentence, prison sentence, year
    in prison, year in jail, death sentence, life in prison, life imprisonment, month in jail,
    month in prison, suspended sentence, sentence, lash, hard labour
home | - | home, house, flat, apartment, headquarters, office, studio, newsroom
village | - | village, hut, granary, crop, camp, settlement, shack, market, shop, church, mosque,
    temple, school, shrine, orchard, field, olive grove, town, street, structure, tent
details | - | trailer, news conference, press conference, name, detail, photo, photograph,
    picture, image, footage, video, figure, statement, report, identity, document, result, data,
    transcript, tape, information, letter, email, list, press release, news release, album, song,
    single, track, film
danger | - | danger, risk
rules | - | rule, law, regulation, requirement, procedure, measure, limit, control
hospital | - | hospital, clinic, intensive care
rivals | - | rival, candidate, opponent, challenger, incumbent, competitor, nominee, field, champion
crimes | - | crime, offence, offense, suicide, sin, adultery, mistake, error, foul
proof | - | evidence, proof, testimony, briefing, impression, explanation, reason, example,
    feedback, insight, answer, false information, advice, inspiration, motivation
demonstrators | - | protester, demonstrator, rioter, marcher, mob, activist, striker, picketer,
    trade unionist, opponent
carrier | - | bomb, car bomb, device, explosive, grenade, mine, car, truck, van, minibus, lorry,
    package, parcel, suitcase, backpack, vest, belt, shell, rocket, missile, bomber, roadside
    bomb, bus, motorcycle, vehicle, blast, explosion
film | - | film, documentary, song, article, report, post, account, content, message, internet,
    cartoon
citizenship | - | citizenship, nationality, passport
assassination_try | - | attempt on his life, attempt on her life, attempt on its life, attempt on
    their life, attempt on my life, assassination attempt, attack
gunfire | - | fire, gunfire, shot, artillery fire, mortar fire, rocket fire, blow, heavy fire,
    machine-gun fire, small-arms fire, rocket, shell
cause | - | right, women's right, election, seat, title, survival, life, cancer, corruption,
    deficit, inflation, poverty, obesity, doping, crime, fire, blaze, case, appeal, racism,
    climate change, disease, relegation, injury, job, freedom, illness, drug, piracy,
    unemployment, discrimination, extradition, deportation, eviction, closure, cut, addiction,
    depression, injustice
stones | - | stone, rock, bottle, brick, petrol bomb, molotov cocktail, firebomb, acid
documents | - | painting, data, file, secret, jewel, jewellery, jewelry, car, gold, artefact,
    artifact, art, identity, password, bitcoin, cash, ballot, cattle, bicycle, document, diamond
criminals | - | thief, robber, burglar, gang, smuggler, trafficker, poacher, fraudster, mafia,
    cartel, drug lord, hacker, vandal, forger, pickpocket, swindler, drug dealer, mobster,
    gangster, armed robber, drug trafficker, people smuggler, cybercriminal, loan shark, bandit,
    arsonist, con man, racketeer
company | - | company, bank, firm, businessman, corporation, multinational
drugs | - | cocaine, heroin, cannabis, marijuana, drug, narcotic, opium, methamphetamine, hashish,
    ecstasy, fentanyl, amphetamine, ivory, rhino horn
bribe_money | - | bribe, kickback, backhander
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
    farmer, activist, worker, picketer, campaigner, supporter, hooligan, looter, thousands, monk,
    pupil, miner, prisoner, inmate, trade unionist, docker, teacher
flag | - | flag, effigy, portrait
money_assets | - | asset, bank account, account, fund
security | - | security, border control, patrol, border security, surveillance
tear_gas | - | tear gas, water cannon, rubber bullet, baton, teargas, live ammunition
rebels | - | rebel, guerrilla, militant, insurgent, gunman, extremist, jihadist, islamist,
    terrorist,
    separatist, militia, bandit, kidnapper
pirates | - | pirate, hijacker, kidnapper
artillery | - | artillery fire, artillery, shell, rocket, mortar, mortar round, mortar shell,
    missile
fighters | - | militia, jihadist, separatist, extremist, gunman, terrorist, warlord, paramilitary,
    rebel force, islamist, peshmerga, tribesman, mercenary, rebel, guerrilla, fighter, soldier,
    militiaman, insurgent, militant, troops, force, army, garrison
talks | CONSULT - with between | talk, talks, negotiation, meeting, summit, discussion,
    consultation, conference, dialogue, conversation, bargaining, session, lunch, dinner,
    audience
mediation | CONSULT mediate between | mediation, mediation effort, mediation mission, good
    offices, arbitration, peace mission
gathering | - | meeting, session, summit, conference, lunch, dinner, interview, audience, round,
    match, game, season
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
exercises | COOPERATE - with between | exercise, war game, manoeuvre, maneuver, drill, military
    exercise, joint patrol, naval exercise
trade | - | trade, commerce, trade relation, investment, economic exchange, oil, gas, shipment,
    export
project | - | project, joint venture, cooperation, co-operation, programme, program,
    collaboration, partnership
intelligence | - | satellite picture, satellite image, satellite photograph, tip-off,
    intelligence, information, data, evidence, aerial photograph, technology
given | AID - to for | aid, assistance, relief, help, loan, grant, humanitarian aid, food aid,
    donation,
    debt relief, rescue package, bailout
aid | - | aid, assistance, relief, help, food, medicine, grant, loan, humanitarian aid,
    food aid, food supply, relief supply, medical supply, supplies, supply, tent, blanket,
    donation, credit, subsidy, convoy, rice, grain, wheat, vaccine, debt relief, training, rescue
    package, bailout, fuel
money | - | money, fund, cash, dollar, euro, pound, million dollar, compensation, payment, franc,
    yen, yuan, rupee, rouble, ruble, peso, krona, kronor, krone, crown, dinar, riyal, dirham, dlr
asylum | - | asylum, refuge, shelter, citizenship, safe haven, sanctuary, residence permit
concession | - | concession, compromise, olive branch, amnesty, reform, talks, ceasefire,
    cease-fire, truce, withdrawal
restriction | - | restriction, requirement, rule, law, regulation, night curfew, lockdown,
    embargo, travel ban, duty, procedure, export ban, import ban, price control, tight rule, visa
    requirement, curb, measure, emergency measure, limit, control, barrier, tariff, quota,
    censorship, curfew, blockade, sanction, penalty, checkpoint
sanctions | SANCTION discontinue on against | sanction, embargo, boycott, trade ban, arms embargo,
    asset freeze
embargo | - | embargo, arms embargo, boycott, freeze
emergency | - | state of emergency, emergency, martial law, emergency rule, state of siege,
    military rule
curfew | - | curfew, night curfew
ban | - | ban, moratorium, prohibition, suspension
siege | - | siege, blockade, roadblock, cordon
charge | - | charge, indictment, case, conviction, sentence, lawsuit, complaint, death sentence
demand | - | demand, call, appeal, request, condition, plea, declaration, ultimatum,
    pressure
reform | - | reform, political reform, election, democracy, constitutional change, overhaul,
    change, multi-party system, referendum
power | - | power, rule, direct rule, presidency, throne, control, autonomy, independence,
    self-rule, right, freedom
ceasefire | - | ceasefire, cease-fire, truce, armistice, cessation of hostilities, ceasefire
    agreement
conflict | - | war, conflict, fighting, hostilities, attack, bombing campaign, offensive, bombing,
    violence, siege, struggle, insurgency
dispute | - | dispute, issue, crisis, problem, question, conflict, future, row, matter, tension,
    situation, effort, way
peace | - | peace, peace plan, settlement, peace settlement, peace proposal, peace process, peace
    deal, mediation, cease-fire, ceasefire
plan | - | plan, proposal, offer, resolution, formula, initiative, roadmap, invitation, draft,
    suggestion, term, motion, bill
offer | - | offer, invitation, apology, bid, overture
decision | - | verdict, result, responsibility, blame, decision, ruling
troops | - | militia, militiaman, navy, air force, marine corps, special force, ground force,
    paramilitary force, reinforcement, national guard, rapid reaction force, column, armour,
    armor, troops, troop, soldier, force, army, unit, military, garrison, tank, battalion,
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
inspector | - | inspector, observer, monitor, investigator, weapon inspector, fact-finding
    mission, mission of observer, inspection team, investigative team, team of expert
withdrawal | RETREAT withdraw from | withdrawal, pullout, pull-out, pullback, retreat, troop
    withdrawal, evacuation, disengagement, demobilisation, demobilization, disarmament
weapons | - | weapon, arms, arm, gun, rifle, missile, rocket, mortar, artillery, ammunition,
    warhead, bomb, shell, nuclear weapon, chemical weapon, explosive, warplane, missile test,
    ballistic missile, grenade
arms | - | patrol boat, radar, tank, fighter plane, surveillance plane, drone, armoured vehicle,
    arms, weapon, missile, ammunition, military equipment, fighter, helicopter
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
inquiry | INVESTIGATE - into of | preliminary inquiry, preliminary investigation, criminal
    investigation, public inquiry, audit, manhunt, search for survivor, corruption inquiry,
    judicial inquiry, money laundering probe, fact-finding visit, investigation, inquiry, enquiry,
    probe, commission of inquiry, inspection, fact-finding mission, murder inquiry
hearing | INVESTIGATE - into of | hearing, inquest, court hearing, trial
complaint | - | complaint, protest, protest note, objection, formal complaint
lawsuit | DISAPPROVE allege against | lawsuit, suit, complaint, legal action, petition
case | - | case
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
protest | PROTEST demo against | protest, demonstration, rally, march, sit-in, vigil, picket, mass
    demonstration, protest march, campaign of civil disobedience, demo, mass protest, mass rally,
    street protest, boycott campaign, blockade, barricade, strike, hunger strike, riot, general
    strike
signature | - | signature
strike | PROTEST strike against | strike, general strike, walkout, stoppage, work stoppage,
    industrial action
work | - | work, tools
hunger_strike | PROTEST hunger against | hunger strike
riot | PROTEST riot against in | riot, riots, uprising, revolt, unrest, mutiny, rebellion
road | - | road, street, highway, bridge, motorway, roadway, traffic, entrance, port, border
    crossing, railway, railway line, intersection, rail line, runway, power line
cooperation | - | cooperation, co-operation, participation, dialogue, peace process, collaboration
meeting | - | meeting, summit, session
membership | - | membership
supply | - | supply, food supply, gas supply, delivery, shipment
contract | - | contract, order, purchase
cut | - | suspension, cut, cutoff, cut-off, freeze, halt, severance, end, termination, closure
export | - | export, sale
import | - | import
diplomat | - | ambassador, diplomat, high commissioner, military attache, charge d'affaires,
    chargé d'affaires, consul general, embassy staff, envoy, consul, attache
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
suicide | ASSAULT suicide-attack on in | suicide bombing, suicide attack, suicide bomber, suicide
    car bombing, suicide car bomb
attack | ASSAULT - on against | attack, assault, raid, ambush, massacre, shooting, killing, murder,
    assassination, atrocity, terrorist attack, war crime
kill | ASSAULT - of | killing, murder, assassination, massacre, shooting, kidnapping, abduction,
    beheading, execution, rape
torture | ASSAULT torture of | torture
hostage | - | hostage
human_shield | - | human shield
offensive | FIGHT - against on in | offensive, invasion, air strike, airstrike, air raid,
    incursion, bombardment, military operation, shelling, counter-offensive, military offensive,
    ground offensive, air attack, missile attack, drone attack, drone strike, rocket attack,
    missile strike
capture | FIGHT - of | capture, recapture, occupation
war | FIGHT - with between against | heavy fighting, fierce fighting, armed clash, border clash,
    armed conflict, war, battle, clash, fighting, hostilities, gunbattle, gun battle, firefight,
    skirmish, shootout, combat
aircraft | - | predator attack, air attack, aerial attack, bombing raid, aircraft, helicopter,
    warplane, jet, bomber, drone, tank, artillery, gunship, missile, rocket, air strike,
    airstrike, shell, mortar, Predator, plane, howitzer, warship, gunboat, shelling, bombardment,
    air raid
place | - | town, village, city, province, stronghold, base, airport, capital, region, island,
    area, district, outpost, camp, territory, port, border post, hill, bridge, settlement,
    enclave, suburb, neighbourhood, neighborhood, county, harbour, harbor, valley
target | - | target
position | - | position, stronghold, outpost, post, hilltop, front line
territory | - | territory, land, ground, area
people | - | national, citizen, convict, worshipper, pilgrim, patient, mourner, shopper, commuter,
    aid worker, lawmaker, lawyer, judge, mayor, candidate, cleric, monk, nun, elder, schoolgirl,
    schoolboy, boy, girl, family, couple, singer, writer, poet, blogger, editor, publisher,
    director, executive, engineer, doctor, nurse, villager, opponent, campaigner, defector,
    deserter, spy, survivor, victim, relative, baby, pensioner, farmer, miner, settler, trader,
    businessman, tribesman, bishop, man, woman, child, student, worker, protester, demonstrator,
    soldier, policeman, officer, journalist, leader, militant, gunman, rebel, guerrilla, person,
    resident, suspect, activist, member, prisoner, youth, priest, bystander, dissident, official,
    reporter, tourist, employee, teacher, passenger, driver, crowd, peacekeeper, immigrant,
    migrant, fighter, politician, sailor, crew, fisherman, pilot, minister, president, inmate,
    refugee, guard, troops, hostage
person | - | people, man, woman, suspect, dissident, activist, journalist, student, protester,
    demonstrator, politician, leader, member, militant, opponent, refugee, civilian, hostage
]]

-- Who they are by what they are called: sector | nouns.
M.sectors = [[
GOV | task force, president, king, commission, council, agency, intelligence agency, regulator,
    watchdog, central bank, politburo, ruling party, vice president, deputy minister, interior
    minister, defence minister, defense minister, finance minister, prime minister-elect,
    president-elect, first minister, chief minister, counterpart, high commissioner, consul,
    delegation, mediator, state, minister, prime minister, foreign minister, government, official,
    ministry, queen, emir, chancellor, secretary of state, administration, premier, cabinet,
    ambassador, diplomat, envoy, governor, mayor, authority, regime, ruler, negotiator, sultan,
    prince, spokesman, spokeswoman, junta, municipality, district administration
LEG | mep, politician, national assembly, lower house, upper house, house of representatives,
    senate committee, mp, councillor, council member, lawmaker, parliament, senator, legislator,
    deputy, congressman, senate, congress, assembly
JUD | inquest, coroner, appeal court, appeals court, criminal court, military court, jury,
    attorney general, court, judge, prosecutor, tribunal, magistrate, high court, supreme court,
    constitutional court
MIL | army, troops, troop, soldier, military, general, navy, air force, warship, force, aircraft,
    colonel, commander, paratrooper, gunboat, helicopter, tank, warplane, jet, marine
COP | detective, investigator, security agent, riot police, police force, guard, gendarme,
    gendarmerie, authorities, prison guard, police, policeman, police officer, security force,
    border guard, border patrol, officer
SPY | intelligence service, spy, secret police
REB | jihadi, islamist, paramilitary, rebel group, rebel force, guerrilla group, armed group,
    suicide bomber, bomber, mercenary, hijacker, rebel, guerrilla, guerilla, militia, militiaman,
    insurgent, militant, gunman, separatist, fighter, warlord, terrorist, terror group, terror
    network, extremist, jihadist
OPP | opposition, opposition leader, dissident, opposition party, opposition group, exile
PTY | party, political party, coalition
LAB | labour union, labor union, unionist, trade unionist, docker, nurse, civil servant, pilot,
    strikers, striker, picket, doctor, worker, union, trade union, farmer, miner, teacher,
    labourer, driver, employee
EDU | think tank, think-tank, student, school, university, pupil
MED | journalist, newspaper, reporter, editor, television, radio
REL | priest, bishop, archbishop, cleric, church, monk, religious leader, imam, mosque
BUS | company, businessman, bank, business, firm
NGO | aid agency, aid group, right group, human right group, charity, relief agency, aid worker
REF | refugee, displaced person, asylum seeker, migrant, immigrant
CRM | criminal, gang, hacker, drug trafficker, kidnapper, thief, robber, burglar, smuggler,
    trafficker, poacher, fraudster, mafia, cartel, drug lord, vandal, swindler, drug dealer,
    mobster, gangster, bandit, arsonist, pirate
CVL | teenager, boy, girl, schoolboy, schoolgirl, toddler, baby, pensioner, motorist, pedestrian,
    bystander, survivor, victim, relative, mourner, worshipper, pilgrim, supporter, voter, taxpayer,
    family, thousands, hundreds, campaigner, national, patient, marcher, rioter, women, crowds,
    monk, people, civilian, citizen, resident, villager, demonstrator, protester, activist, youth,
    prisoner, inhabitant, community, crowd, settler, sailor, crew, fisherman, passenger, tourist,
    inmate, detainee, hostage, tribesman, leader, woman, child, man, doctor
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
