#include "base/exit.h"

#include <stddef.h>

#include "base/ban.h"

const struct exit_meaning exit_meanings[] = {
    {0, "all went well"},
    {1, "a bug in Tend; nothing was changed"},
    {2, "a command, option, date or value that can't be used"},
    {3, "nobody or nothing of that name"},
    {4, "several people fit the name"},
    {5, "the state of things forbids it"},
    {6, "another Tend is writing; try again"},
    {7, "reading or writing failed: a full disk, a file that can only be read"},
    {8, "the file is no Tend practice, or one of a newer Tend"},
    {9, "the practice is damaged, or `tend doctor` found something wrong"},
    {0, NULL},
};

int
exit_code(enum fault fault) {
    switch (fault) {
    case FAULT_NONE:
        return 0;
    case FAULT_USAGE:
    case FAULT_INVALID:
        return 2;
    case FAULT_NOT_FOUND:
        return 3;
    case FAULT_AMBIGUOUS:
        return 4;
    case FAULT_CONFLICT:
        return 5;
    case FAULT_BUSY:
        return 6;
    case FAULT_READ_ONLY:
    case FAULT_FULL:
    case FAULT_IO:
        return 7;
    case FAULT_FOREIGN:
    case FAULT_NEWER:
        return 8;
    case FAULT_CORRUPT:
        return 9;
    case FAULT_INTERNAL:
        break;
    }
    return 1;
}
