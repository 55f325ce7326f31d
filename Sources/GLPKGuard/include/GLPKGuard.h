#ifndef GLPKGuard_h
#define GLPKGuard_h
#endif
