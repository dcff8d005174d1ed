package tv.tributary.catalog.merge;

import java.util.BitSet;
import java.util.HashSet;
import java.util.Set;

/// Gives new channels their number for the remote control. A number given is never taken away. Not thread-safe.
public final class Numbers {
    private static final int HIGHEST = 9_999_999;

    private final BitSet whole = new BitSet();
    private final Set<String> parted = new HashSet<>();
    private int nextFree = 1;

    /// Takes a number as a list writes it and returns how we write it; empty if another channel has it or it is none
    /// (`0`, `None`).
    public String claim(String wish) {
        if (wish.isEmpty() || wish.length() > 12) return "";
        if (!wish.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return wish.matches("[0-9]+[.-][0-9]+") && parted.add(wish) ? wish : "";
        }
        var value = Long.parseLong(wish);
        if (value <= 0 || value > HIGHEST || whole.get((int) value)) return "";
        whole.set((int) value);
        return Long.toString(value);
    }

    /// The lowest number nobody has.
    public String free() {
        nextFree = whole.nextClearBit(nextFree);
        whole.set(nextFree);
        return Integer.toString(nextFree);
    }
}
