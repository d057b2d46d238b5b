#include "unit.h"

#include <stdlib.h>
#include <string.h>

#include "app/duplicates.h"
#include "app/import.h"
#include "app/person.h"
#include "app/show.h"
#include "app/undo.h"
#include "base/memory.h"
#include "domain/referral.h"
#include "practice.h"
#include "store/row.h"

#include "base/ban.h"

static void
add(struct practice *p, const struct table *t, void *row) {
    want(p, FAULT_NONE, row_add(p->app.store, t, row, &p->err));
}

/* One change of whatever rows. */
#define CHANGE(p, body)                                                                \
    do {                                                                               \
        want(p, FAULT_NONE, app_begin(&(p)->app, "test", &(p)->err));                  \
        body want(p, FAULT_NONE, app_finish(&(p)->app, FAULT_NONE, &(p)->err));        \
    } while (0)

static struct merge_answer
merge(struct practice *p, int64_t keep, int64_t other,
      const struct absorb_choices *choices) {
    struct merge_request r = {.keep_id = keep, .other_id = other, .choices = choices};
    struct merge_answer a;
    want(p, FAULT_NONE, app_merge(p->ctx, &p->app, &r, &a, &p->err));
    return a;
}

static void
undo(struct practice *p) {
    struct undo_answer answer;
    want(p, FAULT_NONE, app_undo(p->ctx, &p->app, &answer, &p->err));
}

static struct shown
show(struct practice *p, int64_t id) {
    struct shown s;
    want(p, FAULT_NONE, app_show(p->ctx, &p->app, id, &s, &p->err));
    return s;
}

static void
open_day(struct practice *p, int64_t id, day_t day, const char *promise) {
    struct reach_out r = {.person_id = id,
                          .day = day,
                          .state = REACH_OUT_OPEN,
                          .origin = ORIGIN_CHOSEN,
                          .promise = promise,
                          .made_day = p->app.today};
    CHANGE(p, add(p, &REACH_OUT, &r););
}

/* --- all of it goes over -----------------------------------------------------------
 */

static void
moves_everything(void **state) {
    (void)state;
    struct practice *p = practice_new(true);
    int64_t ana = practice_add(p, "Ana Ruiz", "ana@example.org");
    int64_t ann = practice_add(p, "Anna Ruiz", "anna@example.org");
    int64_t ben = practice_add(p, "Ben Ohm", "ben@example.org");
    struct touch touch = {.person_id = ann,
                          .day = p->app.today - 3,
                          .method = METHOD_PHONE,
                          .share = SHARE_NONE,
                          .meaningful = SAID_YES,
                          .liked = NOT_SAID,
                          .note = "talked"};
    struct referral referral = referral_new(ann, REFERRAL_RECEIVED, p->app.today);
    referral.code = "R1";
    struct card card = {
        .person_id = ann, .asked_day = p->app.today, .done_day = DAY_NONE};
    struct skip skips[] = {{.person_id = ana, .day = p->app.today},
                           {.person_id = ann, .day = p->app.today},
                           {.person_id = ann, .day = p->app.today - 1}};
    struct relation relations[] = {
        {.person_id = ben, .kind = "introduced by", .other_id = ann, .other_name = "A"},
        {.person_id = ben, .kind = "colleague", .other_id = ana, .other_name = "B"},
        {.person_id = ben, .kind = "colleague", .other_id = ann, .other_name = "C"}};
    struct apart apart = {.person_id = ann, .other_id = ben};
    CHANGE(
        p, add(p, &TOUCH, &touch); add(p, &REFERRAL, &referral); add(p, &CARD, &card);
        for (size_t i = 0; i < 3; i++) {
            add(p, &SKIP, &skips[i]);
            add(p, &RELATION, &relations[i]);
        } add(p, &APART, &apart););
    char *before = practice_dump(p);
    struct merge_answer a = merge(p, ana, ann, NULL);
    assert_string_equal(a.other_name, "Anna Ruiz");
    assert_int_equal(a.touches, 1);
    assert_int_equal(a.referrals, 1);
    struct shown s = show(p, ana);
    assert_int_equal(s.record.ways.count, 2);
    assert_int_equal(s.touches.count, 1);
    assert_int_equal(s.state.received, 1);
    assert_int_equal(s.introduced.count, 2);
    assert_string_equal(s.introduced.items[0].relation.other_name, "Ana Ruiz");
    char *after = practice_dump(p);
    assert_non_null(strstr(after, "card {\"id\":1,\"person_id\":1,"));
    assert_non_null(strstr(after, "apart {\"id\":1,\"person_id\":1,\"other_id\":3}"));
    assert_null(strstr(after, "\"person_id\":2,"));
    struct shown gone;
    want(p, FAULT_NOT_FOUND, app_show(p->ctx, &p->app, ann, &gone, &p->err));
    assert_int_equal(practice_wrong(p), 0);
    undo(p);
    assert_string_equal(practice_dump(p), before);
    practice_free(p);
}

