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

    /// Bytes before the payload of a packet that has nothing but payload.
    private static final int HEADER = 4;

    private final SectionAssembler sectionAssembler = new SectionAssembler();
    private final int id;
    /// By what they describe: the stream for a PAT, the program for a PMT.
    private final Map<Integer, Parts> tables = new HashMap<>();
    /// The payload of the last packet in which everything was known; empty if there was none.
    private byte[] repeated = {};
    /// Sections of the last packet that said something new.
    private int news;

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

        /// Whether the table has been told as it is with this section.
        boolean knows(byte[] s) {
            var before = sections.get(s[6] & 0xFF);
            return told && before != null && Arrays.equals(before, s);
        }

        /// Whether the table is new or different with this section, and whole. Only where it does not [#knows] it.
        boolean complete(byte[] s) {
            var before = sections.put(s[6] & 0xFF, s);
            boolean same = before != null && Arrays.equals(before, s);
            if (same && ++repeated < ROUNDS) return false;
            if (!same) told = false;
            told |= same || sections.size() > last;
            return told;
        }
    }

    /// Takes a packet of the PID; returns the tables that were completed or changed by it, each as its sections in
    /// order. They must not be written to.
    List<Collection<byte[]>> take(byte[] b, int at) {
        if (repeats(b, at)) {
            sectionAssembler.pass(b, at);
            return List.of();
        }
        var sections = sectionAssembler.take(b, at);
        if (sections.isEmpty()) return List.of();
        news = 0;
        var whole = new ArrayList<Collection<byte[]>>();
        for (var section : sections) add(section).ifPresent(whole::add);
        boolean told = news == 0 && !sectionAssembler.open() && Packet.startsUnit(b, at);
        repeated = told ? Arrays.copyOfRange(b, at + HEADER, at + Packet.SIZE) : new byte[0];
        return whole;
    }

    /// Whether a packet says what one has said before of which all was known, and nothing is left open.
    private boolean repeats(byte[] b, int at) {
        return repeated.length > 0
                && !sectionAssembler.open()
                && Packet.startsUnit(b, at)
                && (b[at + 3] & 0x30) == 0x10
                && Arrays.equals(repeated, 0, repeated.length, b, at + HEADER, at + Packet.SIZE);
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
        boolean known = parts.knows(s);
        if (!known) news++;
        return !known && parts.complete(s) ? Optional.of(List.copyOf(parts.sections.values())) : Optional.empty();
    }
}
