-- What verbs say of events, for lede.events, goes on here: what is demanded, said and done against
-- somebody. Columns and order are those of event_verbs.
return [[

-- ---- DEMAND ----
DEMAND      | - | object from of on | that obj_to | push, press, require, oblige, compel, order,
    direct
DEMAND      | - | object from of on | obj_to that whom party | order,
    pressure
DEMAND      | - | object from of on | wants | insist
=none       | - | - | says | insist
DEMAND      | - | object from of on | - | demand, urge, instruct, exhort, beseech, appeal
    to,
    call on, call upon, tell to
DEMAND      | - | on for to from | - | call for, press for, push for, appeal for, insist on,
    clamour for, clamor for, plead for, lobby for, campaign for
DEMAND      | - | on for to from | sanctions+obj_to ban+obj_to | call for, press for, push for
DEMAND      | - | object | obj_to | want, tell, command, warn
DEMAND      | - | object with | obj_to then:to+whom | plead, plead with, beg, press, pressure,
    implore, force, compel, pressure, pressurise, pressurize, summon
DEMAND      | - | on with to from | demand | lodge, make, voice, table, reiterate, renew, repeat,
    back, press, submit, set out
DEMAND      | - | on | - | put pressure on, pile pressure on, exert pressure on, bring pressure
    on, bring pressure to bear on, press for, clamour, push for, agitate for, call for
DEMAND      | - | on from to | demand | issue, put, step up, exert, send, present, deliver

-- ---- DISAPPROVE: accuse, condemn, complain, sue, convict ----
DISAPPROVE  | disapprove | by object | - | condemn, criticise, criticize, denounce, decry,
    deplore, slam, blast, lambast, lambaste, rebuke, censure, chide, castigate, attack verbally,
    berate, reprimand, scold, ridicule, disparage, deride, assail, take to task, find fault with,
    lash out at, hit out at, regret, lament, protest against, speak out against
DISAPPROVE  | allege | object | that | charge, complain, allege
DISAPPROVE  | allege | object | then:to_court then:responsible then:guilty then:liable
    then:accountable | take, hold, find, declare, drag, haul
DISAPPROVE  | disapprove | object | persons | attack, savage, target, go after, clash with, feud
    with
ASSAULT     | - | object | name+person name+near:knife | attack
DISAPPROVE  | disapprove | object | name | attack, savage, blast, go on the offensive
DISAPPROVE  | disapprove | against | that | protest
DISAPPROVE  | disapprove | object | near:insult | describe, label, brand, portray
DISAPPROVE  | disapprove | object | whom+near:insult party+near:insult | call, dub
DISAPPROVE  | disapprove | object | then:for+whom then:over then:for+party plan law decision
    stance evidence | attack, hit, blast, target, savage
DISAPPROVE  | disapprove | object | party | blast, mock, insult, jeer, boo, heckle, smear,
    discredit, shame, taunt, embarrass, offend
DISAPPROVE  | disapprove | object of | - | slate, upbraid, admonish, reproach, reprove, rail at,
    round on, tear into, take aim at, take issue with, pour scorn on, heap scorn on, speak out
    against, hit out against, lash, rap, pillory, excoriate, vent anger at, vent its anger at, be
    critical of, be highly critical of, be sharply critical of, disown, distance itself from,
    distance himself from, dissociate itself from, express anger at, express outrage at, impugn,
    bemoan, brand, inveigh against, fulminate against, cry foul, voice disapproval of, express
    disapproval of, impeach
DISAPPROVE  | allege | object against | complaint lawsuit case petition | sign, present, hand in,
    launch, bring, start, begin, circulate
DISAPPROVE  | allege | on object against | - | pin the blame on, lay the blame on, lay blame on,
    put the blame on, point the finger at, point a finger at, cast blame on, take to court, press
    charge against, bring charge against, level charge against, level accusation against, take
    legal action against, begin legal action against, bring a case against, file a case against,
    launch legal action against, file suit against, file charge against, testify against, give
    evidence against
DISAPPROVE  | allege | on object | - | blame
DISAPPROVE  | allege | object | then:of+party | accuse
DISAPPROVE  | allege | object | party+near:court_order | take, haul, drag
DISAPPROVE  | disapprove | of | diplomat | summon, call in, haul in
DISAPPROVE  | disapprove | to over about | - | protest to, complain to, protest over
DISAPPROVE  | disapprove | to about over | - | complain, object, lash out
DISAPPROVE  | disapprove | against | sanctions | call for, urge, demand, seek, recommend
DISAPPROVE  | allege | object against | - | accuse, blame, indict, sue, implicate, vilify,
    convict, fault, allege, denigrate
DISAPPROVE  | allege | object with against | - | charge
DISAPPROVE  | allege | against | complaint lawsuit case charge petition | file, lodge, bring, level,
    submit, voice, press
DISAPPROVE  | disapprove | at over about | concern | express, voice, register, convey
DISAPPROVE  | disapprove | against | - | unite against, rally against, mobilise against, mobilize
    against, rail against, turn against
DISAPPROVE  | allege | object | guilt | find, declare, rule

-- ---- REJECT ----
REJECT      | - | object by from of to with | to plan offer demand talks peace visit | decline
REJECT      | - | object by from of to with | - | reject, refuse, rebuff, spurn, turn down, rule
    out, oppose, snub, veto, resist, disobey, defy, flout, disregard, contest, dispute, repudiate,
    contravene, shun, scoff at, be opposed, dismiss, disagree, balk, baulk, scorn, scuttle, thwart
REJECT      | - | by from of | demand ultimatum threat | ignore, reject, dismiss, resist, rebuff,
    brush off, refuse
REJECT      | - | with between | by:talks | end without
REJECT      | - | of by | - | vote against, come out against
REJECT      | - | of by | plan law reform peace | vote down, throw out, torpedo, kill
REJECT      | - | to by | access visa request entry permission land asylum aid rights | deny,
    refuse, withhold
REJECT      | - | by with | ban law deal order | violate, break, breach, ignore, flout, defy,
    challenge, repudiate, renounce, abrogate
REJECT      | - | object by from of to with | talks plan peace offer | reject, boycott, shun, stay
    away from, stay out of
REJECT      | - | by from of | demand ultimatum threat plan offer | shrug off, brush aside, shoot
    down, strike down, overrule, override, pour cold water on, rubbish, laugh off, scoff at,
    ridicule, wave away, push aside, throw out, sweep aside, decline, spurn
REJECT      | - | object by from of to with | - | be opposed to, pour cold water on, give short
    shrift to, turn its back on, turn his back on, turn a deaf ear to, shy away from, shake off,
    knock back, balk at, baulk at, object to, raise objection to, refuse point-blank, resist
    pressure, dig in its heels, drag its feet, hold out, hold firm, stand its ground, refuse to
    budge, refuse to bow, refuse to yield, refuse to give in, refuse to back down, refuse to talk,
    stonewall, vote against, vote down, strike down, dash hope, rule out, deny request, deny
    permission, deny entry, refuse entry
REJECT      | - | object by | law reform plan deal decision | overturn, strike down, block, annul,
    quash, defeat, oppose, throw out
REJECT      | - | - | by:talks+near:deal by:talks+near:result | end, break up, conclude, finish,
    close
REJECT      | - | - | near:court_order | fail to appear, fail to comply, refuse to appear, refuse
    to comply
REJECT      | - | object to | - | say no to, be against, stand firm, refuse to accept, stand up
    to, hold out against
REJECT      | - | - | blackout secrecy | impose, maintain, order

-- ---- THREATEN ----
THREATEN    | - | object with against to | - | threaten, menace
THREATEN    | - | object to against | to | vow, swear
THREATEN    | - | object | that | vow
THREATEN    | - | object against | party+force | warn, caution
THREATEN    | - | object | force+wants | warn
THREATEN    | - | to against | ultimatum threat warning | issue, give, deliver, set, repeat, send
THREATEN    | violence | against | revenge | vow, swear, pledge, promise, threaten
THREATEN    | - | object | party | intimidate, blackmail
THREATEN    | - | to | deadline | set, give, issue
THREATEN    | - | object | near:deadline+party then:to+near:timespan | give, set, hand
THREATEN    | - | against to | threat ultimatum warning | make, renew, deliver, send, utter,
    voice, level
THREATEN    | - | against | revenge | call for
THREATEN    | - | against | revenge | seek, declare, announce, plan
THREATEN    | - | against to with of | - | raise the prospect of, raise the spectre of, raise the
    specter of, raise the possibility of, hold out the prospect of, reserve the right to, put on
    notice, serve notice on, rattle its sabre, rattle its saber, issue a warning to, threaten to
THREATEN    | - | object | - | menace, cow, bully
THREATEN    | - | with against | consequence | warn of, threaten, promise, face

-- ---- PROTEST ----
SANCTION    | discontinue | with | side | stop work, stop cooperate, stop trade, stop deal
PROTEST     | strike | against | strike | $start
PROTEST     | demo | against in | none | demonstrate, rally, march, picket, protest
PROTEST     | demo | against in | - | take to the streets, take to the street, protest against,
    demonstrate against, rally against, march on, march against, hold a demonstration, picket
PROTEST     | demo | against | protest signature | $start, stage a, hold a, collect, gather for,
    rally, lead, converge on, join, continue, gather
PROTEST     | riot | against in | - | riot, rampage, rebel, rise up, revolt, mutiny, run riot
PROTEST     | riot | against | riot | $start, take part in, erupt in
PROTEST     | strike | against | strike by:protesters+work | $start, go on, stop, down, walk off,
    call
PROTEST     | strike | against | none | strike, walk out, go on strike, down tools, stop work
PROTEST     | hunger | against | hunger_strike | $start, go on
PROTEST     | strike | against | - | walk off the job, stay off the job, go on strike, go out on
    strike, launch a strike, begin a strike
PROTEST     | hunger | against | - | go on hunger strike, begin a hunger strike
PROTEST     | strike | against over | near:strike | be on, remain on, stay on, come out on, begin,
    join
PROTEST     | strike | against over | - | be on strike, remain on strike, stay on strike, stay
    away from work, stop work, refuse to work, work to rule, stage a walkout, walk off job, strike
    over, strike for
PROTEST     | demo | against at in | - | take to street, take to the road, parade against, stage a
    sit-in, hold a vigil, hold vigil, chain themselves, set himself on fire, set herself on fire,
    set himself alight, chant slogan, shout slogan, wave banner, wave placard, carry placard,
    carry banner, boo
PROTEST     | obstruct | of by | by:protesters+building by:protesters+school by:protesters+road
    by:people+road by:workers+road | occupy, block, blockade, barricade, seize, close, shut,
    invade, storm, take over, surround, paralyse, paralyze
PROTEST     | riot | against | by:protesters+then:alight by:protesters+then:on_fire
    by:protesters+property | set, burn, torch, smash, damage, overturn, destroy
PROTEST     | riot | with against | by:protesters | clash, clash with, battle, fight, fight with,
    throw, hurl, loot, attack, storm, ransack
PROTEST     | demo | of | flag | burn, trample, tear down
PROTEST     | demo | against in | by:demonstrators by:protesters+near:protest | gather, assemble,
    converge, surround, pour into, fill
PROTEST     | demo | against in | by:protesters | chant, block
PROTEST     | obstruct | object of | embassy | occupy, storm, surround, picket, besiege
PROTEST     | obstruct | - by | road | block, blockade, barricade, obstruct, occupy, paralyse,
    paralyze, seal off, cut
PROTEST     | boycott | object | vote by:people | boycott

-- ---- SANCTION: cuts relations, aid, talks ----
SANCTION    | discontinue | to with | aid ties talks trade+side visit cooperation mediation
    exercises
    meeting membership supply project contract export arms work+side | $stop
SANCTION    | withdraw | from | diplomat peacekeepers inspector embassy aid helpers | withdraw,
    recall, pull out, ship out, evacuate, pull
SANCTION    | discontinue | object on | party | sanction, blacklist, ostracise, ostracize, isolate
SANCTION    | withdraw | with between | by:talks | collapse, break down, fail, founder, stall,
    break off, end in failure
SANCTION    | discontinue | of | money_assets | freeze, block
FIGHT       | - | object from | by:troops+then:out by:fighters+then:out by:troops+then:from
    by:fighters+then:from by:troops+then:back by:fighters+then:back | drive, push, force, chase,
    flush
SANCTION    | expel | object from | then:out then:out_of then:away | force, drive, throw, kick,
    push, order
SANCTION    | discontinue | with to | deal pact restricted_deal | break off, suspend, freeze,
    terminate, cancel, end, scrap, pull out of, withdraw from, tear up, abandon, renounce, quit,
    denounce, walk away from, abrogate, drop out of
SANCTION    | discontinue | with from to | diplomat+side | recall, withdraw, call home, bring
    home, pull
SANCTION    | withdraw | from of | diplomat helpers peacekeepers inspector staff | withdraw,
    recall, pull, pull out, call back, order home, bring home, evacuate, fly out, bring out
SANCTION    | discontinue | with to from on | import export trade goods+side | ban, block, halt,
    stop, boycott, restrict, cut, cut off, suspend, bar, stop buying, stop selling, embargo,
    refuse
SANCTION    | discontinue | with to | ties meeting visit talks cooperation | cut, break,
    downgrade, scale down, lower, put on hold, put on ice, abort, snap, rupture, ruin, shelve,
    pull the plug on, stay away from, skip, storm out of, delay, cool
SANCTION    | discontinue | to on with | - | cut ties with, cut off tie with, break relation with,
    break tie with, break with, cut link with, sever tie with, sever link with, turn off the tap,
    impose sanction on, slap sanction on, cut aid to, cut off aid to, cut off supply to, stop aid
    to, stop deal with, pull the plug on, freeze out
SANCTION    | discontinue | to of | funding | cut, stop, halt, freeze, withhold, suspend,
    withdraw, block, cut off, slash, end
SANCTION    | expel | object from | then:from+party | suspend, exclude, eject, bar, expel
SANCTION    | withdraw | between with | by:ties | worsen, deteriorate, sour, break down, collapse
SANCTION    | withdraw | to in with | embassy office ties talks | close, shut, shut down, break
SANCTION    | discontinue | to on with | cut | announce, order, declare, impose
SANCTION    | discontinue | to | aid trade export import | prohibit, ban, bar, forbid, outlaw
SANCTION    | expel | object | diplomat inspector peacekeepers helpers party_org media | expel,
    oust, banish, throw out, force out, kick out
SANCTION    | expel | object | party | force out, drive out, throw out, kick out, oust
SANCTION    | discontinue | on against | sanctions embargo | $impose
SANCTION    | discontinue | with | none | break off, break with
SANCTION    | expel | from | party+side | suspend, exclude, eject

SANCTION    | discontinue | on of from | ban+near:import ban+near:export ban+near:trade | $impose
-- ---- MOBILIZE ----
MOBILIZE    | troops | against near in to | troops weapons police army | mobilise, mobilize,
    deploy, mass, send, move, amass, dispatch, station, reinforce, build up, call up, rush,
    concentrate, put, place, test, test-fire, position, increase, order
MOBILIZE    | troops | - | test | conduct, carry out, stage
MOBILIZE    | troops | against | then:on_alert then:on_high_alert then:on_full_alert
    then:on_standby then:on_guard | put, place, keep
MOBILIZE    | troops | against in | by:troops+none by:troops+border | deploy, mass, gather,
    advance, patrol, assemble, dig in, take up positions
MOBILIZE    | police | object | by:police | surround, encircle, patrol, guard, ring
MOBILIZE    | police | in at | security | step up, tighten, beef up, increase, strengthen, boost
MOBILIZE    | troops | to | police | send, increase, rush, dispatch, reinforce, call in, bring in
MOBILIZE    | troops | - | alert | remain on, put, place, be on, order, go on, raise, declare
MOBILIZE    | troops | in | patrol exercises | order, begin, start, conduct, step up, launch
MOBILIZE    | troops | against towards to near off over close in | aircraft troops warship police
    | fly, sail, scramble, roll, move, position, station, send, send in, dispatch, deploy, order,
    mass, assemble, pour, concentrate, field, activate, call up, call out, mobilise, mobilize,
    rush, bring up, bring in, throw in, recruit, conscript, enlist, airlift, ship, despatch
MOBILIZE    | troops | into to towards near in off through | by:warship by:aircraft+none
    by:troops+none by:aircraft+border by:troops+border | steam, steam into, sail, sail into, sail
    through, fly, fly near, fly over, patrol, roll, roll up, roll towards, approach, arrive off,
    cruise, circle, head for, head towards, move towards, take position, mass, gather, rumble,
    converge on, deploy, parade, dig in, train
MOBILIZE    | troops | against in | - | take position
MOBILIZE    | troops | against in | - | take up position, stand guard, go on alert, go on high
    alert, flex its muscle, build up force, call up reservist, declare mobilisation, declare
    mobilization, order mobilisation, order mobilization, mobilise for war, mobilize for war
MOBILIZE    | troops | against towards | test | fire, launch, stage, announce, hold
MOBILIZE    | troops | against towards near | missile | test, test-fire, test-launch, parade,
    unveil, display
MOBILIZE    | troops | against | none | mobilise, mobilize, rearm, patrol

-- ---- COERCE: repression, arrests, bans, property ----
ASSAULT     | abduct | object | by:rebels+people by:rebels+whom | seize, hold, take, grab
COERCE      | restrict | of in | school offices media+by:police | close, shut, shut down
COERCE      | arrest | object | - | arrest, detain, jail, imprison, incarcerate, apprehend, round
    up, capture alive, intern, sentence, take into custody, remand, extort, extradited
COERCE      | restrict | against at on | tear_gas | fire, use, lob, turn, shoot
COERCE      | arrest | object | then:under_house_arrest then:in_custody then:in_jail
    then:in_prison then:on_trial then:behind_bars then:into_custody then:to_death then:to_prison |
    put, place, hold, keep, take, throw, send, sentence, condemn
COERCE      | arrest | object | whom people prisoner suspect | hold, charge, seize, pick up, try,
    convict
COERCE      | arrest | object | near:jail | give, hand, hand down
COERCE      | arrest | object | - | nab, lock up, put behind bars, place under arrest, place under
    house arrest, put under house arrest, hold in custody, throw in jail, throw into jail, put on
    trial, bring to trial, haul before, put in prison, send to prison, send to jail, take
    prisoner, hold incommunicado, court-martial
COERCE      | restrict | object at on | tear_gas | use, fire, deploy, spray, turn, unleash
COERCE      | restrict | object at on | - | tear-gas, teargas, baton-charge, disperse, hound,
    expel from, stamp out, suppress, fire tear gas, use tear gas, use force
    against, deny access to
COERCE      | ban | object on | party_org vote protest media | outlaw, ban, prohibit, dissolve,
    deregister, proscribe, suspend, annul, close, close down, shut down, declare illegal
COERCE      | censor | object | media web access film | censor, block, ban, remove, take down,
    switch off, pull, jam, restrict, throttle, shut off, pull off the air, take off the air,
    delete, suppress, filter, disrupt
COERCE      | restrict | object on | offices home+party property+by:police | raid, search, storm,
    ransack
COERCE      | destroy | object of in | home building property village | level, bulldoze, raze,
    burn, burn down, tear down, knock down, flatten, set ablaze, set alight, set fire to,
    demolish, pull down, loot, smash
COERCE      | deport | object from | people refugee | expel, deport, evict, remove, send back,
    turn back, push back, turn away, strip, drive from, drive out
COERCE      | deport | object from | then:of+citizenship | strip
COERCE      | confiscate | object from | - | confiscate, impound, expropriate, nationalise,
    nationalize, loot, plunder, ransack
COERCE      | confiscate | from | property weapons money land vessel building | seize, requisition
COERCE      | confiscate | from | armed+land armed+vessel armed+building | take over
COERCE      | destroy | object of | - | demolish, bulldoze, vandalise, vandalize, desecrate, raze,
    torch, sabotage, set fire to, burn down
COERCE      | destroy | object of in to | property building road vessel | destroy, burn, blow up,
    damage, wreck, cut, smash
COERCE      | censor | object | - | censor, hack, deface, gag, muzzle, silence, jam
COERCE      | censor | object | media | ban, close, shut, shut down, suspend, block, seize, raid
COERCE      | ban | object | - | outlaw, proscribe, disqualify
COERCE      | ban | object on | protest party_org vote people whom | ban, prohibit, forbid, bar,
    dissolve, suspend
COERCE      | restrict | object by of | protest vote access movement | prevent, restrict, block,
    disperse, break up, quash, bar, stop, limit, curb, suppress
COERCE      | restrict | on in against | restriction ban fine siege | $impose
COERCE      | curfew | in on | curfew | $impose
COERCE      | martial-law | in | emergency | $impose
COERCE      | restrict | in to | border road | close, seal, seal off, shut
COERCE      | deport | object from | - | expel, deport, banish, evict, exile, displace, uproot
COERCE      | restrict | on object | - | crack down, clamp down, repress, oppress, persecute,
    harass, subjugate, fine, blockade, besiege, annex, punish, penalise, penalize, coerce
COERCE      | restrict | on object | party people protest riot | force, crush, quell, put down
COERCE      | restrict | object on | offices | raid, storm

-- ---- ASSAULT: violence against people ----
FIGHT       | heavy-weapons | object at on | aircraft vessel position target | fire at, fire on,
    shoot at, open fire on
FIGHT       | heavy-weapons | object in | target position | bomb, hit, strike, pound, attack,
    destroy
FIGHT       | heavy-weapons | object on | by:aircraft | kill, wound, injure, hit, strike, attack,
    destroy, pound, target, raid, bomb, fire on, fire at
ASSAULT     | suicide-attack | near in | then:himself then:herself then:themselves | blow, blow
    up, detonate
ASSAULT     | explosives | subject | near:bombing near:bomb near:suicide | die, perish, lose life,
    be injure
ASSAULT     | torture | subject | near:torture | die
ASSAULT     | - | subject | near:attack near:kill | die, perish
FIGHT       | - | subject | near:war near:offensive near:artillery | die, perish, fall
ASSAULT     | - | subject by from | - | come under attack, come under fire, be under attack, be
    under fire
DISAPPROVE  | disapprove | subject by from | - | come under fire for, come under fire over, come
    under attack for, come under attack over, be under fire for, be under fire over
ASSAULT     | assassinate | subject | near:assassination near:assassination_try | survive, escape
ASSAULT     | primitive | at on | stones | throw, hurl, lob, fling, pelt
ASSAULT     | abduct | object | - | kidnap, abduct, take hostage
ASSAULT     | abduct | object | party people vessel none | hijack, snatch
ASSAULT     | abduct | object | then:hostage then:captive then:as_human_shields | take, hold,
    seize, keep, use
ASSAULT     | abduct | object | by:pirates | seize, capture, board, take over, commandeer, grab
ASSAULT     | firearms | object | then:dead | shoot, gun
ASSAULT     | abduct | object | hostage human_shield | take, hold, seize, use
ASSAULT     | torture | object | - | torture, maim, mutilate
ASSAULT     | sexual | object | - | rape, molest, gang-rape, sexually abuse, sexually assault,
    abuse sexually
ASSAULT     | beat | object | - | assault, beat up, manhandle, club, whip, flog, lash, punch,
    tear-gas, poison, beat to death
ASSAULT     | beat | object | party people passive | injure, wound
ASSAULT     | beat | object | party people | abuse
ASSAULT     | execute | object | whom people prisoner | execute, hang
ASSAULT     | execute | object | - | behead, lynch, put to death, decapitate
ASSAULT     | assassinate | object | - | assassinate, gun down
ASSAULT     | primitive | object | - | stab, knife, stone, hack to death, firebomb, pelt, behead
ASSAULT     | firearms | object at on | party people | shoot, shoot dead, shoot at, open fire on,
    open fire, fire on, fire at
ASSAULT     | firearms | on at into | - | open fire
ASSAULT     | explosives | in near at | bomb | explode, detonate, set off, plant, throw, hurl, lob
ASSAULT     | explosives | object | party people place building vessel none | bomb, blow up,
    blast, dynamite
ASSAULT     | explosives | object in near | by:carrier | explode, go off, rip through
ASSAULT     | - | object | - | massacre, slaughter, murder, ambush, terrorise, terrorize,
    brutalise, brutalize, ill-treat, mistreat, slay
ASSAULT     | - | object | party people | kill, butcher
ASSAULT     | - | object | whom people | harm
ASSAULT     | - | object | party people place building vessel position target property village
    troops aircraft by:fighters by:troops armed passive none | attack
DISAPPROVE  | disapprove | object | - | attack
ASSAULT     | - | object | by:fighters by:troops by:bombing by:attack near:bomb near:attack | target
ASSAULT     | beat | object | people | beat, kick, hit
ASSAULT     | - | on against | attack | $start, plot, coordinate, direct

-- ---- FIGHT: armies, heavy weapons, territory ----
FIGHT       | heavy-weapons | object | aircraft vessel | down
FIGHT       | heavy-weapons | object | - | shell, bombard, strafe, air-strike, napalm, mortar,
    shoot down, torpedo
FIGHT       | - | object | - | invade, overrun, recapture, retake, attack militarily, conquer,
    counterattack, counter-attack, repel, repulse, besiege
FIGHT       | - | object of | place position territory | capture, seize, storm, occupy, advance on
FIGHT       | - | object of | armed+place armed+position armed+territory | take, take control of,
    gain control of, control, hold, fall to, push into, cross into, lose
FIGHT       | - | with | gunfire | exchange, trade, swap
FIGHT       | - | object of in | by:troops+place by:fighters+place by:troops+position
    by:fighters+position by:troops+territory by:fighters+territory | liberate, recover, regain,
    overrun, win back, take back, seize, capture, take, enter, reach, surround, besiege, encircle
FIGHT       | - | object on in | - | push into, cross into, march into, march on, roll into, sweep
    into, advance into, advance towards, lay siege to, land troops in, land force in, pour into,
    drive back, beat back, fight off, repulse, close in on, battle with, battle
    against, battle for, fight for control, come to blow, go on the offensive, wage war on, wage
    war against, declare war on, go to war with, go to war against, make war on, launch air strike
    on, launch strike on
FIGHT       | - | with | - | exchange fire, trade fire, exchange gunfire, trade shots, exchange
    shots, strike back, fight back
FIGHT       | - | against on | - | respond with force, use force against, retaliate,
    counter-attack, hit back, retaliate against, take revenge, avenge
FIGHT       | - | between in | by:war | break out, erupt, rage, flare, flare up, continue, resume,
    take place, intensify, spread, go on
FIGHT       | - | object | by:troops | enter, cross into, roll into, push into, march into, sweep
    into, move into, reach, seize, capture, take, storm, thrust into
FIGHT       | heavy-weapons | object on | by:artillery | hit, strike, land in, fall on, rain on,
    pound
FIGHT       | - | with against | side pair party by:troops by:fighters by:police people troops
    police near:place none | battle, clash, fight, skirmish
FIGHT       | - | with against | armed+side armed+party | engage
FIGHT       | - | with against | - | clash with, do battle, wage war, go to war
FIGHT       | - | with against | party troops | fight with, fight against
FIGHT       | - | object of on against | offensive war | $start, fire
FIGHT       | heavy-weapons | at on into against in | weapons | fire, launch, drop, use, fire off,
    rain, lob, pour
FIGHT       | other | with | ceasefire | violate, break, breach

-- ---- CRIME: what is no politics ----
CRIME       | - | object from | property money vessel documents | steal
CRIME       | - | object from | whom+none | steal
CRIME       | - | object from | property vessel building web offices party | break into
CRIME       | - | object from | - | rob, burgle, smuggle, embezzle, launder, traffic, vandalise,
    vandalize, mug, defraud, swindle, bribe, pilfer, pickpocket, shoplift, misappropriate, siphon
    off, siphon, counterfeit, forge passport, cheat of, con out of, extort money from, extort
    from, hack into, loot, ransack, poach, rig, daub, kidnap for ransom,
    steal from, make off with, take bribe, accept bribe, pay bribe, pay a bribe, take a bribe,
    accept a bribe, receive bribe, evade tax, dodge tax, evade taxes, run drug, deal in drug, deal
    drug, deal in stolen, trade in ivory, traffic in, smuggle in, sell drug, insider-trade,
    launder money, sell on the black market
CRIME       | - | object from | by:criminals | attack, kill, shoot, lure, escape with, flee with,
    raid, threaten, murder, target, trick, dump, stab, blow up, slaughter, snatch, hack, cheat,
    fleece, tie up, get away with
CRIME       | - | to from in | drugs | smuggle, ship, transport, peddle
CRIME       | - | - | bribe_money | take, accept, pay, receive, offer, demand, solicit
CRIME       | - | - | tax+by:company tax | evade, dodge

-- ---- events that nouns tell: "carried out an attack", "gave its consent", "broke off talks" ----
=noun       | - | - | event | $start, make, give, issue, deliver, express, voice, pay, announce,
    declare, stage, sign, order, mount, lodge, offer, put out, send, impose, lead, organise,
    organize, arrange, enter, enter into, reach, conclude, extend, file, agree, agree on, approve,
    carry out, go on, convey, repeat, reiterate, renew
=noun       | - | - | event+meeting event+protest | call
=end        | - | - | event | $stop
]]
