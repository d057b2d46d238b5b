/* Values of the plan as they are typed and kept. See plan_read.h. */
#include "domain/plan_read.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "base/text.h"
#include "domain/words.h"

#include "base/ban.h"

static int
weekday_from(const char *word, size_t len) {
    if (len < 2)
        return -1;
    for (int d = MONDAY; d <= SUNDAY; d++) {
        const char *name = weekday_name((enum weekday)d);
        if (len <= strlen(name) && strncasecmp(word, name, len) == 0)
            return d;
    }
    return -1;
}

/* The length of what joins the ends of a range: "-", a long dash, "to"; 0 if nothing.
 */
static size_t
joint(const char *p) {
    if (*p == '-')
        return 1;
    if (strncmp(p, "\u2013", 3) == 0 || strncmp(p, "\u2014", 3) == 0)
        return 3;
    return strncasecmp(p, "to ", 3) == 0 ? 2 : 0;
}

/* "mon-fri", "mon,wed,fri", "Mon to Fri", "mon, tue and fri", "every day" into bits; 0
 * when it can't be read. */
unsigned
plan_read_weekdays(const char *text) {
    unsigned bits = 0;
    int from = -1;
    bool range = false;
    if (text_same_ascii(text, "every day") || text_same_ascii(text, "daily"))
        return 0x7F;
    for (const char *p = text; *(p += strspn(p, ", "));) {
        size_t len = joint(p);
        if (len && (from < 0 || range))
            return 0;
        if (len) {
            range = true;
            p += len;
            continue;
        }
        len = strcspn(p, ", -\xE2");
        if (len == 3 && strncasecmp(p, "and", 3) == 0) {
            p += len;
            continue;
        }
        int day = weekday_from(p, len);
        if (day < 0)
            return 0;
        for (int d = range ? from : day; d != day; d = (d + 1) % 7)
            bits |= 1U << d;
        bits |= 1U << day;
        from = range ? -1 : day;
        range = false;
        p += len;
    }
    return range ? 0 : bits;
}

bool
plan_read_number(const char *text, int low, int high, int *out) {
    char *end;
    long n = strtol(text, &end, 10);
    if (end == text || *end != '\0' || n < low || n > high)
        return false;
    *out = (int)n;
    return true;
}

bool
plan_read_yes_no(const char *text, bool *out) {
    static const char *const yes[] = {"yes", "y", "on", "true", "1"};
    static const char *const no[] = {"no", "n", "off", "false", "0"};
    for (size_t i = 0; i < 5; i++) {
        if (text_same_ascii(text, yes[i]) || text_same_ascii(text, no[i])) {
            *out = text_same_ascii(text, yes[i]);
            return true;
        }
    }
    return false;
}

int
plan_read_methods(const char *text, enum method out[PLAN_METHODS_MAX]) {
    int count = 0;
    void *ctx = mem_context(NULL);
    for (const char *p = text; *p;) {
        p += strspn(p, ", ");
        size_t len = strcspn(p, ", ");
        if (len == 0)
            break;
        enum method m = method_from_word(mem_dup_n(ctx, p, len));
        bool had = false;
        for (int i = 0; i < count; i++)
            had |= out[i] == m;
        if (m == METHOD_NONE || count == PLAN_METHODS_MAX) {
            talloc_free(ctx);
            return 0;
        }
        if (!had)
            out[count++] = m;
        p += len;
    }
    talloc_free(ctx);
    return count;
}

/* The same for the one spelling that settings are kept in, "mon,wed,fri": a row asks
 * about hundreds of days. */
unsigned
plan_kept_weekdays(const char *text) {
    static const char names[] = "montuewedthufrisatsun";
    unsigned bits = 0;
    for (const char *p = text;; p += 4) {
        size_t day = 0;
        while (day < 7 && !(p[0] == names[3 * day] && p[1] == names[3 * day + 1] &&
                            p[2] == names[3 * day + 2]))
            day++;
        if (day == 7 || (p[3] != ',' && p[3] != '\0'))
            return 0;
        bits |= 1U << day;
        if (p[3] == '\0')
            return bits;
    }
}
