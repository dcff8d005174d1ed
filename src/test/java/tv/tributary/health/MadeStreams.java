package tv.tributary.health;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import tv.tributary.testkit.BundledFfmpeg;

/// Transport streams of some seconds, made by the ffmpeg that comes with the product.
final class MadeStreams {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String SILENCE = "anullsrc=r=48000:cl=mono";
    static final String TONE = "sine=frequency=440:sample_rate=48000";

    private MadeStreams() {}

    static byte[] black(int seconds) throws InterruptedException {
        return of(seconds, "color=black:size=352x288:rate=25", SILENCE);
    }

    /// A picture that stands still, with noise as compression makes it.
    static byte[] still(int seconds, String sound) throws InterruptedException {
        return of(seconds, "smptebars=size=352x288:rate=25", sound);
    }

    static byte[] frozen(int seconds) throws InterruptedException {
        return still(seconds, SILENCE);
    }

    static byte[] moving(int seconds, String sound) throws InterruptedException {
        return of(seconds, "testsrc=size=352x288:rate=25", sound);
    }

    static byte[] silent(int seconds) throws InterruptedException {
        return moving(seconds, SILENCE);
    }

    /// White stripes that roll up a black picture, as names do at the end of a film.
    static byte[] credits(int seconds) throws InterruptedException {
        return of(
                seconds,
                "color=black:size=352x288:rate=25,geq=lum='if(lt(mod(Y+N*2\\,40)\\,10)*between(X\\,120\\,230)\\,220\\,16)'"
                        + ":cb=128:cr=128",
                TONE);
    }

    /// A still board with a line of text that runs at its foot.
    static byte[] newsBoard(int seconds) throws InterruptedException {
        return of(
                seconds,
                "smptebars=size=352x288:rate=25,geq=lum='if(gt(Y\\,265)\\,if(lt(mod(X+N*3\\,30)\\,12)\\,230\\,30)\\,lum(X\\,Y))'"
                        + ":cb='cb(X\\,Y)':cr='cr(X\\,Y)'",
                TONE);
    }

    /// A card: words on a plain ground, the same for all who are given the same text.
    static byte[] card(int seconds, int seed) throws InterruptedException {
        return of(
                seconds,
                "color=0x202060:size=352x288:rate=25,geq=lum='if(lt(mod(floor(X/44)*7+floor(Y/36)*5+" + seed
                        + "\\,3)\\,1)\\,200\\,40)':cb=140:cr=120",
                SILENCE);
    }

    static byte[] audioOnly(int seconds) throws InterruptedException {
        var arguments =
                new ArrayList<>(List.of("-v", "error", "-f", "lavfi", "-i", TONE, "-t", Integer.toString(seconds)));
        arguments.addAll(List.of("-c:a", "mp2", "-b:a", "128k", "-f", "mpegts", "pipe:1"));
        return BundledFfmpeg.FFMPEG.filter(arguments, new byte[0], PATIENCE).orElseThrow();
    }

    private static byte[] of(int seconds, String picture, String sound) throws InterruptedException {
        var arguments =
                new ArrayList<>(List.of("-v", "error", "-f", "lavfi", "-i", picture, "-f", "lavfi", "-i", sound));
        arguments.addAll(List.of("-t", Integer.toString(seconds), "-c:v", "mpeg2video", "-g", "12", "-bf", "0"));
        arguments.addAll(List.of("-b:v", "1200k", "-c:a", "mp2", "-b:a", "64k", "-f", "mpegts", "pipe:1"));
        return BundledFfmpeg.FFMPEG.filter(arguments, new byte[0], PATIENCE).orElseThrow();
    }
}
