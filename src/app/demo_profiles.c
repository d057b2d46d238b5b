/* What the demo knows of colleagues and referrers, and how to refer. */
#include "app/demo_ledger.h"
#include "base/memory.h"
#include "base/text.h"
#include "store/row.h"

#include "base/ban.h"

static const struct {
    int who;
    const char *does, *sees, *place, *fees;
    enum said free;
    int free_ago; /* days since they said so */
    const char *needs, *chooses, *taught;
    enum level access, trust;
    int told_ago;
} profiles[] = {
    {0, "family therapy", "families, parents", "Harbour Lane, Alderbrook", "own fee",
     SAID_NO, 40, "somebody for couples, and for evenings",
     "we think alike, and I write back", "what a first hour with me is like",
     LEVEL_MUCH, LEVEL_MUCH, 40},
    {1, NULL, NULL, "Alder Street, Alderbrook", NULL, NOT_SAID, 0,
     "a place that patients reach within two weeks",
     "I answer the same day, three lines are enough",
     "whom I see and whom I don't; brought cards", LEVEL_MUCH, LEVEL_MUCH, 71},
    {2, "play and talk with children", "children up to twelve, parents",
     "Bright Steps, Alderbrook", "insurance and own fee", SAID_YES, 22,
     "somebody for the older ones", "teenagers are my daily work",
     "how I work with parents beside the child", LEVEL_MUCH, LEVEL_SOME, 22},
    {3, NULL, "couples who part", "Market Square, Alderbrook", NULL, NOT_SAID, 0,
     "a kind place for those who cry in the office", NULL, NULL, LEVEL_SOME, LEVEL_SOME,
     120},
    {4, NULL, "teenagers, parents", "Linden High School", NULL, NOT_SAID, 0,
     "quick answers before exams", "parents hear the same from both of us",
     "gave an evening for parents", LEVEL_MUCH, LEVEL_SOME, 96},
    {6, NULL, "parents, teachers", "Alderbrook Primary School", NULL, NOT_SAID, 0,
     "something for parents on school mornings", NULL, NULL, LEVEL_MUCH, LEVEL_UNKNOWN,
     150},
    {7, "medical opinion, medication", "adults, from sixteen", "Tanaka Psychiatry",
     "insurance", SAID_YES, 30, "short letters with a clear question",
     "I ask before I send", "what I can hold, and what not", LEVEL_SOME, LEVEL_MUCH,
     30},
    {8, NULL, "families of the parish", "Riverside Community Church", NULL, NOT_SAID, 0,
     "a folder with people who can be trusted", "I was careful about faith", NULL,
     LEVEL_MUCH, LEVEL_SOME, 210},
    {10, "couples therapy", "couples", "Two Chairs, Linden Falls", "own fee", SAID_NO,
     12, "somebody as long as the practice is full", "couples feel taken seriously",
     "how I begin with two", LEVEL_MUCH, LEVEL_MUCH, 41},
    {11, "eating well, slowly", "adults, teenagers", "Good Table, Alderbrook",
     "own fee, first talk free", SAID_YES, 65, NULL, NULL, NULL, LEVEL_SOME,
     LEVEL_UNKNOWN, 65},
    {12, "change of work", "adults", "Next Chapter, Harrow Bay", "own fee", SAID_YES,
     88, NULL, NULL, NULL, LEVEL_SOME, LEVEL_SOME, 88},
    {14, NULL, "children and their parents", "Harrow Bay Children's Clinic", NULL,
     NOT_SAID, 0, "a call back the same day", "close by, and quick", NULL, LEVEL_MUCH,
     LEVEL_SOME, 182},
    {16, "mediation", "couples who part, families", "Common Ground, Alderbrook",
     "by the hour, shared", SAID_YES, 50, "people who want to talk, not to win", NULL,
     "when I send and when not", LEVEL_SOME, LEVEL_SOME, 50},
    {18, "help with offices and daily life", "families", "Open Door, Linden Falls",
     "free of charge", SAID_YES, 9, "places for talks in the evening",
     "I stay in touch after I sent somebody", "what therapy can do, and what not",
     LEVEL_SOME, LEVEL_MUCH, 9},
    {19, "EMDR, trauma", "adults", "Still Water, Harrow Bay", "own fee, some reduced",
     SAID_YES, 16, NULL, "I prepare people well", "how far I go myself", LEVEL_SOME,
     LEVEL_MUCH, 44},
    {21, "psychotherapy", "adults, couples", "Salas & Colleagues, Harrow Bay",
     "insurance", SAID_NO, 26, "somebody for couples in the evening",
     "I take couples at times that they can", "how I begin with two", LEVEL_MUCH,
     LEVEL_MUCH, 26},
    {24, "groups", "adults", "The Circle Room, Alderbrook", "own fee, by the term",
     SAID_YES, 75, "people for the Thursday group", NULL, NULL, LEVEL_SOME, LEVEL_SOME,
     75},
    {25, "psychotherapy", "adults, older people", "Kaya Psychology, Linden Falls",
     "insurance", SAID_NO, 33, NULL, NULL, NULL, LEVEL_UNKNOWN, LEVEL_UNKNOWN, 33},
    {29, "art therapy", "children, adults", "Studio Papadaki, Alderbrook", "own fee",
     SAID_YES, 57, NULL, NULL, NULL, LEVEL_SOME, LEVEL_SOME, 57},
    {36, "relationship counselling", "couples", "Ngata Counselling, Harrow Bay",
     "own fee, sliding scale", SAID_YES, 19, NULL, "they had a good report from one",
     NULL, LEVEL_SOME, LEVEL_SOME, 19},
    {40, "psychotherapy, long work", "adults", "Byrne & Daughters, Harrow Bay",
     "own fee", NOT_SAID, 0, NULL, NULL, NULL, LEVEL_SOME, LEVEL_MUCH, 128},
    {41, "questions of work", "adults who lead", "Quiroga Coaching, Alderbrook",
     "own fee", SAID_YES, 51, NULL, NULL, NULL, LEVEL_SOME, LEVEL_NONE, 51},
    {46, "school psychology", "teenagers, teachers", "Linden School District",
     "free of charge", NOT_SAID, 0, "somebody after the few hours that schools give",
     "heard me at the evening for parents", "whom I see, and from what age", LEVEL_MUCH,
     LEVEL_SOME, 6},
    {50, "play therapy", "children up to ten", "Kauri House, Linden Falls", "own fee",
     SAID_YES, 24, NULL, NULL, NULL, LEVEL_UNKNOWN, LEVEL_UNKNOWN, 24},
};

