/* What the headers of a sheet of referrals mean. */
#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "exchange/csv_ledger_columns.h"

#include "base/ban.h"

/* Headers as text_fold() leaves them, separated by bars. English, and the few that
 * matter most in German, French, Spanish, Dutch, Italian, Polish and Portuguese. */
static const struct {
    enum sheet_field field;
    bool strong;
    const char *keys;
} known[] = {
    {SHEET_DATE_IN, true,
     "date received|received|received on|received date|date in|date referred "
     "in|referral "
     "received|date of inquiry|inquiry date|enquiry date|date of enquiry|intake call "
     "date|date of call|eingang|eingangsdatum|erhalten am|date de reception|fecha de "
     "recepcion|datum ontvangen|data ricezione|data otrzymania|data de recebimento"},
    {SHEET_DATE_OUT, true,
     "date sent|sent|sent on|date out|date given|given|given on|date referred out|date "
     "made|referral sent|uberwiesen am|date d envoi|fecha de envio|datum "
     "verstuurd|data "
     "invio|data wyslania|data de envio"},
    {SHEET_DATE, false,
     "date|day|when|referral date|date of referral|date referred|referred on|entry "
     "date|datum|tag|wann|fecha|data|dato"},
    {SHEET_TIME, false, "time|uhrzeit|time received"},
    {SHEET_WAY, true,
     "direction|in out|in or out|received given|given received|sent received|received "
     "sent|incoming outgoing|from to|to from|way|referral type|type of "
     "referral|richtung|sens|direccion|richting|direzione|kierunek|direcao"},
    {SHEET_WAY, false, "type"},
    {SHEET_FROM, true,
     "referred by|referral source|referral from|referred from|referrer|referring "
     "provider|referring physician|referring doctor|referring therapist|referring "
     "person|source of referral|referring source|referrer name|referral source "
     "name|who "
     "referred|who sent them|sent by|received from|came from|how did they find me|how "
     "did "
     "they hear|how heard|how they found me|zuweiser|uberweiser|empfohlen "
     "von|uberwiesen "
     "von|zugewiesen von|adresse par|oriente par|referido por|derivado por|verwezen "
     "door|verwijzer|inviato da|skierowany przez|polecony przez|encaminhado "
     "por|indicado por"},
    {SHEET_FROM, false, "from|source|sender|von|de|van|da|od|lead source"},
    {SHEET_TO, true,
     "referred to|refer to|referral to|sent to|given to|referred out to|receiving "
     "provider|receiving therapist|uberwiesen an|verwiesen an|empfohlen an|adresse "
     "a|oriente vers|derivado a|referido a|verwezen naar|inviato a|skierowany "
     "do|encaminhado para"},
    {SHEET_TO, false, "to|recipient|an|naar|do|para"},
    {SHEET_PERSON, true, "referral partner|partner|colleague|kollege|kollegin|collega"},
    {SHEET_PERSON, false,
     "provider|provider name|therapist|clinician|professional|doctor|physician|"
     "person|contact person|who|whom|therapeut|arzt|medecin"},
    {SHEET_ROLE, false,
     "specialty|speciality|specialties|specialisation|specialization|profession|"
     "discipline|"
     "role|provider type|type of provider|fachrichtung|specialite|especialidad|beruf"},
    {SHEET_ORGANISATION, false,
     "organisation|organization|practice|practice name|agency|company|clinic|facility|"
     "firm|praxis|einrichtung"},
    {SHEET_ABOUT, true,
     "reason for referral|referral reason|presenting problem|presenting "
     "issue|presenting "
     "concern|client need|client needs|client type|client issue|type of client|service "
     "provided|service requested|services requested|uberweisungsgrund|motif de "
     "consultation"},
    {SHEET_ABOUT, false,
     "reason|for|for "
     "whom|about|concern|concerns|issue|issues|problem|need|needs|service|"
     "services|service needed|type of service|description|topic|diagnosis|"
     "anlass|grund|fur|thema|anliegen|leistung|motif|motivo|reden|powod|razao"},
    {SHEET_PLACE, false,
     "where|place|source type|type of source|source category|category|channel|"
     "medium|wo|herkunft|kategorie|location"},
    {SHEET_HOW, false,
     "how|method|how received|how sent|contact method|referral method|sent "
     "via|received "
     "via|via|wie"},
    {SHEET_WHY, false, "why|why me|why them|why chosen|warum"},
    {SHEET_COMPLETED, true,
     "referral completed|completed|became client|became a client|became a new client|"
     "converted|converted to client|client seen|seen by provider|loop "
     "closed|successful|"
     "accepted|new client|abgeschlossen"},
    {SHEET_COMPLETED, false,
     "status|referral status|current status|stage|step|complete|done|scheduled|success|"
     "statut|estado|stato"},
    {SHEET_CONTACTED_ON, true,
     "contacted|contacted on|date contacted|client contacted|first contact|first "
     "contact "
     "date|date of first contact|called back|date called|response date|kontaktiert|"
     "erstkontakt"},
    {SHEET_BOOKED_ON, true,
     "booked|booked on|appointment|appointment date|appt date|intake date|intake|date "
     "scheduled|date booked|consult date|consultation date|termin|gebucht"},
    {SHEET_SEEN_ON, true,
     "seen|seen on|date seen|first session|first session date|first appointment|first "
     "appointment date|start date|date started|erstgesprach|gesehen"},
    {SHEET_ENDED_ON, false, "ended|ended on|end date|date closed|closed|closed on"},
    {SHEET_ENDED_WHY, false,
     "why ended|ended why|reason closed|reason not seen|reason declined|reason "
     "ended|why not"},
    {SHEET_OUTCOME, true,
     "outcome|outcomes|outcome notes|result|results|what came of it|what happened|"
     "disposition|ergebnis|resultat|resultado|resultaat|risultato|wynik"},
    {SHEET_OUTCOME, false,
     "notes|note|comments|comment|remarks|feedback|details|notizen|bemerkung|"
     "bemerkungen|"
     "anmerkung|remarques|notas|opmerkingen|uwagi|observacoes"},
    {SHEET_CONSENT, true,
     "consent|consent to tell|release signed|release of information|roi signed|roi on "
     "file|may i tell|consent given|client consent|einwilligung|consentement"},
    {SHEET_THANKS, true,
     "thanks|thank you|thank you sent|thank you note|thank you note sent|thank "
     "you card|thank you card sent|follow up sent|follow up sent to referrer|followup "
     "sent|thank you call|acknowledged|acknowledgement sent|acknowledgment sent|thank "
     "you "
     "date|dank|danke|gedankt|bedankt|remercie|gracias"},
    {SHEET_THANKED_ON, false, "thanked|thanked on|date thanked"},
    {SHEET_CURRENCY, false, "currency|wahrung|devise|moneda|valuta|waluta|moeda"},
    {SHEET_AMOUNT, true,
     "revenue|revenue generated|amount|income|income generated|value|value of business|"
     "fees|fee|total paid|paid|revenue usd|umsatz|betrag|honorar|chiffre d affaires|"
     "ingresos|omzet|fatturato|przychod|receita"},
    {SHEET_CODE, false, "code|referral code|tend code"},
    {SHEET_CLIENT, false,
     "client|clients|patient|patients|client name|patient name|name of client|name of "
     "patient|patient name id|client name id|client id|patient id|client "
     "initials|patient "
     "initials|initials|initial|first name|last name|surname|given name|family "
     "name|dob|"
     "date of birth|birth date|birthdate|birthday|phone|phone number|telephone|mobile|"
     "cell|email|e mail|email address|e mail address|address|ssn|mrn|insurance "
     "id|member "
     "id|parent|parent name|parents|guardian|child|child name|student|student "
     "name|caller|caller name|klient|klientin|klienten|patientin|initialen|kurzel|"
     "vorname|nachname|geburtsdatum|telefon|cliente|paciente|patiente|clientele|client "
     "s "
     "name|patient s name|nom du client|nom du patient|nombre del cliente|nombre del "
     "paciente|kid|kids|son|daughter|baby|pupil|minor|teen|youth|couple|family|spouse|"
     "husband|wife|mother|father|mom|mum|dad|caregiver|carer|resident|lead|lead name|"
     "prospect|inquirer|enquirer|person referred|referred person|referral name|who was "
     "referred|name of person referred|mutter|vater|eltern|schuler|schulerin|enfant|"
     "hijo|hija|iniciales|initiales|clientnaam|pacjent|klientka|iniciais|inicialy"},
};

