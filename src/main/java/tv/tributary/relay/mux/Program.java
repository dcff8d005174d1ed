package tv.tributary.relay.mux;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tv.tributary.format.ts.Codec;
import tv.tributary.format.ts.Packet;
import tv.tributary.format.ts.Pmt;

/// The program announced to viewers, and the map from the current source's PIDs to its elementary streams. Writes PAT
/// and PMT with counters of their own. Owned by [Splice].
final class Program {
    private @Nullable Pmt announced;
    private final PsiTables tables;

    private List<TrackRewriter> tracks = List.of();
    private final @Nullable TrackRewriter[] bySourcePid = new TrackRewriter[Packet.PIDS];
    private @Nullable TrackRewriter main;
    private int sourceTablePid = -1;
    private int pcrPid = Packet.NULL_PID;

    /// @param service its name for receivers; empty for none
    Program(String service) {
        tables = new PsiTables(service);
    }

    boolean announced() {
        return announced != null;
    }

    Optional<Pmt> pmt() {
        return Optional.ofNullable(announced);
    }

    /// Forgets the announcement; counters run on.
    void clear() {
        announced = null;
        tracks = List.of();
    }

    /// Whether players that know the announced program can decode this one: the same coding of the pictures, and of the
    /// sound where there was any.
    boolean fits(Pmt source) {
        if (announced == null) return true;
        var main = source.main();
        if (main.isEmpty() || main.get().type() != main().type) return false;
        var sound = tracks.stream().filter(t -> t.codec == Codec.AUDIO).findFirst();
        return sound.isEmpty()
                || source.streams().stream().anyMatch(s -> s.type() == sound.get().type && s.codec() == Codec.AUDIO);
    }

    /// A source that [#fits] takes over.
    void begin(Pmt source) {
        if (announced == null) announce(source);
        for (var track : tracks) track.begin();
        map(source);
    }

    /// Whether players can decode the source on air after it changed its PMT. Unlike a new source, it may lose its
    /// sound.
    boolean canContinue(Pmt source) {
        var main = source.main();
        boolean same = main.isPresent() && main.get().type() == main().type;
        return fits(source) || (same && source.first(Codec.Sort.AUDIO).isEmpty());
    }

    /// The same source changed its PMT. Streams it no longer names stay announced and fall silent.
    void update(Pmt source) {
        var before = bySourcePid.clone();
        map(source);
        for (int pid = 0; pid < before.length; pid++) {
            var track = bySourcePid[pid];
            if (track != null && track != before[pid]) track.renumber();
        }
    }

    /// The source's continuity counters start anew: those of viewers run on.
    void renumber() {
        tracks.forEach(TrackRewriter::renumber);
    }

    private void announce(Pmt source) {
        announced = source;
        tracks = new ArrayList<>();
        for (var stream : source.streams()) {
            tracks.add(new TrackRewriter(stream.pid(), stream.type(), stream.codec(), stream.language()));
        }
        main = mainOf(tracks);
        boolean apart = tracks.stream().noneMatch(t -> t.pid == source.pcrPid());
        if (apart && source.pcrPid() != Packet.NULL_PID) {
            tracks.add(new TrackRewriter(source.pcrPid(), -1, Codec.OTHER, ""));
        }
        pcrPid = source.pcrPid();
        tables.announce(source);
    }

    /// Finds for each announced track the source's stream: same type and language, else the first of the type left.
    private void map(Pmt source) {
        Arrays.fill(bySourcePid, null);
        sourceTablePid = source.pid();
        var left = new ArrayList<>(source.streams());
        var open = new ArrayList<>(tracks);
        match(
                left,
                open,
                (t, s) -> s.type() == t.type && s.pid() == t.pid && s.language().equals(t.language));
        match(
                left,
                open,
                (t, s) -> s.type() == t.type
                        && s.codec() == t.codec
                        && s.language().equals(t.language));
        match(left, open, (t, s) -> s.type() == t.type && s.codec() == t.codec);
        var clock = open.stream().filter(t -> t.type < 0).findFirst();
        if (source.pcrPid() == Packet.NULL_PID) return;
        if (bySourcePid[source.pcrPid()] == null && clock.isPresent()) bySourcePid[source.pcrPid()] = clock.get();
        moveClock(source.pcrPid());
    }

