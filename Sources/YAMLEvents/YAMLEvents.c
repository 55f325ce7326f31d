// SPDX-License-Identifier: GPL-3.0-or-later

#include "YAMLEvents.h"

#include <stdlib.h>
#include <string.h>
#include <yaml.h>

struct yaml_events_reader {
    yaml_parser_t parser;
    yaml_event_t event;
    bool has_event;
    bool has_failed;
    bool has_ended;
};

yaml_events_reader *yaml_events_open(const unsigned char *bytes, size_t count) {
    yaml_events_reader *reader = calloc(1, sizeof *reader);
    if (reader == NULL) {
        return NULL;
    }
    if (!yaml_parser_initialize(&reader->parser)) {
        free(reader);
        return NULL;
    }
    yaml_parser_set_encoding(&reader->parser, YAML_UTF8_ENCODING);
    // libyaml asserts that there is a pointer, even to nothing.
    yaml_parser_set_input_string(&reader->parser, bytes != NULL ? bytes : (const unsigned char *)"", count);
    return reader;
}

static void release_event(yaml_events_reader *reader) {
    if (reader->has_event) {
        yaml_event_delete(&reader->event);
        reader->has_event = false;
    }
}

// Translates the current event; false for those that say nothing.
static bool translate(const yaml_event_t *from, yaml_events_event *to) {
    memset(to, 0, sizeof *to);
    to->line = from->start_mark.line;
    to->column = from->start_mark.column;
    switch (from->type) {
    case YAML_STREAM_END_EVENT:
        to->kind = yaml_events_ended;
        return true;
    case YAML_DOCUMENT_START_EVENT:
        to->kind = yaml_events_document_start;
        to->has_directives = from->data.document_start.version_directive != NULL ||
            from->data.document_start.tag_directives.start != from->data.document_start.tag_directives.end;
        return true;
    case YAML_DOCUMENT_END_EVENT:
        to->kind = yaml_events_document_end;
        return true;
    case YAML_ALIAS_EVENT:
        to->kind = yaml_events_alias;
        to->anchor = (const char *)from->data.alias.anchor;
        return true;
    case YAML_SCALAR_EVENT:
        to->kind = yaml_events_scalar;
        to->is_quoted = from->data.scalar.style != YAML_PLAIN_SCALAR_STYLE;
        to->text = (const char *)from->data.scalar.value;
        to->length = from->data.scalar.length;
        to->anchor = (const char *)from->data.scalar.anchor;
        to->tag = (const char *)from->data.scalar.tag;
        return true;
    case YAML_SEQUENCE_START_EVENT:
        to->kind = yaml_events_sequence_start;
        to->anchor = (const char *)from->data.sequence_start.anchor;
        to->tag = (const char *)from->data.sequence_start.tag;
        return true;
    case YAML_SEQUENCE_END_EVENT:
        to->kind = yaml_events_sequence_end;
        return true;
    case YAML_MAPPING_START_EVENT:
        to->kind = yaml_events_mapping_start;
        to->anchor = (const char *)from->data.mapping_start.anchor;
        to->tag = (const char *)from->data.mapping_start.tag;
        return true;
    case YAML_MAPPING_END_EVENT:
        to->kind = yaml_events_mapping_end;
        return true;
    case YAML_NO_EVENT:
    case YAML_STREAM_START_EVENT:
        return false;
    }
    return false;
}

void yaml_events_next(yaml_events_reader *reader, yaml_events_event *event) {
    release_event(reader);
    memset(event, 0, sizeof *event);
    while (!reader->has_failed && !reader->has_ended) {
        if (!yaml_parser_parse(&reader->parser, &reader->event)) {
            reader->has_failed = true;
            break;
        }
        reader->has_event = true;
        if (reader->event.type == YAML_NO_EVENT || reader->event.type == YAML_STREAM_END_EVENT) {
            reader->has_ended = true;
        }
        if (translate(&reader->event, event)) {
            return;
        }
        release_event(reader);
    }
    event->kind = reader->has_failed ? yaml_events_failed : yaml_events_ended;
}

yaml_events_problem yaml_events_why(const yaml_events_reader *reader) {
    const yaml_parser_t *parser = &reader->parser;
    yaml_events_problem why;
    memset(&why, 0, sizeof why);
    why.problem = parser->problem;
    why.line = parser->problem_mark.line;
    why.column = parser->problem_mark.column;
    if (parser->error == YAML_MEMORY_ERROR) {
        why.problem = "not enough memory";
    }
    if (parser->error == YAML_READER_ERROR) {
        // The reader of bytes has no marks; it stands at the last character read.
        why.line = parser->mark.line;
        why.column = parser->mark.column;
    }
    if (parser->context != NULL) {
        why.context = parser->context;
        why.context_line = parser->context_mark.line;
    }
    return why;
}

void yaml_events_close(yaml_events_reader *reader) {
    if (reader == NULL) {
        return;
    }
    release_event(reader);
    yaml_parser_delete(&reader->parser);
    free(reader);
}
