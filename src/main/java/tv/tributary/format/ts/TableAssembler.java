package tv.tributary.format.ts;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Assembles the tables of one PID from their sections. Skips those not yet valid, and repetitions: tables come ten
/// times a second and hardly ever change. One owner; not thread-safe.
final class TableAssembler {
    /// Some senders announce sections that never come: when one has come so often, what there is must do.
    private static final int ROUNDS = 4;

    /// More tables than that on one PID are no sender's intention.
    private static final int MOST = 256;

    private final SectionAssembler sectionAssembler = new SectionAssembler();
    private final int id;
    /// By what they describe: the stream for a PAT, the program for a PMT.
    private final Map<Integer, Parts> tables = new HashMap<>();

    /// @param id the table id wanted, other tables are passed over
    TableAssembler(int id) {
        this.id = id;
    }

    private static final class Parts {
        final int version;
        final int last;
        final Map<Integer, byte[]> sections = new TreeMap<>();
        boolean told;
        int repeated;

        Parts(int version, int last) {
            this.version = version;
            this.last = last;
        }

        /// Whether the table is new or different with this section, and whole.
        boolean complete(byte[] s) {
            var before = sections.put(s[6] & 0xFF, s);
            boolean same = before != null && Arrays.equals(before, s);
            if (same && (told || ++repeated < ROUNDS)) return false;
            if (!same) told = false;
            told |= same || sections.size() > last;
            return told;
        }
    }

    /// Takes a packet of the PID; returns the tables that were completed or changed by it, each as its sections in
    /// order. They must not be written to.
    List<Collection<byte[]>> take(byte[] b, int at) {
        var sections = sectionAssembler.take(b, at);
        if (sections.isEmpty()) return List.of();
        var whole = new ArrayList<Collection<byte[]>>();
        for (var section : sections) add(section).ifPresent(whole::add);
        return whole;
    }

    private Optional<Collection<byte[]>> add(byte[] s) {
        boolean usable = s.length >= 8 && (s[0] & 0xFF) == id && (s[5] & 1) == 1 && (s[6] & 0xFF) <= (s[7] & 0xFF);
        if (!usable) return Optional.empty();
        int subject = ((s[3] & 0xFF) << 8) | (s[4] & 0xFF);
        int version = (s[5] >> 1) & 31;
        var parts = tables.get(subject);
        if (parts == null || parts.version != version || parts.last != (s[7] & 0xFF)) {
            if (tables.size() >= MOST) tables.clear();
            parts = new Parts(version, s[7] & 0xFF);
            tables.put(subject, parts);
        }
        return parts.complete(s) ? Optional.of(List.copyOf(parts.sections.values())) : Optional.empty();
    }
}
