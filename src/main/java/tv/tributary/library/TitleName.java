package tv.tributary.library;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tv.tributary.identity.text.Folding;
import tv.tributary.identity.text.TextCleanup;

/// Reads a list's name of a film or an episode: the title behind the marks that providers put around it. Pure.
///
/// @param title never empty
/// @param year the year in brackets, or behind a dash at the end; a number that is part of the title is none
/// @param language `en`, `de`, `multi`; empty if the name does not say
/// @param height of the picture, 2160 for 4K; 0 if the name does not say
/// @param episode which one of the series of that title, if it is one
record TitleName(String title, OptionalInt year, String language, int height, Optional<EpisodeMark> episode) {
    /// `S01E02 The Second`.
    ///
    /// @param name may be empty
    record EpisodeMark(int season, int number, String name) {}

    private static final Map<String, Integer> HEIGHTS = Map.ofEntries(
            Map.entry("8k", 4_320),
            Map.entry("4k", 2_160),
            Map.entry("uhd", 2_160),
            Map.entry("2160p", 2_160),
            Map.entry("fhd", 1_080),
            Map.entry("1080p", 1_080),
            Map.entry("1080i", 1_080),
            Map.entry("hd", 720),
            Map.entry("720p", 720),
            Map.entry("sd", 480),
            Map.entry("480p", 480),
            Map.entry("576p", 576));
    /// Marks that say neither language nor size.
    private static final Set<String> OTHER_MARKS = Set.of(
            "hevc", "x264", "x265", "h264", "h265", "hdr", "hdr10", "dv", "10bit", "bluray", "webrip", "web-dl", "nf",
            "d+", "a+", "p+", "amz", "hbo", "hulu", "cam", "ts", "3d", "imax", "vod", "lq", "hq", "aac", "ac3", "dts");
    private static final Set<String> LANGUAGES = Set.of(
            "en", "eng", "uk", "us", "de", "ger", "fr", "fre", "es", "spa", "it", "ita", "pt", "por", "br", "nl", "pl",
            "tr", "ar", "ara", "ru", "rus", "sv", "se", "no", "dk", "da", "fi", "gr", "el", "ro", "hu", "cz", "bg",
            "hr", "sr", "al", "sq", "he", "hi", "in", "jp", "ja", "kr", "ko", "cn", "zh", "lat", "latino", "multi",
            "vost", "vostfr", "vf", "vff", "vo", "dual", "sub", "subs", "dub", "dubbed");

    private static final Pattern EPISODE = Pattern.compile(
            "(?i)(.*?)[\\s._|-]*(?<![a-z0-9])(?:s(?:eason)?\\s?(\\d{1,4})[\\s._-]*(?:e|ep|episode)\\.?\\s?(\\d{1,4})"
                    + "|(\\d{1,2})x(\\d{2,3}))(?![a-z0-9])[\\s._:-]*(.*)");
    private static final Pattern YEAR = Pattern.compile("\\s*[(\\[]\\s*((?:18|19|20)\\d{2})\\s*[)\\]]\\s*");
    private static final Pattern LAST_YEAR = Pattern.compile("(.*\\S)\\s+[-–]\\s+((?:19|20)\\d{2})");
    private static final Pattern BOXED = Pattern.compile("\\s*(?:\\[([^\\]]*)]|\\(([^)]*)\\)|\\|([^|]*)\\|)\\s*");
    private static final Pattern PREFIX =
            Pattern.compile("([A-Z0-9+]{2,7})\\s*(?:-\\s+|:\\s+|\\|\\s*|-(?=[A-Z]))(.*\\S.*)");
    private static final Pattern LAST_WORD = Pattern.compile("(.*\\S)[\\s._-]+([\\w+-]+)");

    static TitleName of(String name) {
        return new Reader(TextCleanup.repaired(name).strip()).read(name);
    }

    /// Equal for the same title however it is written.
    String folded() {
        return folded(title);
    }

