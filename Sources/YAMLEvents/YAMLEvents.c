#include "YAMLEvents.h"
