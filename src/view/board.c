#include "view/board.h"

#include "view/person.h"

#include "base/ban.h"

json_t *
view_board(const struct board_answer *a) {
    json_t *stages = json_array();
    for (int i = 0; i < 4; i++) {
        const struct board_column *c = &a->columns[i];
        json_t *people = json_array();
        for (size_t k = 0; k < c->people.count; k++)
            json_array_append_new(people, view_listed(&c->people.items[k]));
        json_t *m = json_object();
        model_text(m, "stage", stage_word(c->stage));
        model_int(m, "total", c->total);
        model_set(m, "people", people);
        json_array_append_new(stages, m);
    }
    json_t *m = json_object();
    model_set(m, "stages", stages);
    return m;
}
