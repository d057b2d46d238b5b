/* What the parts of the demo's maker share. */
#ifndef APP_DEMO_MAKER_H
#define APP_DEMO_MAKER_H

#include "app/app.h"
#include "app/demo_data.h"

/* One of the people while the year goes by. */
struct demo_person {
    int64_t id;
    enum demo_field field;
    unsigned reach; /* bits of enum reach */
    enum said liked;
    day_t added, last, next; /* DAY_NONE while there is none */
    day_t until;             /* not touched after that day */
    day_t let_go;            /* or DAY_NONE */
    int touches;
    struct reach_out open; /* the next date, kept when it is known how it ends */
    const char *name;
};

struct demo_entry; /* of the ledger; see app/demo_ledger.c */
struct demo_entries ARRAY(struct demo_entry);

struct demo_maker {
    void *ctx; /* scratch; freed after making */
    const struct app *app;
    uint64_t dice;
    int count;    /* people */
    int wanted;   /* touches in all; 0: as the plan has it */
    bool cast;    /* the people of the story are among them */
    day_t start;  /* of the history */
    day_t broken; /* the working day without a checkmark before the row */
    struct calendar calendar;
    struct demo_person *people;
    struct demo_entries ledger;
};

/* Days from today back to the beginning of the history. */
#define DEMO_DAYS 350
/* Checkmarks in the row that is under way. */
#define DEMO_ROW 6

/* A number below `sides` (at least 1), and whether `in` of `of` chances came up. */
unsigned demo_dice(struct demo_maker *m, unsigned sides);
bool demo_chance(struct demo_maker *m, unsigned in, unsigned of);

/* One of a list of words that ends with NULL. */
const char *demo_word(struct demo_maker *m, const char *const *words);

/* The plan, its pauses and the days that matter. */
MUST_CHECK enum fault demo_make_plan(struct demo_maker *m, struct error *err);

/* The people with all that is known of them. */
MUST_CHECK enum fault demo_make_people(struct demo_maker *m, struct error *err);

/* Touches, next dates and treats, day after day. */
MUST_CHECK enum fault demo_make_year(struct demo_maker *m, struct error *err);

/* --- who plays which part, by their place in demo_people[] */
enum {
    CAST_BIRTHDAY = 0, /* today */
    CAST_PROMISE = 2,  /* something was promised for today */
    CAST_OVERDUE = 8,  /* their date was three days ago */
    CAST_DUE = 10,     /* their date is today, and they meet all of METHOD N3 */
    CAST_WAITING = 40, /* meets two of N3 and has waited long, without a date */
    CAST_THANKS = 46,  /* sent somebody days ago and has heard nothing since */
    CAST_NEW = 52,     /* from here on not in touch yet */
};

#endif
