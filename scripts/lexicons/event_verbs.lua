-- What verbs say of events, for lede.events: a table to be read, and added to, by those who code
-- events. Types and modes are those of PLOVER (https://github.com/openeventdata/PLOVER), by the
-- definitions of its categories; the words were collected for this project, from no other coder's
-- dictionaries.
--
-- To add to it, before lede.events is required:
--
--   local words = require "lexicons.event_verbs"
--   words.verbs = words.verbs .. "\nCOERCE | arrest | object | - | handcuff, chain up"
local M = {}

-- Sets of verbs that stand in several lines of `verbs`, as $start.
M.sets = {
  start = [[
    begin, start, launch, open, initiate, stage, hold, conduct, carry out, mount, wage,
    undertake, organise, organize, resume, renew, reopen, continue, step up, intensify, embark
    on, engage in, pursue, participate in, take part in, join, attend, convene, schedule,
    restart, unleash, commit, perpetrate, order]],
  stop = [[
    end, halt, stop, cancel, suspend, postpone, call off, break off, cut, cut off, sever,
    terminate, abandon, discontinue, freeze, reduce, curtail, scale back, withhold, interrupt,
    scrap, boycott, walk out of, pull out of, withdraw from, quit, downgrade, block, annul,
    revoke, drop out of, slash, walk away from]],
  lift = [[
    lift, ease, end, relax, remove, cancel, call off, suspend, loosen, repeal, revoke, drop,
    rescind, abolish, scrap, waive, withdraw, postpone, stop, halt, soften, reverse, overturn,
    annul, reduce]],
  give = [[
    provide, send, give, deliver, donate, grant, supply, ship, extend, dispatch, contribute,
    offer, hand over, distribute, pledge, release, airlift, allocate, lend, award, rush,
    channel, transfer, fund,
    finance]],
  impose = [[
    impose, declare, institute, introduce, tighten, extend, enforce, announce, order, slap,
    decree, reimpose, clamp, toughen, prolong, proclaim]],
}

-- type | mode | sides | acts on | verbs
--
-- Verbs stand in their dictionary form; one may be a phrase, also with words of its object ("take
-- to the streets"). A line that begins with a space goes on with the one before.
--
-- Sides say where the other side stands: object, or the words behind which it stands, the first
-- that is there; else it is the next actor that is named.
--
-- Of what it acts on one must be there, of those joined by + all; - asks for nothing:
--   a kind of nouns   of event_nouns, in the object (of a passive: the subject)
--   by:KIND           in the subject
--   party, whom       an actor as the object; one that is a person or a people
--   side, pair        an actor behind one of the sides; two in the subject ("A and B met")
--   none              no object
--   to, obj_to        an infinitive; one behind the object ("told Norway to")
--   ing, that         what follows the verb
--   then:on_trial     these words behind the object
--   force             a subject that may threaten or allow: a state, officials, armed people
--
-- Of the lines of a verb the first that fits counts, those that ask for nothing last. A type with =
-- is a carrier: it says what becomes of the verb behind it (plan, try, fail, do); =none is none.
M.verbs = [[
-- ---- carriers: what they say of the verb behind them ----
=plan       | - | - | to | plan, intend, prepare, aim, hope, expect, want, seek, wish, mean,
    propose, arrange
=plan       | - | - | ing | consider, contemplate, mull, weigh, favour, favor, discuss, mean, risk
=try        | - | - | to | try, attempt, strive, struggle, work, move
=fail       | - | - | to | fail, neglect, omit, hesitate
=none       | - | - | - | decline to comment, refuse to comment, decline to say, refuse to say,
    decline comment, ask for comment, accept responsibility, take part, hold true, go on record
=do         | - | - | to | decide, begin, start, continue, manage, help, choose, proceed, resolve,
    opt, elect, be able

-- ---- AGREE: intent to cooperate, to give, to settle ----
AGREE       | - | with to | to | agree, offer, promise, pledge, undertake, consent, volunteer,
    commit, accept, swear, guarantee, vow, assure, be prepared
AGREE       | - | with | - | agree, consent, come to terms, compromise
AGREE       | - | with | deal plan talks peace | reach, accept, clinch, strike, conclude,
    negotiate, broker, hammer out, work out, endorse, welcome
AGREE       | - | to | aid concession talks troops pact trade mediation | offer, promise, pledge,
    commit, propose, announce, guarantee, agree
AGREE       | - | with | - | settle, reconcile, make peace, patch up
AGREE       | - | to with | readiness | express, voice, signal, indicate, announce, declare, show,
    state, reaffirm
AGREE       | - | with to | talks peace trade project ceasefire visit exercises | propose,
    suggest, seek, favour, favor, back
AGREE       | - | - | - | accept, say yes to

-- ---- CONSULT: meetings, visits, calls, talks ----
CONSULT     | phone | object with | party | telephone, phone, speak to, speak with, talk to, talk
    with
CONSULT     | visit | object to in | - | visit, tour, pay a visit, travel to, fly to, pay visit
    to, arrive in
CONSULT     | host | object | whom | host, receive, invite
CONSULT     | - | object with | party | meet, meet with, consult, brief, confer with, hold talks
    with, sit down with
CONSULT     | - | with | side pair | confer, negotiate, hold talks, bargain, meet, talk, consult,
    exchange views
CONSULT     | - | with | none | confer, hold talks
CONSULT     | - | with | talks visit | $start, have talk, have a meeting, chair, host, lead,
    arrive for, arrive, leave for
CONSULT     | - | with | by:leaders | gather, convene, assemble
CONSULT     | - | between with | by:talks | resume, begin, open, start, continue, take place, go
    on, get under way, reopen
CONSULT     | - | with | side pair | speak, sit down, hold a meeting, hold a summit
CONSULT     | visit | to | delegation | send, dispatch, lead, despatch
CONSULT     | host | object | diplomat delegation | receive, welcome, host, meet
CONSULT     | visit | to in | none | fly, fly in, arrive on a visit
CONSULT     | visit | to | visit | begin, start, end, complete, wind up
CONSULT     | mediate | between in | - | mediate, arbitrate
CONSULT     | mediate | between | mediation | $start, lead, offer
CONSULT     | - | with | dispute plan peace ties conflict | discuss, debate, negotiate
CONSULT     | - | with | side pair | discuss

-- ---- SUPPORT: words and acts of diplomacy for somebody ----
SUPPORT     | - | object | - | praise, commend, endorse, hail, laud, applaud, congratulate,
    salute, thank, honour, honor, back, champion, vindicate, stand by, side with, rally behind,
    vouch for, sympathise with, sympathize with, express support for, pay tribute to, express
    gratitude to, give backing to, pay homage to, sing the praises of
SUPPORT     | - | object of | - | defend
SUPPORT     | - | object | - | support, welcome, forgive, pardon, recognise, recognize, embrace,
    reassure, encourage
SUPPORT     | - | to with for | support apology condolence | send, offer, express, convey, extend
SUPPORT     | - | for | - | vote for, speak up for, come out in favour of, stick up for, come to
    the defence of, come to the defense of
SUPPORT     | - | to | - | apologise, apologize
SUPPORT     | - | for to with | support apology | express, voice, offer, pledge, mobilise,
    mobilize, give, declare, rally, win, lend, reaffirm, reiterate, issue, extend, send
SUPPORT     | - | with | deal pact ceasefire | approve, sign, ratify, initial, ink, finalise,
    finalize, conclude, seal
SUPPORT     | - | with | ties embassy | establish, restore, upgrade, resume, strengthen, improve,
    renew, normalise, normalize, expand, open, reopen, deepen, boost, re-establish, forge, cement,
    build, mend

-- ---- COOPERATE: both sides gain: exercises, trade, shared knowledge, extradition ----
COOPERATE   | - | with | exercises trade project intelligence | $start, share, exchange, expand,
    boost, increase, set up, develop
COOPERATE   | - | with | - | cooperate, co-operate, collaborate, work together, team up, join
    force
COOPERATE   | - | to | - | extradite
COOPERATE   | - | to | suspect | hand over, turn over, surrender, transfer, send back, deliver
COOPERATE   | - | with | side | work, trade, train, team up
COOPERATE   | - | to from | export import trade | increase, raise, boost, resume, start, begin,
    double, expand
COOPERATE   | - | with to | intelligence | exchange, pass, hand

-- ---- AID: what helps the other side only ----
AID         | - | to for object | aid asylum intelligence money | $give
AID         | - | to for object | troops peacekeepers arms | provide, give, supply, lend, donate,
    grant, ship, extend, contribute, offer
AID         | - | to in | by:helpers | fly, fly to, arrive, arrive in, travel to, land in, treat,
    reach, help, rush to
AID         | - | to in for | peacekeepers | send, deploy, dispatch, despatch
AID         | - | to for | helpers | send, provide, dispatch, fly, despatch, deploy
AID         | - | of to | debt | forgive, write off, cancel, reschedule
AID         | - | object | troops police army | train, equip, arm
AID         | - | to | refuge | give, offer, provide, grant
AID         | - | to | - | donate
AID         | - | object | party | assist, shelter, evacuate, rescue, feed, arm, equip, bail out,
    resettle, treat, vaccinate, house, aid, help rebuild
AID         | - | to | aid | facilitate, coordinate, finance, expand, airdrop, parachute, fly in
AID         | - | to for | aid | approve, increase, hand out, bring, airdrop, dole out, serve

-- ---- CONCEDE: gives way in words, eases, allows ----
CONCEDE     | - | in on | restriction sanctions emergency ban protest charge siege | $lift
CONCEDE     | - | to | demand | accept, meet, concede, concede to, yield to, bow to, give in to,
    agree to, grant, accede to, satisfy, heed
RETREAT     | access | - | aid peacekeepers inspector | allow, permit, let, admit, let in, allow
    in
CONCEDE     | - | to | power | hand, hand back, give up, cede, transfer, relinquish, hand over,
    surrender, renounce, share, devolve, yield
CONCEDE     | - | object | force+to force+party | allow, permit, let, authorise, authorize,
    enable, clear
CONCEDE     | - | object | protest visit access vote party_org | allow, permit, legalise,
    legalize, authorise, authorize, approve
CONCEDE     | - | to | demand reform | concede to, concede at last to
CONCEDE     | - | to | none | yield, relent, back down, give in, give way, bow, capitulate, back
    off, cave in
CONCEDE     | - | to | reform power | concede, accept, promise, grant, introduce, announce,
    approve, share, initiate
CONCEDE     | - | to | border media school | reopen, open
CONCEDE     | - | of | charge | commute, quash, dismiss, annul, overturn
CONCEDE     | - | to | amnesty | grant, declare, announce, offer, give
CONCEDE     | - | with | ceasefire | declare, announce, proclaim, accept
CONCEDE     | - | object | - | reinstate, rehabilitate, acquit, amnesty, exonerate

-- ---- RETREAT: gives way in deeds: withdraws, releases, lets in, disarms, resigns ----
RETREAT     | withdraw | from | troops none weapons | withdraw, pull out, pull back, retreat,
    evacuate, vacate, redeploy, remove, pull
RETREAT     | withdraw | from | withdrawal | $start, complete, finish, speed, speed up,
    accelerate, announce, order
RETREAT     | withdraw | from | by:troops+none by:troops+place by:troops+party | leave, withdraw
    from, pull out of, pull back from, retreat from, depart, pull back, withdraw, pull out, return
    home, go home
RETREAT     | withdraw | from | place | withdraw from, pull out of, retreat from, pull back from
RETREAT     | ceasefire | between | by:ceasefire | take effect, come into force, begin, hold, come
    into effect, go into effect
RETREAT     | return | to | side | return, hand back, give back
RETREAT     | disarm | to | by:fighters | surrender, give up, hand over, hand in, lay down
RETREAT     | withdraw | from | place | vacate, evacuate, cede, relinquish
RETREAT     | disarm | to | - | surrender, disarm, demobilise, demobilize, demilitarise,
    demilitarize, disband, decommission, lay down arms, lay down weapon
RETREAT     | disarm | - | weapons | lay down, hand in, dismantle, destroy, hand over, turn in,
    scrap, turn over, give up
RETREAT     | ceasefire | with | ceasefire | observe, respect, honour, honor, hold, implement,
    begin, call
RETREAT     | ceasefire | - | conflict | end, halt, stop, suspend
RETREAT     | release | object to | whom prisoner people refugee remains | free, release,
    repatriate, liberate, set free, parole, discharge, swap, exchange
RETREAT     | return | to | - | pay compensation, pay reparation, pay damage, compensate
RETREAT     | return | to object | compensation property weapons land prisoner troops remains
    refugee | return, hand over, hand back, give back, restore, receive
RETREAT     | access | object from | peacekeepers inspector | receive, admit, allow in, accept,
    welcome, let in
RETREAT     | access | in | by:peacekeepers | arrive, arrive in, arrive at, land, land in, enter,
    deploy, deploy in
RETREAT     | release | object | then:go then:free | let, set
RETREAT     | resign | - | by:leaders+none | quit, walk out, retire
RETREAT     | resign | - | - | resign, step down, quit office, abdicate, bow out, stand down
RETREAT     | resign | - | resignation | submit, tender, announce, offer

-- ---- INVESTIGATE ----
INVESTIGATE | - | object | - | investigate, probe, inspect, scrutinise, scrutinize, look into,
    inquire into
INVESTIGATE | - | object in | allegation | examine, study, check, review, assess, document,
    monitor, verify
INVESTIGATE | - | object | whom people | question, interrogate, cross-examine
INVESTIGATE | - | object in | by:inspector | visit, tour, arrive in, check, enter, search
INVESTIGATE | - | in into against | inquiry inspector hearing | $start, send, dispatch, set up,
    order, announce, deploy, lead, conduct
INVESTIGATE | - | in | inquiry | put under, be under, place under

-- ---- DEMAND ----
DEMAND      | - | object from of on | that obj_to | push, press, require, oblige, compel, order,
    direct
DEMAND      | - | object from of on | - | demand, insist, order, urge, instruct, pressure, exhort,
    implore, beseech, appeal to, call on, call upon, tell to
DEMAND      | - | on for to from | - | call for, press for, push for, appeal for, insist on,
    clamour for, clamor for, plead for, lobby for, campaign for
DEMAND      | - | object | obj_to | want, tell, command, warn
DEMAND      | - | on from to | demand | issue, put, step up, exert, increase, send, present,
    deliver

-- ---- DISAPPROVE: accuse, condemn, complain, sue, convict ----
DISAPPROVE  | disapprove | object | - | condemn, criticise, criticize, denounce, decry, deplore,
    slam, blast, lambast, lambaste, rebuke, censure, chide, castigate, attack verbally, berate,
    reprimand, scold, ridicule, disparage, deride, assail, take to task, find fault with, lash out
    at, hit out at, regret, lament, protest against, speak out against
DISAPPROVE  | allege | object | that | charge, complain, allege
DISAPPROVE  | allege | object | then:to_court then:responsible then:guilty then:liable
    then:accountable | take, hold, find, declare, drag, haul
DISAPPROVE  | disapprove | of | diplomat | summon, call in, haul in
DISAPPROVE  | disapprove | to over about | - | protest to, complain to, protest over
DISAPPROVE  | disapprove | to about over | - | complain, object, lash out
DISAPPROVE  | disapprove | against | sanctions | call for, urge, demand, seek, recommend
DISAPPROVE  | allege | object against | - | accuse, blame, indict, sue, implicate, vilify,
    convict, fault, allege, denigrate, vilify
DISAPPROVE  | allege | object with against | - | charge
DISAPPROVE  | allege | against | complaint lawsuit charge petition | file, lodge, bring, level,
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
REJECT      | - | - | talks plan peace offer | reject, boycott, shun, stay away from, stay out of
REJECT      | - | - | - | say no to, be against, stand firm, refuse to accept, stand up to, hold
    out against
REJECT      | - | - | blackout secrecy | impose, maintain, order

-- ---- THREATEN ----
THREATEN    | - | object with against to | - | threaten, menace
THREATEN    | - | object to against | to | vow, swear
THREATEN    | - | object | that | vow
THREATEN    | - | object against | party+force | warn, caution
THREATEN    | - | object | force+that | warn
THREATEN    | - | to against | ultimatum threat warning | issue, give, deliver, set, repeat, send,
    receive
THREATEN    | violence | against | revenge | vow, swear, pledge, promise, threaten
THREATEN    | - | object | party | intimidate, blackmail
THREATEN    | - | to | deadline | set, give, issue
THREATEN    | - | with against | consequence | warn of, threaten, promise, face

-- ---- PROTEST ----
SANCTION    | discontinue | with | side | stop work, stop cooperate, stop trade, stop deal
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
PROTEST     | riot | with against | by:protesters | clash, clash with, battle, fight, fight with,
    throw, hurl, loot, attack, storm, ransack
PROTEST     | demo | of | flag | burn, trample, tear down
PROTEST     | demo | against in | by:protesters | gather, assemble, converge, chant, surround,
    pour into, fill, block
PROTEST     | obstruct | object of | embassy | occupy, storm, surround, picket, besiege
PROTEST     | obstruct | - by | road | block, blockade, barricade, obstruct, occupy, paralyse,
    paralyze, seal off, cut
PROTEST     | boycott | object | vote by:people | boycott

-- ---- SANCTION: cuts relations, aid, talks ----
SANCTION    | discontinue | to with | aid ties talks trade visit cooperation mediation exercises
    meeting membership supply project contract export arms work+side | $stop
SANCTION    | withdraw | from | diplomat peacekeepers inspector embassy aid helpers | withdraw,
    recall, pull out, ship out, evacuate, pull
SANCTION    | discontinue | object on | party | sanction, blacklist, ostracise, ostracize, isolate
SANCTION    | withdraw | with between | by:talks | collapse, break down, fail, founder, stall,
    break off, end in failure
SANCTION    | discontinue | of | money_assets | freeze, block
SANCTION    | expel | object from | then:out then:out_of then:away | force, drive, throw, kick,
    push, order
SANCTION    | withdraw | to in with | embassy office ties talks | close, shut, shut down, break
SANCTION    | discontinue | to on with | cut | announce, order, declare, impose
SANCTION    | discontinue | to | aid trade export import | prohibit, ban, bar, forbid, outlaw
SANCTION    | expel | object | diplomat inspector peacekeepers helpers party_org media | expel,
    oust, banish, throw out, force out, kick out
SANCTION    | expel | object | party | force out, drive out, throw out, kick out, oust
SANCTION    | discontinue | on against | sanctions embargo | $impose
SANCTION    | discontinue | with | none | break off, break with
SANCTION    | expel | from | party | suspend, exclude, eject

-- ---- MOBILIZE ----
MOBILIZE    | troops | against in to | troops weapons police army | mobilise, mobilize, deploy,
    mass, send, move, amass, dispatch, station, reinforce, build up, call up, rush, concentrate,
    put, place, test, test-fire, position, increase, order
MOBILIZE    | troops | - | test | conduct, carry out, stage
MOBILIZE    | troops | against | then:on_alert then:on_high_alert then:on_full_alert
    then:on_standby then:on_guard | put, place, keep
MOBILIZE    | troops | against in | by:troops+none by:troops+border | deploy, mass, gather,
    advance, patrol, assemble, dig in, take up positions
MOBILIZE    | police | object | by:police | surround, encircle, patrol, guard, ring
MOBILIZE    | police | in at | security | step up, tighten, beef up, increase, strengthen, boost
MOBILIZE    | troops | to | police | send, increase, rush, dispatch, reinforce, post, call in,
    bring in
MOBILIZE    | troops | - | alert | remain on, put, place, be on, order, go on, raise, declare
MOBILIZE    | troops | in | patrol exercises | order, begin, start, conduct, step up, launch
MOBILIZE    | troops | against | none | mobilise, mobilize, rearm, patrol

-- ---- COERCE: repression, arrests, bans, property ----
COERCE      | arrest | object | - | arrest, detain, jail, imprison, incarcerate, apprehend, round
    up, capture alive, intern, sentence, take into custody, remand, extort, extradited
COERCE      | restrict | against at on | tear_gas | fire, use, lob, turn, shoot
COERCE      | arrest | object | then:under_house_arrest then:in_custody then:in_jail
    then:in_prison then:on_trial then:behind_bars then:into_custody then:to_death then:to_prison |
    put, place, hold, keep, take, throw, send, sentence, condemn
COERCE      | arrest | object | whom people prisoner suspect | hold, charge, seize, keep, pick up,
    try, convict
COERCE      | confiscate | object from | - | confiscate, impound, expropriate, nationalise,
    nationalize, loot, plunder, ransack
COERCE      | confiscate | from | property weapons money land vessel building | seize, take over,
    take, requisition
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
    harass, subjugate, quell, crush, fine, blockade, besiege, annex, punish, penalise, penalize,
    coerce, force
COERCE      | restrict | object on | offices | raid, search, storm

-- ---- ASSAULT: violence against people ----
FIGHT       | heavy-weapons | object on | by:aircraft | kill, wound, injure, hit, strike, attack,
    destroy, pound, target, raid, bomb, fire on, fire at
ASSAULT     | abduct | object | - | kidnap, abduct, hijack, take hostage, snatch
ASSAULT     | abduct | object | then:hostage then:captive then:as_human_shields | take, hold,
    seize, keep, use
ASSAULT     | abduct | object | by:pirates | seize, capture, board, take over, commandeer, grab
ASSAULT     | firearms | object | then:dead | shoot, gun
ASSAULT     | abduct | object | hostage human_shield | take, hold, seize, use
ASSAULT     | torture | object | - | torture, maim, mutilate
ASSAULT     | sexual | object | - | rape, molest, gang-rape, sexually abuse, sexually assault,
    abuse sexually
ASSAULT     | beat | object | - | assault, beat up, manhandle, club, whip, flog, lash, punch,
    abuse, injure, wound, tear-gas, poison, beat to death
ASSAULT     | execute | object | whom people prisoner | execute, hang
ASSAULT     | execute | object | - | behead, lynch, put to death, decapitate
ASSAULT     | assassinate | object | - | assassinate, gun down
ASSAULT     | primitive | object | - | stab, knife, stone, hack to death, firebomb, pelt, behead
ASSAULT     | firearms | object at on | party people | shoot, shoot dead, shoot at, open fire on,
    open fire, fire on, fire at
ASSAULT     | explosives | in near at | bomb | explode, detonate, set off, plant, throw, hurl, lob
ASSAULT     | explosives | object | party people place building vessel none | bomb, blow up,
    blast, dynamite
ASSAULT     | explosives | object in near | none by:bomb | explode, go off, rip through
ASSAULT     | - | object | - | massacre, slaughter, murder, ambush, attack, harm, terrorise,
    terrorize, brutalise, brutalize, ill-treat, mistreat, slay
ASSAULT     | - | object | party people | kill, target, butcher, slay
ASSAULT     | beat | object | people | beat, kick, hit
ASSAULT     | - | on against | attack | $start, plot, coordinate, direct

-- ---- FIGHT: armies, heavy weapons, territory ----
FIGHT       | heavy-weapons | object | - | shell, bombard, strafe, air-strike, napalm, mortar,
    shoot down, down, torpedo
FIGHT       | - | object | - | invade, overrun, recapture, retake, attack militarily, conquer,
    counterattack, counter-attack, repel, repulse, besiege
FIGHT       | - | object of | place position territory | capture, seize, take, storm, occupy, take
    control of, gain control of, control, hold, advance on, fall to, push into, cross into, lose
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
FIGHT       | - | with against | - | battle, clash, fight, clash with, fight with, fight against,
    engage, skirmish, do battle, wage war, go to war
FIGHT       | - | object of on against | offensive war | $start, fire
FIGHT       | heavy-weapons | at on | weapons | fire, launch, drop, use, fire off, rain
FIGHT       | other | with | ceasefire | violate, break, breach

-- ---- CRIME: what is no politics ----
CRIME       | - | object | - | rob, burgle, smuggle, embezzle, steal, launder, traffic, vandalise,
    mug, defraud, swindle, bribe
]]

-- Words that make an infinitive behind them a plan, an attempt or a failure: "a plan to attack".
M.carrier_words = {
  plan = [[
    ready, willing, prepared, due, set, about, plan, intention, decision, pledge, promise, likely,
    determined, poised, eager, proposal]],
  try = "attempt, bid, plot, effort, campaign",
  fail = "unable, reluctant, refusal, failure, unwilling, loath",
}

return M
