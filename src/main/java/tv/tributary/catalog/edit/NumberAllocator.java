package tv.tributary.catalog.edit;

import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import tv.tributary.catalog.edit.NumberingSettings.Scheme;

/// Assigns numbers to new channels. Never takes a number away. Not thread-safe.
public final class NumberAllocator {
    private static final int HIGHEST = 9_999_999;

    private final NumberingSettings settings;
    private final BitSet whole = new BitSet();
    private final Set<String> parted = new HashSet<>();
    private final BitSet avoided = new BitSet();
    /// Where to look for the next free one, by where the search began.
    private final Map<Integer, Integer> next = new HashMap<>();

    public NumberAllocator(NumberingSettings settings) {
        this.settings = settings;
    }

    /// Takes the number a list gives, where the settings follow the list; empty if another channel has it.
    public String wish(String wish) {
        return settings.scheme() == Scheme.FROM_LIST ? claim(wish) : "";
    }

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

    /// Gives a number only to who wishes it.
    public void avoid(String number) {
        if (number.matches("[1-9][0-9]{0,6}")) avoided.set(Integer.parseInt(number));
    }

    /// The lowest number nobody has, from where the group's numbers begin.
    public String free(String group) {
        var first = settings.scheme() == Scheme.BY_GROUP
                ? settings.groups().getOrDefault(group, settings.first())
                : settings.first();
        var free = whole.nextClearBit(next.getOrDefault(first, first));
        while (avoided.get(free)) free = whole.nextClearBit(free + 1);
        next.put(first, free);
        whole.set(free);
        return Integer.toString(free);
    }
}
