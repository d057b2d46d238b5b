#include "cli/clocks.h"

#include <string.h>

#include "base/memory.h"
#include "cli/print.h"
#include "view/model.h"

#include "base/ban.h"

/* Why the clocks stand, and until when. */
static void
show_standing(struct cli *cli, const json_t *m) {
    char words[DATE_TEXT_MAX];
    const char *day = model_get(m, "day");
    const char *why = strcmp(day, "rest") == 0     ? "A day of rest: the clock stands"
                      : strcmp(day, "paused") == 0 ? "You are on a pause: the clock "
                                                     "stands"
                                                   : "Outside of your working hours "
                                                     "the clock stands";
    print_line(cli, 2, STYLE_DIM, "%s still until %s, %s.", why,
               day_words(model_get_day(m, "clocks_go_on"), cli->today, words),
               model_get(m, "clocks_go_on_time"));
}

static void
show_one(struct cli *cli, const json_t *r) {
    char words[DATE_TEXT_MAX];
    const json_t *clock = model_list(r, "clock");
    const char *time = model_get(r, "time");
    bool over = model_yes(clock, "over");
    print_item(cli, 2, 9, over ? STYLE_YELLOW : STYLE_BOLD, model_get(r, "code"),
               "%s%s%s, from %s, %s%s%s", model_get(clock, "says"),
               model_has(r, "about") ? ": " : "", model_get(r, "about"),
               model_get(model_list(r, "person"), "name"),
               day_words(model_get_day(r, "date"), cli->today, words),
               *time ? ", " : "", time);
}

static void
show_hanging(struct cli *cli, const json_t *m) {
    size_t i;
    json_t *r;
    char *list = mem_dup(cli->ctx, "");
    json_array_foreach(model_list(m, "hanging"), i, r) {
        list =
            mem_append(list, "%s%s from %s (%lld working days)", i ? ", " : "",
                       model_get(r, "code"), model_get(model_list(r, "person"), "name"),
                       (long long)model_number(r, "hangs"));
    }
    if (!*list)
        return;
    int64_t more = model_number(m, "hanging_more");
    if (more > 0)
        list = mem_append(list, " and %lld more", (long long)more);
    print_line(cli, 0, STYLE_DIM,
               "Answered a while ago and not booked yet: %s. Perhaps a word?", list);
    print_blank(cli);
}

void
show_clocks(struct cli *cli, const json_t *m) {
    size_t i;
    json_t *r;
    const json_t *clocks = model_list(m, "clocks");
    int64_t more = model_number(m, "clocks_more");
    if (json_array_size(clocks) > 0) {
        print_line(cli, 0, STYLE_BOLD, "%s for your first answer:",
                   json_array_size(clocks) == 1 ? "Somebody waits" : "They wait");
        json_array_foreach(clocks, i, r) show_one(cli, r);
        if (more > 0)
            print_line(cli, 2, STYLE_DIM,
                       "%lld more %s, with more time left: tend referral --open "
                       "--received",
                       (long long)more, more == 1 ? "waits" : "wait");
        if (model_yes(m, "clocks_stand"))
            show_standing(cli, m);
        print_line(cli, 2, STYLE_DIM, "Afterwards: tend referral %s contacted",
                   model_get(json_array_get(clocks, 0), "code"));
        print_blank(cli);
    }
    show_hanging(cli, m);
}
