-- What an article is about, if not politics, for lede.events: topic | words. A match is no battle,
-- a bid for shares no promise, a film that is shot no victim; where these words are, an event is
-- told only of somebody who acts in politics. The words were collected for this project.
local M = {}

-- Words that are seldom used of anything else: one counts for its sentence.
M.topics = [[
sport | unseeded, last eight, last four, goalkeeper, midfielder, scrum, fly-half, wicket, batsman,
    bowler, innings, premiership, premier league, champions league, fa cup, world cup, six
    nations, semi-final, semifinal, quarter-final, quarterfinal, grand slam, wimbledon, tie-break,
    double fault, match point, baseline, set point, tennis, golf, golfer, birdie, bogey, rugby,
    cricket, cricketer, football club, football association, footballer, hat-trick, kick-off,
    half-time, injury time, transfer fee, transfer window, free transfer, gold medal, silver
    medal, bronze medal, medallist, medalist, sprinter, formula one, grand prix, pole position,
    touchdown, quarterback, nba, nfl, home run, playoff, play-off, squad, teammate, team-mate,
    referee, real madrid, manchester united, arsenal, chelsea, scorer, equaliser, equalizer,
    relegation, dugout, dressing room, tournament, championship, title race, boxer, knockout,
    heavyweight, world record, world champion, olympic champion, cyclist, jockey, racecourse,
    captaincy, friendly, scored, defender, winger, seeded, hurdler, serve-and-volley, backhand,
    forehand, away game, fixture list, midfield, penalty shoot-out, penalty shootout, back row,
    full-back, fullback, lock forward, springbok, wallaby, all black, line-out, lineout, try line,
    infielder, outfielder, pitcher, shortstop, linebacker, slam dunk, free kick, bookmaker
business | shareholder, stockholder, dividend, takeover, takeover bid, buyout, buy-out, merger,
    pretax, pre-tax, net profit, quarterly, nasdaq, share price, per share, common share,
    preferred share, stake, mln, bln, pct, dlrs, stg, subsidiary, initial public offering,
    underwriter, debenture, shares, bourse, earnings, pretax profit, operating profit, joint
    venture partner, holding company, chief executive, product, start-up, retailer, advertiser,
    brand
show | box office, album, oscar, grammy, bafta, sitcom, movie, actress, filmmaker, bestseller,
    singer, songwriter, rapper, pop star, rock band, hit single, film festival, screenplay,
    showbiz, celebrity, golden globe, nominee, reality show, fashion show, soundtrack
computers | software, smartphone, video game, gamer, console, broadband, web browser, spyware,
    malware, handset, gadget, start-up firm
]]

-- Words that others use, too: those of which an article has most, and many, tell what it is about.
-- Where these are public affairs, or crime, it is none of the topics.
M.themes = [[
sport | coach, player, season, match, club, game, league, cup, striker, fixture, substitute,
    trophy, stadium, pitch, football, athlete, athletics, marathon, sprint, relay, medal,
    olympics, olympic, games, injury, team, final, score, seed, champion, hurdles, indoor,
    hamstring, groin, tackle, ball, kick, lap, sport, sporting, qualifier, qualifying, racing,
    driver, doping, semi, doubles, penalty, bout, heat, finish, metre, cross-country, fa, uefa,
    fifa
show | film, actor, director, star, band, song, music, musical, theatre, premiere, audience,
    award, drama, comedy, cinema, producer, performance, concert, gig, artist, fan, character,
    role, studio, viewer, show, tv, screen, novel, author, single, nomination, festival, scene,
    cast, episode, series, playwright, stage, guitar, guitarist, pop, rock, ceremony, comedian,
    presenter, dvd, hollywood, broadway, painting, gallery, exhibition, sequel, franchise, script,
    dance, dancer, ballet, opera, orchestra, record, label, tour, playlist, fiction
computers | internet, online, user, website, web, pc, computer, download, mobile, digital, server,
    network, browser, email, e-mail, spam, virus, device, chip, blog, blogger, technology,
    content, program, operating system, search engine, phone, gaming, game, camera, hardware,
    site, wireless, mp3, video, hacker, patch, dvd, consumer, net, laptop, app, data, file,
    file-sharing, screen, player, telecom, text message, robot, researcher
business | profit, sale, market, investor, analyst, growth, economy, company, firm, price, stock,
    bank, revenue, quarter, economist, inflation, rate, dollar, bid, cost, currency, euro, export,
    import, industry, loss, fund, debt, carrier, airline, bond, trading, trader, manufacturer,
    income, interest rate, deal, share, customer, accounting, auditor, bankruptcy
public | police, kill, gunman, shooting, attacker, victim, suspect, murder, bomb, bombing,
    terrorist, terrorism, terror, arrest, jail, prison, government, minister, president,
    parliament, election, vote, voter, campaign, army, troops, soldier, military, war, missile,
    nuclear, sanction, refugee, migrant, immigrant, protest, protester, embassy, mp, senator,
    lawmaker, opposition, policy, democrat, republican, congress, senate, massacre, hostage,
    rebel, militant, ambassador, treaty, presidential, candidate, primary, caucus, delegate, poll,
    debate, administration, white house, politician, political, politics, democratic, referendum,
    immigration, asylum, fbi, prosecutor
]]

return M
