#include "GLPKGuard.h"
