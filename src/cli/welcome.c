#include "cli/welcome.h"

#include "cli/print.h"

#include "base/ban.h"

enum fault
welcome(struct cli *cli, struct error *err) {
    (void)err;
    print_line(cli, 0, STYLE_BOLD,
               "Welcome to Tend. Your list is empty; begin with one of these:");
    print_labelled(cli, 2, 40, "tend import ~/Downloads/contacts.vcf",
                   "bring your contacts (.vcf or .csv)");
    print_labelled(cli, 2, 40, "tend add \"Ana Ruiz\" --email ana@…",
                   "or add one person you know");
    print_labelled(cli, 2, 40, "tend demo", "or look around a made-up practice");
    print_line(cli, 0, STYLE_PLAIN,
               "Then `tend today` names three to five people every morning. `tend "
               "help` shows the rest.");
    return FAULT_NONE;
}
