#include "unit.h"

#include <string.h>

#include "app/bulk.h"
#include "app/filter.h"
#include "app/list.h"
#include "app/log.h"
#include "app/undo.h"
#include "app/views.h"
#include "base/memory.h"
#include "practice.h"
#include "store/journal.h"
#include "store/people.h"
#include "store/row.h"

#include "base/ban.h"

/* --- filters as words --------------------------------------------------------------
 */

static void
filters_come_from_queries_and_go_back_in_one_order(void **state) {
    (void)state;
    void *ctx = mem_context(NULL);
    static const char *const pairs[][2] = {
        {"", ""},
        {"sort=last&tag=book+club", "tag=book+club&sort=last"},
        {"tag=a%26b%3Dc&x=1&csrf=2&from=100", "tag=a%26b%3Dc"},
        {"search=%C5%81%C4%99cka", "search=%C5%81%C4%99cka"},
        {"stage=adding&stage=closing", "stage=closing"},
        {"tag=&role=++", ""},
        {"tag", ""},
        {"&&=&==&tag=x&", "tag=x"},
        {"tag=%zz%4", "tag=%25zz%254"},
        {"tag=%ff", ""},
        {"tag=a%00b", "tag=a"},
        {"last-before=3+months+ago", "last-before=3+months+ago"},
    };
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        struct filter_words words;
        filter_from_query(ctx, pairs[i][0], &words);
        const char *query = filter_query(ctx, &words);
        assert_string_equal(query, pairs[i][1]);
        filter_from_query(ctx, query, &words);
        assert_string_equal(filter_query(ctx, &words), query);
    }
    talloc_free(ctx);
}

static enum fault
read_query(void *ctx, const char *query, struct list_request *out, struct error *err) {
    struct filter_words words;
    filter_from_query(ctx, query, &words);
    return filter_read(ctx, &words, PRACTICE_TODAY, out, err);
}

static void
filters_mean_what_they_say(void **state) {
    (void)state;
    void *ctx = mem_context(NULL);
    struct list_request r;
    struct error err;
    assert_int_equal(read_query(ctx, "", &r, &err), FAULT_NONE);
    assert_int_equal(r.sort, SORT_NAME);
    assert_int_equal(r.last_before, DAY_NONE);
    assert_false(r.has_stage || r.liked || r.everybody || r.never_touched);
    assert_int_equal(read_query(ctx,
                                "stage=let-go&liked=yes&full=no&two-of-three=1"
                                "&missing=address&last-before=1+week+ago&next-since=fri"
                                "&search=ana&last-import=yes",
                                &r, &err),
                     FAULT_NONE);
    assert_true(r.has_stage && r.stage == STAGE_LET_GO);
    assert_true(r.liked && !r.practice_full);
    assert_int_equal(r.qualifiers, 2);
    assert_int_equal(r.missing, MISSING_ADDRESS);
    assert_int_equal(r.last_before, PRACTICE_TODAY - 7);
    assert_int_equal(r.next_since, PRACTICE_TODAY + 4);
    assert_int_equal(r.sort, SORT_FIT);
    assert_int_equal(r.import_id, -1);
    static const char *const wrong[][2] = {{"stage=warm", "stage"},
                                           {"sort=age", "sort"},
                                           {"missing=fax", "missing"},
                                           {"last-since=tomorrow", "last-since"},
                                           {"next-before=soon", "next-before"}};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        assert_int_equal(read_query(ctx, wrong[i][0], &r, &err), FAULT_INVALID);
        assert_string_equal(err.field, wrong[i][1]);
    }
    struct filter_words words;
    filter_from_query(ctx, "sort=last&reverse=yes&everybody=yes", &words);
    assert_int_equal(filter_count(&words), 0);
    filter_set(ctx, &words, "tag", "x");
    filter_set(ctx, &words, "csrf", "x");
    assert_int_equal(filter_count(&words), 1);
    talloc_free(ctx);
}

/* --- the list ----------------------------------------------------------------------
 */

static void
pages_make_up_the_whole_list(void **state) {
    (void)state;
    struct practice *p = practice_new(true);
    for (int i = 0; i < 25; i++)
        practice_add(p, mem_printf(p->ctx, "Person %c%d", 'Z' - i, i), NULL);
    for (int sort = SORT_NAME; sort <= SORT_FIT; sort++) {
        struct list_request r = LIST_REQUEST_ALL;
        struct list_answer all, page;
        r.sort = (enum list_sort)sort;
        want(p, FAULT_NONE, app_list(p->ctx, &p->app, &r, &all, &p->err));
        assert_int_equal(all.listing.count, 25);
        r.limit = 10;
        for (r.offset = 0; r.offset < 40; r.offset += 10) {
            want(p, FAULT_NONE, app_list(p->ctx, &p->app, &r, &page, &p->err));
            size_t rest = r.offset < 25 ? 25 - (size_t)r.offset : 0;
            assert_int_equal(page.listing.count, rest < 10 ? rest : 10);
            assert_int_equal(page.total, 25);
            for (size_t i = 0; i < page.listing.count; i++)
                assert_string_equal(page.listing.items[i].name,
                                    all.listing.items[(size_t)r.offset + i].name);
        }
    }
    practice_free(p);
}

