package tv.tributary.format.hls;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// Parses a playlist line by line.
final class PlaylistParserState {
    /// Characters of a line; a longer one is passed over.
    static final int LONGEST_LINE = 64 << 10;

    private static final int MOST_PIECES = 100_000;
    private static final long USUAL_TARGET = 6000;
    /// Characters that its addresses and attributes come to: a short text can stand for a long one many times over.
    private static final long MOST_TEXT = 32 << 20;

    /// What is handed on as it stands must be what it says.
    private static final Pattern TIME = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT[0-9:.,]{4,20}(Z|[+-][0-9:]{2,5})?");

    private final String url;
    private final Variables variables;
    private final EncryptionKeys encryptionKeys;
    private final List<ParsedPlaylist.PlaylistProblem> problems = new ArrayList<>();
    private final List<Variant> variants = new ArrayList<>();
    private final List<Rendition> renditions = new ArrayList<>();
    private final List<MediaSegment> pieces = new ArrayList<>();

    private long texts;
    private boolean header;
    private boolean hls;
    /// An address without a duration came where nothing of HLS had come yet.
    private boolean untimed;
    private int line;
    private long target;
    private long sequence;
    private boolean sequenced;
    private long skipped;
    private boolean ended;
    private boolean independent;
    /// What the lines before an address say about it.
    private Optional<AttributeList> stream = Optional.empty();

    private long millis = -1;
    private String range = "";
    private String time = "";
    private boolean discontinuity;
    private boolean missing;
    private Optional<MediaSegment.Init> init = Optional.empty();
    private String rangeUrl = "";
    private long rangeEnd;

    PlaylistParserState(String url, Map<String, String> imports) {
        this.url = url;
        this.variables = new Variables(url, imports);
        this.encryptionKeys = new EncryptionKeys(url);
    }

    void problem(int at, ParsedPlaylist.PlaylistProblem.Kind kind) {
        if (problems.size() < ParsedPlaylist.MOST_PROBLEMS) problems.add(new ParsedPlaylist.PlaylistProblem(at, kind));
    }

    boolean full() {
        return pieces.size() + variants.size() + renditions.size() >= MOST_PIECES || texts >= MOST_TEXT;
    }

    void take(String text, int number) {
        line = number;
        if (text.isEmpty()) return;
        if (text.startsWith("#")) tag(text);
        else address(filled(text));
    }

    private String filled(String text) {
        var all = variables.in(text, LONGEST_LINE);
        texts += all.length();
        return all;
    }

    private String resolved(String reference) {
        var whole = UriResolver.resolve(url, reference);
        texts += whole.length();
        return whole;
    }

    private void tag(String text) {
        int colon = text.indexOf(':');
        var name = (colon < 0 ? text : text.substring(0, colon)).strip().toUpperCase(Locale.ROOT);
        var value = colon < 0 ? "" : text.substring(colon + 1).strip();
        if (name.startsWith("#EXT-X-")) hls = true;
        switch (name) {
            case "#EXT-X-TARGETDURATION" ->
                target = NumericAttributes.millis(value).orElseGet(this::badNumber);
            case "#EXT-X-MEDIA-SEQUENCE" -> sequence(value);
            case "#EXTINF" -> {
                int comma = value.indexOf(',');
                millis = NumericAttributes.millis(comma < 0 ? value : value.substring(0, comma))
                        .orElse(-1);
            }
            case "#EXT-X-BYTERANGE" -> range = value;
            case "#EXT-X-DISCONTINUITY" -> discontinuity = true;
            case "#EXT-X-GAP" -> missing = true;
            case "#EXT-X-PROGRAM-DATE-TIME" -> time = TIME.matcher(value).matches() ? value : "";
            case "#EXT-X-ENDLIST" -> ended = true;
            case "#EXT-X-INDEPENDENT-SEGMENTS" -> independent = true;
            case "#EXT-X-KEY", "#EXT-X-STREAM-INF", "#EXT-X-MEDIA", "#EXT-X-MAP", "#EXT-X-DEFINE", "#EXT-X-SKIP" ->
                tag(name, AttributeList.of(filled(value)));
            default -> {
                // Some write #EXTM3U with attributes behind it; others are comments, parts and hints we do not
                // need.
                if (name.startsWith("#EXTM3U")) header = true;
            }
        }
    }

    private void tag(String name, AttributeList attributes) {
        switch (name) {
            case "#EXT-X-KEY" -> {
                texts += url.length();
                if (!encryptionKeys.take(attributes)) problem(line, ParsedPlaylist.PlaylistProblem.Kind.BAD_KEY);
            }
            case "#EXT-X-STREAM-INF" -> stream = Optional.of(attributes);
            case "#EXT-X-MEDIA" -> renditions.add(rendition(attributes));
            case "#EXT-X-MAP" -> init = initOf(attributes);
            case "#EXT-X-SKIP" -> skipped += attributes.number("SKIPPED-SEGMENTS");
            default -> variables.define(attributes);
        }
    }

