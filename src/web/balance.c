/* Give and get, side by side (METHOD R3). */
#include "app/balance.h"

#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "view/balance.h"
#include "web/chart_sides.h"
#include "web/figure.h"
#include "web/page.h"

#include "base/ban.h"

#define PAGE_ROWS 50
#define FROM_MAX 1000000
#define DRAWN 8 /* people in the picture */
#define LABEL_WIDE 34

/* --- the picture ------------------------------------------------------------------ */

static void
say_all(struct figure *f, const struct balance_answer *a) {
    figure_says(f, "%s received, %s given. In %d: %d and %d.",
                figure_count(f, a->all.received, "referral", "referrals"),
                figure_count(f, a->all.given, "referral", "referrals"), a->year,
                a->all.received_year, a->all.given_year);
}

/* Its numbers stand in the table of the page. */
static json_t *
figure_of_balance(const void *ctx, const struct balance_answer *a) {
    struct figure f = figure_begin(ctx, "balance", "Side by side");
    struct chart_sides chart = {.left_label = "from them", .right_label = "to them"};
    for (size_t i = 0; i < a->people.count && i < DRAWN; i++) {
        const struct balance *b = &a->people.items[i];
        *array_add(ctx, &chart.pairs) =
            (struct chart_pair){.label = text_cut(ctx, b->name, LABEL_WIDE),
                                .left = b->received,
                                .right = b->given};
    }
    say_all(&f, a);
    chart.head = figure_head(&f);
    figure_draw(&f, chart_sides(ctx, &chart));
    return f.m;
}

/* --- the page --------------------------------------------------------------------- */

static const struct {
    const char *word, *name, *about;
} shows[] = {
    {NULL, "Everybody", "Who is owed most comes first."},
    {"owed", "They gave, you hardly",
     "They sent you some and got none, or at least two fewer. A referral is not the "
     "only thing to give: a name, an introduction, something they need."},
    {"unheard", "You gave, they never",
     "You referred to them and nothing came back yet. Do they know whom you see? It "
     "may "
     "be worth telling them, without asking for anything."},
    {"even", "Both gave", "It goes to and fro."},
};

static const char *
href(const void *ctx, const char *word, size_t from) {
    char *path = mem_printf(ctx, "/referrals/balance%s%s", word ? "?show=" : "",
                            word ? word : "");
    return from ? mem_append(path, "%sfrom=%zu", word ? "&" : "?", from) : path;
}

static void
add_shows(const struct request *rq, json_t *m, const struct balance_answer *a,
          const char *word) {
    json_t *list = json_array();
    for (size_t i = 0; i < sizeof shows / sizeof *shows; i++) {
        enum balance_kind kind;
        bool current =
            strcmp(word ? word : "", shows[i].word ? shows[i].word : "") == 0;
        json_t *one = json_object();
        model_text(one, "name", shows[i].name);
        model_text(one, "path", href(rq->ctx, shows[i].word, 0));
        model_bool(one, "current", current);
        model_set(one, "count",
                  shows[i].word && balance_kind_from_word(shows[i].word, &kind)
                      ? json_integer((json_int_t)a->kinds[kind])
                      : json_null());
        json_array_append_new(list, one);
        if (current)
            model_text(m, "about", shows[i].about);
    }
    model_set(m, "shows", list);
}

static void
add_pages(const struct request *rq, json_t *m, const struct balance_answer *a,
          const char *word) {
    size_t end = a->offset + a->people.count;
    bool more = end < a->total && a->people.count > 0;
    model_text(m, "more", more ? href(rq->ctx, word, end) : NULL);
    model_text(m, "newer", a->offset > 0 ? href(rq->ctx, word, 0) : NULL);
}

static enum fault
get(struct request *rq, struct reply *out, struct error *err) {
    struct balance_request request = {.limit = PAGE_ROWS};
    struct balance_answer a;
    const char *word = form_get(rq->args, "show");
    int from;
    if (word && text_same_ascii(word, "all"))
        word = NULL;
    request.has_kind = word != NULL;
    if (word && !balance_kind_from_word(word, &request.kind))
        return error_field(err, "show", "Show owed, unheard, even or all.");
    TRY(form_int(rq->args, "from", 0, FROM_MAX, 0, &from, err));
    request.offset = (size_t)from;
    TRY(app_balance(rq->ctx, &rq->app, &request, &a, err));
    out->model = view_balance(&a);
    out->title = "Give and get";
    out->page = &template_balance;
    if (rq->json)
        return FAULT_NONE;
    word = word ? balance_kind_word(request.kind) : NULL;
    add_shows(rq, out->model, &a, word);
    add_pages(rq, out->model, &a, word);
    model_bool(out->model, "any", a.all.received + a.all.given > 0);
    model_set(out->model, "figure",
              a.people.count ? figure_of_balance(rq->ctx, &a) : json_null());
    return FAULT_NONE;
}

const struct route balance_routes[] = {
    {GET, "/referrals/balance", get,
     .about = "Referrals received and given, each person's side by side",
     .fields = "show from"},
    {0},
};
