/*
 * Growable arrays of one type.
 *
 *   struct names ARRAY(const char *);      declares the type
 *   struct names names = {0};
 *   *array_add(ctx, &names) = "Ana";       zeroed element at the end
 *   for (size_t i = 0; i < names.count; i++) use(names.items[i]);
 *
 * The items are a talloc child of the context given with the first element.
 */
#ifndef BASE_ARRAY_H
#define BASE_ARRAY_H

#include <stddef.h>

#define ARRAY(type)                                                                    \
    {                                                                                  \
        type *items;                                                                   \
        size_t count;                                                                  \
        size_t room;                                                                   \
    }

/* Pointer to a new zeroed element; valid until the next array_add(). */
#define array_add(ctx, a)                                                              \
    ((__typeof__((a)->items))array_add_((ctx), (void **)&(a)->items, &(a)->count,      \
                                        &(a)->room, sizeof *(a)->items))

void *array_add_(const void *ctx, void **items, size_t *count, size_t *room,
                 size_t size);

/* A list of strings. */
struct strings ARRAY(const char *);

#endif