static void
keeps_one_day_and_every_promise(void **state) {
    (void)state;
    static const struct {
        const char *mine, *theirs; /* promises */
        bool choose;
        int open;
        day_t next;
    } cases[] = {
        {NULL, NULL, false, 1, 20},
        {NULL, NULL, true, 1, 10},
        {NULL, "the book", false, 2, 10},
        {"the book", NULL, true, 2, 10},
        {"the book", "the call", true, 2, 10},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct practice *p = practice_new(true);
        int64_t ana = practice_add(p, "Ana Ruiz", "ana@example.org");
        int64_t ann = practice_add(p, "Anna Ruiz", NULL);
        open_day(p, ana, p->app.today + 20, cases[i].mine);
        open_day(p, ann, p->app.today + 10, cases[i].theirs);
        struct absorb_choices choices = {0};
        *array_add(p->ctx, &choices) = (struct absorb_choice){"next", cases[i].choose};
        merge(p, ana, ann, &choices);
        struct shown s = show(p, ana);
        assert_int_equal(s.open.count, cases[i].open);
        assert_int_equal(s.state.next_day, p->app.today + cases[i].next);
        practice_free(p);
    }
}

static void
takes_the_only_day_there_is(void **state) {
    (void)state;
    struct practice *p = practice_new(true);
    int64_t ana = practice_add(p, "Ana Ruiz", "ana@example.org");
    int64_t ann = practice_add(p, "Anna Ruiz", NULL);
    open_day(p, ann, p->app.today + 10, NULL);
    merge(p, ana, ann, NULL);
    assert_int_equal(show(p, ana).state.next_day, p->app.today + 10);
    practice_free(p);
}

/* METHOD P7: nobody who is let go has a day. */
static void
P7_sets_no_day_for_somebody_let_go(void **state) {
    (void)state;
    struct practice *p = practice_new(true);
    int64_t ana = practice_add(p, "Ana Ruiz", "ana@example.org");
    int64_t ann = practice_add(p, "Anna Ruiz", NULL);
    open_day(p, ann, p->app.today + 10, "the book");
    struct person person;
    want(p, FAULT_NONE, row_get(p->ctx, p->app.store, &PERSON, ana, &person, &p->err));
    person.let_go_day = p->app.today;
    CHANGE(p, want(p, FAULT_NONE, row_save(p->app.store, &PERSON, &person, &p->err)););
    merge(p, ana, ann, NULL);
    assert_int_equal(show(p, ana).open.count, 0);
    assert_false(show(p, ana).state.active);
    assert_int_equal(practice_wrong(p), 0);
    practice_free(p);
}

static void
refuses_what_makes_no_sense(void **state) {
    (void)state;
    struct practice *p = practice_new(true);
    int64_t ana = practice_add(p, "Ana Ruiz", "ana@example.org");
    int64_t ben = practice_add(p, "Ben Ohm", NULL);
    struct merge_request r = {.keep_id = ana, .other_id = ana};
    struct merge_answer a;
    char *before = practice_dump(p);
    want(p, FAULT_INVALID, app_merge(p->ctx, &p->app, &r, &a, &p->err));
    r.other_id = 99;
    want(p, FAULT_NOT_FOUND, app_merge(p->ctx, &p->app, &r, &a, &p->err));
    struct absorb_choices choices = {0};
    *array_add(p->ctx, &choices) = (struct absorb_choice){"shoes", true};
    r = (struct merge_request){.keep_id = ana, .other_id = ben, .choices = &choices};
    want(p, FAULT_INVALID, app_merge(p->ctx, &p->app, &r, &a, &p->err));
    assert_string_equal(practice_dump(p), before);
    struct apart_answer apart;
    want(p, FAULT_INVALID, app_apart(p->ctx, &p->app, ana, ana, &apart, &p->err));
    practice_free(p);
}