static const struct {
    const char *name, *heading, *whom, *how, *fees, *places, *send;
    int changed_ago;
} pages[] = {
    {"standard", "How to refer to me",
     "Teenagers and their parents, couples, and adults who are worn out by all that "
     "they carry.",
     "Calmly and in plain words: a first talk of an hour, then we decide together. In "
     "my rooms or online.",
     "A fixed fee for the hour, told beforehand; two places at half of it.",
     "Usually within two weeks; evenings on Tuesday and Thursday.",
     "Give them my number, or write me one line with their leave. I call back on the "
     "same working day, and tell you, if they agree, that they have arrived.",
     60},
    {"schools", "For schools: when you want somebody to talk to",
     "Teenagers from thirteen on, with their parents or alone.", NULL, NULL,
     "Two afternoons a week are kept free for schools.",
     "Give the family my card, and let them call themselves: that is how it goes best. "
     "Names stay with the family.",
     34},
};

static enum fault
add_pages(struct demo_maker *m, struct error *err) {
    for (size_t i = 0; i < sizeof pages / sizeof *pages; i++) {
        struct refer_page page = {
            .name = pages[i].name,
            .name_key = text_fold(m->ctx, pages[i].name),
            .heading = pages[i].heading,
            .whom = pages[i].whom,
            .how = pages[i].how,
            .fees = pages[i].fees,
            .places = pages[i].places,
            .send = pages[i].send,
            .changed_day = m->app->today - pages[i].changed_ago,
        };
        TRY(row_add(m->app->store, &REFER_PAGE, &page, err));
    }
    return FAULT_NONE;
}

enum fault
demo_profiles_add(struct demo_maker *m, struct error *err) {
    for (size_t i = 0; m->cast && i < sizeof profiles / sizeof *profiles; i++) {
        struct profile profile = {
            .person_id = m->people[profiles[i].who].id,
            .does = profiles[i].does,
            .sees = profiles[i].sees,
            .place = profiles[i].place,
            .fees = profiles[i].fees,
            .free = profiles[i].free,
            .free_day = profiles[i].free == NOT_SAID
                            ? DAY_NONE
                            : m->app->today - profiles[i].free_ago,
            .needs = profiles[i].needs,
            .chooses = profiles[i].chooses,
            .taught = profiles[i].taught,
            .access = profiles[i].access,
            .trust = profiles[i].trust,
            .told_day = m->app->today - profiles[i].told_ago,
        };
        TRY(row_add(m->app->store, &PROFILE, &profile, err));
    }
    return m->cast ? add_pages(m, err) : FAULT_NONE;
}
