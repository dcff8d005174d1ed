package tv.tributary.format.m3u;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import tv.tributary.format.document.ContentKind;
import tv.tributary.format.hls.UriResolver;

/// Assembles entries from lines. All lines since the last URL belong to the next URL; an `#EXTINF` without a
/// URL is dropped with its lines, so that no URL ever gets another entry's name. For one thread.
final class EntryAssembler {
    private static final int MOST_DIRECTIVES = 500;
    private static final int LONGEST_DIRECTIVES = 1 << 20;
    /// More URLs than these under one name are no backups but a list without names.
    private static final int MOST_BACKUPS = 15;
    /// Attributes of a list's header that describe the archives of all its entries.
    private static final String[] ARCHIVE = {
        "catchup", "catchup-type", "catchup-days", "catchup-source", "catchup-correction"
    };

    private final ListOrigin origin;
    private final ContentKind content;
    private final Consumer<M3uEntry> entries;
    private final Problems problems = new Problems();
    private final PlaylistHeader header = new PlaylistHeader();
    private final Map<String, String> archive = new LinkedHashMap<>();
    private final PlaylistRequestHeaders defaults = new PlaylistRequestHeaders();
    private final InfoScanner scanner = new InfoScanner();
    private final GroupTitles groups = new GroupTitles();
    private final HlsSigns hls = new HlsSigns();

    private boolean pending;
    private int infoLine;
    private String info = "";
    private double duration = -1;
    private String title = "";
    private Attributes attributes = Attributes.NONE;
    private List<String> directives = new ArrayList<>(0);
    private int directiveChars;
    /// How many more URLs may follow the last entry's, and what they share with it.
    private int backupsLeft;
    private String lastGroup = "";
    private List<String> lastDirectives = List.of();
    private boolean lastRelative;

    private long count;
    private boolean sawText;
    private boolean sawHeader;
    private boolean isStream;
    private String charset = "";

    EntryAssembler(ListOrigin origin, ContentKind content, Consumer<M3uEntry> entries) {
        this.origin = origin;
        this.content = content;
        this.entries = entries;
    }

    void line(LineReader lineReader) {
        if (lineReader.tooLong()) {
            sawText = true;
            problems.add(lineReader.number(), M3uProblem.Kind.LINE_TOO_LONG, lineReader.text());
            return;
        }
        if (lineReader.blank() || isStream) {
            return;
        }
        String text = lineReader.text();
        if (lineReader.repaired() && problems.count(M3uProblem.Kind.BAD_ENCODING) == 0) {
            problems.add(lineReader.number(), M3uProblem.Kind.BAD_ENCODING, text);
        }
        line(text, lineReader.number());
    }

    /// @param text without blanks around it
    void line(String text, int number) {
        if (text.isEmpty()) {
            return;
        }
        sawText = true;
        if (text.charAt(0) != '#') {
            plain(text, number);
        } else if (PlaylistLine.hasTag(text, "#EXTINF")) {
            info(text, number);
        } else if (PlaylistLine.hasTag(text, "#EXTGRP")) {
            group(text);
        } else if (PlaylistLine.hasTag(text, "#EXTM3U")) {
            header(text);
        } else {
            if (PlaylistLine.hasTag(text, "#EXTENC")) {
                charset = PlaylistLine.tagValue(text);
            }
            hls.tag(text, pending);
            defaults.directive(text, pending, count);
            directive(text);
        }
    }

    /// The document is a list, whatever its lines look like.
    void list() {
        sawHeader = true;
    }

    /// The document is nothing that has entries.
    void nothing() {
        sawText = true;
    }

    /// The charset the document says it has; empty for none.
    String charset() {
        return charset;
    }

    /// @param cutOff whether the bytes ended too early
    M3uSummary end(boolean cutOff) {
        if (count == 0 && !cutOff && (content == ContentKind.MEDIA || content == ContentKind.DASH || hls.isStream())) {
            stream();
        } else if (pending) {
            problems.add(infoLine, M3uProblem.Kind.ENTRY_WITHOUT_URL, title);
        }
        return new M3uSummary(
                header.attributes(),
                header.guides(),
                count,
                problems.first(),
                problems.counts(),
                content,
                shape(cutOff));
    }

    private M3uSummary.Shape shape(boolean cutOff) {
        if (isStream) {
            return count == 0 ? M3uSummary.Shape.STREAM : M3uSummary.Shape.PLAYLIST;
        }
        if (count == 0 && sawText && !sawHeader && !pending && !cutOff) {
            return M3uSummary.Shape.NOT_A_PLAYLIST;
        }
        if (cutOff || pending) {
            return M3uSummary.Shape.TRUNCATED;
        }
        return count == 0 ? M3uSummary.Shape.EMPTY : M3uSummary.Shape.PLAYLIST;
    }