/* Qualifiers behind a header that change nothing. */
static const char *const tails[] = {
    " y n",           " yes no",   " j n",        " ja nein",     " if any",
    " if known",      " optional", " mm dd yyyy", " mm dd yy",    " dd mm yyyy",
    " provider name", " name",     " person",     " to referrer", " yes or no",
};

static bool
is_key(const char *key, const char *keys) {
    size_t len = strlen(key);
    for (const char *p = keys; len > 0 && p && (p = strstr(p, key)); p++)
        if ((p == keys || p[-1] == '|') && (p[len] == '|' || p[len] == '\0'))
            return true;
    return false;
}

static enum sheet_field
find_key(const char *key, bool *strong) {
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        if (!is_key(key, known[i].keys))
            continue;
        *strong = known[i].strong;
        return known[i].field;
    }
    return SHEET_UNKNOWN;
}

static bool
has(const char *key, const char *word) {
    size_t len = strlen(word);
    for (const char *p = key; (p = strstr(p, word)); p++)
        if ((p == key || p[-1] == ' ') && (p[len] == ' ' || p[len] == '\0'))
            return true;
    return false;
}

static bool
has_any(const char *key, const char *const *words) {
    for (; *words; words++)
        if (has(key, *words))
            return true;
    return false;
}

/* Of the one who sends or is sent to: what of them it is. */
static enum sheet_field
part_of_person(const char *key, enum sheet_field person) {
    static const char *const phone[] = {"phone", "telephone", "fax", "mobile", NULL};
    static const char *const email[] = {"email", "mail", NULL};
    static const char *const role[] = {"specialty",  "speciality",     "profession",
                                       "discipline", "specialization", NULL};
    static const char *const firm[] = {
        "organisation", "organization", "practice", "agency",
        "clinic",       "company",      "facility", NULL};
    static const char *const kind[] = {"type", "category", NULL};
    static const char *const other[] = {"address", "id", "npi", NULL};
    if (has_any(key, phone))
        return has(key, "fax") ? SHEET_UNKNOWN : SHEET_PHONE;
    if (has_any(key, email))
        return SHEET_EMAIL;
    if (has_any(key, role))
        return SHEET_ROLE;
    if (has_any(key, firm))
        return SHEET_ORGANISATION;
    if (has_any(key, kind))
        return SHEET_PLACE;
    return has_any(key, other) ? SHEET_UNKNOWN : person;
}

