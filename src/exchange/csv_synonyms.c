#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "exchange/csv_columns.h"

#include "base/ban.h"

/* Headers as text_fold() leaves them, in English, German, French, Spanish, Dutch,
 * Italian, Polish and Portuguese. */
struct synonym {
    enum csv_field field;
    const char *label;
    const char *keys; /* separated by | */
};

static const struct synonym synonyms[] = {
    {FIELD_NAME, NULL,
     "name|full name|display name|contact|client|person|complete name|e mail display "
     "name|name und vorname|vor und nachname|vorname und nachname|vollstandiger "
     "name|anzeigename|nom complet|nom et prenom|nom affiche|prenom et nom|nom|nombre "
     "completo|nombre y apellidos|nombre|naam|volledige naam|nome completo|nome e "
     "cognome|nome|imie i nazwisko|nazwa|nome e sobrenome|nome exibido"},
    {FIELD_PREFIX, NULL,
     "prefix|name prefix|salutation|honorific|title prefix|courtesy "
     "title|anrede|titel|namensprafix|akademischer titel|civilite|tratamiento|"
     "aanhef|appellativo|tytul|zwrot|tratamento|pronome de tratamento"},
    {FIELD_GIVEN, NULL,
     "first name|given name|firstname|givenname|forename|first|given|christian "
     "name|vorname|vornamen|rufname|prenom|prenoms|nombre de pila|primer "
     "nombre|voornaam|nome di battesimo|imie|primeiro nome|nome proprio"},
    {FIELD_ADDITIONAL, NULL,
     "middle name|additional name|middlename|middle|middle initial|second "
     "name|weitere vornamen|zweiter vorname|zweitname|deuxieme prenom|segundo "
     "nombre|tweede naam|middelste naam|secondo nome|drugie imie|nome "
     "do meio|segundo nome"},
    {FIELD_FAMILY, NULL,
     "last name|surname|family name|lastname|familyname|last|family|second "
     "surname|nachname|familienname|zuname|nom de famille|nom "
     "famille|apellidos|apellido|primer apellido|segundo "
     "apellido|achternaam|familienaam|cognome|nazwisko|apelido|sobrenome|ultimo nome"},
    {FIELD_PARTICLE, NULL, "tussenvoegsel|tussenvoegsels|voorvoegsel|namenszusatz"},
    {FIELD_SUFFIX, NULL,
     "suffix|name suffix|credentials|generational suffix|namenssuffix|suffixe|sufijo|"
     "achtervoegsel|suffisso|przyrostek|sufixo"},
    {FIELD_NICKNAME, NULL,
     "nickname|nick name|nick|known as|goes by|preferred name|spitzname|surnom|"
     "pseudo|apodo|alias|bijnaam|roepnaam|soprannome|pseudonim|alcunha"},
    {FIELD_ORGANISATION, NULL,
     "organisation|organization|organisation name|organization name|company|company "
     "name|business name|employer|account name|practice|practice name|clinic|clinic "
     "name|workplace|agency|firma|firmenname|unternehmen|"
     "arbeitgeber|praxis|einrichtung|institution|entreprise|societe|"
     "organisme|nom de l entreprise|cabinet|employeur|empresa|organizacion|compania|"
     "nombre de la empresa|clinica|bedrijf|bedrijfsnaam|organisatie|werkgever|praktijk|"
     "azienda|societa|organizzazione|ditta|studio|organizacja|nazwa "
     "firmy|przedsiebiorstwo|organizacao|nome da empresa|companhia"},
    {FIELD_DEPARTMENT, NULL,
     "department|organization department|organisation department|dept|division|"
     "abteilung|departement|service|departamento|afdeling|reparto|dipartimento|dzial"},
    {FIELD_TITLE, NULL,
     "job title|title|position|job|occupation|organization title|organisation "
     "title|job role|profession|stellung|berufsbezeichnung|beruf|funktion|"
     "positionsbezeichnung|stelle|poste|fonction|intitule du poste|titre|cargo|puesto|"
     "profesion|ocupacion|titulo|funcion|functie|functietitel|beroep|posizione|"
     "qualifica|mansione|professione|titolo|funzione|stanowisko|zawod|profissao|"
     "funcao"},
    {FIELD_ROLE, NULL,
     "role|roles|specialty|speciality|specialisation|specialization|kind of "
     "contact|rolle|fachrichtung|fachgebiet|role professionnel|specialite|rol|"
     "especialidad|specialisme|ruolo|specialita|specjalizacja|rola|papel|"
     "especialidade"},
    {FIELD_EMAIL, NULL,
     "e mail|email|mail|e mail address|email address|mail address|e mail "
     "id|email id|e mail adresse|email adresse|mailadresse|emailadresse|courriel|"
     "adresse e mail|adresse email|adresse mail|adresse electronique|adresse de "
     "messagerie|mel|correo|correo electronico|direccion de correo|direccion de correo "
     "electronico|email adres|e mail adres|e mailadres|emailadres|mailadres|indirizzo "
     "email|indirizzo e mail|posta elettronica|indirizzo di posta elettronica|adres e "
     "mail|adres email|adres poczty elektronicznej|endereco de email|endereco de e "
     "mail|correio eletronico|correio electronico"},
    {FIELD_PHONE, "mobile",
     "mobile|cell|cellphone|cell "
     "phone|mobilephone|mobil|handy|handynummer|handynr|mobilnr|"
     "mobilnummer|mobiltelefon|mobilfunk|telephone portable|portable|gsm|movil|"
     "telefono movil|celular|mobiel|mobieltje|06 nummer|cellulare|telefono cellulare|"
     "komorka|telefon komorkowy|tel kom|telemovel"},
    {FIELD_PHONE, "fax",
     "fax|telefax|faxnummer|telecopie|telecopieur|faks|fax number|numero de fax"},
    {FIELD_PHONE, "pager", "pager|beeper|paging|pageur|buscapersonas|cercapersone"},
    {FIELD_PHONE, "home", "privattelefon|telefon privat|landline|festnetz|fixe"},
    {FIELD_PHONE, "work", "diensttelefon|geschaftstelefon|switchboard|direct line"},
    {FIELD_PHONE, "car", "car phone|autotelefon"},
    {FIELD_PHONE, "assistant", "assistant s phone|assistant phone"},
    {FIELD_PHONE, NULL,
     "phone|telephone|phone number|phonenumber|tel|ph|telephone number|landline "
     "phone|contact number|telefon|telefonnummer|telefonnr|rufnummer|tel nr|fon|numero "
     "de "
     "telephone|telefono|numero de telefono|telefoon|telefoonnummer|numero di "
     "telefono|recapito telefonico|numer telefonu|nr telefonu|nr tel|telefone|numero "
     "de telefone|radio phone|callback|isdn|tty tdd phone"},
    {FIELD_URL, NULL,
     "website|web site|web page|webpage|web|url|homepage|home page|site|internet|"
     "webseite|internetseite|internetadresse|site web|site internet|page web|sitio "
     "web|pagina web|web pagina|webpagina|sito web|sito|sito internet|strona "
     "internetowa|strona www|strona|www|pagina da web|pagina de web"},
    {FIELD_ADDRESS, NULL,
     "address|postal address|mailing address|full address|location "
     "address|adresse|anschrift|postanschrift|postadresse|privatadresse|adresse "
     "postale|adresse complete|direccion|direccion postal|domicilio|adres|postadres|"
     "indirizzo|indirizzo postale|adres pocztowy|endereco|morada|endereco postal"},
    {FIELD_STREET, NULL,
     "street|street address|address line|street line|address street|suite|strasse|"
     "strasse hausnummer|strasse und hausnummer|strasse und nr|rue|numero "
     "et rue|voie|calle|calle y numero|straat|straatnaam|via|ulica|rua|"
     "logradouro"},
    {FIELD_HOUSE, NULL,
     "house number|hausnummer|haus nr|huisnummer|numero civico|nr domu|numer domu"},
    {FIELD_PO_BOX, NULL,
     "po box|p o box|address po box|post office box|postfach|boite postale|apartado "
     "postal|apartado de correos|postbus|casella postale|skrytka pocztowa|caixa "
     "postal"},
    {FIELD_CITY, NULL,
     "city|town|address city|locality|suburb|city town|town city|place|ort|stadt|"
     "wohnort|ville|localite|commune|ciudad|localidad|poblacion|municipio|plaats|"
     "woonplaats|stad|citta|comune|localita|miasto|miejscowosc|cidade|localidade"},
    {FIELD_REGION, NULL,
     "state|province|region|county|address state|state province|state county|"
     "state region|bundesland|kanton|bundesland kanton|departement adresse|estado|"
     "provincia|provincie|regione|wojewodztwo|distrito|estado provincia"},
    {FIELD_POSTCODE, NULL,
     "postcode|post code|postal code|zip|zipcode|zip code|zip postal code|address "
     "zip|postal|plz|postleitzahl|code postal|cp|codigo postal|c p|cap|codice "
     "postale|codice avviamento postale|kod pocztowy|kod|cep"},
    {FIELD_COUNTRY, NULL,
     "country|country region|address country|land|staat|land region|pays|pays region|"
     "pais|pais region|paese|nazione|stato|paese area geografica|kraj|kraj region"},
    {FIELD_DATE, "birthday",
     "birthday|birth date|birthdate|date of birth|dob|d o b|born|bday|geburtstag|"
     "geburtsdatum|geboren|date de naissance|anniversaire|naissance|ne le|"
     "cumpleanos|fecha de nacimiento|nacimiento|verjaardag|geboortedatum|"
     "compleanno|data di nascita|urodziny|data urodzenia|data de nascimento|"
     "nascimento"},
    {FIELD_DATE, "anniversary",
     "anniversary|wedding anniversary|wedding|jahrestag|hochzeitstag|"
     "anniversaire de mariage|aniversario|aniversario de boda|trouwdag|jubileum|"
     "anniversario|rocznica|rocznica slubu|aniversario de casamento"},
    {FIELD_BIRTH_DAY, NULL, "birth day"},
    {FIELD_BIRTH_MONTH, NULL, "birth month"},
    {FIELD_BIRTH_YEAR, NULL, "birth year"},
    {FIELD_NOTE, NULL,
     "notes|note|comment|comments|remarks|remark|memo|description|details|about|bio|"
     "notiz|notizen|bemerkung|bemerkungen|anmerkung|anmerkungen|kommentar|remarque|"
     "remarques|commentaire|commentaires|notas|nota|observaciones|comentarios|"
     "comentario|notitie|notities|opmerking|opmerkingen|commenti|osservazioni|"
     "notatki|notatka|uwagi|komentarz|observacoes"},
    {FIELD_TAG, NULL,
     "tag|tags|label|labels|category|categories|group|groups|group "
     "membership|keywords|lists|list|segment|contact type|kategorie|kategorien|"
     "gruppe|gruppen|schlagworter|stichworter|categorie|groupe|groupes|etiquette|"
     "etiquettes|mots cles|etiqueta|etiquetas|categoria|categorias|grupo|grupos|"
     "groep|groepen|etichetta|etichette|gruppo|gruppi|kategoria|etykieta|etykiety|"
     "grupa|grupy"},
    {FIELD_LINK, "introduced by",
     "introduced by|introduced through|introduction by|referred by|recommended by|"
     "referrer|met through|first met through|met via|connected by|vermittelt von|"
     "empfohlen von|vorgestellt von|uberwiesen von|empfehlung von|presente par|"
     "recommande par|adresse par|oriente par|presentado por|recomendado por|referido "
     "por|voorgesteld door|aanbevolen door|doorverwezen door|verwezen door|presentato "
     "da|segnalato da|consigliato da|inviato da|polecony przez|przedstawiony przez|z "
     "polecenia|polecil|apresentado por|indicado por"},
    {FIELD_LINK, "spouse",
     "spouse|spouse s name|husband wife|husband|wife|partner|partner s name|"
     "spouse partner|ehepartner|ehegatte|ehefrau|ehemann|lebenspartner|partner "
     "ehegatte|conjoint|conyuge|pareja|echtgenoot|echtgenote|coniuge|malzonek|"
     "wspolmalzonek|conjuge"},
    {FIELD_LINK, "assistant", "assistant|assistant s name|assistant name|assistent"},
    {FIELD_LINK, "manager", "manager|manager s name|manager name|vorgesetzter"},
    {FIELD_FACT, "how we met",
     "how we met|how met|how did we meet|where we met|how i met them|met at|how do i "
     "know them|how i know them|wie kennengelernt|kennengelernt|woher ich sie kenne|"
     "comment nous nous sommes rencontres|rencontre|como nos conocimos|hoe we elkaar "
     "kennen|hoe ontmoet|come ci siamo conosciuti|jak sie poznalismy|como nos "
     "conhecemos"},
    {FIELD_FACT, "referral source", "referral source|source of referral"},
    {FIELD_FACT, "children",
     "children|kids|kinder|enfants|hijos|kinderen|figli|dzieci|filhos"},
    {FIELD_FACT, "hobby",
     "hobby|hobbies|interests|interessen|loisirs|centres d interet|aficiones|hobby s|"
     "interesses|interessi|zainteresowania|passatempos"},
    {FIELD_FACT, "language",
     "language|languages|sprache|sprachen|langue|langues|idioma|idiomas|taal|talen|"
     "lingua|lingue|jezyk"},
    {FIELD_FACT, "maiden name",
     "maiden name|geburtsname|madchenname|nom de jeune fille|nom de naissance|"
     "meisjesnaam|nome da nubile|nazwisko panienskie"},
    {FIELD_FACT, NULL, "fact|facts|personal facts|fun fact|good to know"},
    {FIELD_LAST_TALKED, NULL,
     "last contact|last contacted|last talked|last talked to|last touch|last touched|"
     "last touchpoint|last seen|last spoke|last spoken|last met|last meeting|last "
     "interaction|last contact date|date of last contact|date last contacted|"
     "letzter kontakt|letzte kontaktaufnahme|zuletzt gesprochen|zuletzt kontaktiert|"
     "dernier contact|date du dernier contact|ultimo contacto|fecha de ultimo "
     "contacto|laatste contact|laatst gesproken|ultimo contatto|data ultimo "
     "contatto|ostatni kontakt"},
    {FIELD_STARRED, NULL, "starred|favorite|favourite|favorit|favori|favorito|vip"},
    {FIELD_PHOTO, NULL, "photo|picture|image|avatar|foto|bild"},
};

