#include "base/day_parse.h"

#include "base/ban.h"