    static String folded(String title) {
        var plain = Folding.plain(title).replaceAll("[^\\p{L}\\p{N}]+", " ").strip();
        return plain.isEmpty() ? title.strip().toLowerCase(Locale.ROOT) : plain;
    }

    /// Takes the marks off one by one.
    private static final class Reader {
        private String rest;
        private OptionalInt year = OptionalInt.empty();
        private String language = "";
        private int height;

        private Reader(String name) {
            this.rest = name;
        }

        private TitleName read(String name) {
            var episode = episode();
            years();
            boxes();
            prefixes();
            lastWords();
            if (year.isEmpty()) lastYear();
            var title = rest.replaceAll("[\\s_]+", " ").replaceAll("^[\\s|:-]+|[\\s|:-]+$", "");
            return new TitleName(title.isEmpty() ? name.strip() : title, year, language, height, episode);
        }

        private Optional<EpisodeMark> episode() {
            var found = EPISODE.matcher(rest);
            if (!found.matches() || found.group(1).isBlank()) return Optional.empty();
            var isWords = found.group(2) != null;
            rest = found.group(1);
            return Optional.of(new EpisodeMark(
                    Integer.parseInt(found.group(isWords ? 2 : 4)),
                    Integer.parseInt(found.group(isWords ? 3 : 5)),
                    found.group(6).strip()));
        }

        /// The last one counts: some names have it twice.
        private void years() {
            var found = YEAR.matcher(rest);
            while (found.find()) year = OptionalInt.of(Integer.parseInt(found.group(1)));
            var without = found.replaceAll(" ").strip();
            // A film may be called (1999) and nothing else.
            if (!without.isEmpty()) rest = without;
            else year = OptionalInt.empty();
        }

        private void lastYear() {
            var found = LAST_YEAR.matcher(rest);
            if (!found.matches()) return;
            rest = found.group(1);
            year = OptionalInt.of(Integer.parseInt(found.group(2)));
        }

        /// Square brackets and bars hold marks only; round ones may belong to the title.
        private void boxes() {
            var kept = new StringBuilder();
            var found = BOXED.matcher(rest);
            while (found.find()) {
                var round = found.group(2);
                var words = round != null ? round : found.group(1) != null ? found.group(1) : found.group(3);
                var isMarks = areMarks(words);
                found.appendReplacement(kept, isMarks || round == null ? " " : Matcher.quoteReplacement(found.group()));
            }
            var without = found.appendTail(kept).toString().strip();
            if (!without.isEmpty()) rest = without;
        }

        private void prefixes() {
            for (var found = PREFIX.matcher(rest); found.matches() && isMark(found.group(1)); ) {
                rest = found.group(2).strip();
                found = PREFIX.matcher(rest);
            }
        }

        private void lastWords() {
            for (var found = LAST_WORD.matcher(rest); found.matches() && isSize(found.group(2)); ) {
                isMark(found.group(2));
                rest = found.group(1);
                found = LAST_WORD.matcher(rest);
            }
        }

        /// A language at the end may be a word of the title; a size is none.
        private static boolean isSize(String word) {
            var mark = word.toLowerCase(Locale.ROOT);
            return (HEIGHTS.containsKey(mark) && !mark.equals("sd"))
                    || mark.matches("hevc|x26[45]|h26[45]|hdr|hdr10|10bit");
        }

        private boolean areMarks(String words) {
            var all = !words.isBlank();
            for (var word : words.strip().split("[\\s,/+&.-]+", -1)) all &= isMark(word);
            return all;
        }

        /// Also remembers what it says.
        private boolean isMark(String word) {
            var mark = word.toLowerCase(Locale.ROOT);
            if (HEIGHTS.containsKey(mark)) {
                height = Math.max(height, HEIGHTS.get(mark));
                return true;
            }
            if (LANGUAGES.contains(mark)) {
                if (language.isEmpty()) language = mark;
                return true;
            }
            return OTHER_MARKS.contains(mark);
        }
    }
}
