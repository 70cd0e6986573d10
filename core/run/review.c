#include "run/review.h"

#include <stdio.h>

#include "base/nearest.h"
#include "language/attribute.h"
#include "run/place.h"

typedef struct review {
    const lede_program *program;
    const lede_reviewer *reviewer;
    uint32_t rule;
    lede_error *err;
} review;

static lede_status tell(const review *r, lede_finding_kind kind, const lede_error *what) {
    return r->reviewer->each(r->reviewer->context, kind, r->rule, what, r->err);
}

static bool is_named(const review *r, lede_slice word) {
    return r->reviewer->is_named == NULL || r->reviewer->is_named(r->reviewer->host, word);
}

/* Something about a path of the rule; the path and a caret below `at`. */
static void place_in_path(const review *r, lede_slice path, lede_slice at, lede_error *what) {
    const lede_rule_spec *spec = &r->program->rules.data[r->rule].spec;
    int size = path.size > 200 ? 200 : (int)path.size;
    lede_place(what, LEDE_USAGE, spec->file, spec->line);
    if (at.data < path.data || at.data > path.data + size) return;
    snprintf(what->excerpt, sizeof what->excerpt, "%.*s\n%*s", size, path.data,
             (int)(at.data - path.data) + 1, "^");
}

/* ---- attributes ------------------------------------------------------------------------------ */

enum { MOST_KEYS = 64 }; /* that are considered for a suggestion */

static bool stage_writes(const lede_program *program, uint32_t layer) {
    for (size_t i = 0; i < program->stages.count; i++) {
        const lede_stage *stage = &program->stages.data[i];
        for (size_t l = 0; l < stage->n_writes; l++) {
            if (stage->writes[l] == layer) return true;
        }
    }
    return false;
}

static bool rule_gives(const review *r, const lede_rule *rule, uint32_t key, lede_slice name) {
    if (rule->has_annotate && is_named(r, name)) return true;
    for (size_t a = 0; a < rule->n_attributes; a++) {
        if (rule->attributes[a].key == key) return true;
    }
    return false;
}

/* Whether an annotation of the layer may have a value for the key. */
static bool is_given(const review *r, uint32_t layer, uint32_t key) {
    const lede_program *program = r->program;
    lede_slice name = lede_catalog_key_name(program->catalog, key);
    if (lede_catalog_is_given(program->catalog, layer)) return true;
    if (layer == LEDE_LAYER_BLOCK && lede_slice_is(name, "kind")) return true;
    if (stage_writes(program, layer) && is_named(r, name)) return true;
    for (size_t i = 0; i < program->rules.count; i++) {
        const lede_rule *rule = &program->rules.data[i];
        if (rule->layer == layer && rule_gives(r, rule, key, name)) return true;
    }
    for (uint32_t i = 0; i < lede_lexicons_count(program->lexicons); i++) {
        if (lede_lexicons_layer(program->lexicons, i) == layer &&
            lede_lexicons_gives(program->lexicons, i, key)) {
            return true;
        }
    }
    return false;
}

/* What a path may ask of any tokens. */
static size_t list_of_tokens(const review *r, lede_slice *names) {
    static const char *const plain[] = {"text", "start", "stop", "first", "last"};
    const lede_columns *columns = lede_ruleset_columns(r->program->ruleset);
    size_t count = 0;
    for (; count < sizeof plain / sizeof *plain; count++)
        names[count] = lede_slice_of(plain[count]);
    for (unsigned i = 0; i < LEDE_N_ATTRIBUTES; i++) {
        names[count++] = lede_attribute_name(columns, (lede_attribute)i);
    }
    return count;
}

/* "; did you mean 'x'?", or nothing; in a path it may be what tokens have. LEDE_NO_LAYER: it must.
 */
static void suggest(const review *r, uint32_t layer, bool in_path, lede_slice wrong,
                    char out[LEDE_NEAREST_HINT]) {
    const lede_catalog *catalog = r->program->catalog;
    lede_slice names[MOST_KEYS + 8 + LEDE_N_ATTRIBUTES];
    size_t count = 0;
    uint32_t n_keys = layer == LEDE_NO_LAYER ? 0 : lede_catalog_n_keys(catalog);
    for (uint32_t key = 0; key < n_keys && count < MOST_KEYS; key++) {
        if (is_given(r, layer, key)) names[count++] = lede_catalog_key_name(catalog, key);
    }
    if (in_path) count += list_of_tokens(r, names + count);
    lede_nearest_hint(wrong, names, count, "", out);
}