/* Words of a header that say which one is meant. The first that fits counts, so that
 * a private mobile is a mobile. */
static const struct synonym qualifiers[] = {
    {FIELD_UNKNOWN, "mobile",
     "mobile|cell|cellular|mobil|handy|portable|movil|mobiel|mobiele|cellulare|"
     "komorkowy|komorka|telemovel|celular|gsm|mob"},
    {FIELD_UNKNOWN, "work",
     "work|business|office|job|company|practice|clinic|bus|geschaftlich|"
     "geschaftliche|geschaft|dienstlich|dienst|arbeit|buro|beruflich|praxis|firma|"
     "professionnel|professionnelle|pro|bureau|travail|trabajo|laboral|oficina|"
     "profesional|werk|zakelijk|zakelijke|kantoor|lavoro|ufficio|praca|sluzbowy|"
     "sluzbowa|sluzbowe|firmowy|firmowe|trabalho|comercial|empresa|profissional|"
     "escritorio"},
    {FIELD_UNKNOWN, "home",
     "home|private|personal|privat|privates|personlich|domicile|personnel|"
     "personnelle|maison|prive|privee|particular|casa|thuis|abitazione|privato|"
     "personale|dom|domowy|domowe|prywatny|prywatna|prywatne|residencial|pessoal|"
     "residencia"},
    {FIELD_UNKNOWN, "other",
     "other|alternate|alternative|secondary|additional|second|weitere|weiterer|"
     "andere|sonstige|autre|otro|otra|altro|altra|inny|inna|inne|outro|outra|anders|"
     "overige"},
};

