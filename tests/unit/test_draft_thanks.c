/* Every wording of thanks, by every method, in every state of consent (METHOD R6). */
#include "unit.h"

#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "domain/draft_thanks.h"
#include "domain/referral.h"

#include "base/ban.h"

#define MON 20514 /* 2026-03-02 */
#define SEEDS 27  /* all of what is said, with all of what is around it */

static const struct person ana = {
    .name = "Ana Ruiz", .given = "Ana", .liked = NOT_SAID};

/* What may have been kept about a referral. */
struct kept {
    const char *about, *outcome, *place, *how, *why, *code;
};

static const struct kept hostile[] = {
    {"teen anxiety", "seen four times", "Hill School", "client called", "knows my work",
     "bado-7"},
    {"Mia K., 14, self-harm", "diagnosis: PTSD", "her mother's clinic", "sent me Mia",
     "patient of Dr. Li", "mia-k"},
    {"@", "@@", "%s%n%d", "[about]", "[outcome]", "<b>x</b>"},
    {"has been in touch", "has come to see me", "Thank you", "\n\nP.S. it is Mia",
     "Warm wishes,", "the person you sent my way"},
    {NULL, NULL, NULL, NULL, NULL, ""},
};
#define HOSTILE (sizeof hostile / sizeof *hostile)

/* What nobody may be told, whatever the consent. */
static const char *const never[] = {
    " client",  " patient",   " refer",    " session", " diagnos", " therap",
    " teen",    " anxi",      " mia ",     " school",  " outcome", " bado",
    " trauma",  " self harm", " treat",    " case ",   " couple",  " child",
    " symptom", " referral",  " business", " practice"};

/* What gives away that anybody was in touch. */
static const char *const only_with_consent[] = {
    " in touch", " come to see", " came ",     " sent ",      " send",        " my way",
    " person",   " people you",  " somebody ", " someone",    " she ",        " he ",
    " they ",    " them ",       " called me", " booked",     " arrived",     " met ",
    " seen ",    " started",     " news",      " i may tell", " may not tell"};

/* METHOD P6. */
static const char *const asking[] = {
    " business", " my fee",  " openings ",     " availab",   " in mind for me",
    " offer",    " service", " recommend",     " new cases", " send me",
    " slots ",   " help me", " do me a favou", " discount",  " more like",
    " again ",   " others ", " keep sending",  " next time", " return the"};

static void
holds_none(const struct draft *d, const char *const *parts, size_t count) {
    char *key =
        mem_printf(NULL, " %s %s ", d->subject ? text_fold(d->body, d->subject) : "",
                   text_fold(d->body, d->body));
    for (size_t i = 0; i < count; i++)
        if (strstr(key, parts[i]))
            fail_msg("\"%s\" is in: %s", parts[i], d->body);
    talloc_free(key);
}

#define HOLDS_NONE(d, list) holds_none((d), (list), sizeof(list) / sizeof *(list))

static struct referral
referral_of(const struct kept *kept, enum said consent, bool seen) {
    struct referral r = referral_new(1, REFERRAL_RECEIVED, MON - 9);
    r.thanks = THANKS_OWED;
    r.consent = consent;
    r.contacted_day = r.booked_day = r.seen_day = seen ? MON - 2 : DAY_NONE;
    r.about = kept->about;
    r.outcome = kept->outcome;
    r.place = kept->place;
    r.how = kept->how;
    r.why = kept->why;
    r.code = kept->code;
    return r;
}

static struct draft
make(const void *ctx, struct referral *referrals, size_t count, enum draft_form form,
     bool brief, int touches, unsigned seed) {
    const struct referrals owed = {.items = referrals, .count = count};
    const struct draft_thanks_request r = {
        .form = form,
        .person = &ana,
        .touches = touches,
        .telling = thanks_telling(&owed),
        .brief = brief,
        .seed = seed,
    };
    return draft_thanks(ctx, &r);
}

static void
is_well_formed(const struct draft *d, enum draft_form form, bool brief) {
    bool one_line =
        brief || form == DRAFT_TEXT || form == DRAFT_SOCIAL || form == DRAFT_CALL;
    assert_int_equal(d->form, form);
    assert_in_range(strlen(d->body), 40, one_line ? 330 : 520);
    assert_null(strchr(d->body, '@'));
    assert_null(strstr(d->body, "  "));
    assert_null(strstr(d->body, "\n\n\n"));
    assert_null(strstr(d->body, "(null)"));
    assert_non_null(strstr(d->body, "Ana"));
    assert_null(strstr(d->body, "Ruiz"));
    assert_true(strstr(d->body, "hank"));
    if (one_line)
        assert_null(strchr(d->body, '\n'));
    else /* Somebody else signs. */
        assert_int_equal(d->body[strlen(d->body) - 1], ',');
    assert_int_equal(d->subject != NULL, !one_line && form != DRAFT_CARD);
}

typedef void check_fn(void *ctx, enum draft_form form, bool brief, int touches,
                      unsigned seed);

static void
each(check_fn *check) {
    void *ctx = mem_context(NULL);
    for (int form = 0; form < DRAFT_FORM_COUNT; form++)
        for (int brief = 0; brief <= (form == DRAFT_COFFEE || form == DRAFT_WALK);
             brief++)
            for (int touches = 0; touches < 2; touches++)
                for (unsigned seed = 0; seed < SEEDS; seed++) {
                    check(ctx, (enum draft_form)form, brief, touches, seed);
                    talloc_free_children(ctx);
                }
    talloc_free(ctx);
}

