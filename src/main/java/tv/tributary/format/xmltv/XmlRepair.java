package tv.tributary.format.xmltv;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/// An XMLTV document as well-formed XML in UTF-8, whatever it was. Only elements of the DTD are left, in one
/// root and properly nested; declarations, comments and whatever stands around the root are gone, so that
/// nothing can refer to anything. One channel or programme at a time is in memory; one cut off by the
/// document's end is left out. For one thread; does not close its source.
final class XmlRepair extends InputStream {
    /// A channel or programme above this is no such thing, in bytes.
    private static final int LARGEST_ITEM = 1 << 20;

    private static final int DEEPEST = 16;
    private static final Pattern ENCODING = Pattern.compile("encoding\\s*=\\s*[\"']([^\"']{1,40})[\"']");

    private final ByteWindow window;
    private final TextRepair text;
    private final TextRepair.Output out;
    private final AttributeRepair attributes;
    private final int[] open = new int[DEEPEST];
    private int depth;
    private String declared = "";
    private boolean rooted;
    private boolean ended;
    private boolean cutOff;
    private int tooLarge;
    private int taken;

    /// @param charset what the document's server says of it; empty for nothing
    XmlRepair(InputStream in, String charset) {
        this.window = new ByteWindow(in);
        this.text = new TextRepair(() -> declared, charset);
        this.out = text.out();
        this.attributes = new AttributeRepair(text);
    }

    /// Whether the document ended within a channel or a programme.
    boolean cutOff() {
        return cutOff;
    }

    /// How many channels and programmes were left out for their size.
    int tooLarge() {
        return tooLarge;
    }

    /// Whether some text was not UTF-8.
    boolean recoded() {
        return text.recoded();
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        while (taken == out.size()) {
            if (ended) return -1;
            out.reset();
            taken = 0;
            readItem();
        }
        var some = out.take(taken, target, offset, length);
        taken += some;
        return some;
    }

    /// Reads up to where the next channel or programme begins.
    private void readItem() throws IOException {
        while (true) {
            var next = window.find('<');
            if (next > 0 && depth > 2)
                text.append(window.bytes(), window.at(), window.at() + next, window.end(), false);
            window.skip(next);
            if (window.isEmpty()) {
                end();
                return;
            }
            if (isItem()) {
                if (!rooted) root(0, 0);
                closeDownTo(1);
                if (out.size() > 0) return;
            }
            markup();
            if (out.size() > LARGEST_ITEM) skipItem();
        }
    }

    private void end() {
        ended = true;
        cutOff = depth > 1;
        if (cutOff) out.reset();
        else if (rooted) closeDownTo(0);
        else out.ascii("<tv/>");
    }

    /// Leaves out what stands in the output, up to where the next item begins.
    private void skipItem() throws IOException {
        out.reset();
        depth = 1;
        tooLarge++;
        while (true) {
            window.skip(window.find('<'));
            if (window.isEmpty() || isItem()) return;
            window.skip(1);
        }
    }

    private boolean isItem() throws IOException {
        return switch (window.peek(1)) {
            case 'p' -> isTag("<programme");
            case 'c' -> isTag("<channel");
            default -> false;
        };
    }

    private boolean isTag(String start) throws IOException {
        if (!window.startsWith(start)) return false;
        var behind = window.peek(start.length());
        return behind <= ' ' || behind == '>' || behind == '/';
    }

    private void markup() throws IOException {
        var second = window.peek(1);
        if (second == '!') declaration();
        else if (second == '?') instruction();
        else if (second == '/') endTag();
        else if (isNameStart(second)) startTag();
        else {
            if (depth > 2) out.ascii("&lt;");
            window.skip(1);
        }
    }

    private void declaration() throws IOException {
        if (window.startsWith("<![CDATA[")) {
            window.skip(9);
            var length = window.find("]]>");
            if (window.reachedEnd(length)) return;
            if (depth > 2) text.append(window.bytes(), window.at(), window.at() + length, window.end(), true);
            window.skip(length + 3);
        } else if (window.startsWith("<!--")) {
            skipBehind("-->", 4);
        } else {
            documentType();
        }
    }

    /// With all that it declares: entities are never taken.
    private void documentType() throws IOException {
        var bracket = window.find('[');
        var close = window.find('>');
        if (bracket < close) {
            window.skip(bracket);
            window.skip(window.find(']'));
            close = window.find('>');
        }
        window.skip(close + 1);
    }

    private void instruction() throws IOException {
        if (window.startsWith("<?xml") && declared.isEmpty()) {
            var length = Math.min(window.find('>'), 200);
            var encoding =
                    ENCODING.matcher(new String(window.bytes(), window.at(), length, StandardCharsets.ISO_8859_1));
            if (encoding.find()) declared = encoding.group(1);
        }
        skipBehind(">", 1);
    }

    /// An end that never comes is not searched for twice.
    private void skipBehind(String end, int opening) throws IOException {
        window.skip(opening);
        var length = window.find(end);
        if (!window.reachedEnd(length)) window.skip(length + end.length());
    }

    private void endTag() throws IOException {
        var close = window.find('>');
        var from = window.at() + 2;
        var to = nameEnd(from, window.at() + close);
        var name = ElementNames.find(window.bytes(), from, to);
        window.skip(close + 1);
        // The root goes on where documents follow each other.
        if (name <= ElementNames.TV) return;
        for (var level = depth - 1; level > 0; level--) {
            if (open[level] == name) {
                closeDownTo(level);
                return;
            }
        }
    }

    private void startTag() throws IOException {
        var close = window.tagEnd();
        var from = window.at() + 1;
        var end = window.at() + close;
        var nameEnd = nameEnd(from, end);
        var name = ElementNames.find(window.bytes(), from, nameEnd);
        var empty = window.bytes()[end - 1] == '/';
        if (name == ElementNames.TV) {
            if (!rooted) root(nameEnd, empty ? end - 1 : end);
        } else if (name >= 0) {
            element(name, nameEnd, empty ? end - 1 : end, empty);
        }
        window.skip(close + 1);
    }

    private void root(int from, int to) {
        rooted = true;
        begin(ElementNames.TV, from, to);
        out.write('>');
        open[depth++] = ElementNames.TV;
    }

    private void element(int name, int from, int to, boolean empty) {
        // Nothing but channels and programmes stands in the root, and neither stands in anything else.
        var item = name == ElementNames.CHANNEL || name == ElementNames.PROGRAMME;
        if (depth == 0 || item != (depth == 1) || depth == DEEPEST) return;
        begin(name, from, to);
        if (empty) out.write('/');
        else open[depth++] = name;
        out.write('>');
    }

    private void begin(int name, int from, int to) {
        out.write('<');
        write(ElementNames.bytes(name));
        attributes.append(window.bytes(), from, to, window.end());
    }

    private void closeDownTo(int level) {
        while (depth > level) {
            out.ascii("</");
            write(ElementNames.bytes(open[--depth]));
            out.write('>');
        }
    }

    private void write(byte[] name) {
        out.write(name, 0, name.length);
    }

    private int nameEnd(int from, int to) {
        var at = from;
        var bytes = window.bytes();
        while (at < to && bytes[at] > ' ' && bytes[at] != '/' && bytes[at] != '>') at++;
        return at;
    }

    private static boolean isNameStart(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
    }
}
