package io.suito.cli;

import io.suito.money.Yen;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A table for people: columns aligned by their width on the screen, numbers and amounts to the right.
 *
 * <pre>{@code
 * output.table(Table.of("partner", "amount").row("山田商店", Table.yen(12_345)));
 * }</pre>
 */
public final class Table {
    private static final String GAP = "  ";

    private final List<String> headings;
    private final List<List<Cell>> rows = new ArrayList<>();

    private Table(List<String> headings) {
        this.headings = headings;
    }

    /** A cell's text and the side that it is aligned to. */
    private record Cell(String text, boolean right) {}

    /** A table with these headings, in the person's language. */
    public static Table of(String... headings) {
        return new Table(List.of(headings));
    }

    /** An amount in whole yen as a cell: {@code ¥1,234,567}, to the right. */
    public static Object yen(long yen) {
        return new Cell(Yen.format(yen), true);
    }

    /**
     * Adds a row: numbers and {@link #yen amounts} go to the right, everything else to the left.
     *
     * @throws IllegalArgumentException when the number of cells is not the number of headings
     */
    public Table row(Object... cells) {
        if (cells.length != headings.size()) {
            throw new IllegalArgumentException("row of " + cells.length + " cells, " + headings.size() + " headings");
        }
        rows.add(Arrays.stream(cells).map(Table::cell).toList());
        return this;
    }

    private static Cell cell(Object value) {
        if (value instanceof Cell cell) {
            return cell;
        }
        String text = Width.printable(value.toString()).replace('\n', ' ');
        return new Cell(text, value instanceof Number);
    }

    /** The lines: headings, a rule, rows. */
    List<String> lines() {
        int[] widths = new int[headings.size()];
        boolean[] right = new boolean[headings.size()];
        for (int column = 0; column < widths.length; column++) {
            int at = column;
            widths[column] = Math.max(
                    Width.of(headings.get(column)),
                    rows.stream()
                            .mapToInt(row -> Width.of(row.get(at).text()))
                            .max()
                            .orElse(0));
            right[column] =
                    !rows.isEmpty() && rows.stream().allMatch(row -> row.get(at).right());
        }
        List<String> lines = new ArrayList<>();
        lines.add(line(cells(headings, right), widths));
        lines.add("─".repeat(Arrays.stream(widths).sum() + GAP.length() * (widths.length - 1)));
        rows.forEach(row -> lines.add(line(row, widths)));
        return lines;
    }

    private static List<Cell> cells(List<String> headings, boolean[] right) {
        List<Cell> cells = new ArrayList<>();
        for (int column = 0; column < right.length; column++) {
            cells.add(new Cell(headings.get(column), right[column]));
        }
        return cells;
    }

    private static String line(List<Cell> cells, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < widths.length; column++) {
            Cell cell = cells.get(column);
            String padding = " ".repeat(widths[column] - Width.of(cell.text()));
            line.append(column == 0 ? "" : GAP).append(cell.right() ? padding + cell.text() : cell.text() + padding);
        }
        return line.toString().stripTrailing();
    }
}
