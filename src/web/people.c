/* The list of people: searched, filtered and sorted by its address. */
#include "web/people.h"

#include <string.h>

#include "app/list_csv.h"
#include "base/memory.h"
#include "view/person.h"

#include "base/ban.h"

#define PAGE_ROWS 100
#define FROM_MAX 1000000

void
people_words(const struct request *rq, struct filter_words *out) {
    *out = (struct filter_words){0};
    for (size_t i = 0; filter_names[i]; i++)
        filter_set(rq->ctx, out, filter_names[i],
                   form_get(rq->post ? rq->args : rq->form, filter_names[i]));
}

const char *
people_href(const void *ctx, const struct filter_words *words, const char *name,
            const char *value) {
    struct filter_words other = {0};
    for (size_t i = 0; i < words->count; i++)
        filter_set(ctx, &other, words->items[i].name, words->items[i].value);
    if (name)
        filter_set(ctx, &other, name, value);
    const char *query = filter_query(ctx, &other);
    return mem_printf(ctx, "/people%s%s", *query ? "?" : "", query);
}

/* Where the page goes on, and where the one before it began. */
static void
add_pages(const struct request *rq, json_t *m, const struct filter_words *words,
          const struct list_answer *a) {
    int end = a->offset + (int)a->listing.count;
    const char *here = people_href(rq->ctx, words, NULL, NULL);
    const char *glue = strchr(here, '?') ? "&" : "?";
    if (end < a->total && a->listing.count > 0) {
        int left = a->total - end;
        model_text(m, "more", mem_printf(rq->ctx, "%s%sfrom=%d", here, glue, end));
        model_int(m, "more_rows", left < PAGE_ROWS ? left : PAGE_ROWS);
    }
    if (a->offset > 0)
        model_text(m, "first", here);
}

static enum fault
get(struct request *rq, struct reply *out, struct error *err) {
    struct filter_words words;
    struct list_request request;
    struct list_answer answer;
    people_words(rq, &words);
    TRY(filter_read(rq->ctx, &words, rq->app.today, &request, err));
    TRY(form_int(rq->form, "from", 0, FROM_MAX, 0, &request.offset, err));
    request.limit = PAGE_ROWS;
    TRY(app_list(rq->ctx, &rq->app, &request, &answer, err));
    json_t *m = view_list(&answer);
    model_int(m, "from", answer.offset);
    out->model = m;
    out->title = "People";
    out->page = &template_people;
    out->wide = true;
    if (rq->json)
        return FAULT_NONE;
    add_pages(rq, m, &words, &answer);
    return people_dress(rq, m, &words, &answer, err);
}

/* The mark at the beginning tells a spreadsheet that this is UTF-8. */
static enum fault
get_csv(struct request *rq, struct reply *out, struct error *err) {
    struct filter_words words;
    struct list_request request;
    struct list_answer answer;
    people_words(rq, &words);
    TRY(filter_read(rq->ctx, &words, rq->app.today, &request, err));
    TRY(app_list(rq->ctx, &rq->app, &request, &answer, err));
    out->type = "text/csv; charset=utf-8";
    out->bytes = mem_printf(rq->ctx, "\xEF\xBB\xBF%s", list_csv(rq->ctx, &answer));
    out->len = strlen(out->bytes);
    out->download = "people.csv";
    return FAULT_NONE;
}

#define FILTERS                                                                        \
    "search stage tag role missing never liked full referred given two-of-three "      \
    "last-since last-before next-since next-before received-since received-before "    \
    "last-import everybody sort reverse"

const struct route people_routes[] = {
    {GET, "/people", get, .about = "The people on your list, a hundred at a time",
     .fields = FILTERS " from"},
    {GET, "/people.csv", get_csv, .about = "The same as a table, all of them",
     .fields = FILTERS},
    {0},
};