    private long badNumber() {
        problem(line, ParsedPlaylist.PlaylistProblem.Kind.BAD_NUMBER);
        return 0;
    }

    private void sequence(String value) {
        var number = NumericAttributes.whole(value);
        if (number.isEmpty()) {
            problem(line, ParsedPlaylist.PlaylistProblem.Kind.BAD_NUMBER);
        } else if (pieces.isEmpty()) {
            sequence = number.getAsLong();
            sequenced = true;
        }
    }

    private void address(String reference) {
        var whole = resolved(reference);
        if (stream.isPresent()) {
            variants.add(variant(whole, stream.get()));
            stream = Optional.empty();
            return;
        }
        if (millis < 0 && range.isEmpty() && !hls) {
            untimed = true;
            return;
        }
        var bytes = range.isEmpty() ? Optional.<MediaSegment.Range>empty() : rangeOf(whole);
        var number = sequence + skipped + pieces.size();
        pieces.add(new MediaSegment(
                whole,
                number,
                millis,
                bytes,
                encryptionKeys.current(),
                init,
                discontinuity,
                missing,
                independent,
                time));
        millis = -1;
        range = "";
        time = "";
        discontinuity = false;
        missing = false;
    }

    private Optional<MediaSegment.Range> rangeOf(String whole) {
        var bytes = NumericAttributes.range(range, whole.equals(rangeUrl) ? rangeEnd : 0);
        if (bytes.isEmpty()) problem(line, ParsedPlaylist.PlaylistProblem.Kind.BAD_NUMBER);
        bytes.ifPresent(r -> {
            rangeUrl = whole;
            rangeEnd = r.from() + r.length();
        });
        return bytes;
    }

    private static Variant variant(String url, AttributeList a) {
        var size = a.text("RESOLUTION").toLowerCase(Locale.ROOT).split("x", -1);
        boolean sized = size.length == 2;
        var frames = NumericAttributes.decimal(a.text("FRAME-RATE"));
        return new Variant(
                url,
                a.number("BANDWIDTH"),
                a.number("AVERAGE-BANDWIDTH"),
                sized ? small(size[0]) : 0,
                sized ? small(size[1]) : 0,
                Double.isNaN(frames) ? 0 : frames,
                a.text("CODECS"),
                a.text("AUDIO"),
                a.text("SUBTITLES"));
    }

    private static int small(String number) {
        return (int) Math.min(100_000, NumericAttributes.whole(number).orElse(0));
    }

    private Rendition rendition(AttributeList a) {
        var type = switch (a.text("TYPE").toUpperCase(Locale.ROOT)) {
            case "AUDIO" -> Rendition.Type.AUDIO;
            case "VIDEO" -> Rendition.Type.VIDEO;
            case "SUBTITLES" -> Rendition.Type.SUBTITLES;
            case "CLOSED-CAPTIONS" -> Rendition.Type.CAPTIONS;
            default -> Rendition.Type.OTHER;
        };
        var uri = a.text("URI");
        return new Rendition(
                type,
                a.text("GROUP-ID"),
                a.text("NAME"),
                a.text("LANGUAGE"),
                uri.isEmpty() ? "" : resolved(uri),
                a.yes("DEFAULT"),
                a.yes("AUTOSELECT"),
                a.text("CHANNELS"));
    }

    private Optional<MediaSegment.Init> initOf(AttributeList a) {
        var uri = a.text("URI");
        if (uri.isEmpty()) {
            problem(line, ParsedPlaylist.PlaylistProblem.Kind.NO_URI);
            return Optional.empty();
        }
        return Optional.of(new MediaSegment.Init(resolved(uri), NumericAttributes.range(a.text("BYTERANGE"), 0), 0));
    }

    ParsedPlaylist playlist() {
        if (!header) problem(1, ParsedPlaylist.PlaylistProblem.Kind.NO_HEADER);
        if (!variants.isEmpty())
            return new ParsedPlaylist.Master(variants, renditions, independent, variables.all(), problems);
        // A list of channels has addresses too, but no word of HLS, and channels have no duration.
        boolean segments = !untimed && !pieces.isEmpty() && pieces.stream().allMatch(piece -> piece.millis() > 0);
        if (!hls && !segments) return new ParsedPlaylist.None(problems);
        return new ParsedPlaylist.Media(targetOr(pieces), sequence + skipped, sequenced, timed(), ended, problems);
    }

    private long targetOr(List<MediaSegment> all) {
        if (target > 0) return target;
        long longest = all.stream().mapToLong(MediaSegment::millis).max().orElse(0);
        return longest > 0 ? longest : USUAL_TARGET;
    }

    /// Segments without a duration last as long as they may.
    private List<MediaSegment> timed() {
        long usual = targetOr(pieces);
        return pieces.stream().map(p -> p.millis() > 0 ? p : p.lasting(usual)).toList();
    }
}