/* Says nothing about which is meant. */
static const char noise[] =
    "number|nummer|numero|numer|num|nr|no|n|of|the|de|du|des|la|le|les|di|del|della|"
    "do|da|dos|van|het|my|your|contact|contact s|client|person|primary|main|default|"
    "preferred|current|principal|haupt|principale|glowny|s";

static const char networks[] =
    "linkedin|facebook|twitter|instagram|skype|whatsapp|telegram|signal|mastodon|"
    "bluesky|xing|threads|tiktok|youtube|threema";

/* Labels that stand in cells beside the qualifiers. */
static const char plain_labels[] = "fax|pager|main|car|assistant";

static const struct synonym relations[] = {
    {FIELD_UNKNOWN, "introduced by", "referred by|introduced by|vermittelt von"},
    {FIELD_UNKNOWN, "spouse", "spouse|ehepartner|conjoint|conyuge|echtgenoot|coniuge"},
    {FIELD_UNKNOWN, "partner", "partner|partnerin|domestic partner|lebenspartner"},
    {FIELD_UNKNOWN, "child", "child"},
    {FIELD_UNKNOWN, "parent", "parent"},
    {FIELD_UNKNOWN, "mother", "mother"},
    {FIELD_UNKNOWN, "father", "father"},
    {FIELD_UNKNOWN, "brother", "brother"},
    {FIELD_UNKNOWN, "sister", "sister"},
    {FIELD_UNKNOWN, "friend", "friend"},
    {FIELD_UNKNOWN, "relative", "relative"},
    {FIELD_UNKNOWN, "manager", "manager"},
    {FIELD_UNKNOWN, "assistant", "assistant"},
    {FIELD_UNKNOWN, "birthday", "birthday|geburtstag|cumpleanos|verjaardag"},
    {FIELD_UNKNOWN, "anniversary",
     "anniversary|wedding anniversary|jahrestag|hochzeitstag|aniversario"},
};