/* --- any two, any choices: taken back, all is as it was -----------------------------
 */

static unsigned
pick(unsigned *seed, unsigned below) {
    *seed = *seed * 1103515245u + 12345u;
    return (*seed >> 16) % below;
}

static const char *
word(unsigned *seed) {
    static const char *const words[] = {"Oak", "elm", "Ash", "oak", "Fir", NULL};
    return words[pick(seed, 6)];
}

static void
add_somebody(struct practice *p, unsigned *seed, int64_t others) {
    static const char *const names[] = {"Ana Ruiz", "Anna Ruiz", "Ben Ohm", "Cy Lee"};
    struct person person = {
        .uid = pick(seed, 2) ? mem_printf(p->ctx, "u%u", pick(seed, 100000)) : NULL,
        .name = names[pick(seed, 4)],
        .organisation = word(seed),
        .title = word(seed),
        .nickname = word(seed),
        .note = word(seed),
        .name_key = "",
        .other_key = "",
        .liked = (enum said)((int)pick(seed, 3) - 1),
        .practice_full = (enum said)((int)pick(seed, 3) - 1),
        .rhythm_days = (int)pick(seed, 3) * 7,
        .added_day = p->app.today - (day_t)pick(seed, 100),
        .kept_day = pick(seed, 2) ? p->app.today : DAY_NONE,
        .let_go_day = pick(seed, 4) ? DAY_NONE : p->app.today,
    };
    add(p, &PERSON, &person);
    int64_t id = person.id;
    for (unsigned i = pick(seed, 4); i > 0; i--) {
        const char *value = mem_printf(p->ctx, "w%u", pick(seed, 5));
        struct way way = {.person_id = id,
                          .kind = (enum way_kind)pick(seed, 5),
                          .label = word(seed),
                          .value = value,
                          .match_key = value};
        add(p, &WAY, &way);
    }
    for (unsigned i = pick(seed, 5); i > 0; i--) {
        struct fact fact = {
            .person_id = id,
            .kind = (enum fact_kind)pick(seed, 8),
            .text = mem_printf(p->ctx, "f%u", pick(seed, 3)),
            .date = {(int)pick(seed, 2) * 1980, 3, 1 + (int)pick(seed, 2)},
            .told_day = p->app.today};
        add(p, &FACT, &fact);
    }
    for (unsigned i = 0; i < 3; i++) {
        const char *tag = mem_printf(p->ctx, "t%u", i * 2 + pick(seed, 2));
        struct tag row = {.person_id = id,
                          .kind = pick(seed, 2) ? TAG_TAG : TAG_ROLE,
                          .word = tag,
                          .word_key = tag};
        add(p, &TAG, &row);
    }
    for (unsigned i = pick(seed, 4); others > 0 && i > 0; i--) {
        int64_t other = 1 + (int64_t)pick(seed, (unsigned)others);
        struct relation relation = {.person_id = pick(seed, 2) ? id : other,
                                    .kind =
                                        pick(seed, 2) ? "colleague" : "introduced by",
                                    .other_name = "x"};
        relation.other_id = relation.person_id == id ? other : id;
        add(p, &RELATION, &relation);
    }
    if (others > 0 && pick(seed, 2)) {
        struct apart apart = {.person_id = 1 + (int64_t)pick(seed, (unsigned)others),
                              .other_id = id};
        add(p, &APART, &apart);
    }
}

