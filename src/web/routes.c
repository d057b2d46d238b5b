/* The pages, in alphabetical order. A fixed path comes before one with a :word. */
#include "web/page.h"

#include "base/ban.h"

extern const struct route balance_routes[];
extern const struct route ask_routes[];
extern const struct route answers_routes[];
extern const struct route board_routes[];
extern const struct route cards_routes[];
extern const struct route care_routes[];
extern const struct route colleagues_routes[];
extern const struct route draft_routes[];
extern const struct route duplicates_routes[];
extern const struct route find_routes[];
extern const struct route help_routes[];
extern const struct route import_routes[];
extern const struct route journal_routes[];
extern const struct route keys_routes[];
extern const struct route know_routes[];
extern const struct route ledger_routes[];
extern const struct route link_routes[];
extern const struct route log_routes[];
extern const struct route partners_routes[];
extern const struct route many_routes[];
extern const struct route pauses_routes[];
extern const struct route people_routes[];
extern const struct route people_bulk_routes[];
extern const struct route person_routes[];
extern const struct route person_do_routes[];
extern const struct route person_edit_routes[];
extern const struct route plan_routes[];
extern const struct route progress_routes[];
extern const struct route promise_routes[];
extern const struct route referral_board_routes[];
extern const struct route referral_new_routes[];
extern const struct route refer_page_routes[];
extern const struct route referral_routes[];
extern const struct route referral_do_routes[];
extern const struct route row_routes[];
extern const struct route sources_routes[];
extern const struct route thanks_routes[];
extern const struct route today_routes[];
extern const struct route tokens_routes[];
extern const struct route touch_routes[];
extern const struct route treats_routes[];
extern const struct route undo_routes[];
extern const struct route walk_routes[];
extern const struct route welcome_routes[];
extern const struct route words_routes[];

/* One line a page. */
/* clang-format off */
const struct route *const all_routes[] = {
    balance_routes,
    ask_routes,
    answers_routes,
    board_routes,
    cards_routes,
    care_routes,
    colleagues_routes,
    draft_routes,
    duplicates_routes,
    find_routes,
    help_routes,
    import_routes,
    journal_routes,
    keys_routes,
    know_routes,
    ledger_routes,
    link_routes,
    log_routes,
    partners_routes,
    many_routes,
    pauses_routes,
    people_routes,
    people_bulk_routes,
    person_routes,
    person_do_routes,
    person_edit_routes,
    plan_routes,
    progress_routes,
    promise_routes,
    referral_board_routes,
    referral_new_routes,
    refer_page_routes,
    referral_routes,
    referral_do_routes,
    row_routes,
    sources_routes,
    thanks_routes,
    today_routes,
    tokens_routes,
    touch_routes,
    treats_routes,
    undo_routes,
    walk_routes,
    welcome_routes,
    words_routes,
    NULL,
};
