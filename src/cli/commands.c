/* The table of commands, in the order that the overview shows them. */
#include <string.h>

#include "cli/command.h"

#include "base/ban.h"

extern const struct command add_command;
extern const struct command ask_command;
extern const struct command back_command;
extern const struct command balance_command;
extern const struct command bulk_command;
extern const struct command cards_command;
extern const struct command colleagues_command;
extern const struct command complete_command;
extern const struct command completion_command;
extern const struct command consent_command;
extern const struct command copy_command;
extern const struct command demo_command;
extern const struct command doctor_command;
extern const struct command draft_command;
extern const struct command duplicates_command;
extern const struct command edit_command;
extern const struct command fact_command;
extern const struct command help_command;
extern const struct command import_command;
extern const struct command journal_command;
extern const struct command know_command;
extern const struct command later_command;
extern const struct command let_go_command;
extern const struct command list_command;
extern const struct command log_command;
extern const struct command merge_command;
extern const struct command open_command;
extern const struct command page_command;
extern const struct command partners_command;
extern const struct command pause_command;
extern const struct command plan_command;
extern const struct command progress_command;
extern const struct command redo_command;
extern const struct command referral_command;
extern const struct command relate_command;
extern const struct command role_command;
extern const struct command row_command;
extern const struct command show_command;
extern const struct command skip_command;
extern const struct command sources_command;
extern const struct command tag_command;
extern const struct command thanks_command;
extern const struct command today_command;
extern const struct command token_command;
extern const struct command touch_command;
extern const struct command treat_command;
extern const struct command undo_command;
extern const struct command version_command;
extern const struct command walk_command;
extern const struct command words_command;

const struct command *const commands[] = {
    /* Every morning */
    &today_command,
    &open_command,
    &log_command,
    &touch_command,
    &cards_command,
    &draft_command,
    &later_command,
    &skip_command,
    /* Where you stand */
    &row_command,
    &progress_command,
    &treat_command,
    /* Referrals */
    &referral_command,
    &thanks_command,
    &consent_command,
    &colleagues_command,
    &balance_command,
    &sources_command,
    &partners_command,
    &know_command,
    &ask_command,
    &page_command,
    /* Setting up */
    &demo_command,
    &import_command,
    &plan_command,
    &pause_command,
    &words_command,
    /* Your people */
    &add_command,
    &list_command,
    &show_command,
    &edit_command,
    &fact_command,
    &tag_command,
    &role_command,
    &relate_command,
    &let_go_command,
    &back_command,
    &bulk_command,
    &walk_command,
    &duplicates_command,
    &merge_command,
    /* Looking after it */
    &undo_command,
    &redo_command,
    &journal_command,
    &copy_command,
    &doctor_command,
    &token_command,
    /* About Tend */
    &help_command,
    &completion_command,
    &version_command,
    /* For other programs */
    &complete_command,
    NULL,
};

const struct command *
command_by_name(const char *name) {
    for (size_t i = 0; commands[i]; i++)
        if (strcmp(commands[i]->name, name) == 0)
            return commands[i];
    return NULL;
}