static void
tells_what_consent_allows(void *ctx, enum draft_form form, bool brief, int touches,
                          unsigned seed) {
    static const enum said consents[] = {NOT_SAID, SAID_NO, SAID_YES};
    for (size_t c = 0; c < 3; c++)
        for (size_t k = 0; k < HOSTILE; k++)
            for (int seen = 0; seen < 2; seen++)
                for (size_t count = 1; count <= 2; count++) {
                    struct referral two[] = {
                        referral_of(&hostile[k], consents[c], seen),
                        referral_of(&hostile[0], consents[c], seen)};
                    struct draft d = make(ctx, two, count, form, brief, touches, seed);
                    is_well_formed(&d, form, brief);
                    HOLDS_NONE(&d, never);
                    HOLDS_NONE(&d, asking);
                    if (consents[c] != SAID_YES) {
                        HOLDS_NONE(&d, only_with_consent);
                        continue;
                    }
                    const char *who = count > 1 ? "the people you sent my way have "
                                                : "the person you sent my way has ";
                    const char *did = seen ? "come to see me" : "been in touch";
                    assert_non_null(strstr(d.body, who));
                    assert_non_null(strstr(d.body, did));
                    assert_null(strstr(d.body, seen ? "in touch" : "come to see"));
                    /* A subject may be read over a shoulder. */
                    if (d.subject)
                        assert_null(strstr(d.subject, "sent"));
                }
}

static void
r6_each_wording_by_each_method_tells_what_consent_allows(void **state) {
    (void)state;
    each(tells_what_consent_allows);
}

/* The property that the others follow from: what was kept has no way into the words. */
static void
is_the_same_whatever_was_kept(void *ctx, enum draft_form form, bool brief, int touches,
                              unsigned seed) {
    static const enum said consents[] = {NOT_SAID, SAID_NO, SAID_YES};
    for (size_t c = 0; c < 3; c++) {
        struct referral plain = referral_of(&hostile[0], consents[c], false);
        struct draft one = make(ctx, &plain, 1, form, brief, touches, seed);
        for (size_t k = 1; k < HOSTILE; k++) {
            struct referral other = referral_of(&hostile[k], consents[c], false);
            other.id = (int64_t)k;
            other.amount = 12000;
            other.day -= (day_t)k;
            struct draft two = make(ctx, &other, 1, form, brief, touches, seed);
            assert_string_equal(one.body, two.body);
            assert_int_equal(one.subject != NULL, two.subject != NULL);
            if (one.subject)
                assert_string_equal(one.subject, two.subject);
        }
    }
}

static void
r6_words_are_the_same_whatever_was_kept_of_the_client(void **state) {
    (void)state;
    each(is_the_same_whatever_was_kept);
}

/* Not asked is no: to the letter, and whether one or two, whether seen or not. */
static void
not_asked_is_no(void *ctx, enum draft_form form, bool brief, int touches,
                unsigned seed) {
    struct referral no = referral_of(&hostile[0], SAID_NO, false);
    struct draft one = make(ctx, &no, 1, form, brief, touches, seed);
    for (size_t count = 1; count <= 2; count++) {
        struct referral two[] = {referral_of(&hostile[1], NOT_SAID, true),
                                 referral_of(&hostile[2], SAID_YES, true)};
        struct draft d = make(ctx, two, count, form, brief, touches, seed);
        assert_string_equal(one.body, d.body);
    }
    struct draft nothing = make(ctx, NULL, 0, form, brief, touches, seed);
    assert_string_equal(one.body, nothing.body);
}

static void
r6_not_asked_is_as_good_as_no(void **state) {
    (void)state;
    each(not_asked_is_no);
}

static void
neighbours_differ(void *ctx, enum draft_form form, bool brief, int touches,
                  unsigned seed) {
    for (int consent = NOT_SAID; consent <= SAID_YES; consent++) {
        struct referral r = referral_of(&hostile[0], (enum said)consent, false);
        for (unsigned other = 1; other < THANKS_WORDINGS; other++) {
            struct draft one = make(ctx, &r, 1, form, brief, touches, seed);
            struct draft two = make(ctx, &r, 1, form, brief, touches, seed + other);
            assert_string_not_equal(one.body, two.body);
        }
    }
}

static void
in_other_words_is_in_other_words(void **state) {
    (void)state;
    each(neighbours_differ);
}

static void
who_does_not_know_the_number_is_told_who_writes(void **state) {
    (void)state;
    void *ctx = mem_context(NULL);
    struct referral r = referral_of(&hostile[0], SAID_NO, false);
    for (unsigned seed = 0; seed < SEEDS; seed++) {
        struct draft d = make(ctx, &r, 1, DRAFT_TEXT, false, 0, seed);
        assert_non_null(strstr(d.body, "[your name]"));
        d = make(ctx, &r, 1, DRAFT_TEXT, false, 1, seed);
        assert_null(strstr(d.body, "[your name]"));
    }
    talloc_free(ctx);
}

int
main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(r6_each_wording_by_each_method_tells_what_consent_allows),
        cmocka_unit_test(r6_words_are_the_same_whatever_was_kept_of_the_client),
        cmocka_unit_test(r6_not_asked_is_as_good_as_no),
        cmocka_unit_test(in_other_words_is_in_other_words),
        cmocka_unit_test(who_does_not_know_the_number_is_told_who_writes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