/* More than are named to the engine one by one. */
static void
a_search_that_fits_many_keeps_filters_and_order(void **state) {
    (void)state;
    struct practice *p = practice_new(true);
    for (int i = 0; i < 340; i++) {
        int64_t id =
            practice_add(p, mem_printf(p->ctx, "Ana Number%03d", 339 - i), NULL);
        if (i % 2)
            continue;
        struct tag tag = {.person_id = id, .word = "even", .word_key = "even"};
        want(p, FAULT_NONE, app_begin(&p->app, "tag", &p->err));
        want(p, FAULT_NONE, row_add(p->app.store, &TAG, &tag, &p->err));
        want(p, FAULT_NONE, store_commit(p->app.store, &p->err));
    }
    struct list_request r = LIST_REQUEST_ALL;
    struct list_answer answer;
    r.search = "ana number";
    r.sort = SORT_FIT;
    r.tag = "EVEN";
    r.limit = 3;
    want(p, FAULT_NONE, app_list(p->ctx, &p->app, &r, &answer, &p->err));
    assert_int_equal(answer.total, 170);
    assert_string_equal(answer.listing.items[0].name, "Ana Number001");
    assert_string_equal(answer.listing.items[2].name, "Ana Number005");
    practice_free(p);
}

/* --- views -------------------------------------------------------------------------
 */

static void
views_are_undone_like_everything(void **state) {
    (void)state;
    struct practice *p = practice_new(true);
    struct filter_words words;
    struct views_answer answer;
    struct undo_answer undone;
    struct saved_view view;
    filter_from_query(p->ctx, "tag=teens", &words);
    want(p, FAULT_NONE,
         app_view_save(p->ctx, &p->app, " Teens ", &words, &answer, &p->err));
    assert_true(answer.changed);
    want(p, FAULT_NONE,
         app_view_save(p->ctx, &p->app, "Teens", &words, &answer, &p->err));
    assert_false(answer.changed);
    filter_set(p->ctx, &words, "sort", "last");
    want(p, FAULT_NONE,
         app_view_save(p->ctx, &p->app, "TEENS", &words, &answer, &p->err));
    assert_int_equal(answer.views.count, 1);
    assert_string_equal(answer.view.query, "tag=teens&sort=last");
    want(p, FAULT_NONE, app_undo(p->ctx, &p->app, &undone, &p->err));
    want(p, FAULT_NONE, app_view_named(p->ctx, &p->app, "teens", &view, &p->err));
    assert_string_equal(view.query, "tag=teens");
    want(p, FAULT_NONE,
         app_view_rename(p->ctx, &p->app, view.id, "★", &answer, &p->err));
    want(p, FAULT_NONE, app_view_named(p->ctx, &p->app, "★", &view, &p->err));
    want(p, FAULT_NOT_FOUND, app_view_named(p->ctx, &p->app, "teens", &view, &p->err));
    want(p, FAULT_NOT_FOUND, app_view_remove(p->ctx, &p->app, 77, &answer, &p->err));
    filter_set(p->ctx, &words, "sort", "age");
    want(p, FAULT_INVALID,
         app_view_save(p->ctx, &p->app, "x", &words, &answer, &p->err));
    assert_string_equal(p->err.field, "sort");
    practice_free(p);
}

/* --- one thing for several people ----------------------------------------------------
 */

static struct bulk_answer
bulk(struct practice *p, const struct bulk_request *r) {
    struct bulk_answer answer;
    want(p, FAULT_NONE, app_bulk(p->ctx, &p->app, r, &answer, &p->err));
    return answer;
}

static void
several_people_are_one_change(void **state) {
    (void)state;
    struct practice *p = practice_new(true);
    int64_t ids[] = {practice_add(p, "Ana Ruiz", NULL),
                     practice_add(p, "Ben Ohm", NULL), practice_add(p, "Cy Lee", NULL),
                     1};
    const char *before = practice_dump(p);
    static const enum bulk_action actions[] = {BULK_TAG, BULK_LET_GO, BULK_RHYTHM};
    for (size_t i = 0; i < 3; i++) {
        struct bulk_request r = {.action = actions[i],
                                 .ids = {.items = ids, .count = 4},
                                 .kind = TAG_TAG,
                                 .word = "choir",
                                 .days = 30};
        struct undo_answer undone;
        struct bulk_answer a = bulk(p, &r);
        assert_int_equal(a.chosen, 3); /* each once */
        assert_int_equal(a.changed, 3);
        assert_string_not_equal(practice_dump(p), before);
        a = bulk(p, &r);
        assert_int_equal(a.changed, 0);
        assert_int_equal(practice_wrong(p), 0);
        /* The second time left no trace, so one undo is enough. */
        want(p, FAULT_NONE, app_undo(p->ctx, &p->app, &undone, &p->err));
        assert_string_equal(practice_dump(p), before);
    }
    assert_int_equal(practice_wrong(p), 0);
    practice_free(p);
}

