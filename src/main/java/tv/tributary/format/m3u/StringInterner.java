package tv.tributary.format.m3u;

import java.util.Arrays;

/// Interns texts that a list repeats thousands of times. Bounded: a slot keeps the text last seen there. For one
/// thread.
final class StringInterner {
    private static final int SLOTS = 1 << 12;

    private final String[] slots = new String[SLOTS];

    StringInterner() {
        Arrays.fill(slots, "");
    }

    String of(String line, int start, int end) {
        int length = end - start;
        if (length == 0) {
            return "";
        }
        int hash = length;
        for (int i = start; i < end; i++) {
            hash = 31 * hash + line.charAt(i);
        }
        int slot = (hash ^ (hash >>> 16)) & (SLOTS - 1);
        String known = slots[slot];
        if (known.length() == length && line.startsWith(known, start)) {
            return known;
        }
        String text = line.substring(start, end);
        slots[slot] = text;
        return text;
    }
}
