#ifndef YAMLEvents_h
#define YAMLEvents_h
#endif