static bool
in_list(const char *list, const char *key, size_t len) {
    while (*list) {
        const char *end = strchr(list, '|');
        size_t n = end ? (size_t)(end - list) : strlen(list);
        if (n == len && memcmp(list, key, len) == 0)
            return true;
        list += n + (end != NULL);
    }
    return false;
}

static const struct synonym *
find(const struct synonym *table, size_t count, const char *key, size_t len) {
    for (size_t i = 0; len > 0 && i < count; i++)
        if (in_list(table[i].keys, key, len))
            return &table[i];
    return NULL;
}

#define FIND(table, key, len) find((table), sizeof(table) / sizeof *(table), key, len)

struct reduced {
    char *rest;       /* without numbers, noise and qualifiers */
    const char *kind; /* the qualifier's label */
    const char *network;
    size_t network_len;
};

static size_t
without_digits(const char *word, size_t len) {
    while (len > 0 && word[len - 1] >= '0' && word[len - 1] <= '9')
        len--;
    return len;
}

static struct reduced
reduce(const void *ctx, const char *key) {
    struct reduced r = {.rest = mem_dup(ctx, key)};
    size_t used = 0;
    size_t rank = SIZE_MAX;
    for (const char *word = key; *word;) {
        size_t whole = strcspn(word, " ");
        size_t len = without_digits(word, whole);
        const struct synonym *q = FIND(qualifiers, word, len);
        if (q && (size_t)(q - qualifiers) < rank) {
            rank = (size_t)(q - qualifiers);
            r.kind = q->label;
        }
        if (in_list(networks, word, len)) {
            r.network = word;
            r.network_len = len;
        }
        if (!q && len > 0 && !in_list(noise, word, len)) {
            if (used > 0)
                r.rest[used++] = ' ';
            memcpy(r.rest + used, word, len);
            used += len;
        }
        word += whole;
        word += *word == ' ';
    }
    r.rest[used] = '\0';
    return r;
}

