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
    offer, hand over, distribute, pledge, airlift, allocate, lend, award, rush,
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
--   says, wants       a clause; one that says what should or will be
--   one, self         a subject that is one person; that is "I" or "we"
--   passive, thing    of a passive; any object
--   name, armed       a subject that is a person by name or office; one with arms, a state
--   then:on_trial     these words behind the object
--   persons           a subject and an object that are people by name
--   force             a subject that may threaten or allow: a state, officials, armed people
--   near:KIND         a kind of nouns in the rest of the clause
--   event             a noun that is an event by itself, by event_nouns
--
-- Of the lines of a verb the first that fits counts, those that ask for nothing last. A type with =
-- is a carrier: it says what becomes of the verb behind it (plan, try, fail, do); =none is none,
-- =noun the event of the noun it acts on, =end the end of that. Where "subject" is the side, who
-- stands there suffers it ("died in an explosion").
M.verbs = [[
-- ---- carriers: what they say of the verb behind them ----
=plan       | - | - | to | plan, intend, prepare, aim, hope, expect, want, seek, wish, mean,
    propose, arrange
=plan       | - | - | ing | consider, contemplate, mull, weigh, favour, favor, discuss, mean, risk
=try        | - | - | to | try, attempt, strive, struggle, work, move
=fail       | - | - | to | fail, neglect, omit, hesitate
=none       | - | - | - | decline to comment, refuse to comment, decline to say, refuse to say,
    decline comment, refuse to deny, refuse to give, decline to
    put, decline to predict, ask for comment, accept responsibility, take
    part, hold true, go on record
=none       | - | - | - | decline to name, decline to give, decline to identify, decline to
    discuss, decline to elaborate, decline to speak, decline to disclose, decline to confirm,
    decline to answer, decline to specify, decline to provide, decline to reveal, decline to
    speculate, decline to be, decline a interview, refuse to disclose, refuse to elaborate, refuse
    to confirm, refuse to identify, refuse to name, refuse to answer, refuse to be draw, give
    birth, take place, take office, take charge, take advantage, take note, take care, take
    account, take action, take time, take effect, hold office, hold talent, take over as, agree to
    disagree, fight back tear, hold its breath, hold their breath, meet need, meet expectation,
    meet standard, meet demand for, meet target, strike gold, hit the headline, hit a record, open
    the door, call it a day, take the view, take pride, take a look, take a break, take a step,
    give rise, give way to, make up, take shape, take up, strike a chord, strike a balance, strike
    a note, stop short, kill time, take delivery, give evidence, engage in politics
=none       | - | - | by:nature | hit, strike, kill, injure, wound, destroy, damage, pound,
    threaten, force, block, close, cut, cut off, displace, attack, rip through, halt, end, stop,
    drive, disrupt, besiege, batter, claim, demolish, wreck, bury, hurt, harm, sweep into, reach,
    enter, visit, explode, erupt, blast, isolate, postpone, cancel
=none       | - | - | near:accident | kill, injure, wound, die, hurt, hit, perish
=none       | - | - | then:to_account | hold
=none       | - | with | self one+says one+side | agree, concur
=none       | - | - | phone_call | offer
=none       | - | - | - | hail from, charge for, correspond to, back up
=none       | - | - | gathering | end, conclude, close, wind up
=none       | - | - | details near:hospital | release
=none       | - | - | near:hospital | discharge
=none       | - | - | release+near:details | order, announce, make, demand, issue, delay
=none       | - | - | near:danger | warn
=none       | - | - | crimes | commit
=none       | - | - | rivals | beat
=none       | - | - | deadline | extend, delay
=none       | - | - | by:protesters | disband
=none       | - | - | proof | provide, give, offer, supply, produce
=none       | - | - | one | agree, concur
=none       | - | - | rules | announce, introduce, extend, order, declare, institute
=none       | - | - | - | thank goodness, thank god, thank heaven, sweep into power, sweep to power,
    sweep into office
=none       | - | - | passive+party | commit
=none       | - | - | near:price | charge
=none       | - | - | ing | insist on
=none       | - | - | one+that | accept
=none       | - | - | - | settle for, settle down, settle in
=none       | - | - | passive+place passive+building | evacuate, vacate
=none       | - | - | self | regret, accept
=none       | - | - | says | demonstrate
=none       | - | - | passive | encourage
=none       | - | - | party | agree
=none       | - | - | whom | dismiss
=none       | - | - | money rate | support, defend
AGREE       | - | with to | wants | agree
=none       | - | - | says | agree, concur
=none       | - | - | passive reception | meet, meet with
=none       | - | - | listeners | speak to, speak with, talk to, talk with
=none       | - | - | rate | charge, set, hit
=none       | - | - | rally | attend, join
=none       | - | - | bankruptcy near:bankruptcy | file, seek
=none       | - | - | then:as | treat
=none       | - | - | - | seize on, take out
=none       | - | - | near:cause | stamp out, root out, eradicate, wipe out, end, fight,
    fight back, campaign, battle, attack, tackle, combat,
    threaten
=none       | - | - | web | visit, attack, launch, open, tour, close
=none       | - | - | show | open, launch, cancel, join, hold, start, begin, stage, host, shoot,
    hit, attack, reject, welcome, receive, accept, back, boycott
=do         | - | - | to | force, compel, oblige, be force
=do         | - | - | to | decide, begin, start, continue, manage, help, choose, proceed, resolve,
    opt, elect, be able, vote
=do         | - | - | ing | begin, start, continue, keep

-- ---- AGREE: intent to cooperate, to give, to settle ----
AGREE       | - | with to | to | agree, offer, promise, pledge, undertake, consent, volunteer,
    commit, accept, swear, guarantee, vow, assure, be prepared
AGREE       | - | with to | to | be willing, be ready, stand ready, be open, express readiness,
    signal readiness, signal willingness, express willingness, commit itself, commit themselves
AGREE       | - | object to | party+near:money party+near:aid party+near:arms | promise, offer,
    pledge
AGREE       | - | with | none | compromise
AGREE       | - | with | - | agree, consent, come to terms, assent, acquiesce, concur,
    come to a agreement, come to a understanding, reach a understanding, reach agreement, reach a
    deal, see eye to eye, close ranks, give its consent, give the
    go-ahead, give a go-ahead, give the green light, pave the way, find common ground
AGREE       | - | with to | then:to+none then:itself | commit
AGREE       | - | object with to | - | agree to
AGREE       | - | with | deal plan talks peace | reach, accept, clinch, strike, conclude,
    negotiate, broker, hammer out, work out, endorse, welcome, agree, agree on, thrash out, settle
    on, sign up to
AGREE       | - | to | aid concession talks troops pact trade mediation | offer, promise, pledge,
    commit, propose, announce, guarantee, agree
AGREE       | - | with | - | settle, reconcile, make peace, patch up
AGREE       | - | to with | readiness | express, voice, signal, indicate, show, reaffirm
AGREE       | - | with to | talks peace trade project ceasefire visit exercises | propose,
    suggest, seek, favour, favor, back
AGREE       | - | object from of | that law reform aid+side | accept
AGREE       | - | object to | - | say yes to, accede

AGREE       | - | with to | that | promise, pledge, undertake, guarantee, assure
-- ---- CONSULT: meetings, visits, calls, talks ----
CONSULT     | phone | object with | whom | telephone, phone
CONSULT     | - | object with | whom | speak to, speak with, talk to, talk with
CONSULT     | visit | object to in | - | visit, tour, pay a visit, pay visit to
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
INVESTIGATE | - | subject | - | go on trial, stand trial, face trial
INVESTIGATE | - | in into to | then:to_examine then:to_investigate then:to_probe then:to_inspect
    then:to_establish then:to_determine then:to_look_into | send, dispatch, despatch, appoint, set
    up, deploy, fly in
CONSULT     | visit | to | delegation | send, dispatch, despatch
CONSULT     | visit | to | delegation+side | lead
CONSULT     | host | object | diplomat delegation | receive, welcome, host, meet
CONSULT     | visit | to in | none | arrive on a visit
CONSULT     | visit | to in | by:leaders+none | fly, fly in
CONSULT     | visit | to | visit | begin, start, end, complete, wind up
CONSULT     | mediate | between in | - | mediate, arbitrate, shuttle, intercede, act as mediator,
    act as a mediator, act as go-between, act as a go-between, conciliate
CONSULT     | phone | object | whom+then:to_discuss whom+then:to_talk whom+then:by_phone
    whom+then:by_telephone whom+then:on_the_phone | call, ring
CONSULT     | phone | with to | side | speak by telephone, speak by phone, speak on the phone,
    talk by phone, talk by telephone, talk on the phone, exchange letters, correspond, exchange
    messages
CONSULT     | host | object | whom+then:in whom+then:at whom+then:to | welcome, greet
CONSULT     | visit | in to | then:for+near:talks then:on+near:visit | leave for, head for, travel
    to, stop in, stop over in, set off for, depart for, set out for
CONSULT     | visit | to in | visit talks | be on
CONSULT     | visit | to in | by:leaders | arrive at, arrive for, land in, stop in, stop over in,
    head to, depart for, set off for, leave for, touch down in, drop in on
CONSULT     | host | object | - | play host to
CONSULT     | - | with | - | have dinner with, dine with, lunch with, have lunch with, have
    breakfast with, shake hands with, come face to face, hold a dialogue with, enter into talks,
    enter talks, begin talks, open talks, open negotiation, return to the negotiating table, sit
    at the same table, meet face to face, meet behind closed doors, hold discussions with, be in
    talks, be in negotiation, be in contact
CONSULT     | mediate | between | mediation | $start, lead, offer
CONSULT     | - | with | dispute plan peace ties conflict | negotiate
CONSULT     | - | with | side pair | discuss, debate, talk over, go over

-- ---- SUPPORT: words and acts of diplomacy for somebody ----
SUPPORT     | - | object | - | praise, commend, endorse, hail, laud, applaud, congratulate,
    salute, thank, honour, honor, back, champion, vindicate, stand by, side with, rally behind,
    vouch for, sympathise with, sympathize with, express support for, pay tribute to, express
    gratitude to, give backing to, pay homage to, sing the praises of
SUPPORT     | - | object | - | acclaim, extol, speak highly of, speak warmly of, approve of, take
    the side of, throw its weight behind, throw his weight behind, throw their weight behind,
    throw weight behind, come out in support of, speak in favour of, speak in favor of, come out
    in favour of, come out in favor of, close ranks behind, heap praise on, lavish praise on, be
    full of praise for, offer condolence to, send condolence to, commiserate with, show solidarity
    with, express solidarity with, stand with, stand shoulder to shoulder with, speak out for,
    speak out in support of, speak in defence of, speak in defense of, decorate, felicitate, ally
    with, ally itself with, align itself with, voice support for, declare support for, make amends
    to
SUPPORT     | - | object of | party | glorify, credit, cheer, toast, uphold, console, comfort,
    trust
SUPPORT     | - | object of | - | defend
DEMAND      | - | object | obj_to+party | encourage
SUPPORT     | - | object | - | support, welcome, forgive, pardon
SUPPORT     | - | object | party party_org power rights vote | recognise, recognize, embrace
SUPPORT     | - | object | party | encourage, reassure
SUPPORT     | - | to with for | support apology condolence | send, offer, express, convey, extend
SUPPORT     | - | for | - | vote for, speak up for, come out in favour of, stick up for, come to
    the defence of, come to the defense of
SUPPORT     | - | to | - | apologise, apologize
SUPPORT     | - | for to with | support apology | express, voice, offer, pledge, mobilise,
    mobilize, give, declare, lend, reaffirm, reiterate, issue, extend, send
SUPPORT     | - | with | deal pact ceasefire | approve, sign, ratify, initial, ink, finalise,
    finalize, conclude, seal, accede to, enter into, countersign, adopt, put signature to, put
    their signature to, put its signature to
SUPPORT     | - | with | ties embassy | establish, restore, upgrade, resume, strengthen, improve,
    renew, normalise, normalize, expand, open, reopen, deepen, boost, re-establish, forge, cement,
    build, mend, revive, reestablish, develop, rebuild, repair, re-open, enhance, consolidate,
    inaugurate, set up

-- ---- COOPERATE: both sides gain: exercises, trade, shared knowledge, extradition ----
COOPERATE   | - | with | exercises trade+side trade+pair project+side project+pair
    intelligence+side intelligence+pair | $start, share, exchange, expand, boost, increase, set up,
    develop
COOPERATE   | - | with | - | cooperate, co-operate, collaborate, work together, team up, join
    force
COOPERATE   | - | to | - | extradite
COOPERATE   | - | to with | intelligence+side intelligence+party | pass, pass on, relay, forward,
    pool, swap, trade, hand
    over, turn over, feed
COOPERATE   | - | with | - | join force, pool resource, work in tandem, act in concert,
    co-produce, work jointly, work closely, cooperate closely, work hand in hand, go into
    partnership
COOPERATE   | - | with | side+near:exercises pair+near:exercises | train, practise, practice,
    stage, carry out, conduct, hold, take part, participate
COOPERATE   | - | with | project+pair link+pair project+side link+side | open, inaugurate,
    complete, build, develop, launch, finance, create, form
COOPERATE   | - | from to | side+goods side+arms side+trade | buy, purchase, sell, export, import,
    acquire, ship, order
COOPERATE   | - | to from | side | export, sell oil, sell gas, import
COOPERATE   | - | from to with | trade | double, triple, step up, restart, reopen, lift,
    liberalise, liberalize, establish, restore
COOPERATE   | - | to | suspect | hand over, turn over, surrender, transfer, send back, deliver
COOPERATE   | - | with | side+force pair+force | work, trade, train, team up
COOPERATE   | - | to from | export import trade | increase, raise, boost, resume, start, begin,
    double, expand
COOPERATE   | - | with to | intelligence | exchange, pass, hand

COOPERATE   | - | with | exercises | conclude, complete, finish, wind up, end
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
AID         | - | to in for object | aid+party money+party | give, lend, hand, advance, loan
AID         | - | object | party+near:money party+near:aid party+near:arms party+near:debt | lend,
    give, grant, send, loan, award, hand, advance, allot
AID         | - | object | then:with+party+near:aid then:with+party+near:money
    then:with+party+near:arms then:with+party+near:refuge | supply, provide, furnish, equip,
    present, fund
AID         | - | object | party+force people+force | protect
AID         | - | to in for | money aid | deposit, inject, pump, pour, earmark, disburse, wire,
    remit, unblock, unlock, pay out, make available
AID         | - | object from | refugee people+side | take in, absorb, harbour, harbor, house,
    shelter, host, admit, accept, resettle, give home to, give shelter to, open its door to, care
    for
AID         | - | object for in | refuge_place | build, rebuild, repair, set up, erect
AID         | - | in for to | aid | drop, unload, distribute, hand out, send in, truck, haul,
    bring in
AID         | - | object | party people | nurse, save from, help feed, come to the aid of, come to
    the rescue of, come to the help of, come to the assistance of, give shelter to, give refuge
    to, provide shelter to, provide sanctuary to, support financially, prop up, bankroll,
    subsidise, subsidize, help evacuate, help defend
AID         | - | to for | by:aid by:helpers | reach, arrive in, arrive at, land in, get through
    to, roll into, cross into, enter
AID         | - | to | - | donate
AID         | - | object | party | assist, shelter, evacuate, rescue, feed, arm, equip, bail out,
    resettle, vaccinate, house, aid, help rebuild
AID         | - | object | by:helpers | treat
AID         | - | to | aid | facilitate, coordinate, finance, expand, airdrop, parachute, fly in
AID         | - | to for | aid | approve, increase, hand out, bring, airdrop, dole out, serve

-- ---- CONCEDE: gives way in words, eases, allows ----
CONCEDE     | - | in on | restriction sanctions emergency ban protest charge siege | $lift
CONCEDE     | - | in on | restriction sanctions emergency ban protest siege tax stance | water
    down, backtrack on, back down on, back away from, retreat from, shelve, unwind, roll back, do
    away with, dilute, moderate
CONCEDE     | - | in on | restriction sanctions emergency ban siege | unblock, rein in, cut, narrow,
    phase out, give up
CONCEDE     | - | to of | access rights media power vote | restore, reinstate, unblock, reconnect,
    re-open, guarantee, recognise, recognize, uphold
CONCEDE     | - | of | charge | reduce, shorten, lighten, cut, drop, set aside, throw out, suspend
CONCEDE     | - | to | demand | accept, meet, concede, concede to, yield to, bow to, give in to,
    agree to, grant, accede to, satisfy, heed
RETREAT     | access | - | aid peacekeepers inspector | allow, permit, let, admit, let in, allow
    in
CONCEDE     | - | to | power | hand, hand back, give up, cede, transfer, relinquish, hand over,
    surrender, renounce, share, devolve, yield
CONCEDE     | - | object | force+to force+party | allow, permit, let, authorise, authorize,
    enable
CONCEDE     | - | object | party+obj_to | clear
CONCEDE     | - | object | protest visit access vote party_org | allow, permit, legalise,
    legalize, authorise, authorize, approve
CONCEDE     | - | to | demand reform | concede to, concede at last to
CONCEDE     | - | to | none | yield, relent, back down, give in, give way, bow, capitulate, back
    off, cave in, backtrack, backpedal, climb down, make concession, give ground, bend, concede
    defeat, retract, recant, eat its words, swallow its pride, make a concession, soften its
    stance, ease up,
    yield ground, do a u-turn, make a u-turn, reverse course, change course, change tack
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
RETREAT     | return | to | side+thing | return, hand back, give back
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
=none       | - | - | whom | leave
RETREAT     | resign | - | post | quit, leave, give up, relinquish, vacate, resign
RETREAT     | resign | - | - | step aside, stand aside, leave office, resign from, hand in
    resignation, hand in his resignation, hand in her resignation, relinquish power, give up
    power, bow out of
RETREAT     | access | to for | border+near:aid road+near:aid corridor | open, reopen, clear
RETREAT     | access | object | near:inspector | readmit, let in, allow in, open
RETREAT     | withdraw | from | troops position | bring home, ship home, fly home, begin withdraw,
    start withdraw, draw down, recall
RETREAT     | withdraw | from | by:troops by:fighters | fall back, move out, retreat, back away,
    pull out, pull back, withdraw, leave, abandon, vacate, quit, march out, pull out of, disengage
RETREAT     | release | object to | prisoner whom | let go, turn loose, bail, exonerate, send
    home, fly home, bring home, hand over
RETREAT     | disarm | - | by:fighters+none by:troops+none | surrender, capitulate, give up,
    demobilise, demobilize
RETREAT     | resign | - | - | resign, step down, quit office, abdicate, bow out, stand down
RETREAT     | resign | <of | resignation | submit, tender, announce, offer

-- ---- INVESTIGATE ----
INVESTIGATE | - | object | - | investigate, probe, inspect, scrutinise, scrutinize, look into,
    inquire into
INVESTIGATE | - | object in | allegation | examine, study, check, review, assess, document,
    monitor, verify
INVESTIGATE | - | object | whom people | question, interrogate, cross-examine
INVESTIGATE | - | object in | by:inspector | visit, tour, arrive in, check, enter, search
INVESTIGATE | - | in into against | inquiry inspector hearing | $start, send, dispatch, set up,
    order, announce, deploy, lead, conduct
INVESTIGATE | - | object in | near:inquiry | search, raid, visit, comb, seize, examine
INVESTIGATE | - | in into of | by:hearing by:inquiry | begin, open, start, resume, get under way,
    be open, be under way
INVESTIGATE | - | into in | panel+side panel+near:evidence panel+near:allegation | set up,
    appoint, form, establish, convene
INVESTIGATE | - | object in | evidence allegation inquiry people | examine, comb, sift through,
    pore over, trawl through, go through, scour, analyse, analyze, audit, survey
INVESTIGATE | - | object | - | subpoena, audit, interrogate, spy on, eavesdrop on, wiretap, bug,
    delve into, dig into, seek to establish, try to establish, try to find out, try to
    determine, seek to determine, try to discover, get to the bottom of, gather evidence, collect
    evidence, gather testimony, take testimony, take evidence
INVESTIGATE | - | object | whom people | grill, quiz, cross-question, debrief, search,
    fingerprint, track down, hunt, hunt for, summon for questioning
INVESTIGATE | - | object | whom people suspect weapons remains evidence vessel | search for
INVESTIGATE | - | object | by:inspector by:police by:prosecutor armed+whom suspect witness
    | interview
INVESTIGATE | - | in | inquiry | put under, be under, place under
CONSULT     | visit | object to in | party place | travel to, fly to, arrive in
]] .. require "lexicons.event_verbs_against"

-- Words that make an infinitive behind them a plan, an attempt or a failure: "a plan to attack".
M.carrier_words = {
  plan = [[
    ready, willing, prepared, due, set, about, plan, intention, decision, pledge, promise, likely,
    determined, poised, eager, proposal, is, are, were, agreement, agreed, scheduled, expected,
    preparation, arrangement, move, certain, bound, whether]],
  want = "have, has, had, got, need",
  try = "attempt, bid, plot, effort, campaign, made",
  fail = "unable, reluctant, refusal, failure, unwilling, loath",
}

return M
