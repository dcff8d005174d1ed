package tv.tributary.catalog.intake;

import java.util.Arrays;

/// Rows of numbers, without an object per row. Not thread-safe.
final class LongMatrix {
    private final int width;
    private long[] numbers;
    private int size;

    LongMatrix(int width) {
        this.width = width;
        this.numbers = new long[width * 256];
    }

    /// @param row as many numbers as a row has
    void add(long... row) {
        var at = size++ * width;
        if (at == numbers.length) numbers = Arrays.copyOf(numbers, at + Math.max(1, at / width / 2) * width);
        System.arraycopy(row, 0, numbers, at, width);
    }

    void set(int row, int column, long number) {
        numbers[row * width + column] = number;
    }

    long get(int row, int column) {
        return numbers[row * width + column];
    }

    int size() {
        return size;
    }

    /// Sorts by a column of small numbers that are not negative.
    void sort(int column) {
        var places = new long[size];
        var isSorted = true;
        for (var i = 0; i < size; i++) {
            places[i] = (get(i, column) << 24) | i;
            isSorted &= i == 0 || places[i - 1] <= places[i];
        }
        if (isSorted) return;
        Arrays.sort(places);
        var sorted = new long[size * width];
        for (var i = 0; i < size; i++) {
            System.arraycopy(numbers, (int) (places[i] & 0xFFFFFF) * width, sorted, i * width, width);
        }
        numbers = sorted;
    }
}