/* "work" and "fax" are "work fax"; a mobile stays a mobile. */
static const char *
join_labels(const void *ctx, const char *kind, const char *label) {
    if (!kind || !label || strcmp(label, "mobile") == 0 || strcmp(kind, label) == 0)
        return label ? label : kind;
    return mem_printf(ctx, "%s %s", kind, label);
}

bool
csv_synonym(const void *ctx, const char *key, struct csv_column *out) {
    const struct synonym *found = FIND(synonyms, key, strlen(key));
    if (found) {
        out->field = found->field;
        out->label = found->label;
        return true;
    }
    struct reduced r = reduce(ctx, key);
    if (r.network) {
        out->field = FIELD_SOCIAL;
        out->label = mem_dup_n(ctx, r.network, r.network_len);
        return true;
    }
    if (*r.rest == '\0' && r.kind && strcmp(r.kind, "mobile") == 0)
        found = FIND(synonyms, "mobile", 6);
    else
        found = FIND(synonyms, r.rest, strlen(r.rest));
    if (!found)
        return false;
    bool takes_kind = (found->field >= FIELD_EMAIL && found->field <= FIELD_COUNTRY) ||
                      found->field == FIELD_NOTE;
    if (r.kind && !takes_kind)
        return false;
    out->field = found->field;
    out->label =
        found->field == FIELD_NOTE ? NULL : join_labels(ctx, r.kind, found->label);
    return true;
}

const char *
csv_label(const void *ctx, const char *text, bool *preferred) {
    while (*text == ' ' || *text == '*') {
        if (*text == '*' && preferred)
            *preferred = true;
        text++;
    }
    const char *key = text_fold(ctx, text);
    const char *label = NULL;
    for (const char *word = key; *word;) {
        size_t len = strcspn(word, " ");
        const struct synonym *q = FIND(qualifiers, word, len);
        if (!q && !in_list(plain_labels, word, len))
            return text_clean_line(ctx, text);
        const char *part = q ? q->label : mem_dup_n(ctx, word, len);
        label = label ? join_labels(ctx, label, part) : part;
        word += len;
        word += *word == ' ';
    }
    return label;
}

const char *
csv_relation(const void *ctx, const char *text) {
    while (*text == ' ' || *text == '*')
        text++;
    const char *key = text_fold(ctx, text);
    const struct synonym *found = FIND(relations, key, strlen(key));
    if (found)
        return found->label;
    return *key ? text_clean_line(ctx, text) : NULL;
}
