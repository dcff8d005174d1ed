package tv.tributary.health;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
        return PictureFindings.of(frames, sound(packets));
    }

    /// One picture alone, of which nothing is said but its fingerprint.
    PictureFindings glance(byte[] packets) throws InterruptedException {
        return PictureFindings.of(frames(packets, true), new byte[0]);
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
