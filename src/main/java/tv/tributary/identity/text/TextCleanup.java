package tv.tributary.identity.text;

/// Repairs what lists do to names before they are read. Stateless.
public final class TextCleanup {
    /// What lists take for a bar.
    private static final String BARS = "¦│┃❘∣⏐⎪︱︳丨｜▎▌▏▍║‖";

    private TextCleanup() {}

    /// Without invisible characters and HTML entities, and with a space where plain letters meet raised ones
    /// (`ESPNᴴᴰ`); what looks like a bar is one.
    public static String repaired(String name) {
        var text = name.indexOf('&') >= 0 ? entities(name) : name;
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
