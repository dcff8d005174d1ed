package tv.tributary.identity.name;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tv.tributary.identity.text.Folding;
import tv.tributary.identity.text.LanguageInitials;

/// Marks in a name that describe the picture, not the channel: `HD`, `ᶠᴴᴰ`, `[1080p]`, `50 fps`, `(Backup)`, `Ⓢ`.
///
/// @param title the name without them
record QualityMarks(String title, PictureQuality quality) {
    private static final Map<String, PictureQuality> WORDS = Map.ofEntries(
            Map.entry("sd", PictureQuality.SD),
            Map.entry("lq", PictureQuality.SD),
            Map.entry("480p", PictureQuality.SD),
            Map.entry("480i", PictureQuality.SD),
            Map.entry("576p", PictureQuality.SD),
            Map.entry("576i", PictureQuality.SD),
            Map.entry("hd", PictureQuality.HD),
            Map.entry("hdtv", PictureQuality.HD),
            Map.entry("720p", PictureQuality.HD),
            Map.entry("fhd", PictureQuality.FHD),
            Map.entry("fullhd", PictureQuality.FHD),
            Map.entry("1080p", PictureQuality.FHD),
            Map.entry("1080i", PictureQuality.FHD),
            Map.entry("uhd", PictureQuality.UHD),
            Map.entry("uhdtv", PictureQuality.UHD),
            Map.entry("ultrahd", PictureQuality.UHD),
            Map.entry("4k", PictureQuality.UHD),
            Map.entry("8k", PictureQuality.UHD),
            Map.entry("2160p", PictureQuality.UHD),
            Map.entry("3840p", PictureQuality.UHD),
            Map.entry("4320p", PictureQuality.UHD),
            Map.entry("hq", PictureQuality.UNKNOWN),
            Map.entry("hevc", PictureQuality.UNKNOWN),
            Map.entry("avc", PictureQuality.UNKNOWN),
            Map.entry("h264", PictureQuality.UNKNOWN),
            Map.entry("h265", PictureQuality.UNKNOWN),
            Map.entry("h.264", PictureQuality.UNKNOWN),
            Map.entry("h.265", PictureQuality.UNKNOWN),
            Map.entry("x264", PictureQuality.UNKNOWN),
            Map.entry("x265", PictureQuality.UNKNOWN),
            Map.entry("hdr", PictureQuality.UNKNOWN),
            Map.entry("hdr10", PictureQuality.UNKNOWN),
            Map.entry("raw", PictureQuality.UNKNOWN),
            Map.entry("fps", PictureQuality.UNKNOWN),
            Map.entry("25fps", PictureQuality.UNKNOWN),
            Map.entry("30fps", PictureQuality.UNKNOWN),
            Map.entry("50fps", PictureQuality.UNKNOWN),
            Map.entry("60fps", PictureQuality.UNKNOWN),
            Map.entry("1440p", PictureQuality.FHD),
            Map.entry("qhd", PictureQuality.FHD),
            Map.entry("hdr10+", PictureQuality.UNKNOWN),
            Map.entry("hlg", PictureQuality.UNKNOWN),
            Map.entry("10bit", PictureQuality.UNKNOWN),
            Map.entry("av1", PictureQuality.UNKNOWN),
            Map.entry("vp9", PictureQuality.UNKNOWN),
            Map.entry("mpeg2", PictureQuality.UNKNOWN),
            Map.entry("mpeg4", PictureQuality.UNKNOWN),
            Map.entry("25p", PictureQuality.UNKNOWN),
            Map.entry("30p", PictureQuality.UNKNOWN),
            Map.entry("50p", PictureQuality.UNKNOWN),
            Map.entry("60p", PictureQuality.UNKNOWN),
            Map.entry("dd5.1", PictureQuality.UNKNOWN),
            Map.entry("ac3", PictureQuality.UNKNOWN),
            Map.entry("eac3", PictureQuality.UNKNOWN),
            Map.entry("atmos", PictureQuality.UNKNOWN),
            Map.entry("hls", PictureQuality.UNKNOWN));
    /// Speak of the stream, not of the channel, at a name's end.
    private static final Set<String> LAST =
            Set.of("backup", "bkp", "bk", "vip", "m3u8", "18+", "fullhd", "alt", "mirror", "offline", "dv");
    /// Lines of the picture without a `p`.
    private static final Set<String> LINES = Set.of("480", "576", "720", "1080", "2160");
    /// With a number, in brackets: `(Server 2)`, `(Opt-1)`.
    private static final Set<String> COPIES = Set.of("server", "opt", "option", "link", "backup", "alt", "mirror");
    /// Say something about the picture only in brackets; bare they may be a part of the name.
    private static final Set<String> BRACKETED = Set.of(
            "backup",
            "alt",
            "low",
            "high",
            "vip",
            "multi",
            "full",
            "ultra",
            "multi-audio",
            "18+",
            "test",
            "new",
            "sat",
            "cable",
            "iptv",
            "ott",
            "web",
            "dtt",
            "dvb",
            "dvb-t",
            "dvb-t2",
            "dvb-s",
            "dvb-s2",
            "dvb-c",
            "stereo",
            "orig",
            "auto",
            "standard",
            "bas",
            "debit",
            "geo-blocked",
            "geoblocked",
            "not");
    /// In brackets at the end; `(D)`, `(E)` and others are languages and coasts.
    private static final String COPY_LETTERS = "ABHSVX123456789";
    private static final int LONGEST_BRACKET = 6;
    private static final String SIGNS = "ⓈⒼⓉⓎ◉★●";