static void
add_history(struct practice *p, unsigned *seed, int64_t id) {
    for (unsigned i = pick(seed, 3); i > 0; i--) {
        struct touch touch = {.person_id = id,
                              .day = p->app.today - (day_t)pick(seed, 3),
                              .method = METHOD_EMAIL,
                              .share = SHARE_NONE,
                              .meaningful = NOT_SAID,
                              .liked = NOT_SAID};
        add(p, &TOUCH, &touch);
        struct reach_out r = {.person_id = id,
                              .day = p->app.today + (day_t)pick(seed, 3),
                              .state = pick(seed, 2) ? REACH_OUT_OPEN : REACH_OUT_DONE,
                              .origin = ORIGIN_LATER,
                              .promise = word(seed),
                              .made_day = p->app.today,
                              .touch_id = touch.id};
        add(p, &REACH_OUT, &r);
        struct skip skip = {.person_id = id, .day = p->app.today + (day_t)i};
        add(p, &SKIP, &skip);
        struct card card = {.person_id = id,
                            .asked_day = p->app.today,
                            .done_day = DAY_NONE,
                            .touch_id = touch.id};
        add(p, &CARD, &card);
        struct referral referral = referral_new(id, REFERRAL_RECEIVED, p->app.today);
        referral.code = mem_printf(p->ctx, "R%lld-%u", (long long)id, i);
        add(p, &REFERRAL, &referral);
    }
}

static void
choose(struct practice *p, unsigned *seed, struct absorb_choices *out) {
    for (const char *const *f = absorb_fields; *f; f++)
        if (pick(seed, 2))
            *array_add(p->ctx, out) = (struct absorb_choice){*f, pick(seed, 2) > 0};
}

static void
is_undone_exactly(void **state) {
    (void)state;
    for (unsigned turn = 0; turn < UNIT_TIMES(60); turn++) {
        struct practice *p = practice_new(true);
        unsigned seed = turn * 7919u + 1;
        const int64_t people = 5;
        CHANGE(
            p, for (int64_t i = 0; i < people; i++) {
                add_somebody(p, &seed, i);
                add_history(p, &seed, i + 1);
            });
        for (int64_t gone = 0; gone < 3; gone++) {
            char *before = practice_dump(p);
            int64_t other = people - gone;
            int64_t keep = 1 + (int64_t)pick(&seed, (unsigned)other - 1);
            struct absorb_choices choices = {0};
            choose(p, &seed, &choices);
            merge(p, keep, other, &choices);
            char *after = practice_dump(p);
            assert_int_equal(practice_wrong(p), 0);
            assert_null(strstr(
                after, mem_printf(p->ctx, "\"person_id\":%lld,", (long long)other)));
            undo(p);
            assert_string_equal(practice_dump(p), before);
            assert_int_equal(practice_wrong(p), 0);
            struct undo_answer again;
            want(p, FAULT_NONE, app_redo(p->ctx, &p->app, &again, &p->err));
            assert_string_equal(practice_dump(p), after);
        }
        practice_free(p);
    }
}

/* --- finding them -------------------------------------------------------------------
 */

static void
lists_pairs_side_by_side(void **state) {
    (void)state;
    struct practice *p = practice_new(true);
    int64_t ana = practice_add(p, "Ana Ruiz", NULL);
    int64_t twin = practice_add(p, "Ruiz, Ana", "ana@example.org");
    practice_add(p, "Ben Ohm", "ben@example.org");
    int64_t ann = practice_add(p, "Anna Ruiz", NULL);
    struct duplicates_answer a;
    want(p, FAULT_NONE, app_duplicates(p->ctx, &p->app, 0, 10, &a, &p->err));
    assert_int_equal(a.total, 2);
    /* the one of whom more is known is to be kept */
    assert_int_equal(a.pairs.items[0].keep.id, twin);
    assert_int_equal(a.pairs.items[0].other.id, ana);
    assert_int_equal(a.pairs.items[0].why.alike, ALIKE_REORDERED);
    assert_string_equal(a.pairs.items[0].sides.items[0].field, "name");
    want(p, FAULT_NONE, app_duplicates(p->ctx, &p->app, 1, 10, &a, &p->err));
    assert_int_equal(a.total, 2);
    assert_int_equal(a.pairs.count, 1);
    /* said to be two people, they are not asked about again */
    struct apart_answer apart;
    want(p, FAULT_NONE, app_apart(p->ctx, &p->app, twin, ana, &apart, &p->err));
    assert_true(apart.changed);
    want(p, FAULT_NONE, app_apart(p->ctx, &p->app, ana, twin, &apart, &p->err));
    assert_false(apart.changed);
    want(p, FAULT_NONE, app_duplicates(p->ctx, &p->app, 0, 10, &a, &p->err));
    assert_int_equal(a.total, 1);
    assert_int_equal(a.pairs.items[0].other.id, ann);
    struct twins twins;
    want(p, FAULT_NONE, app_twins(p->ctx, &p->app, ana, twin, &twins, &p->err));
    assert_int_equal(twins.why.alike, ALIKE_REORDERED);
    assert_int_equal(twins.keep.id, ana);
    want(p, FAULT_INVALID, app_twins(p->ctx, &p->app, ana, ana, &twins, &p->err));
    practice_free(p);
}

