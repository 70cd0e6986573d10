#include "with_simdjson.h"

#include <new>
#include <simdjson.h>

static_assert(simdjson::SIMDJSON_PADDING <= 64, "the caller sees to 64 bytes");

extern "C" void *bench_simdjson_new(void) {
    return new (std::nothrow) simdjson::dom::parser;
}

extern "C" void bench_simdjson_free(void *parser) {
    delete static_cast<simdjson::dom::parser *>(parser);
}

extern "C" bool bench_simdjson_parse(void *parser, const char *text, size_t size) {
    simdjson::dom::element tree;
    auto *own = static_cast<simdjson::dom::parser *>(parser);
    return own->parse(text, size, false).get(tree) == simdjson::SUCCESS;
}
