/*
 * Links that open the program for a message or a call: mailto: (RFC 6068), tel:
 * (RFC 3966), sms: (RFC 5724). Values come from files of any origin, so whatever could
 * add a header, another recipient or a code for the telephone network stays out.
 */
#ifndef EXCHANGE_LINK_H
#define EXCHANGE_LINK_H

#include <stdbool.h>

#include "base/array.h"

/* `address` without name, brackets and mailto:, or NULL when it is none that mail can
 * be sent to. */
char *link_address(const void *ctx, const char *address);

/* Subject and body may be NULL. Addresses that are none are left out; NULL when none is
 * left. Lines of the body are divided by CRLF, as the RFC has it. */
char *link_mailto(const void *ctx, const struct strings *addresses, const char *subject,
                  const char *body);

/* NULL when there are fewer than 3 digits, or it has a * or leads with #: those are
 * orders to the network, not numbers. Extensions ("ext. 12", "x12", "#12") are kept. */
char *link_tel(const void *ctx, const char *phone);

/* The same without an extension; body may be NULL. */
char *link_sms(const void *ctx, const char *phone, const char *body);

#endif