static lede_status look_at_key(void *context, uint32_t layer, uint32_t key, uint32_t at,
                               lede_error *err) {
    const review *r = context;
    const lede_catalog *catalog = r->program->catalog;
    lede_error what;
    char hint[LEDE_NEAREST_HINT];
    (void)err;
    if (is_given(r, layer, key)) return LEDE_OK;
    suggest(r, layer, false, lede_catalog_key_name(catalog, key), hint);
    lede_review_place(r->program->ruleset, r->rule, at, &what,
                      "nothing writes an attribute '%.*s' of layer '%.*s'%s",
                      LEDE_FMT(lede_catalog_key_name(catalog, key)),
                      LEDE_FMT(lede_catalog_layer_name(catalog, layer)), hint);
    return tell(r, LEDE_FINDING_ATTRIBUTE, &what);
}

static bool is_given_anywhere(const review *r, uint32_t key) {
    for (uint32_t layer = 0; layer < lede_catalog_n_layers(r->program->catalog); layer++) {
        if (is_given(r, layer, key)) return true;
    }
    return false;
}

/* Of alternatives one may ask for what only some layers have; then it is wrong only if it looks
 * misspelt. */
static lede_status look_at_path_key(const review *r, lede_slice text, const lede_path_key *asked) {
    const lede_program *program = r->program;
    uint32_t layer = asked->layer;
    bool is_choice = lede_slice_find(text, LEDE_SLICE("|"), 0) != SIZE_MAX;
    lede_error what;
    char hint[LEDE_NEAREST_HINT];
    bool is_region =
        layer != LEDE_NO_LAYER ||
        lede_ruleset_capture_is_region(program->ruleset, r->rule, asked->capture, &layer);
    if (is_region) {
        if (is_given(r, layer, asked->key)) return LEDE_OK;
        suggest(r, layer, true, asked->name, hint);
        if (is_choice && hint[0] == '\0') return LEDE_OK;
        lede_fail(&what, LEDE_USAGE,
                  "path '%.*s': nothing writes an attribute '%.*s' of layer '%.*s'%s",
                  LEDE_FMT(text), LEDE_FMT(asked->name),
                  LEDE_FMT(lede_catalog_layer_name(program->catalog, layer)), hint);
    } else if (!lede_ruleset_capture_holds_region(program->ruleset, r->rule, asked->capture)) {
        lede_slice capture = lede_ruleset_capture_name(program->ruleset, r->rule, asked->capture);
        char inside[160] = "";
        suggest(r, LEDE_NO_LAYER, true, asked->name, hint);
        if (hint[0] == '\0') {
            snprintf(inside, sizeof inside,
                     "; of an annotation inside it, it would be "
                     "%.*s.LAYER.%.*s",
                     LEDE_FMT(capture), LEDE_FMT(asked->name));
        }
        lede_fail(&what, LEDE_USAGE, "path '%.*s': '%.*s' takes tokens, which have no '%.*s'%s%s",
                  LEDE_FMT(text), LEDE_FMT(capture), LEDE_FMT(asked->name), hint, inside);
    } else {
        if (is_choice || is_given_anywhere(r, asked->key)) return LEDE_OK;
        lede_fail(&what, LEDE_USAGE, "path '%.*s': nothing writes an attribute '%.*s'",
                  LEDE_FMT(text), LEDE_FMT(asked->name));
    }
    place_in_path(r, text, asked->name, &what);
    return tell(r, LEDE_FINDING_ATTRIBUTE, &what);
}

/* ---- order ----------------------------------------------------------------------------------- */

#define NEVER_WRITTEN UINT32_MAX

/* Who writes a layer first. */
typedef struct writer {
    uint32_t step; /* from 1; 0: it is there before any step; NEVER_WRITTEN */
    lede_slice name;
    const char *noun;
} writer;

static uint32_t step_of(const lede_program *program, lede_step_kind kind, uint32_t index) {
    for (uint32_t i = 0; i < program->steps.count; i++) {
        const lede_step *step = &program->steps.data[i];
        if (step->kind == kind && step->index == index) return i + 1;
    }
    return NEVER_WRITTEN;
}

static void note_writer(writer *first, uint32_t step, const char *noun, lede_slice name) {
    if (step < first->step) *first = (writer){step, name, noun};
}

