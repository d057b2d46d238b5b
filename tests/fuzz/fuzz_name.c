/* Any query asked of any name: the classes keep their promises. Input: query, name and
 * other words, divided by line ends. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "domain/name_match.h"

#include "base/ban.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void
must(bool holds) {
    if (!holds)
        abort();
}

static const char *
cut_line(char **rest) {
    char *line = *rest;
    char *end = strchr(line, '\n');
    *rest = end ? end + 1 : line + strlen(line);
    if (end)
        *end = '\0';
    return line;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    void *ctx = mem_context(NULL);
    char *rest = mem_dup_n(ctx, (const char *)data, size);
    const char *typed = cut_line(&rest), *name = cut_line(&rest);
    const char *key = text_fold(ctx, name), *other = text_fold(ctx, rest);

    const struct name_query *q = name_query_new(ctx, typed);
    bool blank = name_query_is_blank(q);
    enum name_class class = name_score(q, key, other);
    enum name_class alone = name_score(q, key, NULL);
    must(class >= NAME_NONE && class <= NAME_FULL);
    must(!blank || class == NAME_NONE);
    must(class == alone || (class == NAME_OTHER && alone < NAME_OTHER));
    must((class == NAME_FULL) == (!blank && strcmp(text_fold(ctx, typed), key) == 0));
    must(alone != NAME_OTHER);
    /* Keys come from the practice's file, which may be damaged. */
    (void)name_score(q, name, rest);

    /* Everybody is found by their own name. */
    const struct name_query *own = name_query_new(ctx, name);
    if (!name_query_is_blank(own))
        must(name_score(own, key, NULL) == NAME_FULL);
    talloc_free(ctx);
    return 0;
}
