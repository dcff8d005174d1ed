package tv.tributary.relay.slate;

import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.awt.geom.PathIterator;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;

/// Makes `letters.bin` from a font: `LettersMaker FONT.ttf letters.bin`. Run once by a developer, see `MAKING.md`
/// beside the file.
public final class LettersMaker {
    private static final int EM = 1024;
    /// Latin with all its marks, Greek, Cyrillic, what stands between words, currencies and arrows.
    private static final int[][] RANGES = {
        {0x20, 0x7E}, {0xA0, 0x24F}, {0x370, 0x3FF}, {0x400, 0x52F}, {0x1E00, 0x1EFF}, {0x2010, 0x2027},
        {0x2030, 0x203A}, {0x20AC, 0x20AC}, {0x20B4, 0x20B4}, {0x20BD, 0x20BD}, {0x2116, 0x2116}, {0x2190, 0x2193}
    };

    private LettersMaker() {}

    public static void main(String[] args) throws Exception {
        var font =
                Font.createFont(Font.TRUETYPE_FONT, Path.of(args[0]).toFile()).deriveFont((float) EM);
        var context = new FontRenderContext(null, true, true);
        var body = new ByteArrayOutputStream();
        int count = 0;
        try (var out = new DataOutputStream(body)) {
            for (var range : RANGES) {
                for (int code = range[0]; code <= range[1]; code++) {
                    if (!Character.isDefined(code) || !font.canDisplay(code)) continue;
                    letter(out, font, context, code);
                    count++;
                }
            }
        }
        try (var out = new DataOutputStream(new GZIPOutputStream(Files.newOutputStream(Path.of(args[1]))))) {
            out.writeShort(EM);
            out.writeShort(count);
            body.writeTo(out);
        }
        System.out.println(count + " letters");
    }

    private static void letter(DataOutputStream out, Font font, FontRenderContext context, int code)
            throws IOException {
        var glyph = font.createGlyphVector(context, Character.toString(code));
        var shape = new ByteArrayOutputStream();
        int values = 0;
        int x = 0;
        int y = 0;
        try (var pieces = new DataOutputStream(shape)) {
            var at = new double[6];
            for (var path = glyph.getOutline().getPathIterator(null); !path.isDone(); path.next()) {
                int points = switch (path.currentSegment(at)) {
                    case PathIterator.SEG_MOVETO -> write(pieces, 'M', 1);
                    case PathIterator.SEG_LINETO -> write(pieces, 'L', 1);
                    case PathIterator.SEG_QUADTO -> write(pieces, 'Q', 2);
                    case PathIterator.SEG_CLOSE -> 0;
                    default -> throw new IOException("a cubic curve in U+" + Integer.toHexString(code));
                };
                if (points > 0) values += 1 + 2 * points;
                for (int i = 0; i < points; i++) {
                    int toX = (int) Math.round(at[2 * i]);
                    int toY = (int) Math.round(at[2 * i + 1]);
                    pieces.writeShort(toX - x);
                    pieces.writeShort(toY - y);
                    x = toX;
                    y = toY;
                }
            }
        }
        out.writeInt(code);
        out.writeShort(Math.round(glyph.getGlyphMetrics(0).getAdvance()));
        out.writeShort(values);
        shape.writeTo(out);
    }

    private static int write(DataOutputStream out, char kind, int points) throws IOException {
        out.writeByte(kind);
        return points;
    }
}