static writer find_first_writer(const lede_program *program, uint32_t layer) {
    writer first = {.step = NEVER_WRITTEN};
    if (layer < LEDE_N_BUILT_IN_LAYERS || lede_catalog_is_given(program->catalog, layer)) {
        first.step = 0;
    }
    for (uint32_t i = 0; i < lede_lexicons_count(program->lexicons); i++) {
        if (lede_lexicons_layer(program->lexicons, i) == layer) first.step = 0;
    }
    for (uint32_t i = 0; i < program->rules.count; i++) {
        const lede_rule *rule = &program->rules.data[i];
        uint32_t phase = lede_program_phase_of(program, i);
        if (rule->layer != layer || phase == LEDE_PHASE_NONE) continue;
        note_writer(&first, step_of(program, LEDE_STEP_PHASE, phase), "rule", rule->spec.name);
    }
    for (uint32_t i = 0; i < program->stages.count; i++) {
        const lede_stage *stage = &program->stages.data[i];
        for (size_t l = 0; l < stage->n_writes; l++) {
            if (stage->writes[l] != layer) continue;
            note_writer(&first, step_of(program, LEDE_STEP_STAGE, i), "stage", stage->name);
        }
    }
    return first;
}

/* Whether the rule in hand runs before anything has written the layer; says what does. */
static bool is_too_early(const review *r, uint32_t layer, writer *first) {
    const lede_program *program = r->program;
    uint32_t phase_i = lede_program_phase_of(program, r->rule);
    if (phase_i == LEDE_PHASE_NONE) return false;
    uint32_t step = step_of(program, LEDE_STEP_PHASE, phase_i);
    *first = find_first_writer(program, layer);
    if (first->step == NEVER_WRITTEN || first->step < step) return false;
    return first->step > step || !program->phases.data[phase_i].fixpoint;
}

static lede_status look_at_layer(const review *r, uint32_t layer) {
    const lede_program *program = r->program;
    uint32_t at, phase_i = lede_program_phase_of(program, r->rule);
    writer first;
    lede_error what;
    if (!lede_review_reads(program->ruleset, r->rule, layer, &at)) return LEDE_OK;
    if (!is_too_early(r, layer, &first)) return LEDE_OK;
    lede_slice phase = program->phases.data[phase_i].name;
    bool in_phase = first.step == step_of(program, LEDE_STEP_PHASE, phase_i);
    lede_review_place(
        program->ruleset, r->rule, at, &what,
        "layer '%.*s' is empty here: %s '%.*s' writes it %s phase '%.*s', and a phase "
        "reads what earlier steps wrote",
        LEDE_FMT(lede_catalog_layer_name(program->catalog, layer)), first.noun,
        LEDE_FMT(first.name), in_phase ? "in the same" : "after", LEDE_FMT(phase));
    return tell(r, LEDE_FINDING_EARLY, &what);
}

/* A rule that annotates what it matches, and looks at more than this one does. */
static const lede_rule *find_wider(const review *r, uint32_t layer) {
    const lede_program *program = r->program;
    uint32_t sentences = lede_review_sentences(program->ruleset, r->rule);
    for (uint32_t i = 0; sentences != UINT32_MAX && i < program->rules.count; i++) {
        const lede_rule *rule = &program->rules.data[i];
        if (rule->layer != layer || i == r->rule) continue;
        if (lede_review_sentences(program->ruleset, i) > sentences) return rule;
    }
    return NULL;
}

static lede_status look_at_scope(const review *r, uint32_t layer) {
    const lede_program *program = r->program;
    lede_error what;
    uint32_t at;
    if (!lede_review_takes(program->ruleset, r->rule, layer, &at)) return LEDE_OK;
    const lede_rule *wider = find_wider(r, layer);
    if (wider == NULL) return LEDE_OK;
    uint32_t sentences = lede_review_sentences(program->ruleset, r->rule);
    lede_slice name = lede_catalog_layer_name(program->catalog, layer);
    char those[LEDE_SENTENCES_SIZE];
    lede_review_say_sentences(sentences, those);
    lede_review_place(program->ruleset, r->rule, at, &what,
                      "a pattern looks at %s at a time and passes over a longer %.*s, which rule "
                      "'%.*s' may find; 'within p' or 'within article' behind it takes those, too",
                      those, LEDE_FMT(name), LEDE_FMT(wider->spec.name));
    return tell(r, LEDE_FINDING_SCOPE, &what);
}

static lede_status look_at_layers(const review *r) {
    uint32_t n_layers = lede_catalog_n_layers(r->program->catalog);
    for (uint32_t layer = 0; layer < n_layers; layer++) {
        LEDE_TRY(look_at_layer(r, layer));
        LEDE_TRY(look_at_scope(r, layer));
    }
    return LEDE_OK;
}

