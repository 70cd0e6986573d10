---@meta lede
-- The reference of everything a script may use, as definitions for the Lua language server
-- (https://luals.github.io): point its `workspace.library` at this folder and names, types and
-- mistakes show while you type. A test compares this file with what the engine offers.
--
-- Places of tokens count from 1, both ends included; offsets are code points of the article's text,
-- half-open, as in records and in other programs. Tables and strings that a function gives are the
-- script's own. A call that makes no sense raises an error with its file and line: while loading it
-- ends the script; in a function of a rule or stage it costs that match or stage (a row of
-- `failure`); a limit that is hit costs the article.

---The module: `local lede = require "lede"`. Its functions declare what a script is made of, and
---work only while the script loads. Names are lower-case letters, digits and _, a letter first.
---@class lede
---@field version string the engine's version, "0.1.0"
local lede = {}

------- declarations
-----------------------------------------------------------------------------------

---One entry of a lexicon: a phrase, or a phrase with attributes: `{ "Acme Labs", type =
---"company" }`. A star at the end of a word is the rest of it: "econom*", "interest rate*".
---@alias lede.entry string | table

---@class lede.lexicon_options
---@field [integer] lede.entry entries
---@field word? lede.entry[] more entries
---of which each word is compared with the lemma of a token: "pull the plug on" hits "pulled the
---plug on"; English articles only
---@field lemma? lede.entry[]
---smart (default): an entry without capitals matches any case; one with a capital needs it, or
---a token all in capitals; capital: first and last word with a capital in the text
---@field case? "smart" | "exact" | "ignore" | "capital"
---words may be misspelt: one mistake from four letters, two from eight; such hits have
---form = "misspelt" and `distance`
---@field fuzzy? boolean
---a table with column names, or what `lede lexicon build` made of one, in place of entries; from
---the script's folder
---@field file? string

---A list of words and phrases; also a layer of the same name, and a test `[lex="name"]`. At most
---10,000 entries in a script, any number in a file. Hits are the longest, do not overlap, and
---have the attribute `entry`.
---@param name string
---@param entries lede.lexicon_options
function lede.lexicon(name, entries) end

---Names of columns that files of ready tokens give beside the form (vertical files, by the names
---that `--columns` or the file say): then `[name="value"]` is a test and `token.name` a value, null
---in articles without that column. `lemma pos tag feats head deprel misc` need no declaration.
---@param name string
---@param ... string
function lede.attribute(name, ...) end

---Names of elements of vertical files that are layers: `<np/>`, `[ner.type="person"]`, `within np`.
---`s` and `p` need no declaration.
---@param name string
---@param ... string
function lede.layer(name, ...) end

---A list for patterns: `$name` is one of its words or phrases, `RE($name)` takes the items as
---regular expressions.
---@param name string
---@param items string | lede.regex | (string | lede.regex)[]
function lede.list(name, items) end

---@class lede.macro_options
---@field name string
---names of the arguments, for `$name`; without them there are as many as the highest `$n` says
---@field params? string[]
---a piece of a pattern; `$0`, `$1` and `$name` stand for the arguments, also in quotes
---@field pattern string

---A piece of a pattern with a name and arguments: `/near["Paris", "London"]` in any pattern below,
---and in any macro. What it stands for is one element, as if in ( ).
---@param options lede.macro_options
function lede.macro(options) end

---An example: an article's text (blank lines make blocks), and what the rule must write for it:
---false (nothing), one row, or a list of rows. Only fields that are named are compared.
---@class lede.example
---@field [1] string the text
---@field [2] false | table | table[] what is expected
---@field title? string
---@field published? string "2018-06-16"
---@field publisher? string
---@field language? string examples are not guessed at: what the phase reads, else English
---@field todo? boolean a known miss: it may fail

---@class lede.rule_options
---@field name string
---@field pattern string between [=[ and ]=]
---@field into? string the table it writes; default: the name. Several rules may share one
---field = path: "actor.name", "match.text", "sentence.date.value", "=constant",
---"who=constant" (where who is bound), "a.name | b.text"
---@field record? table<string, string>
---@field fields? string[] order of the fields; with `emit`, their names
---rows in place of `record`
---@field emit? fun(m: lede.match, article: lede.article): table | table[] | nil
---@field where? fun(m: lede.match, article: lede.article): any false or nil drops the match
---@field each? string a capture: a record for each of its items
---@field annotate? string the layer it writes
---of the annotation: paths or functions
---@field attributes? table<string, string | fun(m: lede.match, article: lede.article): any>
---@field over? string the capture that is annotated; default: the match
---@field phase? string default: main, the last
---@field priority? integer for a phase with resolve = "priority"; the higher wins
---@field policy? "first" | "longest" | "shortest" | "standard" | "all"
---@field dialect? "lede" | "cwb" | "blacklab"
---kinds of blocks; default: headline deck heading paragraph quote list caption
---@field blocks? string[]
---@field ignore_case? boolean
---@field query? boolean a query: a pattern that can match nothing at all is no error
---@field examples? lede.example[]

---A pattern, and what to write where it matches: a record, an annotation, or both.
---@param options lede.rule_options
function lede.rule(options) end

---@class lede.phase_options
---@field name string
---@field resolve? "priority" of matches that overlap, one wins: priority, then length, then order
---@field repeat? "fixpoint" again until nothing new appears; write it as `["repeat"] = "fixpoint"`
---@field language? string a code: left out on articles in another language, which runs and reports
---say; "en" reads "en-GB", too, and each step reads what names no language

---A step of the cascade: rules that say `phase = name`. Phases and stages run in the order
---declared.
---@param options string | lede.phase_options
function lede.phase(options) end

---@class lede.stage_options
---@field name string
---@field reads? string[] layers that must be declared above
---@field writes? string[] layers that `run` annotates
---@field language? string as of a phase
---@field run fun(article: lede.article)

---A step of the cascade that is a function of the article.
---@param options lede.stage_options
function lede.stage(options) end

---@class lede.article_options
---@field name string also the table's
---@field fields string[]
---@field emit fun(article: lede.article): table | table[] | nil

---Rows for a table once an article, after all phases and stages.
---@param options lede.article_options
function lede.article(options) end

---@class lede.collate_options
---@field name string also the table's
---@field fields string[]
---@field reads? string[] tables that it reads: where its own is kept, these are, too
---@field run fun(store: lede.store)

---A function over the store after all articles: what joins articles. It reads with `store:each` and
---`store:rows` and writes its own table with `store:add`. Collates run in the order declared, so
---one reads what those above it wrote.
---@param options lede.collate_options
function lede.collate(options) end

---@class lede.report_options
---@field name string
---@field title? string
---@field build fun(page: lede.page, store: lede.store)

---A function from the store to a page, for the terminal, Markdown and HTML.
---@param options lede.report_options
function lede.report(options) end

---Write these tables of packs, which packs do not do by themselves.
---@param ... string
function lede.keep(...) end

---The layers that this file is for; the others that it declares are its helpers, which `lede mark`
---leaves out unless `--layers` names them. Without it all of them are shown.
---@param ... string
function lede.offer(...) end

---@class lede.compile_options
---@field ignore_case? boolean

---@class lede.pattern_options : lede.compile_options
---@field dialect? "lede" | "cwb" | "blacklab"
---default: first; standard in cwb, all in blacklab
---@field policy? "first" | "longest" | "shortest" | "standard" | "all"

---A pattern for `article:find`.
---@param pattern string
---@param options? lede.pattern_options
---@return lede.pattern
function lede.pattern(pattern, options) end

---A regular expression (PCRE2) for `article:search`.
---@param expression string
---@param options? lede.compile_options
---@return lede.regex
function lede.regex(expression, options) end

---@class lede.passage
---@field text integer which of the texts, from 1
---@field start integer bytes of that text, as string.sub takes them
---@field stop integer
---@field of integer the earlier text that has the same words
---@field of_start integer
---@field of_stop integer
---@field words integer

---Stretches of at least `least` words (default 8) that a text of the list shares with an earlier
---one, whatever the letter case, punctuation, quote marks and line breaks. Each counts for the
---first text that has it. Works at any time, also in reports and collates.
---@param texts string[]
---@param options? { least: integer }
---@return lede.passage[]
function lede.passages(texts, options) end

---@class lede.groups_options
---@field least number 0 to 1: the cosine above which a text belongs to a group; words weigh by the
---square of TF-IDF, so that rare ones tell
---@field elsewhere? number the same for a group that has texts of another origin and of the same 14
---days: one outlet writes alike of many things, two seldom do; default: `least`
---@field window? integer days without a text after which a group is over; default: it never is
---@field middle? integer days from its middle after which it is over, if 300 texts lie between

---Groups of texts about the same thing, for functions over all articles. A text is its words with
---how often each stands, "ferry 3 sink 1": note all texts, so that it is known which words are
---rare, then add all, by date. Time grows with the texts, not with their square; memory is bounded.
---@param options lede.groups_options
---@return lede.groups
function lede.groups(options) end

---`pairs` in sorted order: numbers, then strings. The `pairs` of scripts does the same.
---@param t table
---@return function
function lede.sorted_pairs(t) end

------- objects of an article
----------------------------------------------------------------------------
-- They end with their article: kept longer, they answer "article is closed".

---@class lede.pattern what lede.pattern gave
local pattern = {}

---@class lede.regex what lede.regex gave
local regex = {}

---An article in a callback. Fields that it does not have are nil.
---@class lede.article
---@field id string
---@field source string path, with #k for the k-th of a file
---@field title string?
---@field deck string?
---@field byline string?
---@field published string? ISO 8601, as much as is known: "2018", "2018-06", "2018-06-16T10:38"
---@field modified string?
---@field publisher string?
---@field section string?
---@field language string? BCP 47; guessed from the text where the source names none
---@field url string?
---@field text string its blocks, joined by blank lines
---@field n_tokens integer
---@field state table what callbacks of one article tell each other; empty at first, but for packs
local article = {}

---All annotations of a layer, or those inside a span, in order.
---@param layer string
---@param inside? lede.span | lede.token | lede.match
---@return lede.span[]
function article:spans(layer, inside) end

---A loop over all annotations of a layer, in order, without an object for each: the first and the
---last token, then for each name what the span would answer. In stages that look at many of them
---it takes a fraction of the time: `for first, last, text, name in article:each("person", "text",
---"name") do`. Two numbers behind the layer are the first and the last token of a stretch: only
---what lies in it comes, `article:each("person", 10, 30, "name")`.
---@param layer string
---@param ... string | integer attributes of the annotations, text, norm …; at most 32
---@return fun(): integer?, integer?, any
function article:each(layer, ...) end

---What annotations answer, by their first tokens: a table for each name. `local entries, lasts =
---article:starts("stopping", "entry", "stop")`, then `entries[3]` is the entry of the hit that
---begins with token 3, `lasts[3]` its last token; nil where none begins. Of several that begin
---there the last counts.
---@param layer string
---@param ... string attributes of the annotations, stop, text …; at most 32
---@return table<integer, any> ...
function article:starts(layer, ...) end

---The annotations of a layer as plain tables, in order: `start` and `stop`, their tokens, and the
---attributes they have, which the function may change.
---@param layer string
---@return table[]
function article:rows(layer) end

---An attribute of all tokens as a list, in place of a call for each; false where a token has none.
---@param name string "norm", "lemma" …
---@return any[]
function article:column(name) end

---What each token answers to a name, asked when it is looked up, and once for all stages of an
---article: `local norm = article:answers("norm")`, then `norm[3]`, `norm[3 - 1]`. What a token has
---not, and what lies outside of the article, is "". `#norm` is how many tokens there are.
---@param name string an attribute of tokens: "norm", "tag" …
---@return any[]
function article:answers(name) end

---What a token would answer, without an object for it: `article:at(3, "norm")`.
---@param token integer from 1
---@param name string an attribute of tokens, text, start …
---@return any
function article:at(token, name) end

---Whether one annotation of a layer covers these tokens, both included; of a lexicon, whether it
---hits there: `article:covers("stopping", 3)`.
---@param layer string
---@param first integer from 1
---@param last? integer default: the first
---@return boolean
function article:covers(layer, first, last) end

---The span of these tokens, both included: a part of a match or of an annotation.
---@param first integer from 1
---@param last integer
---@return lede.span
function article:span(first, last) end

---How many annotations a layer has.
---@param layer string
---@return integer
function article:count(layer) end

---@class lede.names_options
---@field types string[] what can be voted for, at most 8; an earlier one wins where votes are equal
---@field titles? string a layer of stretches in which capitals tell nothing
---@field values? string[] attributes that a name has of its first mention with votes that has one
---@field each? string[] attributes that stand in the list of mentions, false for those without

---What the annotations of a layer name. Those with the same text are mentions of one name, but for
---typography (’, white space, a possessive) and what an attribute `as` says in place of the text. A
---mention votes for its attribute `type` with its attribute `weight`, 0 to 9, where 0 says that
---nobody knows; an annotation without a weight is no mention.
---
---Gives the names, in the order of the text, as tables: `text`, `n` words, `name` (an attribute
---`name` of its last mention with votes, else the text), `type` (nil where none has votes), `known`
---(it has one), `weight` (the largest), `start` and `stop` (its first mention), `first` and `last`
---(its first without votes), `mid` (how many mentions stand where a capital tells something),
---`is_told` (one is outside of titles), and `values`. Then the mentions, one behind the other in
---one list: name, first token, last token, and "title", "start" (of a sentence, of one without
---votes) or false, then `each`. Then the names by their texts, plain and as they are printed.
---@param layer string
---@param options lede.names_options
---@return table[], any[], table<string, table>
function article:names(layer, options) end

---The longest run of tokens from `first` on, up to `last`, whose plain text is a key of a table:
---its value, and the last token of the run; nothing if there is none.
---@param first integer
---@param last integer
---@param by_text table<string, any>
---@return any, integer?
function article:longest(first, last, by_text) end

---How often each value of a token attribute occurs, in the article or a span: `{ value, n }`, most
---frequent first, those equally frequent in the order of the text. Words and numbers count, in the
---blocks that rules match in; in place of a loop over all tokens, which costs far more.
---@param attribute string "norm", "stem", "lemma" … one that has a single value
---@param inside? lede.span | lede.token | lede.match
---@return table[]
function article:counts(attribute, inside) end

---All sentences, in order: the layer `s`.
---@return lede.span[]
function article:sentences() end

---All tokens, or those of a span.
---@param inside? lede.span | lede.token | lede.match
---@return lede.token[]
function article:tokens(inside) end

---The records of a table so far: tables with its fields, and text, start, stop (code points). A
---table of a pack has none unless the script keeps it.
---@param name string
---@return table[]
function article:records(name) end

---Add an annotation; in a stage, for the layers that it writes. Seen by later steps.
---@param layer string
---@param span lede.span | lede.token | lede.match
---@param attributes? table<string, any>
---@overload fun(self, layer: string, first: integer, last: integer, attributes?: table)
function article:annotate(layer, span, attributes) end

---Matches of a pattern, in the article or in a span.
---@param pattern lede.pattern
---@param inside? lede.span | lede.token | lede.match
---@return lede.match[]
function article:find(pattern, inside) end

---Hits of a regular expression in the blocks that rules match in: tables with text, start, stop
---(code points, half-open), span (the tokens it touches), and the groups by number.
---@param regex lede.regex
---@return table[]
function article:search(regex) end

---@class lede.token
---@field word string straight quotes, no soft hyphens
---@field raw string as it stands
---@field norm string folded case
---@field stem string
---@field shape string "Xxxx", "00"
---@field kind string word, number, punct, symbol, url, email, hashtag, handle
---@field pos string? part of speech: "NOUN", as in Universal Dependencies, or as the file gives it
---@field tag string? Penn tag: "NNS", or as the file gives it
---@field lemma string? dictionary form: "halt" of "halted", or as the file gives it
---@field feats string[]? features, of ready tokens only: "Number=Sing"
---@field deprel string? relation to the head, of ready tokens only
---@field head number? number of the head within the sentence, 0 for none; of ready tokens only
---@field misc string[]? what else CoNLL-U says of the token
---@field [string] any columns that lede.attribute declares
---@field sense string[]? what it can mean: "noun.person", "politician"; nil but in English
---@field number number? its value, in digits or as one word: 1,200.50, 21st, three, dozen
---@field lex string[] names of the lexicons that hit here
---@field text string as it stands
---@field start integer its place among the tokens, from 1
---@field stop integer the same
---@field sentence lede.span
---@field paragraph lede.span the block it stands in
local token = {}

---Start and stop in code points of the article's text, half-open.
---@return integer start
---@return integer stop
function token:offsets() end

---A run of tokens. An annotation has its attributes as fields (`person.name`); a span of one token
---has those of the token. A capture inside a repetition has several items: `m.x` is the first,
---`m.x[i]` the i-th, `#m.x` how many.
---@class lede.span
---@field text string as it stands
---@field start integer first token, from 1
---@field stop integer last token
---@field sentence lede.span the sentence it begins in
---@field paragraph lede.span the block it begins in
---@field layer string? of an annotation
---@field norm string folded case
---@field lemma string? lemmas of the tokens, joined by spaces; nil but in English
---@field [integer] lede.span items of a capture
---@field [string] any attributes
local span = {}

---Start and stop in code points of the article's text, half-open.
---@return integer start
---@return integer stop
function span:offsets() end

---Its tokens, in order.
---@return lede.token[]
function span:tokens() end

---Annotations of a layer inside it.
---@param layer string
---@return lede.span[]
function span:spans(layer) end

---A match: its captures by name (nil when one bound nothing), then these.
---@class lede.match
---@field text string as it stands
---@field start integer first token, from 1
---@field stop integer last token
---@field span lede.span
---@field sentence lede.span the sentence it begins in
---@field paragraph lede.span the block it begins in
---@field rule string
---@field [string] lede.span captures; `m.target` is the token that @ marks
local match = {}

---Start and stop in code points of the article's text, half-open.
---@return integer start
---@return integer stop
function match:offsets() end

------- reports
------------------------------------------------------------------------------------------

---Rows of a SELECT: a list of rows, each by name and by position; NULL is nil. `columns` has the
---names.
---@class lede.rows
---@field columns string[]
---@field [integer] table

---The results, read with SELECT only. Tables: those that rules write, and article, capture,
---sentence, mention, rule, failure, run.
---@class lede.store
local store = {}

---Rows of a query, all in memory. A query that takes too many steps raises (report-steps).
---@param sql string one SELECT; further arguments are bound to its ?
---@param ... string | number | boolean | nil
---@return lede.rows
function store:rows(sql, ...) end

---The same, one row at a time, for more rows than fit into memory: `for row in store:each(sql) do`.
---@param sql string
---@param ... string | number | boolean | nil
---@return fun(): table
function store:each(sql, ...) end

---The first column of the first row; nil without rows.
---@param sql string
---@param ... string | number | boolean | nil
---@return any
function store:value(sql, ...) end

---In a collate: a row of its own table. Beside its fields it may say where its evidence stands:
---article (the id), start, stop, sentence, block, text, as in the rows of rules.
---@param row table<string, any>
function store:add(row) end

---@class lede.groups what lede.groups gave
local groups = {}
---Count the words of a text: all are noted before the first is added.
---@param words string "ferry 3 sink 1"
function groups:note(words) end
---The number of the group of a text, from 1 in the order they were opened, and how close it is to
---it, from 0 to 1 (1: it opens it). Every text must have been noted.
---@param words string
---@param day? integer any count of days; texts without one are never too late
---@param origin? string who wrote it, by any name; texts without one are from nowhere else
---@return integer, number
function groups:add(words, day, origin) end

---@class lede.element_options
---@field caption? string
---@field columns? string[] names, for rows that do not come from store:rows

---What a report writes on.
---@class lede.page
local page = {}

---@param text string
---@param level? 1 | 2 | 3 default: 1
function page:heading(text, level) end

---A paragraph: plain text, in which nothing is markup.
---@param text string
function page:text(text) end

---Rows with a column for each value.
---@param rows lede.rows | table[]
---@param options? lede.element_options
function page:table(rows, options) end

---Rows of a label and a number: a bar each, as long as the number beside the largest.
---@param rows lede.rows | table[]
---@param options? lede.element_options
function page:bars(rows, options) end

---Rows of a date (ISO 8601: "2018", "2018-06", "2018-06-16") and a label, and perhaps more.
---@param rows lede.rows | table[]
---@param options? lede.element_options
function page:timeline(rows, options) end

---Rows of row, column and number, which may come in any order: a cell for each pair.
---@param rows lede.rows | table[]
---@param options? lede.element_options
function page:crosstab(rows, options) end

---Rows of left, match, right and source.
---@param rows lede.rows | table[]
---@param options? lede.element_options
function page:kwic(rows, options) end

---Rows of what is said, by whom, and perhaps a line about it.
---@param rows lede.rows | table[]
---@param options? lede.element_options
function page:quotes(rows, options) end

---@class lede.evidence_options
---@field limit? integer default 10, at most 1,000
---@field where? string a condition on the table's columns, as in SQL
---@field order? string as behind ORDER BY; default: order of articles
---@field caption? string

---Sentences behind the records of a table, with the captures marked.
---@param name string the table
---@param options? lede.evidence_options
function page:evidence(name, options) end

return lede
