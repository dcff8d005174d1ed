package tv.tributary.logo;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tv.tributary.ffmpeg.Ffmpeg;

/// Decodes untrusted images: type by their first bytes, never by name; size checked before decoding. PNG, JPEG and GIF
/// are decoded here, WebP by an ffmpeg process. Thread-safe.
final class ImageDecoder {
    private static final Logger log = LoggerFactory.getLogger(ImageDecoder.class);
    private static final long MOST_PIXELS = 4096L * 4096;
    private static final int LONGEST_SIDE = 16_384;
    /// A picture this much larger than what becomes of it is thinned out while it is read.
    private static final int PLENTY = 4;

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /// Nothing but this one file may be read: a picture must not be able to name others.
    private static final List<String> WEBP_TO_PNG = List.of(
            "-v",
            "error",
            "-threads",
            "1",
            "-protocol_whitelist",
            "pipe",
            "-f",
            "webp_pipe",
            "-i",
            "pipe:0",
            "-frames:v",
            "1",
            "-f",
            "image2pipe",
            "-c:v",
            "png",
            "pipe:1");

    private final Ffmpeg ffmpeg;

    ImageDecoder(Ffmpeg ffmpeg) {
        this.ffmpeg = ffmpeg;
    }

    /// Empty if it is no picture, one too large, or of a kind nobody here can read.
    ///
    /// @param most to what the picture will be made to fit
    Optional<Pixels> read(byte[] bytes, int most) throws InterruptedException {
        var kind = PictureKind.of(bytes);
        if (kind.isEmpty()) return Optional.empty();
        if (kind.get() != PictureKind.WEBP) return decode(kind.get(), bytes, most);
        var size = WebpSize.of(bytes);
        if (size.isEmpty() || !isSane(size.get().width(), size.get().height())) return Optional.empty();
        var png = ffmpeg.filter(WEBP_TO_PNG, bytes, PATIENCE);
        return png.isEmpty() ? Optional.empty() : decode(PictureKind.PNG, png.get(), most);
    }

    /// Whether it is a JPEG file whose sides are no longer than that, by its head.
    boolean isJpeg(byte[] bytes, int most) {
        if (PictureKind.of(bytes).filter(kind -> kind == PictureKind.JPEG).isEmpty()) return false;
        var reader =
                ImageIO.getImageReadersByFormatName(PictureKind.JPEG.format()).next();
        try (var in = new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
            reader.setInput(in, true, true);
            return isSane(reader.getWidth(0), reader.getHeight(0))
                    && Math.max(reader.getWidth(0), reader.getHeight(0)) <= most;
        } catch (IOException | RuntimeException e) {
            log.debug("not a JPEG after all: {}", e.toString());
            return false;
        } finally {
            reader.dispose();
        }
    }

    private static Optional<Pixels> decode(PictureKind kind, byte[] bytes, int most) {
        var reader = ImageIO.getImageReadersByFormatName(kind.format()).next();
        try (var in = new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
            reader.setInput(in, true, true);
            int width = reader.getWidth(0);
            int height = reader.getHeight(0);
            if (!isSane(width, height)) return Optional.empty();
            var how = reader.getDefaultReadParam();
            int thin = Math.max(1, Math.max(width, height) / (PLENTY * most));
            how.setSourceSubsampling(thin, thin, 0, 0);
            return Optional.of(Pixels.of(reader.read(0, how)));
        } catch (IOException | RuntimeException e) {
            // The JDK's readers throw whatever comes of damage: index, argument and state exceptions.
            log.debug("not a {} after all: {}", kind, e.toString());
            return Optional.empty();
        } finally {
            reader.dispose();
        }
    }

    private static boolean isSane(int width, int height) {
        return width > 0
                && height > 0
                && width <= LONGEST_SIDE
                && height <= LONGEST_SIDE
                && (long) width * height <= MOST_PIXELS;
    }

    /// The kinds of pictures that can be read.
    private enum PictureKind {
        PNG,
        JPEG,
        GIF,
        WEBP;

        /// By its first bytes; empty for anything else.
        static Optional<PictureKind> of(byte[] bytes) {
            if (starts(bytes, 0, "\u0089PNG\r\n\u001a\n")) return Optional.of(PNG);
            if (starts(bytes, 0, "\u00ff\u00d8\u00ff")) return Optional.of(JPEG);
            if (starts(bytes, 0, "GIF87a") || starts(bytes, 0, "GIF89a")) return Optional.of(GIF);
            if (starts(bytes, 0, "RIFF") && starts(bytes, 8, "WEBPVP8")) return Optional.of(WEBP);
            return Optional.empty();
        }

        /// The format's name in ImageIO.
        String format() {
            return name();
        }

        private static boolean starts(byte[] bytes, int at, String with) {
            var wanted = with.getBytes(StandardCharsets.ISO_8859_1);
            if (bytes.length < at + wanted.length) return false;
            for (int i = 0; i < wanted.length; i++) if (bytes[at + i] != wanted[i]) return false;
            return true;
        }
    }

    /// The size that a WebP file declares (RFC 9649, 2.5 to 2.7).
    record WebpSize(int width, int height) {
        private static final int LEAST = 30;

        /// @param b starts as a WebP file
        static Optional<WebpSize> of(byte[] b) {
            if (b.length < LEAST) return Optional.empty();
            return switch (b[15]) {
                case 'X' -> Optional.of(new WebpSize(1 + number(b, 24, 3), 1 + number(b, 27, 3)));
                case 'L' -> {
                    int bits = number(b, 21, 4);
                    yield Optional.of(new WebpSize(1 + (bits & 0x3FFF), 1 + (bits >>> 14 & 0x3FFF)));
                }
                case ' ' -> Optional.of(new WebpSize(number(b, 26, 2) & 0x3FFF, number(b, 28, 2) & 0x3FFF));
                default -> Optional.empty();
            };
        }

        private static int number(byte[] b, int at, int bytes) {
            int number = 0;
            for (int i = 0; i < bytes; i++) number |= (b[at + i] & 0xFF) << (8 * i);
            return number;
        }
    }
}