static lede_status look_at_path(const review *r, lede_slice text, const lede_path *path) {
    lede_path_key asked;
    for (size_t i = 0; path != NULL && lede_path_key_at(path, i, &asked); i++) {
        LEDE_TRY(look_at_path_key(r, text, &asked));
    }
    return LEDE_OK;
}

static lede_status look_at_paths(const review *r) {
    const lede_rule *rule = &r->program->rules.data[r->rule];
    for (size_t i = 0; i < rule->n_fields; i++) {
        LEDE_TRY(look_at_path(r, rule->fields[i].text, rule->fields[i].path));
    }
    for (size_t i = 0; i < rule->n_attributes; i++) {
        LEDE_TRY(look_at_path(r, rule->attributes[i].text, rule->attributes[i].path));
    }
    return LEDE_OK;
}

/* ---- rules that meet ------------------------------------------------------------------------- */

static bool writes_the_same(const lede_rule *a, const lede_rule *b) {
    bool same_table = a->table == b->table && a->table != LEDE_NO_TABLE;
    bool same_layer = a->layer == b->layer && a->layer != LEDE_NO_LAYER;
    return same_table || same_layer;
}

/* Whether `a` is chosen before `b` where both match the same: see phase.c. */
static bool is_before(const lede_program *program, uint32_t a, uint32_t b) {
    int32_t x = program->rules.data[a].priority, y = program->rules.data[b].priority;
    return x != y ? x > y : a < b;
}

static lede_status look_at_pair(const review *r, uint32_t other) {
    const lede_program *program = r->program;
    const lede_rule *rule = &program->rules.data[r->rule], *first = &program->rules.data[other];
    uint32_t phase = lede_program_phase_of(program, r->rule);
    lede_error what;
    if (phase == LEDE_PHASE_NONE || phase != lede_program_phase_of(program, other)) return LEDE_OK;
    if (!lede_review_same(program->ruleset, r->rule, other)) return LEDE_OK;
    /* A `where` may give way to another rule. */
    bool shadows = program->phases.data[phase].by_priority && !first->has_where;
    if (shadows && is_before(program, other, r->rule)) {
        lede_review_place(program->ruleset, r->rule, 0, &what,
                          "rule '%.*s' has the same pattern and comes first in phase '%.*s', so "
                          "this one never keeps a match",
                          LEDE_FMT(first->spec.name), LEDE_FMT(program->phases.data[phase].name));
        return tell(r, LEDE_FINDING_SHADOWED, &what);
    }
    /* By priority one of the two is shadowed, and that has been told of it. */
    if (program->phases.data[phase].by_priority) return LEDE_OK;
    if (other > r->rule || rule->has_where || first->has_where || !writes_the_same(rule, first)) {
        return LEDE_OK;
    }
    lede_review_place(program->ruleset, r->rule, 0, &what,
                      "rule '%.*s' has the same pattern and writes the same",
                      LEDE_FMT(first->spec.name));
    return tell(r, LEDE_FINDING_DUPLICATE, &what);
}

/* ---- lexicons -------------------------------------------------------------------------------- */

static bool rule_reads(const lede_program *program, uint32_t rule_i, uint32_t layer) {
    const lede_rule *rule = &program->rules.data[rule_i];
    uint32_t at;
    if (lede_review_reads(program->ruleset, rule_i, layer, &at)) return true;
    for (size_t i = 0; i < rule->n_fields; i++) {
        if (lede_path_reads(rule->fields[i].path, layer)) return true;
    }
    for (size_t i = 0; i < rule->n_attributes; i++) {
        if (lede_path_reads(rule->attributes[i].path, layer)) return true;
    }
    return false;
}

/* Functions that do not name it may still ask a token for all of its lexicons. */
static lede_status look_at_lexicon(const review *r, uint32_t lexicon) {
    const lede_program *program = r->program;
    uint32_t line, layer = lede_lexicons_layer(program->lexicons, lexicon);
    lede_slice name = lede_lexicons_name(program->lexicons, lexicon);
    lede_slice file = lede_lexicons_place(program->lexicons, lexicon, &line);
    lede_error what;
    for (uint32_t i = 0; i < program->rules.count; i++) {
        if (rule_reads(program, i, layer)) return LEDE_OK;
    }
    if (is_named(r, name) || is_named(r, LEDE_SLICE("lex"))) return LEDE_OK;
    lede_fail(&what, LEDE_USAGE, "no pattern, path or function reads lexicon '%.*s'",
              LEDE_FMT(name));
    lede_place(&what, LEDE_USAGE, file, line);
    return tell(r, LEDE_FINDING_UNUSED, &what);
}