    private void info(String text, int number) {
        if (pending) {
            problems.add(infoLine, M3uProblem.Kind.ENTRY_WITHOUT_URL, title);
            forgetLines();
        }
        scanner.scan(text, "#EXTINF".length());
        begin(number, text, scanner.title(), scanner.attributes());
        duration = scanner.duration();
        if (scanner.repaired()) {
            problems.add(number, M3uProblem.Kind.BAD_ATTRIBUTE, title);
        }
    }

    private void begin(int number, String line, String name, Attributes said) {
        pending = true;
        infoLine = number;
        info = line;
        duration = -1;
        title = name;
        attributes = said;
        backupsLeft = 0;
        groups.begin();
    }

    private void header(String text) {
        sawHeader = true;
        backupsLeft = 0;
        scanner.scan(text, "#EXTM3U".length());
        var said = scanner.attributes();
        header.add(said);
        defaults.header(said);
        for (var key : ARCHIVE) {
            if (!said.first(key).isEmpty()) {
                archive.put(key, said.first(key));
            }
        }
        charset = said.first("charset", "encoding", "tvg-charset", "codepage");
    }

    private void group(String text) {
        directive(text);
        backupsLeft = 0;
        groups.line(PlaylistLine.tagValue(text), pending);
    }

    private void directive(String text) {
        if (directives.size() < MOST_DIRECTIVES && directiveChars + text.length() <= LONGEST_DIRECTIVES) {
            directives.add(text);
            directiveChars += text.length();
        }
    }

    private void plain(String line, int number) {
        String text = UrlLine.mended(UrlLine.unquoted(line));
        boolean hasScheme = UrlLine.hasScheme(text);
        if (!hasScheme && !pending && content == ContentKind.LINES && named(text, number)) {
            return;
        }
        boolean path = !hasScheme && (pending || (backupsLeft > 0 && lastRelative)) && UrlLine.mayBePath(text);
        if (!hasScheme && !path) {
            if (pending) {
                directive(line);
            }
            return;
        }
        if (count == 0 && hls.isStream(pending, duration, attributes, text)) {
            stream();
            return;
        }
        lastRelative = !hasScheme;
        for (var one : UrlLine.split(text)) {
            url(one, number);
        }
    }

    /// `name,url`, and `group,#genre#` over several of them.
    private boolean named(String text, int number) {
        int sign = PlaylistLine.nameEnd(text);
        if (sign < 0) {
            return false;
        }
        if (PlaylistLine.isGenre(text, sign)) {
            groups.line(text.substring(0, sign), false);
            return true;
        }
        begin(number, "", text.substring(0, sign).strip(), Attributes.NONE);
        for (var one : UrlLine.split(text.substring(sign + 1).strip())) {
            url(one, number);
        }
        return true;
    }

    private void url(String text, int number) {
        boolean isBackup = !pending && backupsLeft > 0;
        if (!pending && !isBackup) {
            problems.add(number, M3uProblem.Kind.URL_WITHOUT_ENTRY, text);
            begin(number, "", "", Attributes.NONE);
        }
        UrlLine url = UrlLine.of(text);
        if (!UrlLine.hasScheme(url.url())) {
            url = url.at(UriResolver.resolve(origin.base(), UrlLine.withScheme(url.url())));
        }
        if (!UrlLine.hasScheme(url.url())) {
            problems.add(number, M3uProblem.Kind.RELATIVE_URL, text);
        } else if (!UrlLine.hasKnownScheme(url.url())) {
            problems.add(number, M3uProblem.Kind.UNKNOWN_SCHEME, text);
        }
        if (!url.label().isEmpty()) {
            directive("$" + url.label());
        }
        if (isBackup) {
            directives.addAll(0, lastDirectives);
            backupsLeft--;
        } else {
            lastGroup = groups.of(info, attributes);
            lastDirectives = directives.isEmpty() ? List.of() : List.copyOf(directives);
            backupsLeft = info.isEmpty() && title.isEmpty() ? 0 : MOST_BACKUPS;
        }
        accept(url, lastGroup);
        pending = false;
        forgetLines();
    }

    private void accept(UrlLine url, String group) {
        count++;
        entries.accept(new M3uEntry(
                infoLine,
                info,
                duration,
                title,
                attributes,
                group,
                url,
                directives,
                defaults.all(),
                archive,
                origin.base()));
    }

    /// The document is no list but one stream: all there is of it is a channel, if its address is known.
    private void stream() {
        isStream = true;
        pending = false;
        if (origin.asked().isEmpty()) {
            return;
        }
        directives = new ArrayList<>(0);
        begin(1, "", origin.name(), Attributes.NONE);
        accept(new UrlLine(origin.asked(), "", ""), "");
        pending = false;
    }

    private void forgetLines() {
        directives = directives.isEmpty() ? directives : new ArrayList<>(0);
        directiveChars = 0;
    }
}
