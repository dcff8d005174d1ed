package tv.tributary.relay.slate;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tv.tributary.file.BundledFile;
import tv.tributary.format.ts.Codec;
import tv.tributary.format.ts.Descriptors;
import tv.tributary.format.ts.Packet;
import tv.tributary.format.ts.Pat;
import tv.tributary.format.ts.Pes;
import tv.tributary.format.ts.PesPacketizer;
import tv.tributary.format.ts.Pmt;
import tv.tributary.format.ts.TimestampMath;

/// An endless transport stream that shows why there is no picture: video in the codec that viewers were told, silence
/// in the codecs and languages of the audio. Begins with its tables and a keyframe; a keyframe follows every two
/// seconds. Uses the PIDs that were announced.
///
/// One owner; not thread-safe. Whoever asks for [#next] every [#step] has it in real time.
public final class Slate {
    private static final Descriptors NONE = new Descriptors(new byte[0]);
    private static final int STEP = (int) TimestampMath.SECOND / SlateVideo.RATE;
    /// How long before a picture's time its bytes come, at least and at most.
    private static final long LEAST_AHEAD = 3 * TimestampMath.SECOND / 10;
    private static final long MOST_AHEAD = 2 * TimestampMath.SECOND;
    /// Tables are repeated every so many steps.
    private static final int TABLES = 2;

    private record Pictures(SlateVideo video, PesPacketizer stream) {}

    private final Pmt pmt;
    private final Optional<Pictures> pictures;
    private final List<SilentAudioTrack> sounds;
    private final Optional<PesPacketizer> clockApart;
    private final long ahead;
    private long steps;
    private int tables;

    private Slate(Pmt pmt, Optional<Pictures> pictures, List<SilentAudioTrack> sounds, long ahead) {
        this.ahead = ahead;
        this.pmt = pmt;
        this.pictures = pictures;
        this.sounds = sounds;
        boolean apart = pmt.streams().stream().noneMatch(s -> s.pid() == pmt.pcrPid());
        this.clockApart = apart ? Optional.of(new PesPacketizer(pmt.pcrPid(), 0)) : Optional.empty();
    }

    /// The same after nothing that has a clock.
    public static Optional<Slate> of(String channelName, String reason, Optional<Pmt> announced) {
        return of(channelName, reason, announced, Pes.NONE);
    }

    /// A slate that those who were told `announced` can go on with; H.264 and AAC if nothing was announced yet.
    /// Empty if the announced pictures or sound are in a coding that no slate is made in.
    ///
    /// @param reason a sentence for people
    /// @param clockLead by how much the clock ran before the pictures of what was on air, in ticks of 90 kHz, or
    ///     [Pes#NONE]: with less the source would have to be moved on when it comes back, so that the clock
    ///     does not run backwards, and viewers would see a gap
    public static Optional<Slate> of(String channelName, String reason, Optional<Pmt> announced, long clockLead) {
        var told = announced.orElseGet(Slate::usual);
        var picture = told.first(Codec.Sort.VIDEO);
        var sound = told.first(Codec.Sort.AUDIO);
        var sounds = told.streams().stream()
                .filter(s -> s.codec() == Codec.AUDIO)
                .flatMap(s -> SilentAudioTrack.like(s).stream())
                .toList();
        if (picture.isEmpty() && sound.isEmpty()) return Optional.empty();
        if (sound.isPresent() && sounds.stream().noneMatch(s -> s.as().equals(sound.get()))) return Optional.empty();
        var video = picture.flatMap(p -> video(p, channelName, reason));
        if (picture.isPresent() && video.isEmpty()) return Optional.empty();
        var streams = new ArrayList<Pmt.Stream>();
        picture.ifPresent(streams::add);
        for (var silent : sounds) streams.add(silent.as());
        int pcrPid = told.pcrPid() == Packet.NULL_PID ? streams.getFirst().pid() : told.pcrPid();
        return Optional.of(new Slate(
                new Pmt(told.pid(), told.program(), told.version(), pcrPid, NONE, streams),
                video.map(v ->
                        new Pictures(v, new PesPacketizer(streams.getFirst().pid(), 0xE0))),
                sounds,
                clockLead == Pes.NONE ? LEAST_AHEAD : Math.clamp(clockLead, LEAST_AHEAD, MOST_AHEAD)));
    }

    private static Pmt usual() {
        var streams = List.of(new Pmt.Stream(0x100, 0x1B, NONE), new Pmt.Stream(0x101, 0x0F, NONE));
        return new Pmt(0x1000, 1, 0, 0x100, NONE, streams);
    }

