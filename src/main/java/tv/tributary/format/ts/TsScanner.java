package tv.tributary.format.ts;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Parses one source's packets: its tables, where frames start, which of them are keyframes, and how many packets are
/// missing. "Frames" are those of the main stream: pictures, or sound where there are none. Pictures that are announced
/// and do not start leave the lead to the sound until they do. One owner; not thread-safe.
public final class TsScanner {
    /// The packet starts a frame.
    public static final int FRAME = 1;
    /// A player can start at the frame that this packet belongs to; told once per frame, maybe not in its first packet.
    public static final int RANDOM_ACCESS = 2;
    /// The program's table came for the first time or changed; told on the packet that completed it.
    public static final int TABLES = 4;
    /// The packet starts a picture while the sound leads.
    public static final int LATE_PICTURE = 8;
    /// A player can start at the picture that this packet belongs to: from now on the pictures lead.
    public static final int LATE_START = 16;

    /// The waits for what may still come.
    public enum Patience {
        /// For a source that has just been opened: its tables may not name everything yet.
        SOURCE(TimestampMath.SECOND, 5 * TimestampMath.SECOND),
        /// For what has been sent before: if pictures do not come at once, they did not then.
        RECORDED(0, TimestampMath.SECOND / 2);

        /// How old sound must be that is all there is.
        private final long soundAlone;
        /// How long sound comes without the pictures that are announced.
        private final long missingPictures;

        Patience(long soundAlone, long missingPictures) {
            this.soundAlone = soundAlone;
            this.missingPictures = missingPictures;
        }
    }

    /// Time without a start among the pictures before the sender's own claim is believed, before the sound leads, and
    /// before any picture must do: a stream in an unknown coding is not ours to refuse. But starts that were found
    /// may lie that far apart.
    private static final long BELIEVE_CLAIM = 10 * TimestampMath.SECOND;
    private static final long BELIEVE_NOTHING = 5 * TimestampMath.SECOND;
    private static final long LEAD_BY_SOUND = 23 * TimestampMath.SECOND / 2;
    private static final long TAKE_ANY = 13 * TimestampMath.SECOND;
    private static final long FARTHEST_STARTS = 25 * TimestampMath.SECOND;
    /// For so long the main stream must be scrambled to be called so.
    private static final long SCRAMBLED = 2 * TimestampMath.SECOND;

    /// Tables come ten times a second: so often, and without the table before it, is a second.
    private static final int BELIEVE_PMT = 10;

    private final Patience patience;
    private final TableAssembler patTable = new TableAssembler(0);
    private final Map<Integer, TableAssembler> pmtTables = new HashMap<>();
    private final Map<Integer, Pmt> programs = new HashMap<>();
    private final byte[] counters = new byte[Packet.PIDS];
    private final StreamClock clock = new StreamClock();
    private Optional<Pat> pat = Optional.empty();
    private Optional<Pmt> pmt = Optional.empty();

    private int guessedPid = -1;
    private int guesses;
    private int picturePid = -1;
    private Codec pictureCodec = Codec.OTHER;
    private int soundPid = -1;
    /// Though pictures are announced.
    private boolean soundLeads;
    /// A start of sound was told.
    private boolean soundStarted;

    private FrameKind kind = new FrameKind(Codec.OTHER);
    private boolean inHeader;
    private boolean claimed;
    private boolean told;
    /// The next frame is one that a player can start at.
    private boolean known;
    /// The last start of a picture, or when pictures were announced, in time of the stream.
    private long startAt;
    private boolean pictureSeen;
    private boolean pictureStarted;
    /// The same of starts that were found, not believed.
    private long provenAt;
    private long soundSince = -1;
    private long scrambledSince = -1;
    private Optional<PictureSize> size = Optional.empty();
    private long missing;

    /// For packets that come from the relay's own memory.
    public TsScanner() {
        this(Patience.RECORDED);
    }

    public TsScanner(Patience patience) {
        this.patience = patience;
        Arrays.fill(counters, (byte) -1);
    }

    /// One that knows this one's tables but has seen no packet: for packets that this one saw already.
    public TsScanner again() {
        var other = new TsScanner(patience);
        other.pat = pat;
        for (int pid : pmtTables.keySet()) other.pmtTables.put(pid, new TableAssembler(2));
        other.programs.putAll(programs);
        other.pmt = pmt;
        other.picturePid = picturePid;
        other.pictureCodec = pictureCodec;
        other.soundPid = soundPid;
        other.soundLeads = soundLeads;
        pmt.ifPresent(other.clock::follow);
        other.kind = new FrameKind(pictureCodec);
        other.told = true;
        other.size = size;
        return other;
    }