/* Words of letters alone: others the tokeniser may cut. */
static bool is_plain(lede_slice word) {
    for (size_t i = 0; i < word.size; i++) {
        char c = word.data[i];
        if (!((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'))) return false;
    }
    return word.size > 0;
}

typedef struct lemmas {
    lede_vocabulary *words;
    lede_arena arena;
} lemmas;

/* An entry that is compared by lemma and holds a form that is none: nothing hits it. */
static lede_status look_at_phrase(const review *r, lemmas *l, uint32_t lexicon, lede_slice phrase) {
    const lede_program *program = r->program;
    lede_error what;
    for (size_t start = 0, stop; start < phrase.size; start = stop + 1) {
        lede_slice lemma;
        stop = lede_slice_find(phrase, LEDE_SLICE(" "), start);
        if (stop == SIZE_MAX) stop = phrase.size;
        lede_slice word = lede_slice_cut(phrase, start, stop);
        if (!is_plain(word)) continue;
        lede_arena_reset(&l->arena);
        LEDE_TRY(lede_review_lemma(program->ruleset, l->words, word, &l->arena, &lemma, r->err));
        if (lemma.data == NULL) continue;
        uint32_t line;
        lede_slice file = lede_lexicons_place(program->lexicons, lexicon, &line);
        lede_fail(&what, LEDE_USAGE,
                  "lexicon '%.*s': nothing hits \"%.*s\", since no token has lemma \"%.*s\": its "
                  "lemma is \"%.*s\"",
                  LEDE_FMT(lede_lexicons_name(program->lexicons, lexicon)), LEDE_FMT(phrase),
                  LEDE_FMT(word), LEDE_FMT(lemma));
        lede_place(&what, LEDE_USAGE, file, line);
        return tell(r, LEDE_FINDING_NEVER, &what);
    }
    return LEDE_OK;
}

static lede_status look_at_lemmas(const review *r, lede_error *err) {
    const lede_lexicons *lexicons = r->program->lexicons;
    lemmas l;
    uint32_t lexicon;
    lede_slice phrase;
    if (!lede_lexicons_have_lemmas(lexicons)) return LEDE_OK;
    LEDE_TRY(lede_vocabulary_new(&l.words, err));
    lede_arena_init(&l.arena, 0);
    lede_status status = LEDE_OK;
    for (size_t i = 0; status == LEDE_OK; i++) {
        if (!lede_lexicons_lemma(lexicons, i, &lexicon, &phrase)) break;
        if (phrase.data != NULL) status = look_at_phrase(r, &l, lexicon, phrase);
    }
    lede_arena_clear(&l.arena);
    lede_vocabulary_free(l.words);
    return status;
}

static lede_status look_at_rule(review *r, lede_error *err) {
    const lede_program *program = r->program;
    const lede_reviewer *reviewer = r->reviewer;
    LEDE_TRY(lede_review_rule(program->ruleset, r->rule, reviewer->each, reviewer->context, err));
    LEDE_TRY(lede_review_keys(program->ruleset, r->rule, look_at_key, r, err));
    LEDE_TRY(look_at_layers(r));
    LEDE_TRY(look_at_paths(r));
    for (uint32_t other = 0; other < program->rules.count; other++) {
        if (other != r->rule) LEDE_TRY(look_at_pair(r, other));
    }
    return LEDE_OK;
}

/* What opening a large file does not look at. */
static lede_status verify_files(const lede_lexicons *lexicons, lede_error *err) {
    for (uint32_t i = 0; i < lede_lexicons_n_sources(lexicons); i++) {
        const lede_lexicon_source *source = lede_lexicons_source(lexicons, i);
        char name[64];
        if (source->file == NULL) continue;
        snprintf(name, sizeof name, "%.*s",
                 LEDE_FMT(lede_lexicons_name(lexicons, source->lexicon)));
        LEDE_TRY(lede_lexicon_file_verify(source->file, name, err));
    }
    return LEDE_OK;
}

lede_status lede_program_review(const lede_program *program, const lede_reviewer *reviewer,
                                lede_error *err) {
    review r = {.program = program, .reviewer = reviewer, .err = err};
    LEDE_TRY(verify_files(program->lexicons, err));
    for (r.rule = 0; r.rule < program->rules.count; r.rule++) LEDE_TRY(look_at_rule(&r, err));
    r.rule = UINT32_MAX;
    for (uint32_t i = 0; i < lede_lexicons_count(program->lexicons); i++) {
        LEDE_TRY(look_at_lexicon(&r, i));
    }
    return look_at_lemmas(&r, err);
}