static void
says_in_words_what_was_done(void **state) {
    (void)state;
    struct practice *p = practice_new(true);
    int64_t ids[] = {practice_add(p, "Ana Ruiz", NULL),
                     practice_add(p, "Ben Ohm", NULL)};
    struct bulk_request r = {.action = BULK_TAG,
                             .ids = {.items = ids, .count = 1},
                             .kind = TAG_ROLE,
                             .word = " choir\tleader "};
    assert_string_equal(bulk(p, &r).said, "Ana Ruiz has the role choir leader now.");
    r.ids.count = 2;
    assert_string_equal(bulk(p, &r).said, "Ben Ohm has the role choir leader now.");
    assert_string_equal(bulk(p, &r).said,
                        "2 people have the role choir leader already.");
    r.action = BULK_UNTAG;
    assert_string_equal(bulk(p, &r).said,
                        "2 people no longer have the role choir leader.");
    assert_string_equal(bulk(p, &r).said, "2 people had no role choir leader before.");
    r.action = BULK_RHYTHM;
    r.days = 1;
    assert_string_equal(bulk(p, &r).said, "2 people have a rhythm of 1 day now.");
    r.days = 0;
    assert_string_equal(bulk(p, &r).said, "2 people have the rhythm of your plan now.");
    r.action = BULK_BACK;
    assert_string_equal(bulk(p, &r).said, "2 people are on your list already.");
    r.action = BULK_LET_GO;
    assert_string_equal(bulk(p, &r).said,
                        "2 people leave your list; the history stays.");
    assert_string_equal(bulk(p, &r).said, "2 people were let go before.");
    r.action = BULK_BACK;
    r.ids.count = 1;
    assert_string_equal(bulk(p, &r).said, "Ana Ruiz is on your list again.");
    practice_free(p);
}

/* Nobody is half done: a wrong number among them keeps all as they were. */
static void
all_or_nobody(void **state) {
    (void)state;
    struct practice *p = practice_new(true);
    int64_t ids[] = {practice_add(p, "Ana Ruiz", NULL), 99};
    struct bulk_answer answer;
    const char *before = practice_dump(p);
    struct bulk_request r = {
        .action = BULK_LET_GO, .ids = {.items = ids, .count = 2}, .word = ""};
    want(p, FAULT_NOT_FOUND, app_bulk(p->ctx, &p->app, &r, &answer, &p->err));
    assert_string_equal(practice_dump(p), before);
    r.action = BULK_TAG;
    want(p, FAULT_INVALID, app_bulk(p->ctx, &p->app, &r, &answer, &p->err));
    assert_string_equal(p->err.field, "word");
    r.action = BULK_RHYTHM;
    r.days = 100000;
    want(p, FAULT_INVALID, app_bulk(p->ctx, &p->app, &r, &answer, &p->err));
    r = (struct bulk_request){.action = BULK_LET_GO};
    want(p, FAULT_INVALID, app_bulk(p->ctx, &p->app, &r, &answer, &p->err));
    assert_string_equal(p->err.field, "id");
    practice_free(p);
}

/* METHOD P7: who is let go has no date any more, and gets one when they come back. */
static void
dates_go_and_come_with_people(void **state) {
    (void)state;
    struct practice *p = practice_new(true);
    int64_t id = practice_add(p, "Ana Ruiz", NULL);
    struct log_request log = {.person_id = id,
                              .day = p->app.today,
                              .method = METHOD_EMAIL,
                              .share = SHARE_NONE,
                              .liked = NOT_SAID,
                              .meaningful = NOT_SAID,
                              .next = p->app.today + 9};
    struct log_answer logged;
    struct reach_outs open = {0}, again = {0};
    want(p, FAULT_NONE, app_log(p->ctx, &p->app, &log, &logged, &p->err));
    struct list_request everybody = LIST_REQUEST_ALL;
    struct bulk_request r = {.action = BULK_LET_GO, .all = &everybody};
    bulk(p, &r);
    want(p, FAULT_NONE, people_open(p->ctx, p->app.store, id, &open, &p->err));
    assert_int_equal(open.count, 0);
    everybody.everybody = true;
    r.action = BULK_BACK;
    bulk(p, &r);
    want(p, FAULT_NONE, people_open(p->ctx, p->app.store, id, &again, &p->err));
    assert_int_equal(again.count, 1);
    practice_free(p);
}

int
main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(filters_come_from_queries_and_go_back_in_one_order),
        cmocka_unit_test(filters_mean_what_they_say),
        cmocka_unit_test(pages_make_up_the_whole_list),
        cmocka_unit_test(a_search_that_fits_many_keeps_filters_and_order),
        cmocka_unit_test(views_are_undone_like_everything),
        cmocka_unit_test(several_people_are_one_change),
        cmocka_unit_test(says_in_words_what_was_done),
        cmocka_unit_test(all_or_nobody),
        cmocka_unit_test(dates_go_and_come_with_people),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