    /// The same for packets from a frame on that a player can start at.
    public TsScanner againFromStart() {
        var other = again();
        other.soundStarted = true;
        other.soundSince = 0;
        other.known = true;
        return other;
    }

    /// The program that is relayed, once its table has come.
    public Optional<Pmt> pmt() {
        return pmt;
    }

    public Optional<Pat> pat() {
        return pat;
    }

    /// The PID of the stream whose frames are told, or -1.
    public int mainPid() {
        return leadsBySound() ? soundPid : picturePid;
    }

    /// The PID of pictures that have not started while the sound leads, or -1.
    public int latePid() {
        return leadsBySound() ? picturePid : -1;
    }

    private boolean leadsBySound() {
        return soundPid >= 0 && (picturePid < 0 || soundLeads);
    }

    /// How large pictures are, once one that a player can start at has come.
    public Optional<PictureSize> size() {
        return size;
    }

    /// Whether nobody can decode the main stream without a key.
    public boolean scrambled() {
        return scrambledSince >= 0 && clock.time() - scrambledSince >= SCRAMBLED;
    }

    /// How often packets were missing, over all PIDs.
    public long continuityErrors() {
        return missing;
    }

    /// Takes the next packet; returns the constants above as bits.
    public int take(byte[] b, int at) {
        int pid = Packet.pid(b, at);
        if (pid == Packet.NULL_PID || Packet.damaged(b, at)) return 0;
        count(b, at, pid);
        clock.take(b, at, pid);
        if (pid == picturePid) return picture(b, at);
        if (pid == soundPid) return sound(b, at);
        if (pid == Packet.PAT_PID) {
            for (var table : patTable.take(b, at)) associate(Pat.of(table));
            return 0;
        }
        if (pat.isEmpty() && startsPmt(b, at)) guess(pid);
        var sections = pmtTables.get(pid);
        if (sections == null) return 0;
        int result = 0;
        for (var table : sections.take(b, at)) {
            var program = Pmt.parse(pid, table);
            if (pat.isEmpty()) program.ifPresent(p -> associate(new Pat(1, 0, Map.of(p.program(), pid))));
            if (program.isPresent() && choose(program.get())) result = TABLES;
        }
        return result;
    }

    private void count(byte[] b, int at, int pid) {
        int counter = Packet.counter(b, at);
        int last = counters[pid];
        boolean payload = Packet.hasPayload(b, at);
        if (last >= 0 && payload && counter != ((last + 1) & 15) && counter != last && !Packet.discontinuity(b, at)) {
            missing++;
        }
        if (payload || last < 0) counters[pid] = (byte) counter;
    }

    /// A section with table id 2 that is whole in one packet's start.
    private static boolean startsPmt(byte[] b, int at) {
        int p = Packet.payload(b, at);
        return Packet.startsUnit(b, at)
                && !Packet.scrambled(b, at)
                && p + 13 <= at + Packet.SIZE
                && b[p] == 0
                && b[p + 1] == 2
                && (b[p + 2] & 0xF0) == 0xB0;
    }

    /// Some senders leave out the table that says where this one is: when it has come so often alone, it is believed.
    private void guess(int pid) {
        if (pid != guessedPid) guesses = 0;
        guessedPid = pid;
        if (++guesses == BELIEVE_PMT) pmtTables.putIfAbsent(pid, new TableAssembler(2));
    }

    private void associate(Pat table) {
        if (pat.isPresent() && pat.get().equals(table)) return;
        pat = Optional.of(table);
        pmtTables.keySet().retainAll(table.programs().values());
        programs.keySet().retainAll(table.programs().keySet());
        for (int pid : table.programs().values()) pmtTables.putIfAbsent(pid, new TableAssembler(2));
    }

    /// Of several programs the first with pictures is meant; the first of all if none has any.
    private boolean choose(Pmt table) {
        if (pat.isEmpty() || !pat.get().programs().containsKey(table.program())) return false;
        programs.put(table.program(), table);
        List<Pmt> known = new ArrayList<>();
        for (int program : pat.get().programs().keySet()) {
            if (programs.containsKey(program)) known.add(programs.get(program));
        }
        var choice = known.stream()
                .filter(p -> p.first(Codec.Sort.VIDEO).isPresent())
                .findFirst();
        if (choice.isEmpty() && known.size() == pat.get().programs().size()) {
            choice = known.stream().filter(p -> p.main().isPresent()).findFirst();
        }
        if (choice.isEmpty() || choice.equals(pmt)) return false;
        // While the program goes on it stays the chosen one, though an earlier one may now have pictures too.
        if (pmt.isPresent() && choice.get().program() != pmt.get().program() && known.contains(pmt.get())) return false;
        pmt = choice;
        follow(choice.get());
        return true;
    }

