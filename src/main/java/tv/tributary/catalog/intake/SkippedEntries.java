package tv.tributary.catalog.intake;

import java.util.List;
import tv.tributary.format.json.Json;
import tv.tributary.text.LocalizableMessage;

/// Entries of a list that became no channel for one reason.
///
/// @param lines the first of them
public record SkippedEntries(SkipReason why, int count, List<Line> lines) {
    /// @param line in the list, from 1
    /// @param name without anything secret
    public record Line(int line, String name) {
        private static final int LONGEST_NAME = 80;

        /// Shortens a long name.
        public static Line of(int line, String name) {
            return new Line(line, name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME - 1) + "…");
        }
    }

    /// So many lines are remembered.
    public static final int MOST_LINES = 20;

    public SkippedEntries {
        lines = List.copyOf(lines);
    }

    /// How many there are and why, in plain words.
    public String words() {
        return message().words();
    }

    /// The same, to be worded later.
    public LocalizableMessage message() {
        return LocalizableMessage.of(why, count);
    }

    /// Whether its entries are kept in the list, though no channel has them.
    public boolean isEntry() {
        return why != SkipReason.NO_ADDRESS && why != SkipReason.LINE_TOO_LONG && why != SkipReason.NO_ID;
    }

    /// Whether its entries count as problems of the list, too.
    public boolean isProblem() {
        return switch (why) {
            case NO_ADDRESS, NO_ID, LINE_TOO_LONG, RELATIVE, PEER_TO_PEER, ADD_ON, COMMAND, UNKNOWN_SCHEME -> true;
            case MMS, PAGE, ENCRYPTED -> false;
        };
    }

    /// As it is stored; empty for nothing.
    public static String write(List<SkippedEntries> all) {
        return all.isEmpty() ? "" : Json.write(all);
    }

    /// From its stored form.
    public static List<SkippedEntries> read(String stored) {
        return stored.isEmpty() ? List.of() : List.of(Json.read(stored, SkippedEntries[].class));
    }

    public static int count(List<SkippedEntries> all) {
        return all.stream().mapToInt(SkippedEntries::count).sum();
    }
}
