package tv.tributary.identity.text;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Repairs what lists do to names before they are read. Stateless.
public final class TextCleanup {
    /// Tags of Kodi's labels and of HTML.
    private static final Pattern TAG = Pattern.compile(
            "\\[/?(?:color|b|i|light|uppercase|lowercase|capitalize|cr)(?:[ =][^\\]\\[]*)?\\]"
                    + "|</?(?:b|i|u|em|strong|font|span|small|big|br|p)(?:\\s[^<>]*)?/?>",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern ESCAPE = Pattern.compile("\\\\u([0-9a-fA-F]{4})");
    /// Characters that lists use as a vertical bar.
    private static final String BARS = "¦│┃❘∣⏐⎪︱︳丨｜▎▌▏▍║‖";

    private TextCleanup() {}

    /// Without invisible characters and HTML entities, and with a space where plain letters meet raised ones
    /// (`ESPNᴴᴰ`); what looks like a bar is one.
    public static String repaired(String name) {
        var text = withoutMarkup(name.indexOf('&') >= 0 ? entities(name) : name);
        if (Folding.isAscii(text)) return text;
        text = MojibakeRepair.of(text);
        var repaired = new StringBuilder(text.length() + 2);
        var last = ' ';
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            var type = Character.getType(c);
            if (type == Character.FORMAT || (c >= 0xFE00 && c <= 0xFE0F)) continue;
            if (BARS.indexOf(c) >= 0) c = '|';
            if (isRaised(c) && Character.isLetterOrDigit(last) && !isRaised(last)) repaired.append(' ');
            repaired.append(c);
            last = c;
        }
        return repaired.toString();
    }

    /// Without tags (`[COLOR red]`, `<b>`), and with the letters that escapes (`\\u0417`) stand for.
    private static String withoutMarkup(String name) {
        var text = name;
        if (text.contains("[/") || text.contains("</")) text = TAG.matcher(text).replaceAll("");
        if (text.contains("\\u")) {
            text = ESCAPE.matcher(text)
                    .replaceAll(found ->
                            Matcher.quoteReplacement(Character.toString((char) Integer.parseInt(found.group(1), 16))));
        }
        return text.isBlank() ? name : text;
    }

    private static String entities(String name) {
        return name.replace("&amp;", "&")
                .replace("&#39;", "'")
                .replace("&#039;", "'")
                .replace("&apos;", "'")
                .replace("&quot;", "\"");
    }

    /// Superscripts and small capitals.
    private static boolean isRaised(char c) {
        return c == '²'
                || c == '³'
                || c == '¹'
                || (c >= 0x1D00 && c <= 0x1DBF)
                || (c >= 0x2070 && c <= 0x207F)
                || c == 'ⱽ'
                || c == 'ꜰ'
                || c == 'ꜱ'
                || c == 'ʜ'
                || c == 'ʀ'
                || c == 'ʟ';
    }
}
