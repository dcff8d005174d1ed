package tv.tributary.format.m3u;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Puts lines together to entries. All lines since the last URL belong to the next URL; an `#EXTINF` that never gets
/// its URL is dropped with its lines, so that no URL ever moves to another name. For one thread.
final class EntryAssembler {
    private static final int MOST_DIRECTIVES = 500;
    private static final int LONGEST_DIRECTIVES = 1 << 20;
    private static final String[] GROUP = {"group-title", "tvg-group", "group"};

    private final Consumer<M3uEntry> entries;
    private final Problems problems = new Problems();
    private final PlaylistHeader header = new PlaylistHeader();
    private final InfoScanner scanner = new InfoScanner();
    private final SharedTexts groups = new SharedTexts();

    private boolean pending;
    private int infoLine;
    private String info = "";
    private double duration;
    private String title = "";
    private Attributes attributes = Attributes.NONE;
    private String ownGroup = "";
    private String runningGroup = "";
    private List<String> directives = new ArrayList<>(0);
    private int directiveChars;

    private long count;
    private boolean sawText;
    private boolean sawHeader;
    private boolean isStream;

    EntryAssembler(Consumer<M3uEntry> entries) {
        this.entries = entries;
    }

    void line(LineReader lineReader) {
        if (lineReader.tooLong()) {
            sawText = true;
            problems.add(lineReader.number(), M3uProblem.Kind.LINE_TOO_LONG, lineReader.text());
            return;
        }
        if (lineReader.blank()) {
            return;
        }
        String text = lineReader.text();
        if (lineReader.repaired()) {
            problems.add(lineReader.number(), M3uProblem.Kind.BAD_ENCODING, text);
        }
        if (text.isEmpty()) {
            return;
        }
        sawText = true;
        if (text.charAt(0) != '#') {
            plain(text, lineReader.number());
        } else if (isTag(text, "#EXTINF")) {
            info(text, lineReader.number());
        } else if (isTag(text, "#EXTGRP")) {
            group(text);
        } else if (isTag(text, "#EXTM3U")) {
            header(text);
        } else {
            isStream |= count == 0 && isStreamTag(text);
            directive(text);
        }
    }

    /// @param cutOff whether the bytes ended too early
    M3uSummary end(boolean cutOff) {
        if (pending) {
            orphan();
        }
        return new M3uSummary(
                header.attributes(), header.guides(), count, problems.first(), problems.count(), shape(cutOff));
    }

    private M3uSummary.Shape shape(boolean cutOff) {
        if (isStream || (count == 0 && sawText && !sawHeader && !pending && !cutOff)) {
            return M3uSummary.Shape.NOT_A_PLAYLIST;
        }
        if (cutOff || pending) {
            return M3uSummary.Shape.TRUNCATED;
        }
        return count == 0 ? M3uSummary.Shape.EMPTY : M3uSummary.Shape.PLAYLIST;
    }

    private void info(String text, int number) {
        if (pending) {
            orphan();
            clear();
        }
        scanner.scan(text, "#EXTINF".length());
        pending = true;
        infoLine = number;
        info = text;
        duration = scanner.duration();
        title = scanner.title();
        attributes = scanner.attributes();
        if (scanner.repaired()) {
            problems.add(number, M3uProblem.Kind.BAD_ATTRIBUTE, title);
        }
    }

    private void header(String text) {
        sawHeader = true;
        scanner.scan(text, "#EXTM3U".length());
        header.add(scanner.attributes());
    }

    /// Inside an entry the group is that entry's. Outside it holds for the next entry and, as in Kodi, for those after
    /// it until an empty `#EXTGRP` or a `group-title`.
    private void group(String text) {
        directive(text);
        int colon = text.indexOf(':');
        String name = colon < 0 ? "" : text.substring(colon + 1).strip();
        if (pending) {
            ownGroup = name;
        } else {
            runningGroup = name;
        }
    }

    private void directive(String text) {
        if (directives.size() < MOST_DIRECTIVES && directiveChars + text.length() <= LONGEST_DIRECTIVES) {
            directives.add(text);
            directiveChars += text.length();
        }
    }

    private void plain(String text, int number) {
        boolean hasScheme = UrlLine.hasScheme(text);
        if (!hasScheme && !(pending && UrlLine.mayBePath(text))) {
            if (pending) {
                directive(text);
            }
            return;
        }
        if (!pending) {
            problems.add(number, M3uProblem.Kind.URL_WITHOUT_ENTRY, text);
            infoLine = number;
        }
        UrlLine url = UrlLine.of(text);
        if (!hasScheme) {
            problems.add(number, M3uProblem.Kind.RELATIVE_URL, text);
        } else if (!UrlLine.hasKnownScheme(url.url())) {
            problems.add(number, M3uProblem.Kind.UNKNOWN_SCHEME, text);
        }
        if (url.hasOther()) {
            directive("|" + url.suffix());
        }
        count++;
        entries.accept(new M3uEntry(infoLine, info, duration, title, attributes, currentGroup(), url, directives));
        clear();
    }

    private String currentGroup() {
        for (String key : GROUP) {
            int at = attributes.find(key);
            if (at >= 0) {
                String shared = groups.of(info, attributes.valueStart(at), attributes.valueEnd(at))
                        .strip();
                if (!Attributes.saysNothing(shared)) {
                    runningGroup = "";
                    return UrlLine.unescaped(shared);
                }
            }
        }
        return ownGroup.isEmpty() ? runningGroup : ownGroup;
    }

    private void orphan() {
        problems.add(infoLine, M3uProblem.Kind.ENTRY_WITHOUT_URL, title);
    }

    private void clear() {
        pending = false;
        info = "";
        duration = -1;
        title = "";
        attributes = Attributes.NONE;
        ownGroup = "";
        directives = directives.isEmpty() ? directives : new ArrayList<>(0);
        directiveChars = 0;
    }

    private static boolean isTag(String text, String tag) {
        int length = tag.length();
        if (!text.regionMatches(true, 0, tag, 0, length)) {
            return false;
        }
        return text.length() == length || !Character.isLetterOrDigit(text.charAt(length));
    }

    /// Tags every HLS stream has, and no list of channels.
    private static boolean isStreamTag(String text) {
        return isTag(text, "#EXT-X-TARGETDURATION") || isTag(text, "#EXT-X-STREAM-INF");
    }
}
