#include "gold_corpus.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/json.h"
#include "base/normalise.h"
#include "base/utf8.h"

/* The form as the vocabulary cleans it, so far as it matters here. */
static lede_slice clean(lede_arena *arena, lede_slice raw, bool *ok) {
    lede_buffer out = {0};
    for (size_t i = 0; i < raw.size;) {
        uint32_t c;
        i += lede_utf8_decode(raw, i, &c);
        if (c == 0xAD) continue;
        if (c == 0x2018 || c == 0x2019 || c == 0x201A || c == 0x201B) c = '\'';
        if (c == 0x201C || c == 0x201D || c == 0x201E || c == 0x201F) c = '"';
        lede_utf8_add(&out, c);
    }
    if (out.failed) *ok = false;
    lede_slice copy = lede_arena_copy(arena, lede_buffer_slice(&out), ok);
    lede_buffer_clear(&out);
    return lede_nfc(arena, copy, ok);
}

static int64_t integer(const lede_json *value) {
    int64_t out = -1;
    return lede_json_integer(value, &out) ? out : -1;
}

static lede_slice text_of(const lede_json *object, const char *name) {
    const lede_json *value = lede_json_get(object, name);
    return value == NULL || value->kind != LEDE_JSON_STRING ? LEDE_SLICE("") : value->text;
}

/* The gold file has no text, so the direction of a straight quote is read from a text made of the
 * words with a space where their offsets leave one. */
static lede_tagger_direction direction_of(const lede_json *previous, const lede_json *word,
                                          const lede_json *next) {
    lede_buffer text = {0};
    if (previous != NULL) {
        lede_buffer_add(&text, text_of(previous, "form"));
        if (integer(lede_json_get(previous, "e")) != integer(lede_json_get(word, "s"))) {
            lede_buffer_add_char(&text, ' ');
        }
    }
    size_t start = text.size;
    lede_buffer_add(&text, text_of(word, "form"));
    size_t stop = text.size;
    if (next != NULL) {
        if (integer(lede_json_get(word, "e")) != integer(lede_json_get(next, "s"))) {
            lede_buffer_add_char(&text, ' ');
        }
        lede_buffer_add(&text, text_of(next, "form"));
    }
    lede_tagger_direction direction =
        lede_tagger_form_direction(lede_buffer_slice(&text), start, stop);
    lede_buffer_clear(&text);
    return direction;
}

static lede_status add_document(gold_corpus *corpus, const lede_json *document, lede_error *err) {
    LEDE_ARRAY(const lede_json *) words = {0};
    const lede_json *tokens = lede_json_get(document, "tokens");
    for (const lede_json *t = tokens == NULL ? NULL : tokens->first; t != NULL; t = t->next) {
        const lede_json *parts = lede_json_get(t, "words");
        for (const lede_json *w = parts == NULL ? NULL : parts->first; w != NULL; w = w->next) {
            if (!lede_array_push(&words, w)) return lede_fail_memory(err);
        }
    }
    const lede_json *sentences = lede_json_get(document, "sents");
    const lede_json *sentence = sentences == NULL ? NULL : sentences->first;
    bool ok = true;
    for (size_t i = 0; i < words.count && sentence != NULL; sentence = sentence->next) {
        int64_t stop = integer(sentence->first == NULL ? NULL : sentence->first->next);
        gold_sentence add = {(uint32_t)corpus->words.count, 0};
        while (i < words.count && integer(lede_json_get(words.data[i], "s")) < stop) {
            const lede_json *w = words.data[i];
            gold_word word = {clean(&corpus->arena, text_of(w, "form"), &ok), text_of(w, "lemma"),
                              text_of(w, "upos"), text_of(w, "xpos"),
                              direction_of(i == 0 ? NULL : words.data[i - 1], w,
                                           i + 1 < words.count ? words.data[i + 1] : NULL)};
            if (!lede_array_push(&corpus->words, word)) return lede_fail_memory(err);
            i++;
        }
        add.stop = (uint32_t)corpus->words.count;
        if (add.stop > add.start && !lede_array_push(&corpus->sentences, add)) ok = false;
    }
    free(words.data);
    return ok ? LEDE_OK : lede_fail_memory(err);
}

lede_status gold_corpus_read(const char *path, gold_corpus *out, lede_error *err) {
    *out = (gold_corpus){0};
    lede_arena_init(&out->arena, 0);
    FILE *file = fopen(path, "rb");
    if (file == NULL) return lede_fail_errno(err, errno, "open", path);
    lede_buffer bytes = {0};
    for (size_t got = 1; got > 0;) {
        char block[1 << 16];
        got = fread(block, 1, sizeof block, file);
        lede_buffer_add(&bytes, (lede_slice){block, got});
    }
    fclose(file);
    bool ok = !bytes.failed;
    lede_slice rest = lede_arena_copy(&out->arena, lede_buffer_slice(&bytes), &ok), line;
    lede_buffer_clear(&bytes);
    if (!ok) return lede_fail_memory(err);
    while (lede_slice_line(&rest, &line)) {
        const lede_json *document;
        if (lede_slice_trim(line).size == 0) continue;
        LEDE_TRY(lede_json_read(line, &out->arena, &document, err));
        LEDE_TRY(add_document(out, document, err));
    }
    return LEDE_OK;
}

void gold_corpus_clear(gold_corpus *corpus) {
    free(corpus->words.data);
    free(corpus->sentences.data);
    lede_arena_clear(&corpus->arena);
    *corpus = (gold_corpus){0};
}
