// The same header serves C++: counts the matches of a pattern.
#include <lede.h>

#include <iostream>
#include <string>

int main(int argc, char **argv) {
    lede_engine *engine = nullptr;
    lede_script *script = nullptr;
    lede_run *run = nullptr;
    lede_error err;
    lede_query_options query = {};
    query.pattern = "\"water\"";
    lede_run_options options = {};
    options.inputs = argv + 1;
    options.n_inputs = argc - 1;
    std::size_t count = 0;
    lede_status status = lede_engine_open(nullptr, &engine, &err);
    if (status == LEDE_OK) status = lede_script_open_query(engine, &query, &script, &err);
    options.script = script;
    if (status == LEDE_OK) status = lede_run_open(engine, &options, &run, &err);
    lede_item item;
    while (status == LEDE_OK && (status = lede_run_next(run, &item, &err)) == LEDE_OK) {
        count += item.n_records;
    }
    lede_run_close(run);
    lede_script_close(script);
    lede_engine_close(engine);
    if (status != LEDE_END) {
        std::cerr << err.message << '\n';
        return 1;
    }
    std::cout << count << '\n';
    return 0;
}
