package tv.tributary.format.ts;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Parses one source's packets: its tables, where frames start, which of them are keyframes, and how many packets are
/// missing. "Frames" are those of the main stream: pictures, or sound where there are none. One owner; not thread-safe.
public final class Scanner {
    /// The packet starts a frame.
    public static final int FRAME = 1;
    /// A player can start at the frame that this packet belongs to; told once per frame, maybe not in its first packet.
    public static final int RANDOM_ACCESS = 2;
    /// The program's table came for the first time or changed; told on the packet that completed it.
    public static final int TABLES = 4;

    /// Frames without a start found among them before the sender's own claim is believed (10 s of 25 a second), and
    /// before any frame must do: a scrambled or unknown stream is not ours to refuse.
    private static final int BELIEVE_CLAIM = 250;

    private static final int TAKE_ANY = 320;

    private final TableAssembler patTable = new TableAssembler(0);
    private final Map<Integer, TableAssembler> pmtTables = new HashMap<>();
    private final Map<Integer, Pmt> programs = new HashMap<>();
    private final byte[] counters = new byte[Packet.PIDS];
    private Optional<Pat> pat = Optional.empty();
    private Optional<Pmt> pmt = Optional.empty();
    private int mainPid = -1;
    private Codec mainCodec = Codec.OTHER;
    private FrameKind kind = new FrameKind(Codec.OTHER);
    private boolean inHeader;
    private int framesWithoutStart;
    private boolean claimed;
    private boolean scrambled;
    private boolean told;
    /// The next frame is one that a player can start at.
    private boolean known;
    private Optional<PictureSize> size = Optional.empty();
    private long missing;

    public Scanner() {
        Arrays.fill(counters, (byte) -1);
    }

    /// One that knows this one's tables but has seen no packet: for packets that this one saw already, from a frame on
    /// that a player can start at.
    public Scanner again() {
        var other = new Scanner();
        other.pat = pat;
        for (int pid : pmtTables.keySet()) other.pmtTables.put(pid, new TableAssembler(2));
        other.programs.putAll(programs);
        other.pmt = pmt;
        other.mainPid = mainPid;
        other.mainCodec = mainCodec;
        other.kind = new FrameKind(mainCodec);
        other.told = true;
        other.known = true;
        other.size = size;
        return other;
    }

    /// The program that is relayed, once its table has come.
    public Optional<Pmt> pmt() {
        return pmt;
    }

    public Optional<Pat> pat() {
        return pat;
    }

    /// The PID of the main stream, or -1.
    public int mainPid() {
        return mainPid;
    }

    /// How large pictures are, once one that a player can start at has come.
    public Optional<PictureSize> size() {
        return size;
    }

    /// How often packets were missing, over all PIDs.
    public long continuityErrors() {
        return missing;
    }

    /// Takes the next packet; returns [#FRAME], [#RANDOM_ACCESS], [#TABLES] as bits.
    public int take(byte[] b, int at) {
        int pid = Packet.pid(b, at);
        if (pid == Packet.NULL_PID || Packet.damaged(b, at)) return 0;
        count(b, at, pid);
        if (pid == mainPid) return main(b, at);
        if (pid == Packet.PAT_PID) {
            for (var table : patTable.take(b, at)) associate(Pat.of(table));
            return 0;
        }
        var sections = pmtTables.get(pid);
        if (sections == null) return 0;
        int result = 0;
        for (var table : sections.take(b, at)) {
            var program = Pmt.parse(pid, table);
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
        var main = choice.get().main().orElseThrow();
        if (main.pid() != mainPid || main.codec() != mainCodec) {
            mainPid = main.pid();
            mainCodec = main.codec();
            kind = new FrameKind(mainCodec);
            told = true;
        }
        return true;
    }

    private int main(byte[] b, int at) {
        int end = at + Packet.SIZE;
        int p = Packet.payload(b, at);
        int result = 0;
        if (Packet.startsUnit(b, at)) {
            result = FRAME;
            told = false;
            framesWithoutStart++;
            claimed = Packet.claimsRandomAccess(b, at);
            scrambled = Packet.scrambled(b, at);
            kind.end();
            kind.begin();
            inHeader = true;
        }
        if (result == FRAME && known) {
            known = false;
            told = true;
            framesWithoutStart = 0;
            return FRAME | RANDOM_ACCESS;
        }
        if (told) return result;
        if (!Packet.scrambled(b, at) && p < end && kind.verdict() == FrameKind.Verdict.OPEN) {
            int content = inHeader ? Pes.content(b, p, end) : p;
            inHeader = inHeader && content >= end;
            kind.take(b, content, end);
        }
        if (kind.verdict() == FrameKind.Verdict.START || (result == FRAME && startsWithoutProof())) {
            told = true;
            framesWithoutStart = 0;
            if (size.isEmpty()) size = kind.size();
            result |= RANDOM_ACCESS;
        }
        return result;
    }

    private boolean startsWithoutProof() {
        if (mainCodec.sort() == Codec.Sort.AUDIO) return true;
        boolean blind = scrambled || mainCodec == Codec.OTHER_VIDEO;
        if (claimed && (blind || framesWithoutStart > BELIEVE_CLAIM)) return true;
        return framesWithoutStart > TAKE_ANY || (blind && framesWithoutStart > BELIEVE_CLAIM / 2);
    }
}