/* An import that brought somebody who was said to be apart from another since: taken
 * back, both stay, for something was done about them. */
static void
an_import_leaves_those_set_apart(void **state) {
    (void)state;
    struct practice *p = practice_new(true);
    int64_t ana = practice_add(p, "Ana Ruiz", "ana@example.org");
    struct contacts *all = contacts_new(p->ctx, FORMAT_VCARD);
    struct contact *c = contact_new(all, 1);
    c->name = "Anna Ruiz";
    contact_finish(all, c);
    struct import_request request = {.file = "a.vcf", .contacts = all};
    struct import_answer brought;
    want(p, FAULT_NONE, app_import(p->ctx, &p->app, &request, &brought, &p->err));
    struct apart_answer apart;
    want(p, FAULT_NONE, app_apart(p->ctx, &p->app, ana, ana + 1, &apart, &p->err));
    struct import_undo_answer back;
    want(p, FAULT_NONE, app_import_undo(p->ctx, &p->app, 0, &back, &p->err));
    assert_int_equal(back.kept, 1);
    assert_string_equal(show(p, ana + 1).record.person.name, "Anna Ruiz");
    practice_free(p);
}

/* The same when what it brought was merged since, whichever of the two stayed. */
static void
an_import_leaves_those_merged(void **state) {
    (void)state;
    for (int turn = 0; turn < 2; turn++) {
        struct practice *p = practice_new(true);
        int64_t ana = practice_add(p, "Ana Ruiz", "ana@example.org");
        struct contacts *all = contacts_new(p->ctx, FORMAT_VCARD);
        static const char *const names[] = {"Anna Ruiz", "Cy Lee"};
        for (size_t i = 0; i < 2; i++) {
            struct contact *c = contact_new(all, (long)i + 1);
            c->name = names[i];
            contact_add_way(c, CONTACT_PHONE, NULL, i ? "555-0101" : "555-0100", false);
            contact_add_link(c, "colleague", names[1 - i]);
            contact_finish(all, c);
        }
        struct import_request request = {.file = "a.vcf", .contacts = all};
        struct import_answer brought;
        want(p, FAULT_NONE, app_import(p->ctx, &p->app, &request, &brought, &p->err));
        int64_t keep = turn ? ana + 1 : ana;
        merge(p, keep, turn ? ana : ana + 1, NULL);
        struct import_undo_answer back;
        want(p, FAULT_NONE, app_import_undo(p->ctx, &p->app, 0, &back, &p->err));
        struct shown s = show(p, keep);
        assert_int_equal(s.record.ways.count, 2);
        assert_int_equal(practice_wrong(p), 0);
        practice_free(p);
    }
}

int
main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(moves_everything),
        cmocka_unit_test(keeps_one_day_and_every_promise),
        cmocka_unit_test(takes_the_only_day_there_is),
        cmocka_unit_test(P7_sets_no_day_for_somebody_let_go),
        cmocka_unit_test(refuses_what_makes_no_sense),
        cmocka_unit_test(is_undone_exactly),
        cmocka_unit_test(lists_pairs_side_by_side),
        cmocka_unit_test(an_import_leaves_those_set_apart),
        cmocka_unit_test(an_import_leaves_those_merged),
    };
    return cmocka_run_group_tests_name("merge_people", tests, NULL, NULL);
}
