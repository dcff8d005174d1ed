package tv.tributary.health;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import tv.tributary.ffmpeg.Ffmpeg;

/// Decodes some seconds of a transport stream to what can be judged and shown, each with an ffmpeg that runs for some
/// tenths of a second. Thread-safe.
final class PictureDecoder {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    /// With fewer keyframes than that all pictures are decoded.
    private static final int ENOUGH = 3;
    private static final String GREY =
            "scale=" + PictureFindings.WIDTH + ":" + PictureFindings.HEIGHT + ":flags=area,format=gray";

    private final Ffmpeg ffmpeg;

    PictureDecoder(Ffmpeg ffmpeg) {
        this.ffmpeg = ffmpeg;
    }

    /// What is in the packets. Without an ffmpeg there are no pictures in it.
    PictureFindings findings(byte[] packets) throws InterruptedException {
        var frames = frames(packets, true);
        if (frames.length < ENOUGH * PictureFindings.SIZE) {
            var all = frames(packets, false);
            if (all.length > frames.length) frames = all;
        }
        return PictureFindings.of(whole(frames), sound(packets));
    }

    /// Without the last one, which the end of the packets may have cut: what is missing is made up by the decoder.
    private static byte[] whole(byte[] frames) {
        return frames.length < ENOUGH * PictureFindings.SIZE
                ? frames
                : Arrays.copyOf(frames, frames.length - PictureFindings.SIZE);
    }

    /// One picture alone, of which nothing is said but its fingerprint.
    ///
    /// @param jpeg as [#jpeg] makes it
    static PictureFindings glance(byte[] jpeg) {
        try {
            var image = ImageIO.read(new ByteArrayInputStream(jpeg));
            if (image == null) return PictureFindings.of(new byte[0], new byte[0]);
            var shades = new byte[PictureFindings.SIZE];
            for (int y = 0; y < PictureFindings.HEIGHT; y++) {
                for (int x = 0; x < PictureFindings.WIDTH; x++)
                    shades[y * PictureFindings.WIDTH + x] = shade(image, x, y);
            }
            return PictureFindings.of(shades, new byte[0]);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The average of the pixels that stand there.
    private static byte shade(BufferedImage image, int x, int y) {
        int left = x * image.getWidth() / PictureFindings.WIDTH;
        int right = Math.max(left + 1, (x + 1) * image.getWidth() / PictureFindings.WIDTH);
        int top = y * image.getHeight() / PictureFindings.HEIGHT;
        int bottom = Math.max(top + 1, (y + 1) * image.getHeight() / PictureFindings.HEIGHT);
        int sum = 0;
        for (int row = top; row < bottom; row++) {
            for (int column = left; column < right; column++) {
                int pixel = image.getRGB(column, row);
                sum += (299 * (pixel >> 16 & 0xFF) + 587 * (pixel >> 8 & 0xFF) + 114 * (pixel & 0xFF)) / 1000;
            }
        }
        return (byte) (sum / ((right - left) * (bottom - top)));
    }

    private byte[] frames(byte[] packets, boolean keyframesOnly) throws InterruptedException {
        var arguments = reading(keyframesOnly);
        arguments.addAll(List.of("-map", "0:v:0", "-vf", keyframesOnly ? GREY : "fps=2," + GREY));
        if (keyframesOnly) arguments.addAll(List.of("-fps_mode", "passthrough"));
        arguments.addAll(List.of("-frames:v", "40", "-f", "rawvideo", "pipe:1"));
        return ffmpeg.filter(arguments, packets, PATIENCE).orElse(new byte[0]);
    }

    /// Eight thousand samples a second of one channel: what is silent there is silent.
    private byte[] sound(byte[] packets) throws InterruptedException {
        var arguments = reading(false);
        arguments.addAll(List.of("-map", "0:a:0", "-vn", "-ac", "1", "-ar", "8000", "-f", "s16le", "pipe:1"));
        return ffmpeg.filter(arguments, packets, PATIENCE).orElse(new byte[0]);
    }

    /// A small JPEG of the first keyframe; empty if there is none, or no ffmpeg.
    Optional<byte[]> jpeg(byte[] packets) throws InterruptedException {
        var arguments = reading(true);
        arguments.addAll(List.of(
                "-map",
                "0:v:0",
                "-vf",
                "scale=" + StreamPictures.WIDTH + ":-2:flags=area,format=yuvj420p",
                "-frames:v",
                "1",
                "-c:v",
                "mjpeg",
                "-q:v",
                "7",
                "-f",
                "image2pipe",
                "pipe:1"));
        return ffmpeg.filter(arguments, packets, PATIENCE).filter(bytes -> bytes.length > 0);
    }

    private static List<String> reading(boolean keyframesOnly) {
        var arguments = new ArrayList<>(List.of("-v", "error", "-threads", "1"));
        if (keyframesOnly) arguments.addAll(List.of("-skip_frame", "nokey"));
        arguments.addAll(List.of("-protocol_whitelist", "pipe", "-f", "mpegts", "-i", "pipe:0", "-sn", "-dn"));
        return arguments;
    }
}
