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

/// The program announced to viewers, and the map from the current source's PIDs to its elementary streams. What a
/// source
/// adds is announced in a new version of the PMT, on PIDs of its own. Writes PAT and PMT with counters of their own.
/// Owned by [Splice].
final class Program {
    private @Nullable Pmt announced;
    private final PsiTables tables;

    private List<TrackRewriter> tracks = List.of();
    /// Sound that was announced once and replaced: its PID stays its own.
    private final List<TrackRewriter> retired = new ArrayList<>();
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
        retired.clear();
    }

    /// Whether players that know the announced program can go on with this one: pictures in the same coding, or the
    /// first there are. Sound in another coding is announced to them.
    boolean fits(Pmt source) {
        if (announced == null) return true;
        var told = announced.first(Codec.Sort.VIDEO);
        if (told.isEmpty()) return source.main().isPresent();
        return source.first(Codec.Sort.VIDEO)
                .filter(picture -> picture.type() == told.get().type())
                .isPresent();
    }

    /// A source that [#fits] takes over.
    void begin(Pmt source) {
        if (announced == null) announce(source);
        for (var track : tracks) track.begin();
        map(source, false);
    }

    /// The source that was the last to send goes on, with what it had sent.
    void resume(Pmt source) {
        for (var track : tracks) track.resume();
        map(source, false);
    }

    /// Whether players can decode the source on air after it changed its PMT. Unlike a new source, it may lose its
    /// sound or its pictures.
    boolean canContinue(Pmt source) {
        return fits(source)
                || (source.main().isPresent() && source.first(Codec.Sort.VIDEO).isEmpty());
    }

    /// The same source changed its PMT. Streams it no longer names stay announced and fall silent.
    void update(Pmt source) {
        var before = bySourcePid.clone();
        map(source, true);
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
        for (var stream : source.streams()) tracks.add(TrackRewriter.of(stream.pid(), stream));
        boolean apart = tracks.stream().noneMatch(t -> t.pid == source.pcrPid());
        if (apart && source.pcrPid() != Packet.NULL_PID) tracks.add(TrackRewriter.clock(source.pcrPid()));
        pcrPid = source.pcrPid();
        tables.announce(source);
    }

    /// Finds for each announced track the source's stream: same coding and language, else the first of the coding left;
    /// announces what is left then.
    ///
    /// @param same whether it is the source of before: what it says of its streams now is told viewers
    private void map(Pmt source, boolean same) {
        var now = announced;
        if (now == null) return;
        Arrays.fill(bySourcePid, null);
        sourceTablePid = source.pid();
        var left = new ArrayList<>(source.streams());
        var open = new ArrayList<>(tracks);
        match(
                left,
                open,
                (t, s) -> t.decodes(s) && s.pid() == t.pid && s.language().equals(t.language));
        match(left, open, (t, s) -> t.decodes(s) && s.language().equals(t.language));
        match(left, open, TrackRewriter::decodes);
        var shown = new ArrayList<>(now.streams());
        if (same) retitle(shown, source);
        replaceSound(shown, source, open);
        for (var stream : left) {
            if (isAdded(shown, stream, same)) add(shown, stream);
        }
        tell(now, shown, clockPid(source, open));
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

    /// A language or another descriptor came later.
    private void retitle(List<Pmt.Stream> shown, Pmt source) {
        for (var stream : source.streams()) {
            var track = bySourcePid[stream.pid()];
            if (track == null) continue;
            track.language = stream.language();
            shown.replaceAll(
                    old -> old.pid() == track.pid ? new Pmt.Stream(old.pid(), old.type(), stream.descriptors()) : old);
        }
    }

    /// Sound in a coding that the source has not goes, if it has some in another: players would stay with silence.
    private void replaceSound(List<Pmt.Stream> shown, Pmt source, List<TrackRewriter> open) {
        var sounds =
                source.streams().stream().filter(s -> s.codec() == Codec.AUDIO).toList();
        if (sounds.isEmpty()) return;
        for (var track : open) {
            if (track.codec != Codec.AUDIO || sounds.stream().anyMatch(track::decodes)) continue;
            shown.removeIf(s -> s.pid() == track.pid);
            tracks.remove(track);
            retired.add(track);
        }
    }

    private static boolean isAdded(List<Pmt.Stream> shown, Pmt.Stream stream, boolean same) {
        return switch (stream.codec().sort()) {
            case VIDEO -> shown.stream().noneMatch(s -> s.codec().sort() == Codec.Sort.VIDEO);
            case AUDIO -> true;
            case DATA -> same;
        };
    }

    private void add(List<Pmt.Stream> shown, Pmt.Stream stream) {
        var known = retired.stream().filter(t -> t.decodes(stream)).findFirst();
        known.ifPresent(retired::remove);
        var track = known.orElseGet(() -> TrackRewriter.of(free(stream.pid()), stream));
        track.begin();
        tracks.add(track);
        bySourcePid[stream.pid()] = track;
        shown.add(new Pmt.Stream(track.pid, stream.type(), stream.descriptors()));
    }

    /// The PID that carries the PCR to viewers: one of its own where none was announced.
    private int clockPid(Pmt source, List<TrackRewriter> open) {
        if (source.pcrPid() == Packet.NULL_PID) return pcrPid;
        if (bySourcePid[source.pcrPid()] == null) {
            var track = open.stream().filter(t -> t.type < 0).findFirst().orElseGet(() -> {
                var apart = TrackRewriter.clock(free(source.pcrPid()));
                tracks.add(apart);
                return apart;
            });
            bySourcePid[source.pcrPid()] = track;
        }
        return track(source.pcrPid()).pid;
    }

    /// The PMT says so from now on, in a new version.
    private void tell(Pmt before, List<Pmt.Stream> shown, int clock) {
        if (shown.equals(before.streams()) && clock == before.pcrPid()) return;
        int version = (before.version() + 1) & 31;
        announced = new Pmt(before.pid(), before.program(), version, clock, before.descriptors(), shown);
        tables.update(announced);
        pcrPid = clock;
    }

    private int free(int wish) {
        int pid = wish;
        while (taken(pid)) pid = (pid + 1) & 0x1FFF;
        return pid;
    }

    private boolean taken(int pid) {
        return pid < 0x20
                || pid == Packet.NULL_PID
                || (announced != null && pid == announced.pid())
                || tracks.stream().anyMatch(t -> t.pid == pid)
                || retired.stream().anyMatch(t -> t.pid == pid);
    }

    /// The stream on that PID of the source leads: its frames are the program's.
    void lead(int sourcePid) {
        var track = bySourcePid[sourcePid];
        if (track != null) main = track;
    }

    /// The stream that leads. Only while something is announced.
    TrackRewriter main() {
        if (main == null) throw new IllegalStateException("nothing is announced");
        return main;
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
