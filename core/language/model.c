#include "language/model.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>

#define ORDER_MARK 0x4C454445u

typedef struct prefix {
    uint32_t order, version, n_sections, zero;
    uint64_t checksum;
} prefix;

typedef struct section {
    char name[4];
    uint32_t offset, size, zero;
} section;

static size_t aligned(size_t size) {
    return (size + LEDE_MODEL_ALIGN - 1) / LEDE_MODEL_ALIGN * LEDE_MODEL_ALIGN;
}

uint64_t lede_model_checksum(lede_slice bytes) {
    uint64_t sum = 0;
    for (size_t i = 0; i + 8 <= bytes.size; i += 8) {
        uint64_t part;
        memcpy(&part, bytes.data + i, 8);
        sum = (sum ^ part) * 0x9E3779B97F4A7C15u;
        sum ^= sum >> 29;
    }
    return sum;
}

/* ---- reading ------------------------------------------------------------------------------- */

static lede_status damaged(lede_error *err, const char *name, const char *what) {
    return lede_fail(err, LEDE_FORMAT, "'%s' is damaged: %s; make it again", name, what);
}

static lede_status check_first_line(const lede_model *model, const char *name, const char *kind,
                                    uint32_t version, lede_error *err) {
    char wanted[64];
    int size = snprintf(wanted, sizeof wanted, "lede model %s %u\n", kind, version);
    if (model->size >= (size_t)size && memcmp(model->bytes, wanted, (size_t)size) == 0) {
        return LEDE_OK;
    }
    return lede_fail(err, LEDE_FORMAT, "'%s' is no model this build can use: expected \"%.*s\"",
                     name, size - 1, wanted);
}

static lede_status check_sections(lede_model *model, const char *name, lede_error *err) {
    const char *end = memchr(model->bytes, '\0', model->size);
    if (end == NULL) return damaged(err, name, "its header has no end");
    size_t at = aligned((size_t)(end - model->bytes));
    prefix head;
    if (model->size < at + sizeof head) return damaged(err, name, "it ends early");
    memcpy(&head, model->bytes + at, sizeof head);
    if (head.order == 0x4544454Cu) {
        return lede_fail(err, LEDE_UNSUPPORTED,
                         "'%s' cannot be used: this machine is big-endian, models are not", name);
    }
    if (head.order != ORDER_MARK) return damaged(err, name, "its order mark is wrong");
    if (head.n_sections > LEDE_MODEL_SECTIONS) return damaged(err, name, "it has too many arrays");
    model->index = at + sizeof head;
    model->n_sections = head.n_sections;
    size_t body = at + aligned(sizeof head + head.n_sections * sizeof(section));
    if (model->size < body || model->size % LEDE_MODEL_ALIGN != 0) {
        return damaged(err, name, "it ends early");
    }
    for (uint32_t i = 0; i < head.n_sections; i++) {
        section part;
        memcpy(&part, model->bytes + model->index + i * sizeof part, sizeof part);
        if (part.offset < body || part.offset % LEDE_MODEL_ALIGN != 0 ||
            part.offset > model->size || part.size > model->size - part.offset) {
            return damaged(err, name, "an array lies outside");
        }
    }
    lede_slice rest = {model->bytes + body, model->size - body};
    if (lede_model_checksum(rest) != head.checksum) {
        return damaged(err, name, "its checksum is wrong");
    }
    return LEDE_OK;
}

static lede_status check(lede_model *model, const char *name, const char *kind, uint32_t version,
                         lede_error *err) {
    lede_status status = check_first_line(model, name, kind, version, err);
    if (status == LEDE_OK) status = check_sections(model, name, err);
    if (status != LEDE_OK) lede_model_clear(model);
    return status;
}

static lede_status read_whole(FILE *file, const char *path, lede_model *out, lede_error *err) {
    if (fseek(file, 0, SEEK_END) != 0) return lede_fail_errno(err, errno, "read", path);
    long size = ftell(file);
    if (size < 0 || fseek(file, 0, SEEK_SET) != 0) return lede_fail_errno(err, errno, "read", path);
    if ((unsigned long)size > LEDE_MODEL_BYTES) return damaged(err, path, "it is too large");
    out->bytes = malloc((size_t)size + 1);
    if (out->bytes == NULL) return lede_fail_memory(err);
    out->size = fread(out->bytes, 1, (size_t)size, file);
    if (ferror(file) != 0) return lede_fail_errno(err, errno, "read", path);
    return LEDE_OK;
}

lede_status lede_model_read(const char *path, const char *kind, uint32_t version, lede_model *out,
                            lede_error *err) {
    *out = (lede_model){0};
    FILE *file = fopen(path, "rb");
    if (file == NULL) return lede_fail_errno(err, errno, "open", path);
    lede_status status = read_whole(file, path, out, err);
    fclose(file);
    if (status != LEDE_OK) {
        lede_model_clear(out);
        return status;
    }
    return check(out, path, kind, version, err);
}

void lede_model_clear(lede_model *model) {
    free(model->bytes);
    *model = (lede_model){0};
}

lede_status lede_model_array(const lede_model *model, const char *name, size_t item,
                             const void **items, size_t *count, lede_error *err) {
    for (uint32_t i = 0; i < model->n_sections; i++) {
        section part;
        memcpy(&part, model->bytes + model->index + i * sizeof part, sizeof part);
        if (memcmp(part.name, name, 4) != 0) continue;
        if (part.size % item != 0) break;
        *items = model->bytes + part.offset;
        *count = part.size / item;
        return LEDE_OK;
    }
    return lede_fail(err, LEDE_FORMAT, "the model has no array '%s' as this build expects", name);
}

/* ---- writing ------------------------------------------------------------------------------- */

static void pad(lede_buffer *out, size_t start) {
    lede_buffer_add_repeat(out, '\0', aligned(out->size - start) - (out->size - start));
}

void lede_model_write(lede_buffer *out, const char *kind, uint32_t version, lede_slice header,
                      const lede_model_part *parts, uint32_t n_parts) {
    size_t start = out->size;
    lede_buffer_printf(out, "lede model %s %u\n", kind, version);
    lede_buffer_add(out, header);
    lede_buffer_add(out, LEDE_SLICE("\n\0"));
    pad(out, start);

    lede_buffer body = {0};
    section sections[LEDE_MODEL_SECTIONS] = {0};
    size_t base = out->size - start + aligned(sizeof(prefix) + n_parts * sizeof(section));
    for (uint32_t i = 0; i < n_parts; i++) {
        memcpy(sections[i].name, parts[i].name, 4);
        sections[i].offset = (uint32_t)(base + body.size);
        sections[i].size = (uint32_t)parts[i].bytes.size;
        lede_buffer_add(&body, parts[i].bytes);
        pad(&body, 0);
    }
    prefix head = {ORDER_MARK, version, n_parts, 0, lede_model_checksum(lede_buffer_slice(&body))};
    size_t at = out->size;
    lede_buffer_add(out, (lede_slice){(const char *)&head, sizeof head});
    lede_buffer_add(out, (lede_slice){(const char *)sections, n_parts * sizeof(section)});
    pad(out, at);
    lede_buffer_add(out, lede_buffer_slice(&body));
    if (body.failed) out->failed = true;
    lede_buffer_clear(&body);
}
