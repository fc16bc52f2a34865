#include "high/b.hpp"
#include <lib/x.h>
