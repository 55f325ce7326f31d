// SPDX-License-Identifier: GPL-3.0-or-later

// A pull reader of YAML events. libyaml stays behind it: no other code sees its header or its memory.

#ifndef YAMLEVENTS_H
#define YAMLEVENTS_H

#include <stdbool.h>
#include <stddef.h>

typedef struct yaml_events_reader yaml_events_reader;

typedef enum {
    yaml_events_failed = 0,
    yaml_events_ended,
    yaml_events_document_start,
    yaml_events_document_end,
    yaml_events_alias,
    yaml_events_scalar,
    yaml_events_sequence_start,
    yaml_events_sequence_end,
    yaml_events_mapping_start,
    yaml_events_mapping_end,
} yaml_events_kind;

// One event; its texts live until the next call on the same reader. Texts that are absent are NULL.
typedef struct {
    yaml_events_kind kind;
    // A scalar in quotes or in a block style.
    bool is_quoted;
    // A document that begins with %YAML or %TAG.
    bool has_directives;
    // The scalar's text, not ended by NUL.
    const char *text;
    size_t length;
    // The anchor's or alias' name, the tag as resolved.
    const char *anchor;
    const char *tag;
    // Where it begins, properties included: line and column from 0, in Unicode scalars.
    size_t line;
    size_t column;
} yaml_events_event;

// Why the text is no YAML. The texts are libyaml's own constants; an absent one is NULL.
typedef struct {
    const char *problem;
    size_t line;
    size_t column;
    const char *context;
    size_t context_line;
} yaml_events_problem;

// Opens a reader over bytes of UTF-8 without a byte order mark, which must outlive it. NULL if memory is short.
yaml_events_reader *yaml_events_open(const unsigned char *bytes, size_t count);

// Reads the next event. After the end or a failure it answers the same again.
void yaml_events_next(yaml_events_reader *reader, yaml_events_event *event);

// What went wrong, after an event of the kind yaml_events_failed.
yaml_events_problem yaml_events_why(const yaml_events_reader *reader);

// Frees the reader and the texts of its last event.
void yaml_events_close(yaml_events_reader *reader);

#endif
