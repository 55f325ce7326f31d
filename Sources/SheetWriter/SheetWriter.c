// SPDX-License-Identifier: GPL-3.0-or-later

#include "SheetWriter.h"

#include <string.h>
#include <xlsxwriter.h>

// The opaque types are the library's own under other names; they are only ever cast, never looked into.
static lxw_workbook *as_book(sheet_book *book) { return (lxw_workbook *)book; }
static lxw_worksheet *as_page(sheet_page *page) { return (lxw_worksheet *)page; }
static lxw_format *as_style(sheet_style *style) { return (lxw_format *)style; }

sheet_book *sheet_book_open(const char *path, const char *title) {
    lxw_workbook *book = workbook_new(path);
    if (book == NULL) {
        return NULL;
    }
    // Without a fixed time the file would differ from run to run.
    lxw_doc_properties properties;
    memset(&properties, 0, sizeof properties);
    properties.title = (char *)title;
    properties.created = 946684800; // 2000-01-01T00:00Z
    workbook_set_properties(book, &properties);
    return (sheet_book *)book;
}

const char *sheet_book_close(sheet_book *book) {
    lxw_error error = workbook_close(as_book(book));
    return error == LXW_NO_ERROR ? NULL : lxw_strerror(error);
}

sheet_style *sheet_book_style(sheet_book *book, const char *number_format, bool is_bold, bool is_head, sheet_align align) {
    lxw_format *format = workbook_add_format(as_book(book));
    if (format == NULL) {
        return NULL;
    }
    if (number_format != NULL) {
        format_set_num_format(format, number_format);
    }
    if (is_bold || is_head) {
        format_set_bold(format);
    }
    if (align != sheet_align_general) {
        format_set_align(format, align == sheet_align_left ? LXW_ALIGN_LEFT : LXW_ALIGN_RIGHT);
        // Apart from what stands beside it; at the right of a head is the button of its filter.
        format_set_indent(format, align == sheet_align_left ? 1 : 2);
    }
    if (is_head) {
        format_set_bg_color(format, 0xE3E8EE);
        format_set_bottom(format, LXW_BORDER_THIN);
    }
    return (sheet_style *)format;
}

sheet_page *sheet_book_page(sheet_book *book, const char *name) {
    return (sheet_page *)workbook_add_worksheet(as_book(book), name);
}

bool sheet_page_text(sheet_page *page, uint32_t row, uint16_t column, const char *text, sheet_style *style) {
    return worksheet_write_string(as_page(page), row, column, text, as_style(style)) == LXW_NO_ERROR;
}

bool sheet_page_number(sheet_page *page, uint32_t row, uint16_t column, double number, sheet_style *style) {
    return worksheet_write_number(as_page(page), row, column, number, as_style(style)) == LXW_NO_ERROR;
}

void sheet_page_width(sheet_page *page, uint16_t column, double characters) {
    worksheet_set_column(as_page(page), column, column, characters, NULL);
}

void sheet_page_freeze(sheet_page *page) { worksheet_freeze_panes(as_page(page), 1, 0); }

void sheet_page_print(sheet_page *page) {
    worksheet_set_landscape(as_page(page));
    worksheet_set_paper(as_page(page), 9); // A4
    worksheet_fit_to_pages(as_page(page), 1, 0);
    worksheet_repeat_rows(as_page(page), 0, 0);
}

void sheet_page_filter(sheet_page *page, uint32_t last_row, uint16_t last_column) {
    worksheet_autofilter(as_page(page), 0, 0, last_row, last_column);
}

bool sheet_page_bars(sheet_book *book, sheet_page *page, const sheet_chart *chart) {
    lxw_chart *bars = workbook_add_chart(as_book(book), LXW_CHART_BAR);
    if (bars == NULL) {
        return false;
    }
    lxw_chart_series *series = chart_add_series(bars, NULL, NULL);
    if (series == NULL) {
        return false;
    }
    chart_series_set_categories(series, chart->page_name, 1, chart->names_column, chart->last_row, chart->names_column);
    chart_series_set_values(series, chart->page_name, 1, chart->values_column, chart->last_row, chart->values_column);
    lxw_chart_fill fill;
    memset(&fill, 0, sizeof fill);
    fill.color = 0x4C6A8F;
    chart_series_set_fill(series, &fill);
    chart_title_set_name(bars, chart->title);
    chart_legend_set_position(bars, LXW_CHART_LEGEND_NONE);
    // Of bars that lie, the y axis has the names: the first on top, left of all bars, the amounts below them.
    chart_axis_set_reverse(bars->y_axis);
    chart_axis_set_label_position(bars->y_axis, LXW_CHART_AXIS_LABEL_POSITION_LOW);
    chart_axis_set_crossing_max(bars->y_axis);
    chart_axis_set_name(bars->x_axis, chart->value_title);
    chart_axis_set_num_format(bars->x_axis, "#,##0");
    lxw_chart_options options;
    memset(&options, 0, sizeof options);
    options.x_scale = 1.5;
    options.y_scale = 1.6;
    return worksheet_insert_chart_opt(as_page(page), 1, chart->at_column, bars, &options) == LXW_NO_ERROR;
}

bool sheet_page_waterfall(sheet_book *book, sheet_page *page, const sheet_chart *chart) {
    lxw_chart *bars = workbook_add_chart(as_book(book), LXW_CHART_COLUMN_STACKED);
    if (bars == NULL) {
        return false;
    }
    // Below (invisible), total, gain, loss.
    const lxw_color_t colors[] = {0, 0x4C6A8F, 0x1B7A3D, 0xB3261E};
    for (uint16_t place = 0; place < 4; place++) {
        lxw_chart_series *series = chart_add_series(bars, NULL, NULL);
        if (series == NULL) {
            return false;
        }
        uint16_t column = chart->values_column + place;
        chart_series_set_categories(
            series, chart->page_name, 1, chart->names_column, chart->last_row, chart->names_column);
        chart_series_set_values(series, chart->page_name, 1, column, chart->last_row, column);
        lxw_chart_fill fill;
        memset(&fill, 0, sizeof fill);
        fill.color = colors[place];
        fill.none = place == 0;
        chart_series_set_fill(series, &fill);
    }
    chart_title_set_name(bars, chart->title);
    chart_legend_set_position(bars, LXW_CHART_LEGEND_NONE);
    chart_axis_set_name(bars->y_axis, chart->value_title);
    // The bars begin at a floor, so the axis tells no amounts; the column beside the names does.
    chart_axis_set_label_position(bars->y_axis, LXW_CHART_AXIS_LABEL_POSITION_NONE);
    lxw_chart_options options;
    memset(&options, 0, sizeof options);
    options.x_scale = 1.6;
    options.y_scale = 1.6;
    return worksheet_insert_chart_opt(as_page(page), 1, chart->at_column, bars, &options) == LXW_NO_ERROR;
}
