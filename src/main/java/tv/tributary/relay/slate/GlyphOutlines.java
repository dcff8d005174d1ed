package tv.tributary.relay.slate;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import tv.tributary.file.BundledFile;

/// Outlines of the glyphs that can be drawn: Latin, Greek and Cyrillic with diacritics, as in DejaVu Sans. Immutable.
final class GlyphOutlines {
    /// What stands for text that was cut off.
    static final String ELLIPSIS = "…";

    /// One letter on an em of 1.
    static final class Letter {
        static final float MOVE = 'M';
        static final float LINE = 'L';
        static final float CURVE = 'Q';

        /// How far the next letter lies.
        final float advance;

        /// Its closed contours, y downwards from the base line, in pieces: `M x y`, `L x y` or `Q cx cy x y`, the first
        /// of each as its char code. Not to be changed.
        final float[] shape;

        Letter(float advance, float[] shape) {
            this.advance = advance;
            this.shape = shape;
        }
    }

    private final Map<Integer, Letter> letters;

    private GlyphOutlines(Map<Integer, Letter> letters) {
        this.letters = letters;
    }

    /// Reads them from the class path; some milliseconds.
    static GlyphOutlines load() {
        try (var in = new DataInputStream(
                new GZIPInputStream(new ByteArrayInputStream(BundledFile.bytes(GlyphOutlines.class, "letters.bin"))))) {
            float em = in.readUnsignedShort();
            int count = in.readUnsignedShort();
            var letters = new HashMap<Integer, Letter>();
            for (int i = 0; i < count; i++) {
                int code = in.readInt();
                letters.put(code, letter(in, em));
            }
            return new GlyphOutlines(letters);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Points are differences to the point before, in parts of the em.
    private static Letter letter(DataInputStream in, float em) throws IOException {
        float advance = in.readUnsignedShort() / em;
        var shape = new float[in.readUnsignedShort()];
        int x = 0;
        int y = 0;
        for (int p = 0; p < shape.length; ) {
            shape[p] = in.readUnsignedByte();
            int points = shape[p++] == Letter.CURVE ? 2 : 1;
            for (int i = 0; i < points; i++) {
                x += in.readShort();
                y += in.readShort();
                shape[p++] = x / em;
                shape[p++] = y / em;
            }
        }
        return new Letter(advance, shape);
    }

    /// Only for a letter that [#drawable] left in.
    Letter of(int code) {
        var letter = letters.get(code);
        if (letter == null) throw new IllegalArgumentException("no letter U+" + Integer.toHexString(code));
        return letter;
    }

    /// The text as far as it can be drawn: decorations that have no outline here are left out. Empty if a letter or a
    /// digit would be missing, or if nothing is left.
    Optional<String> drawable(String text) {
        var known = new StringBuilder();
        for (int code :
                Normalizer.normalize(text, Normalizer.Form.NFKC).codePoints().toArray()) {
            if (letters.containsKey(code)) known.appendCodePoint(code);
            else if (Character.isLetterOrDigit(code) || Character.getType(code) == Character.NON_SPACING_MARK) {
                return Optional.empty();
            } else known.append(' ');
        }
        var plain = known.toString().strip().replaceAll("\\s+", " ");
        return plain.isEmpty() ? Optional.empty() : Optional.of(plain);
    }

    /// How wide drawable text is, on an em of `size`.
    float width(String text, float size) {
        float width = 0;
        for (int code : text.codePoints().toArray()) width += of(code).advance;
        return width * size;
    }
}