    /// At the first word of a name nothing is a mark, `HD Nature` is a name, unless it is in brackets.
    ///
    /// @param market in some of them a letter in brackets is a language, and no copy
    static QualityMarks strip(String name, String market) {
        var whole = withoutOrigin(name);
        var words = words(whole);
        var isCut = whole.length() < name.length();
        var kept = new ArrayList<String>(words.length);
        var pictureQuality = PictureQuality.UNKNOWN;
        for (var i = 0; i < words.length; ) {
            var marks = i == 0 ? firstAt(words) : marksAt(words, i);
            if (marks == 0 && isCut && i > 0 && i == words.length - 1 && LINES.contains(words[i])) {
                pictureQuality = better(pictureQuality, words[i] + "p");
                marks = 1;
            }
            for (var mark = i; mark < i + marks; mark++) pictureQuality = better(pictureQuality, words[mark]);
            if (marks == 0) kept.add(words[i]);
            i += Math.max(1, marks);
        }
        dropLast(kept, market);
        var title = String.join(" ", kept);
        // `UHD 1` is a name: a number alone would be every channel's.
        return Folding.hasLetter(title)
                ? new QualityMarks(title, pictureQuality)
                : new QualityMarks(name.strip(), pictureQuality);
    }

    /// `DAZN 1 720 --> NEW LOOP`, `DAZN 1 1080 *`: where the stream is from, which stands behind all the rest.
    private static String withoutOrigin(String name) {
        var arrow = name.indexOf("->");
        while (arrow > 0 && "-= ".indexOf(name.charAt(arrow - 1)) >= 0) arrow--;
        var whole = arrow > 0 ? name.substring(0, arrow) : name;
        while (whole.endsWith("*") && whole.length() > 1) whole = whole.substring(0, whole.length() - 1);
        return Folding.hasLetter(whole) ? whole.strip() : name;
    }

    private static int firstAt(String[] words) {
        if (words[0].isEmpty()) return 0;
        var first = words[0].charAt(0);
        var marks = words.length > 1 && (first == '(' || first == '[') ? marksAt(words, 0) : 0;
        return marks < words.length ? marks : 0;
    }

    /// The words between spaces; a single empty one for an empty text.
    private static String[] words(String name) {
        var words = new ArrayList<String>();
        for (var start = 0; start < name.length(); ) {
            var end = start;
            while (end < name.length() && !isSpace(name.charAt(end))) end++;
            if (end > start) words.add(name.substring(start, end));
            start = end + 1;
        }
        if (words.isEmpty()) words.add(name);
        return words.toArray(String[]::new);
    }

    private static boolean isSpace(char c) {
        return c <= ' ' || c == '\u00A0' || Character.isWhitespace(c);
    }

