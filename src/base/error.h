/*
 * One error convention for the whole tree.
 *
 * A function that can fail returns enum fault (0 is success) and takes a struct error
 * last, which it fills with a sentence for a person: what is wrong, and the next step.
 * Each edge maps the fault once: cli/ to an exit code, web/ to an HTTP status.
 */
#ifndef BASE_ERROR_H
#define BASE_ERROR_H

#include <stdarg.h>

#define MUST_CHECK __attribute__((warn_unused_result))
#define PRINTF_LIKE(fmt, args) __attribute__((format(printf, fmt, args)))

enum fault {
    FAULT_NONE = 0,
    FAULT_USAGE,     /* the request itself is malformed: unknown option, missing word */
    FAULT_INVALID,   /* a value can't be accepted; err.field names it */
    FAULT_NOT_FOUND, /* no such person, file, change */
    FAULT_AMBIGUOUS, /* several people fit a name */
    FAULT_CONFLICT,  /* changed meanwhile, or the state forbids it */
    FAULT_BUSY,      /* another process holds the practice */
    FAULT_READ_ONLY, /* the practice can't be written */
    FAULT_FULL,      /* no space left */
    FAULT_IO,        /* reading or writing failed */
    FAULT_FOREIGN,   /* not a Tend practice */
    FAULT_NEWER,     /* a practice of a newer version */
    FAULT_CORRUPT,   /* the practice is damaged, or derived state disagrees */
    FAULT_INTERNAL,  /* a bug in Tend */
};

struct error {
    enum fault fault;
    char field[48];  /* the field or option at fault, or "" */
    char text[1024]; /* one or more whole sentences, no trailing newline, UTF-8 */
};

/* Fills err (which may be NULL) and returns `why`, so: return error_set(err, ...); */
#define error_set(err, why, ...)                                                       \
    __extension__({                                                                    \
        const enum fault set_ = (why);                                                 \
        error_write_((err), set_, "", __VA_ARGS__);                                    \
        set_;                                                                          \
    })

/* The same for an invalid value, naming the field at fault. */
#define error_field(err, field, ...)                                                   \
    __extension__({                                                                    \
        error_write_((err), FAULT_INVALID, (field), __VA_ARGS__);                      \
        FAULT_INVALID;                                                                 \
    })

/* Behind the two, which are macros so that whoever analyses a caller sees that what
 * they return is a failure. */
void error_write_(struct error *err, enum fault fault, const char *field,
                  const char *fmt, ...) PRINTF_LIKE(4, 5);

/* Returns from the calling function when `call` fails. */
#define TRY(call)                                                                      \
    do {                                                                               \
        enum fault fault_ = (call);                                                    \
        if (fault_ != FAULT_NONE)                                                      \
            return fault_;                                                             \
    } while (0)

#endif
