#include "view/proportion.h"

#include <stdlib.h>

#include "base/memory.h"

#include "base/ban.h"

json_t *
view_part(double part) {
    char *text = mem_printf(NULL, part < 0.01 ? "%.2g" : "%.3f", part);
    double rounded = strtod(text, NULL);
    talloc_free(text);
    return json_real(rounded);
}

json_t *
view_proportion(const struct proportion *p) {
    json_t *m = json_object();
    char *range = proportion_range(NULL, p);
    char *words = proportion_words(NULL, p);
    model_int(m, "count", p->count);
    model_int(m, "of", p->of);
    model_set(m, "low", p->of ? view_part(p->low) : json_null());
    model_set(m, "high", p->of ? view_part(p->high) : json_null());
    model_text(m, "range", range);
    model_text(m, "words", words);
    talloc_free(range);
    talloc_free(words);
    return m;
}