    /// The number of words from this one on that form a mark; 0 for none.
    private static int marksAt(String[] words, int at) {
        var first = words[at].charAt(0);
        if (first == '(' || first == '[') return bracketAt(words, at, first == '(' ? ')' : ']');
        var word = bare(words[at]);
        if (word.isEmpty()) return 1;
        var next = at + 1 < words.length ? bare(words[at + 1]) : "";
        if ((word.equals("full") || word.equals("ultra")) && (next.equals("hd") || next.equals("hdr"))) return 2;
        if (word.equals("dolby") && next.equals("vision")) return 2;
        if (word.equals("multi") && next.equals("audio")) return 2;
        if (next.equals("fps") && Folding.isNumber(word)) return 2;
        return WORDS.containsKey(word) && !belongsToName(words[at - 1], word) ? 1 : 0;
    }

    /// `VIP`, `BACKUP 2` at the end.
    private static void dropLast(List<String> words, String market) {
        while (words.size() > 1) {
            var last = bare(words.getLast());
            var before = bare(words.get(words.size() - 2));
            if (words.size() > 2 && COPIES.contains(before) && isShortNumber(last)) words.removeLast();
            else if (isCopy(words.getLast(), market)) {
                words.removeLast();
                continue;
            } else if (!LAST.contains(last) && !(last.equals("xxx") && before.equals("tv"))) return;
            words.removeLast();
        }
    }

    /// `(A)`, `(1)`, `#2`: one more of the same.
    private static boolean isCopy(String word, String market) {
        if (word.length() == 2 && word.charAt(0) == '#') return Folding.isDigit(word.charAt(1));
        return word.length() == 3
                && word.charAt(0) == '('
                && word.charAt(2) == ')'
                && COPY_LETTERS.indexOf(word.charAt(1)) >= 0
                && LanguageInitials.of(bare(word), market).isEmpty();
    }

    private static boolean isShortNumber(String word) {
        return word.length() < 3 && Folding.isNumber(word);
    }

    /// A bracket of nothing but marks.
    private static int bracketAt(String[] words, int at, char closing) {
        var inside = bare(words[at]);
        if (at + 1 < words.length && words[at + 1].charAt(words[at + 1].length() - 1) == closing) {
            var number = bare(words[at + 1]);
            if (COPIES.contains(inside) && isShortNumber(number)) return 2;
        }
        var dash = inside.indexOf('-');
        if (dash > 0 && COPIES.contains(inside.substring(0, dash))) return 1;
        for (var end = at; end < Math.min(words.length, at + LONGEST_BRACKET); end++) {
            var word = bare(words[end]);
            // `[Not 24/7]`; without the `Not` it is a programme that never ends.
            var isHours = word.equals("24/7") && end > at && inside.equals("not");
            if (!WORDS.containsKey(word) && !BRACKETED.contains(word) && !word.isEmpty() && !isHours) return 0;
            if (words[end].charAt(words[end].length() - 1) == closing) return end - at + 1;
        }
        return 0;
    }

    /// `Aberdeen, SD` is a place in South Dakota, `WWE RAW` a programme, `CBS Sports HQ` a channel.
    private static boolean belongsToName(String before, String word) {
        return switch (word) {
            case "sd" -> before.endsWith(",");
            case "raw" -> before.equalsIgnoreCase("wwe");
            case "hq" -> before.equalsIgnoreCase("sports");
            case "4k" -> before.equalsIgnoreCase("eurosport");
            default -> false;
        };
    }

    private static PictureQuality better(PictureQuality known, String word) {
        var bare = bare(word);
        var said =
                bare.equals("ultra") ? PictureQuality.UHD : bare.equals("full") ? PictureQuality.FHD : WORDS.get(bare);
        if (said == null || said == PictureQuality.UNKNOWN) return known;
        return known == PictureQuality.UNKNOWN || said.compareTo(known) > 0 ? said : known;
    }

    /// In plain letters, without brackets and signs around it.
    private static String bare(String word) {
        var start = 0;
        var end = word.length();
        while (start < end && isSign(word.charAt(start))) start++;
        while (end > start && isSign(word.charAt(end - 1))) end--;
        return Folding.plain(word.substring(start, end));
    }

    private static boolean isSign(char c) {
        return "()[]".indexOf(c) >= 0 || SIGNS.indexOf(c) >= 0;
    }
}