static enum sheet_field
date_of(const char *key) {
    static const char *const in[] = {"received", "inquiry", "enquiry",
                                     "in",       "call",    NULL};
    static const char *const out[] = {"sent", "given", "out", "made", NULL};
    static const char *const seen[] = {"seen", "session", "started", "start", NULL};
    static const char *const booked[] = {
        "appointment", "appt", "booked", "scheduled", "intake", "consult", NULL};
    static const char *const contacted[] = {"contact", "contacted", "response", NULL};
    static const char *const birth[] = {"birth", NULL};
    if (has_any(key, birth))
        return SHEET_CLIENT;
    if (has_any(key, seen))
        return SHEET_SEEN_ON;
    if (has_any(key, booked))
        return SHEET_BOOKED_ON;
    if (has_any(key, contacted))
        return SHEET_CONTACTED_ON;
    if (has_any(key, in))
        return SHEET_DATE_IN;
    if (has_any(key, out))
        return SHEET_DATE_OUT;
    return has(key, "referral") || has(key, "referred") ? SHEET_DATE : SHEET_UNKNOWN;
}

/* By the words in it, for a header that is none of those known. */
static enum sheet_field
by_words(const char *key, bool *strong) {
    static const char *const client[] = {
        "client",   "clients", "patient", "patients", "child",    "student",
        "initials", "dob",     "birth",   "parent",   "guardian", "caller",
        "insured",  "ssn",     "klient",  "klienten", "member",   NULL};
    static const char *const concern[] = {"issue", "concern", "need",  "needs",
                                          "type",  "problem", "group", NULL};
    static const char *const from[] = {"referring", "referrer", "source", NULL};
    static const char *const thanks[] = {"thank", "thanks", "thanked", NULL};
    static const char *const sums[] = {"revenue", "income", "amount", "fee", NULL};
    static const char *const ends[] = {"outcome", "outcomes", "result", NULL};
    static const char *const theirs[] = {"provider", "therapist", "colleague",
                                         "doctor",   "physician", NULL};
    *strong = true;
    /* "Follow-up sent (yes/no/date)": what was sent was thanks, whatever is said of it.
     */
    if (has_any(key, thanks) || (has(key, "follow up") && has(key, "sent")))
        return SHEET_THANKS;
    if (has(key, "date"))
        return date_of(key);
    if (has(key, "referred by") || has(key, "referred from") || has_any(key, from))
        return part_of_person(key, SHEET_FROM);
    if (has(key, "referred to") || has(key, "referral to") || has(key, "sent to"))
        return part_of_person(key, SHEET_TO);
    *strong = false;
    if (has_any(key, client))
        return has_any(key, concern) ? SHEET_ABOUT : SHEET_CLIENT;
    if (has_any(key, theirs))
        return part_of_person(key, SHEET_PERSON);
    if (has_any(key, ends))
        return SHEET_OUTCOME;
    if (has(key, "reason"))
        return SHEET_ABOUT;
    if (has(key, "completed") || has(key, "status"))
        return SHEET_COMPLETED;
    return has_any(key, sums) ? SHEET_AMOUNT : SHEET_UNKNOWN;
}

enum sheet_field
sheet_header(const void *ctx, const char *header, bool *strong) {
    char *key = text_fold(ctx, header);
    enum sheet_field field = find_key(key, strong);
    for (size_t i = 0; i < sizeof tails / sizeof *tails && !field; i++) {
        size_t len = strlen(key), tail = strlen(tails[i]);
        if (len <= tail || strcmp(key + len - tail, tails[i]) != 0)
            continue;
        key[len - tail] = '\0';
        field = find_key(key, strong);
        if (!field) {
            key[len - tail] = ' ';
            continue;
        }
    }
    if (!field && *key)
        field = by_words(key, strong);
    if (!field)
        *strong = false;
    talloc_free(key);
    return field;
}