    private static Optional<SlateVideo> video(Pmt.Stream stream, String channelName, String reason) {
        return switch (stream.codec()) {
            case H264 ->
                Optional.of(new StillVideo(new SlateImage(GlyphOutlines.load()).pictures(channelName, reason), 360));
            case HEVC -> Optional.of(StoredClip.hevc());
            case MPEG_VIDEO -> Optional.of(StoredClip.mpeg2());
            case OTHER_VIDEO, AUDIO, OTHER -> Optional.empty();
        };
    }

    /// How long a step lasts.
    public Duration step() {
        return Duration.ofMillis(1000 / SlateVideo.RATE);
    }

    /// The packets of the next step: one picture, the sound beside it, now and then the tables.
    public byte[] next() {
        var out = new ByteArrayOutputStream();
        long clock = TimestampMath.plus(steps * STEP, TimestampMath.SECOND);
        long time = TimestampMath.plus(clock, ahead);
        var picture = pictures.map(p -> p.video.next());
        if (steps % TABLES == 0 || picture.map(f -> f.starts).orElse(false)) tables(out);
        clockApart.ifPresent(pesPacketizer -> pesPacketizer.clock(out, clock));
        if (picture.isPresent()) {
            var pesPacketizer = pictures.orElseThrow().stream;
            pesPacketizer.write(out, picture.get().bytes, time, clockOn(pesPacketizer, clock), picture.get().starts);
        }
        for (var silentAudioTrack : sounds) {
            long start = TimestampMath.plus(TimestampMath.SECOND + ahead, silentAudioTrack.given());
            var frames = silentAudioTrack.until((steps + 1) * STEP);
            var pesPacketizer = silentAudioTrack.stream();
            pesPacketizer.write(out, frames.toByteArray(), start, clockOn(pesPacketizer, clock), pictures.isEmpty());
        }
        steps++;
        return out.toByteArray();
    }

    private long clockOn(PesPacketizer pesPacketizer, long clock) {
        return pesPacketizer.pid() == pmt.pcrPid() ? clock : PesPacketizer.NO_CLOCK;
    }

    private void tables(ByteArrayOutputStream out) {
        out.writeBytes(new Pat(1, 0, Map.of(pmt.program(), pmt.pid())).packets(tables));
        var packets = pmt.packets(0);
        for (int at = 0; at < packets.length; at += Packet.SIZE) {
            Packet.setCounter(packets, at, tables * (packets.length / Packet.SIZE) + at / Packet.SIZE);
        }
        out.writeBytes(packets);
        tables++;
    }

    /// Pre-encoded video, for codecs that cannot be written by hand: a keyframe and some frames that depend on
    /// it, repeated. It says "this channel" without its name.
    private static final class StoredClip implements SlateVideo {
        private final List<Frame> frames;
        private int at;

        private StoredClip(List<Frame> frames) {
            this.frames = frames;
        }

        /// HEVC: each picture starts with a delimiter (NAL unit 35).
        static StoredClip hevc() {
            var bytes = BundledFile.bytes(Slate.class, "slate.hevc");
            var starts = new ArrayList<Integer>();
            for (int p = 0; p + 3 < bytes.length; p++) {
                if (code(bytes, p) && ((bytes[p + 3] >> 1) & 0x3F) == 35) starts.add(p);
            }
            return new StoredClip(cut(bytes, starts));
        }

        /// MPEG-2: each picture starts with its header (00), or with the sequence's (B3) or the group's (B8)
        /// before it.
        static StoredClip mpeg2() {
            var bytes = BundledFile.bytes(Slate.class, "slate.m2v");
            var starts = new ArrayList<Integer>();
            boolean headed = false;
            for (int p = 0; p + 3 < bytes.length; p++) {
                if (!code(bytes, p)) continue;
                int kind = bytes[p + 3] & 0xFF;
                boolean header = kind == 0xB3 || kind == 0xB8;
                if (!headed && (header || kind == 0)) starts.add(p);
                if (header || kind == 0) headed = header;
            }
            return new StoredClip(cut(bytes, starts));
        }

        @Override
        public Frame next() {
            var frame = frames.get(at);
            at = (at + 1) % frames.size();
            return frame;
        }

        private static boolean code(byte[] b, int p) {
            return b[p] == 0 && b[p + 1] == 0 && b[p + 2] == 1;
        }

        private static List<Frame> cut(byte[] bytes, List<Integer> starts) {
            var frames = new ArrayList<Frame>();
            for (int i = 0; i < starts.size(); i++) {
                int end = i + 1 < starts.size() ? starts.get(i + 1) : bytes.length;
                frames.add(new Frame(Arrays.copyOfRange(bytes, starts.get(i), end), i == 0));
            }
            return List.copyOf(frames);
        }
    }
}
