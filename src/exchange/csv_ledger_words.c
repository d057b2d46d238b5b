/* What people write into the cells of a sheet of referrals. */
#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "exchange/csv_ledger.h"

#include "base/ban.h"

/* Whether `key` is one of the words between the bars. */
static bool
is_one_of(const char *key, const char *words) {
    size_t len = strlen(key);
    for (const char *p = words; len > 0 && p && (p = strstr(p, key)); p++)
        if ((p == words || p[-1] == '|') && (p[len] == '|' || p[len] == '\0'))
            return true;
    return false;
}

/* Whether some of them stands in `key`, at whole words. */
static bool
has_one_of(const char *key, const char *words) {
    while (*words) {
        size_t len = strcspn(words, "|");
        for (const char *p = key; (p = strstr(p, " ")); p++)
            if (strncmp(p + 1, words, len) == 0 && (p[len + 1] == ' ' || !p[len + 1]))
                return true;
        words += len + (words[len] == '|');
    }
    return false;
}

enum sheet_way
sheet_way_read(const char *text) {
    static const char in[] =
        "received|in|incoming|inbound|from|referred in|referral in|to me|to us|got|get|"
        "r|i|received from|referred "
        "by|erhalten|empfangen|eingang|von|recu|recue|recibido|"
        "recibida|ontvangen|ricevuto|otrzymane|recebido";
    static const char out[] =
        "given|give|gave|out|outgoing|outbound|to|referred out|referral "
        "out|sent|made|g|o|"
        "s|sent to|referred to|gegeben|uberwiesen|ausgang|an|envoye|envoyee|enviado|"
        "enviada|gegeven|verstuurd|inviato|wyslane";
    char *key = text_fold(NULL, text ? text : "");
    enum sheet_way way = is_one_of(key, in)    ? SHEET_IN
                         : is_one_of(key, out) ? SHEET_OUT
                                               : SHEET_WAY_NONE;
    talloc_free(key);
    return way;
}

int
sheet_yes_read(const char *text) {
    static const char yes[] =
        "yes|y|true|1|x|done|sent|complete|completed|ok|ja|j|oui|o|si|"
        "s|sim|tak|wahr|vrai|verdadero|given";
    static const char no[] =
        "no|n|false|0|not yet|not done|nein|non|nee|nie|nao|pending|to "
        "do|todo|open|falsch|faux|refused|not given";
    if (!text)
        return -1;
    if (strcmp(text, "✓") == 0 || strcmp(text, "✔") == 0 || strcmp(text, "☑") == 0)
        return 1;
    if (strcmp(text, "✗") == 0 || strcmp(text, "✘") == 0 || strcmp(text, "☐") == 0)
        return 0;
    char *key = text_fold(NULL, text);
    int said = is_one_of(key, yes) ? 1 : is_one_of(key, no) ? 0 : -1;
    talloc_free(key);
    return said;
}

static const struct {
    enum sheet_step step;
    const char *why;
    const char *words; /* separated by bars; the first that fits counts */
} steps[] = {
    {SHEET_ENDED, "no-answer",
     "no answer|no response|never called|did not call|didn t call|never responded|did "
     "not "
     "respond|no reply|unreachable|could not reach|couldn t reach|no show|noshow|did "
     "not "
     "show|didn t show|no contact|lost contact|ghosted|never heard back|never came|did "
     "not "
     "come|keine antwort|nicht erreicht"},
    {SHEET_ENDED, "not-a-fit",
     "not a fit|not a good fit|no fit|bad fit|poor fit|wrong fit|not suitable|not a "
     "match|"
     "declined|not accepted|rejected|out of scope|could not take|passt nicht"},
    {SHEET_ENDED, "referred-on",
     "referred on|referred out|referred elsewhere|passed on|went elsewhere|another "
     "therapist|someone else|somebody else|other provider|referred "
     "back|weiterverwiesen"},
    {SHEET_ENDED, "other",
     "cancelled|canceled|withdrew|withdrawn|changed mind|changed their mind|dropped "
     "out|"
     "expired|did not start|didn t start|not completed|incomplete|ended|abgesagt"},
    {SHEET_OPEN, NULL, "not yet|not scheduled|not booked|not contacted|pending|to do"},
    {SHEET_SEEN, NULL,
     "seen|attended|completed|complete|active|in treatment|in therapy|ongoing|current|"
     "converted|became client|became a client|new client|started|began|intake done|"
     "intake completed|discharged|successful|accepted|enrolled|first session|gesehen|"
     "begonnen"},
    {SHEET_BOOKED, NULL,
     "booked|scheduled|appointment|appt|intake|confirmed|termin|reservado"},
    {SHEET_CONTACTED, NULL,
     "contacted|called|left message|left voicemail|emailed|e mailed|spoke|consult|"
     "consultation|waitlist|waitlisted|waiting list|wait list|reached|kontaktiert"},
    {SHEET_OPEN, NULL, "open|new|received|in progress|waiting|given|sent|offen"},
};

enum sheet_step
sheet_step_read(const char *text, const char **why) {
    int said = sheet_yes_read(text);
    if (why)
        *why = NULL;
    if (text_is_blank(text))
        return SHEET_STEP_NONE;
    char *key = text_fold(NULL, text);
    bool open = is_one_of(key, "pending|open|not yet|to do|todo");
    if (said >= 0 && !open && !is_one_of(key, "sent|given|done")) {
        talloc_free(key);
        return said ? SHEET_SEEN : SHEET_NOT;
    }
    char *spaced = mem_printf(NULL, " %s", key);
    enum sheet_step step = SHEET_STEP_NONE;
    for (size_t i = 0; i < sizeof steps / sizeof *steps && !step; i++) {
        if (!has_one_of(spaced, steps[i].words))
            continue;
        step = steps[i].step;
        if (why)
            *why = steps[i].why;
    }
    talloc_free(spaced);
    talloc_free(key);
    return step;
}
