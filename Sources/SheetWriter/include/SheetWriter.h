// SPDX-License-Identifier: GPL-3.0-or-later

// A writer of spreadsheet files. libxlsxwriter stays behind it: no other code sees its header or its memory.

#ifndef SHEETWRITER_H
#define SHEETWRITER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct sheet_book sheet_book;
typedef struct sheet_page sheet_page;
typedef struct sheet_style sheet_style;

// Where a cell's content stands; at the left and at the right with a small indent.
typedef enum { sheet_align_general, sheet_align_left, sheet_align_right } sheet_align;

// Begins a file at a path, its time of creation fixed so that equal contents give equal bytes. NULL if memory is short.
sheet_book *sheet_book_open(const char *path, const char *title);

// Writes the file and gives back all memory; the reason where it fails, a constant text, else NULL.
const char *sheet_book_close(sheet_book *book);

// A style by its number format, NULL for none. NULL if memory is short.
sheet_style *sheet_book_style(
    sheet_book *book, const char *number_format, bool is_bold, bool is_head, sheet_align align);

// A page under a name of at most 31 characters. NULL if the name is taken or memory is short.
sheet_page *sheet_book_page(sheet_book *book, const char *name);

// Rows and columns count from 0. Texts are UTF-8 and stay texts, whatever they begin with.
bool sheet_page_text(sheet_page *page, uint32_t row, uint16_t column, const char *text, sheet_style *style);
bool sheet_page_number(sheet_page *page, uint32_t row, uint16_t column, double number, sheet_style *style);
void sheet_page_width(sheet_page *page, uint16_t column, double characters);

// Keeps the first row in sight; puts filters on the rows given.
void sheet_page_freeze(sheet_page *page);
void sheet_page_filter(sheet_page *page, uint32_t last_row, uint16_t last_column);

// Prints the page across, as wide as the paper, with the head on every sheet of it.
void sheet_page_print(sheet_page *page);

// Two columns of a page as a chart on it: names in the first, values in the second, rows from 1 on.
typedef struct {
    const char *page_name;
    const char *title;
    const char *value_title;
    uint16_t names_column;
    uint16_t values_column;
    uint32_t last_row;
    uint16_t at_column;
} sheet_chart;

// A bar chart, first row on top; false if memory is short.
bool sheet_page_bars(sheet_book *book, sheet_page *page, const sheet_chart *chart);

// Four columns from the values' on, drawn on each other: an invisible one, totals, gains, losses.
bool sheet_page_waterfall(sheet_book *book, sheet_page *page, const sheet_chart *chart);

#endif
