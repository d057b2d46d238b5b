#include "web/figures_sources.h"

#include "base/memory.h"
#include "base/text.h"
#include "view/model.h"
#include "web/figure.h"

#include "base/ban.h"

/* So wide is a label at most; the table has all of it. */
#define LABEL_COLUMNS 20

static const struct {
    const char *received, *given, *column;
} titles[SOURCE_QUESTIONS] = {
    [SOURCE_WHERE] = {"Where they came from", "Where they went", "Where"},
    [SOURCE_WHO] = {"Who sent them", "To whom they went", "Who"},
    [SOURCE_WHY] = {"Why you", "Why them", "Why"},
    [SOURCE_HOW] = {"How they came", "How they went", "How"},
};

static const char *
out_of(const void *ctx, const struct proportion *p) {
    return p->of ? mem_printf(ctx, "%d of %d", p->count, p->of) : "–";
}

static void
add_group(struct figure *f, struct chart_bars *chart, const char *name,
          const struct source_group *group) {
    bool tells = proportion_tells(&group->share);
    *array_add(f->ctx, &chart->bars) = (struct chart_bar){
        .label = text_cut(f->ctx, name, LABEL_COLUMNS),
        .words = mem_printf(f->ctx, "%d", group->count),
        .value = group->count,
        .low = tells ? group->share.low * group->share.of : 0,
        .high = tells ? group->share.high * group->share.of : 0,
    };
    const char *cells[] = {mem_printf(f->ctx, "%d", group->count),
                           proportion_range(f->ctx, &group->share),
                           out_of(f->ctx, &group->seen)};
    figure_row_text(f, name, cells, 3);
}

/* What is no group of its own. */
static void
add_rest(struct figure *f, struct chart_bars *chart, const char *name, int count) {
    *array_add(f->ctx, &chart->bars) =
        (struct chart_bar){.label = name,
                           .words = mem_printf(f->ctx, "%d", count),
                           .value = count,
                           .quiet = true};
    const char *cells[] = {mem_printf(f->ctx, "%d", count), "", ""};
    figure_row_text(f, name, cells, 3);
}

static json_t *
figure_of_side(const void *ctx, const struct sources_answer *a, enum source_question q,
               const json_t *model, const char *more) {
    const struct source_side *side = &a->sides[q];
    bool given = a->direction == REFERRAL_GIVEN;
    const char *word = source_word(q);
    const char *const columns[] = {titles[q].column, "Referrals", "Share", "Seen",
                                   NULL};
    struct figure f =
        figure_begin(ctx, word, given ? titles[q].given : titles[q].received);
    figure_says(&f, "%s", model_get(model, "says"));
    if (side->said == 0)
        return f.m;
    struct chart_bars chart = {.head = figure_head(&f)};
    figure_table(&f, given ? titles[q].given : titles[q].received, columns);
    for (size_t i = 0; i < side->groups.count; i++)
        add_group(&f, &chart,
                  q == SOURCE_WHO ? a->names[i] : side->groups.items[i].word,
                  &side->groups.items[i]);
    if (side->other_groups > 0) {
        add_rest(&f, &chart,
                 mem_printf(ctx, "%d other%s", side->other_groups,
                            side->other_groups == 1 ? "" : "s"),
                 side->others);
        if (more)
            figure_next(&f, more, "Show more of them");
    }
    if (side->unsaid > 0)
        add_rest(&f, &chart, "not said", side->unsaid);
    figure_draw(&f, chart_bars(ctx, &chart));
    if (side->said >= PROPORTION_FEW)
        figure_key(&f, "├─┤", "how far chance may have moved it, 19 times in 20");
    return f.m;
}

/* --- when ------------------------------------------------------------------------- */

static const char *
period_name(const void *ctx, enum period unit, day_t from, bool brief) {
    struct date date = day_to_date(from);
    if (unit == PERIOD_YEAR)
        return mem_printf(ctx, "%d", date.year);
    int month = unit == PERIOD_QUARTER ? (date.month - 1) / 3 * 3 + 1 : date.month;
    if (brief)
        return month == 1 ? mem_printf(ctx, "%d", date.year)
                          : mem_printf(ctx, "%.3s", month_name(month));
    return unit == PERIOD_MONTH ? mem_printf(ctx, "%s %d", month_name(month), date.year)
                                : mem_printf(ctx, "%s to %s %d", month_name(month),
                                             month_name(month + 2), date.year);
}

static void
say_periods(struct figure *f, const struct sources_answer *a) {
    const struct period_count *most = NULL;
    int as_many = 0;
    for (size_t i = 0; i < a->periods.list.count; i++) {
        const struct period_count *one = &a->periods.list.items[i];
        as_many = most && one->count == most->count ? as_many + 1 : as_many;
        if (!most || one->count > most->count) {
            most = one;
            as_many = 1;
        }
    }
    const char *all = figure_count(f, a->total, "referral", "referrals");
    if (most && as_many == 1 && a->total >= PROPORTION_FEW)
        figure_says(f, "%s; most in %s: %d.", all,
                    period_name(f->ctx, a->periods.unit, most->from, false),
                    most->count);
    else
        figure_says(f, "%s, %s by %s.", all, period_word(a->periods.unit),
                    period_word(a->periods.unit));
}