    private void follow(Pmt table) {
        clock.follow(table);
        soundPid = table.first(Codec.Sort.AUDIO).map(Pmt.Stream::pid).orElse(-1);
        var picture = table.first(Codec.Sort.VIDEO);
        int pid = picture.map(Pmt.Stream::pid).orElse(-1);
        var codec = picture.map(Pmt.Stream::codec).orElse(Codec.OTHER);
        if (pid == picturePid && codec == pictureCodec) return;
        // Sound that plays goes on until pictures start.
        if (picturePid < 0) soundLeads = soundStarted;
        picturePid = pid;
        pictureCodec = codec;
        kind = new FrameKind(codec);
        told = true;
        startAt = clock.time();
        provenAt = startAt;
        scrambledSince = -1;
    }

    private int sound(byte[] b, int at) {
        if (!Packet.startsUnit(b, at)) return 0;
        boolean scrambled = Packet.scrambled(b, at);
        if (soundSince < 0) soundSince = clock.time();
        if (picturePid >= 0 && !soundLeads) soundLeads = !scrambled && leadsFromNowOn();
        if (!leadsBySound()) return 0;
        if (picturePid < 0) countScrambled(scrambled);
        boolean young = picturePid < 0 && !soundStarted && clock.time() - soundSince < patience.soundAlone;
        if (scrambled || young) return FRAME;
        known = false;
        soundStarted = true;
        return FRAME | RANDOM_ACCESS;
    }

    /// The pictures are late: there are none, or none to start at.
    private boolean leadsFromNowOn() {
        if (pictureStarted || known) return false;
        long now = clock.time();
        return pictureSeen
                ? now - startAt >= LEAD_BY_SOUND
                : now - Math.max(startAt, soundSince) >= patience.missingPictures;
    }

    private void countScrambled(boolean scrambled) {
        if (!scrambled) scrambledSince = -1;
        else if (scrambledSince < 0) scrambledSince = clock.time();
    }

    private int picture(byte[] b, int at) {
        int result = main(b, at);
        if (!soundLeads) return result;
        boolean starts = (result & RANDOM_ACCESS) != 0;
        if (starts) soundLeads = soundPid < 0;
        return ((result & FRAME) != 0 ? LATE_PICTURE : 0) | (starts ? LATE_START : 0);
    }

    private int main(byte[] b, int at) {
        int end = at + Packet.SIZE;
        int p = Packet.payload(b, at);
        int result = 0;
        if (Packet.startsUnit(b, at)) {
            result = FRAME;
            told = false;
            pictureSeen = true;
            claimed = Packet.claimsRandomAccess(b, at);
            countScrambled(Packet.scrambled(b, at));
            kind.end();
            kind.begin();
            inHeader = true;
        }
        if (result == FRAME && known) {
            known = false;
            return FRAME | started(true);
        }
        if (told) return result;
        if (!Packet.scrambled(b, at) && p < end && kind.verdict() == FrameKind.Verdict.OPEN) {
            int content = inHeader ? Pes.content(b, p, end) : p;
            inHeader = inHeader && content >= end;
            kind.take(b, content, end);
        }
        boolean start = kind.verdict() == FrameKind.Verdict.START;
        if (start || (result == FRAME && startsWithoutProof())) {
            if (start && size.isEmpty()) size = kind.size();
            result |= started(start);
        }
        return result;
    }

    private int started(boolean proven) {
        told = true;
        startAt = clock.time();
        if (proven) provenAt = startAt;
        pictureStarted = true;
        return RANDOM_ACCESS;
    }

    private boolean startsWithoutProof() {
        if (scrambledSince >= 0) return false;
        long waited = clock.time() - startAt;
        boolean blind = pictureCodec == Codec.OTHER_VIDEO;
        if (claimed && (blind || waited > BELIEVE_CLAIM)) return true;
        if (blind) return waited > BELIEVE_NOTHING;
        boolean mayCome = (pictureStarted || soundPid >= 0) && clock.time() - provenAt <= FARTHEST_STARTS;
        return !mayCome && waited > TAKE_ANY;
    }
}
