package tv.tributary.relay.hls;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import tv.tributary.format.hls.Piece;
import tv.tributary.format.ts.Pes;
import tv.tributary.upstream.HlsSource;
import tv.tributary.upstream.account.Unusable;
import tv.tributary.upstream.segment.Segments;

/// One track of an HLS source, its segments as they are. Thread-safe.
final class Passed {
    private static final Map<String, Form> FORMS = forms();

    private final long id;
    private final HlsSource source;
    private final HlsSource.Track track;
    /// What segments are whose addresses end alike.
    private final Map<String, Form> seen = new ConcurrentHashMap<>();

    /// @param id tells it from other suppliers of segments
    Passed(long id, HlsSource source, HlsSource.Track track) {
        this.id = id;
        this.source = source;
        this.track = track;
    }

    private static Map<String, Form> forms() {
        var forms = new HashMap<String, Form>();
        for (var ending : List.of("m4s", "mp4", "m4v", "m4a", "cmfv", "cmfa")) forms.put(ending, Form.M4S);
        for (var ending : List.of("aac", "mp3", "ac3", "ec3")) forms.put(ending, Form.AAC);
        for (var ending : List.of("vtt", "webvtt")) forms.put(ending, Form.VTT);
        return Map.copyOf(forms);
    }

    /// Whether it is at hand without asking anybody.
    boolean followed() {
        return track.kind() == HlsSource.Kind.MAIN;
    }

    /// What it lists now. May wait where it is not followed.
    Supply supply() throws Unusable, InterruptedException {
        var window = source.window(track);
        return new Supply(
                id,
                window.first(),
                window.target(),
                window.pieces().stream().map(this::offer).toList());
    }

    /// To its last segment.
    Junction junction() throws InterruptedException {
        try {
            return new Junction(end());
        } catch (Unusable _) {
            return new Junction(Pes.NONE);
        }
    }

    private long end() throws Unusable, InterruptedException {
        var last = source.window(track).pieces().reversed().stream()
                .filter(piece -> !piece.missing())
                .findFirst();
        if (last.isEmpty() || last.get().key().isPresent() || form(last.get()) != Form.TS) return Pes.NONE;
        try (var lease = source.open(key(last.get()))) {
            return Ending.of(lease.segment());
        }
    }

    private static Segments.Key key(Piece piece) {
        return new Segments.Key(piece.url(), piece.range());
    }

    private Offer offer(Piece piece) {
        return new Offer(
                Duration.ofMillis(piece.millis()),
                piece.discontinuity(),
                piece.independent() || source.independent(),
                piece.missing(),
                piece.time(),
                form(piece),
                asked(key(piece), piece),
                piece.init().map(init -> asked(new Segments.Key(init.url(), init.range()), piece)),
                piece.key()
                        .map(key -> new Offer.Cipher(
                                asked(new Segments.Key(key.url(), Optional.empty()), piece),
                                piece.iv().orElseThrow())));
    }

    private Content asked(Segments.Key key, Piece piece) {
        return new Content.Asked(source, key, followed() && !piece.missing());
    }

    /// Its init tells, or its first bytes, or else how its address ends: that may be a picture's, to look harmless.
    private Form form(Piece piece) {
        if (piece.init().isPresent()) return Form.M4S;
        if (piece.missing()) return Form.TS;
        var path = piece.url().replaceFirst("[?#].*", "").toLowerCase(Locale.ROOT);
        var ending = path.substring(Math.max(path.lastIndexOf('.'), path.lastIndexOf('/')) + 1);
        var known = seen.get(ending);
        if (known != null) return known;
        var bytes = followed() && piece.key().isEmpty() ? content(piece) : Optional.<Form>empty();
        bytes.ifPresent(form -> seen.put(ending, form));
        return bytes.orElseGet(
                () -> FORMS.getOrDefault(ending, track.kind() == HlsSource.Kind.SUBTITLES ? Form.VTT : Form.TS));
    }

    /// Empty if nothing has come yet, or nothing that is known.
    private Optional<Form> content(Piece piece) {
        var start = new byte[8];
        try (var lease = source.open(key(piece))) {
            var bytes = lease.segment().bytes(0);
            if (bytes.remaining() < start.length) return Optional.empty();
            bytes.get(start);
        }
        var words = new String(start, StandardCharsets.ISO_8859_1);
        if (start[0] == 0x47) return Optional.of(Form.TS);
        if (words.substring(4).matches("ftyp|styp|moof|sidx|moov")) return Optional.of(Form.M4S);
        if (words.startsWith("WEBVTT")) return Optional.of(Form.VTT);
        boolean adts = (start[0] & 0xFF) == 0xFF && (start[1] & 0xF6) == 0xF0;
        return adts || words.startsWith("ID3") ? Optional.of(Form.AAC) : Optional.empty();
    }
}
