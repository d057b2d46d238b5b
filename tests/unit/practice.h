/* A practice in a folder of its own, for one test. */
#ifndef PRACTICE_H
#define PRACTICE_H

#include <stdbool.h>

#include "app/app.h"

struct practice {
    void *ctx;
    const char *folder, *path;
    struct app app; /* today is Monday 2 March 2026 */
    struct error err;
};

#define PRACTICE_TODAY 20514

/* Makes the folder, and an empty practice in it when `open`. */
struct practice *practice_new(bool open);

/* Opens it again, as another run of the program would. */
enum fault practice_open(struct practice *p);
void practice_close(struct practice *p);

/* Closes it and removes the folder. */
void practice_free(struct practice *p);

/* The ids of everybody. */
struct ids practice_people(struct practice *p);

/* All facts as text, to compare. */
char *practice_dump(struct practice *p);

/* How many people and days have wrong derived state. */
int practice_wrong(struct practice *p);

/* Somebody with a name and, unless NULL, an e-mail address; the id. */
int64_t practice_add(struct practice *p, const char *name, const char *email);

/* Fails the test with the practice's message unless `fault` is the one wanted. */
#define want(p, wanted, call)                                                          \
    practice_want_((p), (wanted), (call), #call, __FILE__, __LINE__)
void practice_want_(struct practice *p, enum fault wanted, enum fault got,
                    const char *call, const char *file, int line);

#endif