static json_t *
figure_of_periods(const void *ctx, const struct sources_answer *a) {
    static const char *const columns[] = {"When", "Referrals", NULL};
    struct figure f = figure_begin(ctx, "when",
                                   a->direction == REFERRAL_GIVEN ? "When they went"
                                                                  : "When they came");
    if (a->total == 0) {
        figure_says(&f, "Nothing was entered for this time.");
        return f.m;
    }
    say_periods(&f, a);
    struct chart_stack chart = {.head = figure_head(&f)};
    figure_table(&f, "Referrals over time", columns);
    for (size_t i = 0; i < a->periods.list.count; i++) {
        const struct period_count *one = &a->periods.list.items[i];
        const char *name = period_name(ctx, a->periods.unit, one->from, false);
        *array_add(ctx, &chart.columns) = (struct chart_column){
            .label = period_name(ctx, a->periods.unit, one->from, true),
            .parts = {one->count},
            .tip = mem_printf(ctx, "%s: %s", name,
                              figure_count(&f, one->count, "referral", "referrals"))};
        figure_row(&f, name, (int[]){one->count}, 1);
    }
    figure_draw(&f, chart_stack(ctx, &chart));
    return f.m;
}

static json_t *
figure_of_seasons(const void *ctx, const struct sources_answer *a,
                  const json_t *model) {
    static const char *const columns[] = {"Season", "Referrals", "Share", NULL};
    const struct seasons *s = &a->seasons;
    struct figure f = figure_begin(ctx, "seasons", "Seasons");
    figure_says(&f, "%s", model_get(model, "says"));
    if (s->years == 0)
        return f.m;
    struct chart_bars chart = {.head = figure_head(&f)};
    figure_table(&f,
                 s->years == 1 ? "Seasons of one year"
                               : mem_printf(ctx, "Seasons of %d years", s->years),
                 columns);
    for (int i = 0; i < SEASONS; i++) {
        const struct season *one = &s->seasons[i];
        bool tells = proportion_tells(&one->share);
        *array_add(ctx, &chart.bars) = (struct chart_bar){
            .label = one->name,
            .words = mem_printf(ctx, "%d", one->count),
            .value = one->count,
            .low = tells ? one->share.low * one->share.of : 0,
            .high = tells ? one->share.high * one->share.of : 0,
        };
        const char *cells[] = {mem_printf(ctx, "%d", one->count),
                               proportion_range(ctx, &one->share)};
        figure_row_text(&f, one->name, cells, 2);
    }
    for (int i = 0; i < 12; i++) {
        const char *cells[] = {mem_printf(ctx, "%d", s->months[i]), ""};
        figure_row_text(&f, month_name(i + 1), cells, 2);
    }
    figure_draw(&f, chart_bars(ctx, &chart));
    return f.m;
}

json_t *
figures_of_sources(const void *ctx, const struct sources_answer *a, const json_t *model,
                   const char *const more[SOURCE_QUESTIONS]) {
    json_t *all = json_array();
    for (int q = 0; q < SOURCE_QUESTIONS; q++) {
        const json_t *side = model_list(model, source_word((enum source_question)q));
        if (json_is_object(side))
            json_array_append_new(
                all, figure_of_side(ctx, a, (enum source_question)q, side, more[q]));
    }
    if (model_has(model, "when")) {
        json_array_append_new(all, figure_of_periods(ctx, a));
        json_array_append_new(all,
                              figure_of_seasons(ctx, a, model_list(model, "when")));
    }
    return all;
}

/* --- what was promised ------------------------------------------------------------ */

json_t *
figure_of_promises(const void *ctx, const struct promises *p) {
    static const char *const columns[] = {"What became of it", "Promises", NULL};
    struct figure f = figure_begin(ctx, "promises", "What you promised");
    const struct {
        const char *name;
        int count;
        bool quiet;
    } parts[] = {
        {"in time", p->kept, false},      {"later", p->late, false},
        {"overdue", p->overdue, true},    {"dropped", p->dropped, true},
        {"still to come", p->open, true},
    };
    if (p->made == 0) {
        figure_says(&f, "What you promise somebody for a day stands here, and whether "
                        "it was done by then.");
        return f.m;
    }
    if (p->kept_share.of == 0)
        figure_says(&f, "%s in the last twelve months, still to come.",
                    figure_count(&f, p->made, "promise", "promises"));
    else
        figure_says(&f,
                    "In the last twelve months %s, were kept in time. Done at all: %s.",
                    proportion_words(ctx, &p->kept_share),
                    proportion_words(ctx, &p->done_share));
    if (p->overdue > 0)
        figure_next(&f, "/today", "What waits is on Today");
    struct chart_bars chart = {.head = figure_head(&f)};
    figure_table(&f, "What became of promises", columns);
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        if (parts[i].count == 0 && parts[i].quiet)
            continue;
        *array_add(ctx, &chart.bars) =
            (struct chart_bar){.label = parts[i].name,
                               .words = mem_printf(ctx, "%d", parts[i].count),
                               .value = parts[i].count,
                               .quiet = parts[i].quiet};
        figure_row(&f, parts[i].name, (int[]){parts[i].count}, 1);
    }
    figure_draw(&f, chart_bars(ctx, &chart));
    return f.m;
}