    private interface Same {
        boolean test(TrackRewriter track, Pmt.Stream stream);
    }

    private void match(List<Pmt.Stream> left, List<TrackRewriter> open, Same same) {
        for (var track : List.copyOf(open)) {
            Predicate<Pmt.Stream> fitting = s -> same.test(track, s);
            var stream = left.stream().filter(fitting).findFirst();
            if (stream.isEmpty()) continue;
            bySourcePid[stream.get().pid()] = track;
            left.remove(stream.get());
            open.remove(track);
        }
    }

    /// The PCR is on another stream than announced: the PMT says so from now on, in a new version.
    private void moveClock(int sourcePid) {
        var now = announced;
        if (now == null) return;
        int pid = bySourcePid[sourcePid] != null ? bySourcePid[sourcePid].pid : carryClockApart(sourcePid);
        if (pid == now.pcrPid()) return;
        announced = new Pmt(now.pid(), now.program(), (now.version() + 1) & 31, pid, now.descriptors(), now.streams());
        tables.update(announced);
        pcrPid = pid;
    }

    /// A PCR on a PID of its own where none was announced.
    private int carryClockApart(int sourcePid) {
        int pid = sourcePid;
        while (taken(pid)) pid = (pid + 1) & 0x1FFF;
        var track = new TrackRewriter(pid, -1, Codec.OTHER, "");
        tracks.add(track);
        bySourcePid[sourcePid] = track;
        return pid;
    }

    private boolean taken(int pid) {
        return pid < 0x20
                || pid == Packet.NULL_PID
                || (announced != null && pid == announced.pid())
                || tracks.stream().anyMatch(t -> t.pid == pid);
    }

    /// The stream with the pictures, or the sound where there are none. Only while something is announced.
    TrackRewriter main() {
        if (main == null) throw new IllegalStateException("nothing is announced");
        return main;
    }

    private static TrackRewriter mainOf(List<TrackRewriter> tracks) {
        return tracks.stream()
                .filter(t -> t.codec.sort() == Codec.Sort.VIDEO)
                .findFirst()
                .or(() -> tracks.stream().filter(t -> t.codec == Codec.AUDIO).findFirst())
                .orElseThrow();
    }

    int sourceTablePid() {
        return sourceTablePid;
    }

    boolean carries(int sourcePid) {
        return bySourcePid[sourcePid] != null;
    }

    /// Only for a PID it [#carries].
    TrackRewriter track(int sourcePid) {
        var track = bySourcePid[sourcePid];
        if (track == null) throw new IllegalArgumentException("pid " + sourcePid);
        return track;
    }

    void mark() {
        tables.mark();
        for (var track : tracks) track.mark();
    }

    void rollBack() {
        tables.rollBack();
        for (var track : tracks) track.rollBack();
    }

    PsiTables tables() {
        return tables;
    }

    /// The packet before a new source's first: it signals the discontinuity of the PCR.
    ///
    /// @param pcr where it jumps to; negative if not known
    byte[] seam(long pcr) {
        return tracks.stream()
                .filter(t -> t.pid == pcrPid)
                .findFirst()
                .map(t -> Packet.discontinuity(t.pid, t.counter(), pcr))
                .orElse(new byte[0]);
    }

    /// PAT and PMT for a viewer that starts at the newest frame, with the counters that come before those in the
    /// stream.
    byte[] tablesToJoin() {
        return tables.toJoin();
    }

    /// The same for a viewer that was elsewhere in the stream: every PID first signals a discontinuity.
    byte[] tablesToResume() {
        var out = new ByteArrayOutputStream();
        out.writeBytes(tables.toResume());
        for (var track : tracks) {
            if (track.startedBefore()) out.writeBytes(Packet.discontinuity(track.pid, track.counterBefore(), -1));
        }
        return out.toByteArray();
    }
}
