/* Who said something, and where: a program around the library, in forty lines.
 *     cc who_said.c $(pkg-config --cflags --libs lede) -o who_said && ./who_said articles/ */
#include <lede.h>
#include <stdio.h>

static int fail(const lede_error *err) {
    char text[2048];
    lede_error_print(err, text, sizeof text);
    fprintf(stderr, "%s\n", text);
    return 1;
}

int main(int argc, char **argv) {
    const char *packs[] = {"lede.names"};
    const lede_rule_field fields[] = {{"who", "who.name"}, {"verb", "verb.lemma"}};
    const lede_rule_options rule = {.name = "said",
                                    .pattern = "who:<person/> []{0,2} verb:[lemma=\"say|tell\"]",
                                    .fields = fields,
                                    .n_fields = 2};
    const lede_rules_options rules = {.packs = packs, .n_packs = 1, .rules = &rule, .n_rules = 1};
    lede_engine *engine = NULL;
    lede_script *script = NULL;
    lede_run *run = NULL;
    lede_item item;
    lede_error err;
    lede_run_options options = {.inputs = (const char *const *)argv + 1,
                                .n_inputs = (size_t)argc - 1};
    lede_status status = lede_engine_open(NULL, &engine, &err);
    if (status == LEDE_OK) status = lede_script_open_rules(engine, &rules, &script, &err);
    options.script = script;
    if (status == LEDE_OK) status = lede_run_open(engine, &options, &run, &err);
    while (status == LEDE_OK && (status = lede_run_next(run, &item, &err)) == LEDE_OK) {
        for (size_t i = 0; i < item.n_records; i++) {
            lede_slice who = lede_record_value(&item.records[i], "who")->as.text;
            lede_slice text = item.records[i].text;
            printf("%.*s: %.*s (%s)\n", (int)who.size, who.data, (int)text.size, text.data,
                   item.title);
        }
    }
    lede_run_close(run);
    lede_script_close(script);
    lede_engine_close(engine);
    return status == LEDE_END ? 0 : fail(&err);
}
